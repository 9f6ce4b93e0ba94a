import CairnChain
import CairnEthereum
import CairnJSON
import CairnLiquid
import CairnNode
import CairnPrimitives
import CairnRestaking

/// Asks a node who restakes what with whom. Lists come from logs, everything else from the
/// contracts at the newest block.
struct RestakingReader {
    let client: RPCClient
    private let core = Mainnet.restaking

    /// A magnitude of everything.
    static let whole = UInt256(1_000_000_000_000_000_000 as UInt64)

    // MARK: Lists

    /// Logs of an event from the first block on; ranges with too many are asked for in halves.
    private func logs(
        _ signature: String, of contract: Address, topics: [JSON] = []
    ) async throws -> [WireLog] {
        let head = try await client.smallNumber("eth_blockNumber")
        var ranges: [ClosedRange<UInt64>] = [0...head]
        var found: [WireLog] = []
        while let range = ranges.popLast() {
            do {
                let answer = try await client.request(
                    "eth_getLogs",
                    [
                        "address": .address(contract),
                        "topics": .array([.string(keccak256(utf8: signature).hex)] + topics),
                        "fromBlock": .quantity(range.lowerBound),
                        "toBlock": .quantity(range.upperBound),
                    ])
                guard case .array(let list) = answer else { continue }
                found += try list.map { try WireLog($0) }
            } catch let refusal as RPCFailure {
                guard range.count > 1 else { throw refusal }
                let middle = range.lowerBound + UInt64(range.count) / 2
                ranges.append(middle...range.upperBound)
                ranges.append(range.lowerBound...(middle - 1))
            }
        }
        return found
    }

    /// Operators in the order of registration.
    func operators() async throws -> [Address] {
        try await logs("OperatorRegistered(address,address)", of: core.delegationManager)
            .compactMap { $0.topics.count > 1 ? $0.topics[1].address : nil }
    }

    /// Operator sets in the order of creation.
    func operatorSets() async throws -> [OperatorSet] {
        try await logs("OperatorSetCreated((address,uint32))", of: core.allocationManager)
            .map { try $0.data.decoded() }
    }

    /// Slashes in order, with their blocks.
    func slashes() async throws -> [SlashRecord] {
        try await logs(
            "OperatorSlashed(address,(address,uint32),address[],uint256[],string)",
            of: core.allocationManager
        ).map { log in
            let event = try log.data.decodedFields(
                as: ABITuple<Address, OperatorSet, [Address], [UInt256], String>.self)
            return SlashRecord(
                block: log.block, operator: event.fields.0, operatorSet: event.fields.1,
                strategies: event.fields.2, wads: event.fields.3, reason: event.fields.4)
        }
    }

    /// The numbers of the tokens of a collection that an account was ever given, in ascending
    /// order.
    func tokens(of collection: Address, thatReached account: Address) async throws -> [UInt256] {
        let arrivals = try await logs(
            "Transfer(address,address,uint256)", of: collection,
            topics: [.null, .string(Hash(account.word).hex)])
        return Set(arrivals.compactMap { $0.topics.count > 3 ? $0.topics[3].word : nil }).sorted()
    }

    /// In which block an operator last left a set, or nil.
    func departure(of operator: Address, from set: OperatorSet) async throws -> UInt64? {
        try await logs(
            "OperatorRemovedFromOperatorSet(address,(address,uint32))",
            of: core.allocationManager
        ).last { log in
            log.topics.count > 1 && log.topics[1].address == `operator`
                && (try? log.data.decoded() as OperatorSet) == set
        }?.block
    }

    // MARK: Operators

    /// What an operator holds in one strategy.
    func stake(of operator: Address, in strategy: Address) async throws -> OperatorStake {
        let shares: Shares = try await client.read(
            core.delegationManager, "operatorShares", `operator`, strategy)
        let encumbered: UInt64 = try await client.read(
            core.allocationManager, "getEncumberedMagnitude", `operator`, strategy)
        let maximum: UInt64 = try await client.read(
            core.allocationManager, "getMaxMagnitude", `operator`, strategy)
        return OperatorStake(
            strategy: strategy, shares: shares, worth: try await worth(of: shares, in: strategy),
            encumbered: encumbered, maximum: maximum)
    }

