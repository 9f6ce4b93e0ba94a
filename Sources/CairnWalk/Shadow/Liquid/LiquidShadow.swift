import CairnLedger
import CairnLiquid
import CairnPrimitives

/// Whom an owner of a token lets spend.
struct Spending: Hashable {
    let token: Address
    let owner: Address
    let spender: Address
}

/// The books of Lido and ether.fi, beside those of the restaking core.
final class LiquidShadow {
    let lido: ShadowLido
    let etherFi: ShadowEtherFi
    let lidoParameters: LidoParameters
    let etherFiParameters: EtherFiParameters
    var allowances: [Spending: UInt256] = [:]

    // What the running call has touched
    var touchedStETH: [Address] = []
    var touchedEETH: [Address] = []
    var touchedAllowances: [Spending] = []
    var touchedRequests: [Int] = []
    /// Whether the rates may have changed by a report, or a payment at a frozen rate.
    var movesRate = false

    var stETH: Address { lido.contracts.stETH }
    var wstETH: Address { lido.contracts.wstETH }
    var eETH: Address { etherFi.contracts.eETH }
    var weETH: Address { etherFi.contracts.weETH }
    var restaker: Address { etherFi.contracts.restaker }

    init(lido: LidoParameters, etherFi: EtherFiParameters, block: UInt64, time: UInt64) {
        lidoParameters = lido
        etherFiParameters = etherFi
        self.lido = ShadowLido(lido, block: block, time: time)
        self.etherFi = ShadowEtherFi(etherFi, time: time)
    }

    func forgetTouched() {
        touchedStETH.removeAll(keepingCapacity: true)
        touchedEETH.removeAll(keepingCapacity: true)
        touchedAllowances.removeAll(keepingCapacity: true)
        touchedRequests.removeAll(keepingCapacity: true)
        movesRate = false
    }

    // MARK: Tokens

    func moveStETH(_ amount: UInt256, from: Address, to: Address) {
        lido.moveShares(lido.sharesFor(amount), from: from, to: to)
        touchedStETH += [from, to]
    }

    func moveWstETH(_ units: UInt256, from: Address, to: Address) {
        lido.wrapped[from, default: .zero] -= units
        lido.wrapped[to, default: .zero] += units
        touchedStETH += [from, to]
    }

    func moveEETH(_ amount: UInt256, from: Address, to: Address) {
        etherFi.moveShares(etherFi.pool.sharesFor(amount), from: from, to: to)
        touchedEETH += [from, to]
    }

    func moveWeETH(_ units: UInt256, from: Address, to: Address) {
        etherFi.wrapped[from, default: .zero] -= units
        etherFi.wrapped[to, default: .zero] += units
        touchedEETH += [from, to]
    }

    // MARK: Allowances

    func allowance(_ token: Address, _ owner: Address, _ spender: Address) -> UInt256 {
        allowances[Spending(token: token, owner: owner, spender: spender)] ?? .zero
    }

    /// Spends an allowance; in stETH and weETH an unlimited one stays.
    func spend(_ amount: UInt256, _ token: Address, _ owner: Address, _ spender: Address) {
        let key = Spending(token: token, owner: owner, spender: spender)
        touchedAllowances.append(key)
        let allowed = allowances[key] ?? .zero
        if allowed == .max && (token == stETH || token == weETH) { return }
        allowances[key] = allowed - amount
    }

    /// Who may spend what, as stakers allow it at the start.
    func spenders(agent: Address) -> [(token: Address, spender: Address)] {
        let (queue, pool) = (
            lido.contracts.withdrawalQueue, etherFi.contracts.liquidityPool
        )
        let redemption = etherFi.contracts.redemptionManager
        return [
            (stETH, wstETH), (stETH, queue), (stETH, etherFi.contracts.liquifier),
            (wstETH, queue), (eETH, weETH), (eETH, pool), (eETH, redemption),
            (weETH, redemption), (stETH, agent), (wstETH, agent), (eETH, agent), (weETH, agent),
        ]
    }
}
