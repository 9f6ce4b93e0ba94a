import CairnJSON
public import CairnChain
public import CairnEthereum
public import CairnPrimitives
public import CairnRPC
import CairnStore

extension Engine: DevelopmentBackend {
    // MARK: Accounts

    public func privateKey(of account: Address) -> PrivateKey? { keysByAccount[account] }

    public func impersonate(_ account: Address) {
        locked { _ = $0.impersonated.insert(account) }
    }

    public func stopImpersonating(_ account: Address) {
        locked { _ = $0.impersonated.remove(account) }
    }

    public func impersonateAll(_ isOn: Bool) { locked { $0.impersonatesAll = isOn } }

    public func mayImpersonate(_ account: Address) -> Bool {
        locked { $0.impersonatesAll || $0.impersonated.contains(account) }
    }

    public func intervene(_ interventions: [Intervention]) async throws(RPCError) {
        let ticket = locked { state in
            for intervention in interventions { state.chain.intervene(intervention) }
            return log.append(interventions.map { .intervention($0) })
        }
        try await makeDurable(ticket)
    }

    // MARK: Blocks and time

    /// Blocks made in one go before others get a turn and the disk catches up.
    private static let blocksPerTurn: UInt64 = 1_024
    /// More blocks than this in one request are refused.
    private static let maximumBlocks: UInt64 = 10_000_000

    public func mine(_ count: UInt64, spacing: UInt64?) async throws(RPCError) {
        guard count <= Self.maximumBlocks else {
            throw .invalidParameters(
                "cannot mine \(count) blocks at once; at most \(Self.maximumBlocks)")
        }
        if let spacing, count > 1 {
            let (seconds, overflow) = spacing.multipliedReportingOverflow(by: count - 1)
            try locked { state throws(RPCError) in
                try checkJump(overflow ? .max : seconds, from: state.chain.head.timestamp, state)
            }
        }
        var left = count
        while left > 0 {
            let turn = min(left, Self.blocksPerTurn)
            let ticket = try locked { state throws(RPCError) in
                var ticket: UInt64 = 0
                for _ in 0..<turn {
                    // The first block comes at the clock's time, each next one after the spacing.
                    let isFirst = left == count && ticket == 0
                    let parent = state.chain.head.timestamp
                    let timestamp = isFirst ? nil : spacing.map { parent + $0 }
                    ticket = try produce(&state, state.readyTransactions(), at: timestamp)
                }
                if spacing != nil {
                    // Time goes on from the last block.
                    state.clock.set(
                        max(state.chain.head.timestamp, state.clock.now(wall: wall)), wall: wall)
                }
                return ticket
            }
            try await makeDurable(ticket)
            left -= turn
        }
        try await saveClock()
    }

    public func mine(at timestamp: Timestamp?) async throws(RPCError) {
        let ticket = try locked { state throws(RPCError) in
            if let timestamp {
                try checkTimestamp(timestamp, state)
                state.clock.nextTimestamp = timestamp
            }
            return try produce(&state, state.readyTransactions())
        }
        try await makeDurable(ticket)
        try await saveClock()
    }

    public var productionMode: ProductionMode { locked { $0.production } }

    public func setProductionMode(_ mode: ProductionMode) async throws(RPCError) {
        let ticket = try locked { state throws(RPCError) -> UInt64? in
            state.production = mode
            guard mode.isInstant, !state.readyTransactions().isEmpty else { return nil }
            return try produceAll(&state)
        }
        productionChanged()
        if let ticket { try await makeDurable(ticket) }
    }

    public func increaseTime(by seconds: UInt64) async throws(RPCError) -> Int64 {
        try locked { state throws(RPCError) in
            let now = max(state.clock.now(wall: wall), state.chain.head.timestamp)
            try checkJump(seconds, from: now, state)
            state.clock.advance(by: seconds)
        }
        return try await saveClock()
    }