    /// In which strategies an operator may hold anything: those that deposits are open to.
    func strategies(of operator: Address) async throws -> [Address] {
        let listed = KnownStrategy.all.map(\.address)
        let shares: [Shares] = try await client.read(
            core.delegationManager, "getOperatorShares", `operator`, listed)
        return zip(listed, shares).filter { !$0.1.isZero }.map(\.0)
    }

    func registeredSets(of operator: Address) async throws -> [OperatorSet] {
        try await client.read(core.allocationManager, "getRegisteredSets", `operator`)
    }

    /// What of an operator's stake which set may slash, and until when.
    func exposures(of operator: Address) async throws -> [Exposure] {
        var exposures: [Exposure] = []
        let sets: [OperatorSet] = try await client.read(
            core.allocationManager, "getAllocatedSets", `operator`)
        let deallocationDelay: UInt32 = try await client.read(
            core.allocationManager, "DEALLOCATION_DELAY")
        for set in sets {
            let isSlashable: Bool = try await client.read(
                core.allocationManager, "isOperatorSlashable", `operator`, set)
            let isMember: Bool = try await client.read(
                core.allocationManager, "isMemberOfOperatorSet", `operator`, set)
            let departure = isMember ? nil : try await departure(of: `operator`, from: set)
            let strategies: [Address] = try await client.read(
                core.allocationManager, "getAllocatedStrategies", `operator`, set)
            for strategy in strategies {
                let allocation: Allocation = try await client.read(
                    core.allocationManager, "getAllocation", `operator`, set, strategy)
                let maximum: UInt64 = try await client.read(
                    core.allocationManager, "getMaxMagnitude", `operator`, strategy)
                exposures.append(
                    Exposure(
                        operator: `operator`, operatorSet: set, strategy: strategy,
                        allocation: allocation, maximum: maximum, isSlashable: isSlashable,
                        membershipEnds: departure.map { $0 + UInt64(deallocationDelay) }))
            }
        }
        return exposures
    }

    // MARK: Questions

    func worth(of shares: Shares, in strategy: Address) async throws -> Wei {
        if strategy == core.beaconChainETHStrategy { return Wei(rawValue: shares.rawValue) }
        return try await client.read(strategy, "sharesToUnderlyingView", shares)
    }

    func slasher(of set: OperatorSet) async throws -> Address {
        try await client.read(core.allocationManager, "getSlasher", set)
    }

    func setDetails(_ set: OperatorSet) async throws -> SetDetails {
        let manager = core.allocationManager
        return SetDetails(
            operatorSet: set,
            strategies: try await client.read(manager, "getStrategiesInOperatorSet", set),
            members: try await client.read(manager, "getMembers", set),
            slasher: try await slasher(of: set),
            slashes: try await client.read(manager, "getSlashCount", set),
            isRedistributing: try await client.read(manager, "isRedistributingOperatorSet", set),
            recipient: try await client.read(manager, "getRedistributionRecipient", set))
    }
}

/// A strategy that has a name.
struct KnownStrategy {
    let name: String
    let address: Address

    static let all: [KnownStrategy] =
        Genesis.namedStrategies
        .map { KnownStrategy(name: $0.name, address: $0.strategy) }
        + [
            KnownStrategy(
                name: "beacon chain ETH", address: Mainnet.restaking.beaconChainETHStrategy)
        ]

    /// A strategy's name, or its address.
    static func name(of address: Address) -> String {
        all.first { $0.address == address }?.name ?? address.checksummed
    }

    /// A strategy by name or address.
    static func address(_ text: String) -> Address? {
        all.first { $0.name.lowercased() == text.lowercased() }?.address ?? Address(hex: text)
    }
}

extension Hash {
    /// The account in the last twenty bytes.
    var address: Address { Address(truncating: word) }
}
