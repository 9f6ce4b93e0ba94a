import ArgumentParser
import CairnEthereum
import CairnJSON
import CairnLiquid
import CairnPrimitives
import CairnRestaking

/// Slashes an operator, in the name of the set's slasher.
struct Slash: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Slash an operator on a development chain, in the name of the set's slasher.",
        discussion: """
            The node sends the transaction without the slasher's signature, as development nodes \
            do on request. What the operator has allocated to the set is slashed, not more.
            """)

    @Option(help: "The operator's address.")
    var `operator`: String

    @Option(help: "The service's address.")
    var avs: String

    @Option(help: "The number of the operator set.")
    var set: UInt32 = 1

    @Option(help: "How much of the allocation: 20% or 0.2.")
    var part: String

    @Option(
        help:
            "A strategy by name (stETH) or address; may be repeated. All allocated ones if absent.")
    var strategy: [String] = []

    @Option(help: "The reason that the slash gives.")
    var reason = "slashed by hand"

    @Flag(help: "Leave what was slashed in the strategy instead of burning or handing it out.")
    var keep = false

    @OptionGroup var node: NodeOption

    @Flag(help: "Print one object with what each strategy lost.")
    var json = false

    func run() async throws {
        guard let account = Address(hex: `operator`) else {
            throw Failure("--operator \(`operator`) is no address")
        }
        guard let service = Address(hex: avs) else {
            throw Failure("--avs \(avs) is no address")
        }
        let wad = try wad()
        let operatorSet = OperatorSet(avs: service, id: set)
        try await speaking {
            let reader = RestakingReader(client: try node.client())
            try await slash(account, in: operatorSet, wad, reader)
        }
    }

    private func slash(
        _ account: Address, in operatorSet: OperatorSet, _ wad: UInt256, _ reader: RestakingReader
    ) async throws {
        let strategies = try await chosen(account, operatorSet, reader)
        var before: [OperatorStake] = []
        for each in strategies { before.append(try await reader.stake(of: account, in: each)) }
        let slasher = try await reader.slasher(of: operatorSet)
        let core = Mainnet.restaking
        let receipt = try await reader.client.send(
            as: slasher,
            ContractCall(
                core.allocationManager, "slashOperator", operatorSet.avs,
                SlashingParams(
                    operator: account, operatorSetID: operatorSet.id, strategies: strategies,
                    wadsToSlash: strategies.map { _ in wad },
                    description: Bytes(Array(reason.utf8)))))
        if !keep {
            let count: UInt256 = try await reader.client.read(
                core.allocationManager, "getSlashCount", operatorSet)
            _ = try await reader.client.send(
                as: slasher,
                ContractCall(
                    core.strategyManager, "clearBurnOrRedistributableShares", operatorSet, count))
        }
        var lost: [JSON] = []
        for stake in before {
            let after = try await reader.stake(of: account, in: stake.strategy)
            lost.append([
                "strategy": stake.strategy.json,
                "sharesBefore": .string("\(stake.shares.rawValue)"),
                "sharesAfter": .string("\(after.shares.rawValue)"),
            ])
            guard !json else { continue }
            let shares = stake.shares - after.shares
            let worth = try await reader.worth(of: shares, in: stake.strategy)
            print("\(account.checksummed) lost \(described(shares, worth, in: stake.strategy))")
        }
        let hash = receipt.hash.hex
        if json {
            let result: JSON = [
                "hash": .string(hash), "block": .number(JSONNumber(receipt.block)),
                "lost": .array(lost),
            ]
            print(result.indented)
        } else {
            print(
                "in block \(receipt.block), by \(operatorSet.name); "
                    + (keep ? "it stays in the strategies for now" : "it is burnt or handed out"))
        }
    }

    /// The strategies in ascending order, as the contract wants them.
    private func chosen(
        _ account: Address, _ operatorSet: OperatorSet, _ reader: RestakingReader
    ) async throws -> [Address] {
        if strategy.isEmpty {
            let allocated = try await reader.exposures(of: account)
                .filter { $0.operatorSet == operatorSet && $0.isSlashable }
            guard !allocated.isEmpty else {
                throw Failure(
                    "\(account.checksummed) has allocated nothing that \(operatorSet.name) may slash"
                )
            }
            return allocated.map(\.strategy).sorted()
        }
        return try strategy.map { text in
            guard let address = KnownStrategy.address(text) else {
                throw Failure(
                    "--strategy \(text) is neither an address nor one of "
                        + KnownStrategy.all.map(\.name).joined(separator: ", "))
            }
            return address
        }.sorted()
    }

    /// The part in units of 10^-18.
    func wad() throws -> UInt256 {
        let isPercent = part.hasSuffix("%")
        let number = (isPercent ? part.dropLast() : part[...])
            .split(separator: ".", omittingEmptySubsequences: false)
        let decimals = isPercent ? 16 : 18
        let fraction = number.count == 2 ? number[1] : ""
        guard let whole = number.first, number.count <= 2, fraction.utf8.count <= decimals,
            let wad = UInt256(
                decimal: whole + fraction
                    + String(repeating: "0", count: decimals - fraction.utf8.count)),
            wad > .zero, wad <= RestakingReader.whole
        else {
            throw Failure("--part is \(part); it must be above 0 and at most 100% (or 1)")
        }
        return wad
    }
}
