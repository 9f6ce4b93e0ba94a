import CairnJSON
import CairnChain
import CairnEthereum
import CairnPrimitives

extension DevelopmentMethods {
    /// Producing blocks, and when they are produced.
    mutating func addMining() {
        let backend = backend
        add("anvil_mine", "hardhat_mine") { development, parameters async throws(RPCError) in
            let count = try parameters.optional(0, "blocks")?.quantity64OrNumber() ?? 1
            let spacing = try parameters.optional(1, "interval")?.quantity64OrNumber()
            try backend.checkMining(count, spacing: spacing ?? 0)
            try await development.mine(count, spacing: spacing)
            return .null
        }
        add("evm_mine") { development, parameters async throws(RPCError) in
            try await development.mine(MiningOptions(parameters), on: backend)
            return .quantity(0 as UInt64)
        }
        add("anvil_mine_detailed", "evm_mine_detailed") {
            development, parameters async throws(RPCError) in
            let before = backend.head.number
            try await development.mine(MiningOptions(parameters), on: backend)
            var blocks: [JSON] = []
            let after = backend.head.number
            guard after > before else { return .array(blocks) }
            for number in (before + 1)...after {
                if let block = try backend.block(number: number) {
                    blocks.append(.block(block, .full))
                }
            }
            return .array(blocks)
        }
        addMode()
    }

    private mutating func addMode() {
        add("anvil_setAutomine", "evm_setAutomine") {
            development, parameters async throws(RPCError) in
            let isOn = try parameters.bool(0, "enabled")
            let mode = development.productionMode.withAutomine(isOn)
            try await development.setProductionMode(mode)
            return .null
        }
        add("anvil_getAutomine", "hardhat_getAutomine") { development, _ in
            .bool(development.productionMode.isAutomatic)
        }
        add("anvil_setIntervalMining", "evm_setIntervalMining") {
            development, parameters async throws(RPCError) in
            let seconds = try parameters.number(0, "seconds")
            guard seconds <= maximumSpacing else {
                throw .invalidParameters("an interval is at most \(maximumSpacing) seconds")
            }
            try await development.setProductionMode(
                seconds == 0 ? .manual : .interval(seconds: seconds))
            return .null
        }
        add("anvil_getIntervalMining") { development, _ in
            development.productionMode.interval.map { .number(JSONNumber($0)) } ?? .null
        }
    }
}

/// The most blocks that one request produces.
private let maximumBlocks: UInt64 = 1_000_000
/// The longest time between two blocks, ten years.
private let maximumSpacing: UInt64 = 315_360_000

extension ChainBackend {
    /// Refuses so many blocks that the request would not end, or that height or time would leave
    /// the 32 bits in which contracts keep them.
    fileprivate func checkMining(_ count: UInt64, spacing: UInt64) throws(RPCError) {
        guard count <= maximumBlocks else {
            throw .invalidParameters("at most \(maximumBlocks) blocks are produced at once")
        }
        let limit = CallEnvironment.maximumNumberOrTime
        guard spacing <= maximumSpacing, head.number + count <= limit,
            head.header.timestamp + count * spacing <= limit
        else { throw .invalidParameters("\(count) blocks would leave the time of 32 bits") }
    }
}

/// What `evm_mine` takes: nothing, a timestamp, or `{timestamp, blocks}`.
private struct MiningOptions {
    var timestamp: Timestamp?
    var blocks: UInt64 = 1

    init(_ parameters: Parameters) throws(RPCError) {
        guard let argument = parameters.optional(0, "options") else { return }
        guard case .object = argument.value else {
            timestamp = try argument.time()
            return
        }
        let fields = try argument.fields()
        timestamp = try fields.optional("timestamp")?.time()
        blocks = try fields.optional("blocks")?.quantity64OrNumber() ?? 1
    }
}

extension DevelopmentBackend {
    /// Produces blocks, the first of them at a time that was asked for.
    fileprivate func mine(
        _ options: MiningOptions, on backend: any ChainBackend
    ) async throws(RPCError) {
        try backend.checkMining(options.blocks, spacing: 0)
        if let timestamp = options.timestamp { try backend.checkTime(timestamp) }
        guard options.blocks > 0 else { return }
        try await mine(at: options.timestamp)
        if options.blocks > 1 { try await mine(options.blocks - 1, spacing: nil) }
    }
}

extension ProductionMode {
    /// Whether a transaction gets its block at once.
    fileprivate var isAutomatic: Bool {
        switch self {
        case .instant, .mixed: true
        case .interval, .manual: false
        }
    }

    /// Seconds between blocks, or nil.
    fileprivate var interval: UInt64? {
        switch self {
        case .interval(let seconds), .mixed(let seconds): seconds
        case .instant, .manual: nil
        }
    }

    /// The mode after automatic production was switched.
    ///
    /// Switching it on ends an interval, as in anvil; switching it off keeps one.
    fileprivate func withAutomine(_ isOn: Bool) -> ProductionMode {
        switch (self, isOn) {
        case (.instant, true), (.mixed, true), (.manual, false), (.interval, false): self
        case (.interval, true), (.manual, true): .instant
        case (.instant, false): .manual
        case (.mixed(let seconds), false): .interval(seconds: seconds)
        }
    }
}
