import CairnLedger
import CairnLiquid
public import CairnPrimitives
import CairnRestaking

extension World {
    /// Writes the genesis into an empty store and seals it.
    func initialize() {
        for (account, balance) in configuration.balances {
            ledger.accounts.setBalance(balance, of: account)
        }
        place(configuration.placements)
        for token in configuration.tokens {
            place(.plainToken, at: token.address)
            for (holder, units) in token.balances {
                do throws(Revert) {
                    try ledger.tokens.mint(units, of: token.address, to: holder)
                } catch {
                    preconditionFailure("the supply of \(token.symbol) exceeds 256 bits")
                }
            }
        }
        setUpProtocols()
        fundKeepers()
        ledger.events.removeAll()
        _ = store.sealBlock()
    }

    /// Places and initialises the protocols that the genesis has, the lower ones first.
    private func setUpProtocols() {
        if configuration.restaking != nil {
            place(ContractKind.restakingPlacements(restaking.parameters))
            restaking.initialize()
            for (strategy, token) in configuration.strategies {
                place(.strategy, at: strategy)
                restaking.place(
                    strategy: strategy, token: token,
                    takingDeposits: configuration.whitelistsStrategies)
            }
            for limited in configuration.limitedStrategies {
                place(.limitedStrategy, at: limited.strategy)
                restaking.placeLimited(
                    strategy: limited.strategy, token: limited.token,
                    maxPerDeposit: limited.maxPerDeposit,
                    maxTotalDeposits: limited.maxTotalDeposits,
                    takingDeposits: configuration.whitelistsStrategies)
            }
        }
        if configuration.lido != nil {
            place(lido.parameters.placements)
            lido.initialize()
            lidoRegistry.initialize()
        }
        if configuration.etherFi != nil {
            place(etherFi.parameters.placements)
            etherFi.initialize()
        }
    }

    private func place(_ placements: [(kind: ContractKind, address: Address)]) {
        for placement in placements { place(placement.kind, at: placement.address) }
    }

    /// Puts a contract of a kind at an address, whatever was there.
    public func place(_ kind: ContractKind, at address: Address) {
        ledger.accounts.table.update(address) { $0.code = kind.code }
    }

    /// Tells the ledger by which rules each kind of asset moves.
    func registerTokens() {
        ledger.tokens.register(PlainToken(ledger), for: ContractKind.plainToken.code)
        ledger.tokens.registerLido(lido)
        ledger.tokens.registerEtherFi(etherFi)
    }
}