    public func setTime(_ timestamp: Timestamp) async throws(RPCError) -> Int64 {
        try locked { state throws(RPCError) in
            try checkTimestamp(timestamp, state)
            state.clock.set(timestamp, wall: wall)
        }
        return try await saveClock()
    }

    public func setNextBlockTimestamp(_ timestamp: Timestamp) throws(RPCError) {
        try locked { state throws(RPCError) in
            try checkTimestamp(timestamp, state)
            state.clock.nextTimestamp = timestamp
        }
    }

    public func setTimestampInterval(_ seconds: UInt64?) throws(RPCError) {
        try locked { state throws(RPCError) in
            if let seconds { try checkJump(seconds, from: state.chain.head.timestamp, state) }
            state.clock.interval = seconds
        }
    }

    /// How far ahead of the newest block time can be set at once where validators live through
    /// every epoch: four years, some twenty seconds of work.
    static let longestJump: UInt64 = 1_461 * 86_400

    /// - Throws: That a time lies too far ahead of the newest block.
    private func checkJump(
        _ seconds: UInt64, from start: Timestamp, _ state: EngineState
    ) throws(RPCError) {
        guard state.chain.beacon != nil else { return }
        let head = state.chain.head.timestamp
        let (end, overflow) = start.addingReportingOverflow(seconds)
        guard !overflow, end <= head || end - head <= Self.longestJump else {
            throw .invalidParameters(
                "that would be \(overflow ? "more than 2^64" : "\(end - head)") seconds after the "
                    + "newest block; at most \(Self.longestJump), four years, since validators "
                    + "live through every epoch: mine a block in between, or leave the beacon "
                    + "chain out with \"beacon\": null in the genesis file")
        }
    }

    private func checkTimestamp(
        _ timestamp: Timestamp, _ state: EngineState
    ) throws(RPCError) {
        let head = state.chain.head.timestamp
        guard timestamp >= head else {
            throw .invalidParameters(
                "timestamp \(timestamp) is before the newest block's, \(head)")
        }
        try checkJump(timestamp - head, from: head, state)
    }

    /// Keeps the clock's offset, so that a restart does not turn time back.
    @discardableResult
    func saveClock() async throws(RPCError) -> Int64 {
        let (offset, ticket) = locked { state in
            let offset = state.clock.offset
            let bytes = withUnsafeBytes(of: offset.bigEndian) { [UInt8]($0) }
            return (offset, log.append([.setting(name: SettingName.clockOffset, value: bytes)]))
        }
        try await makeDurable(ticket)
        return offset
    }

    // MARK: The next blocks' fields

    public func setCoinbase(_ account: Address) { locked { $0.coinbase = account } }
    public func setMinimumGasPrice(_ price: Wei) { locked { $0.minimumGasPrice = price } }
    public func setNextBaseFee(_ fee: Wei) { locked { $0.nextBaseFeeOverride = fee } }
    public func setNextPrevRandao(_ value: Hash) { locked { $0.nextPrevRandao = value } }
    public func setLogging(_ isOn: Bool) { locked { $0.isLogging = isOn } }

    public func setBlockGasLimit(_ limit: UInt64) throws(RPCError) {
        guard limit >= 21_000 else {
            throw .invalidParameters(
                "block gas limit \(limit) is below 21000, the gas of the least transaction")
        }
        locked { $0.gasLimit = limit }
    }

    // MARK: Pool

    public func drop(_ hash: Hash) async throws(RPCError) -> Bool {
        let ticket = locked { state -> UInt64? in
            guard state.pool.remove(hash) != nil else { return nil }
            return log.append([.dropped(hash)])
        }
        guard let ticket else { return false }
        try await makeDurable(ticket)
        return true
    }

    public func dropAll(of sender: Address?) async throws(RPCError) {
        let ticket = locked { state in
            log.append(state.pool.removeAll(of: sender).map { .dropped($0.hash) })
        }
        try await makeDurable(ticket)
    }
}

/// Names of what the store keeps besides the log.
enum SettingName {
    static let clockOffset = "clock.offset"
}
