import CairnJSON
import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives

/// The block that a call believes to run in.
struct CallEnvironment {
    var number: BlockNumber
    var timestamp: Timestamp
    var gasLimit: UInt64
    var baseFee: Wei
    var coinbase: Address
    var prevRandao: Hash

    /// The environment of a block's own transactions.
    init(_ header: BlockHeader) {
        number = header.number
        timestamp = header.timestamp
        gasLimit = header.gasLimit
        baseFee = header.baseFeePerGas ?? .zero
        coinbase = header.beneficiary
        prevRandao = header.mixHash
    }

    /// The largest height and time, in seconds since 1970, that a client may choose: contracts keep
    /// both in 32 bits.
    static let maximumNumberOrTime = UInt64(UInt32.max)

    /// Takes what a client wants to be different.
    ///
    /// - Throws: `-32602` for a height or time of more than 32 bits.
    mutating func apply(_ overrides: BlockOverrides) throws(RPCError) {
        let limit = CallEnvironment.maximumNumberOrTime
        guard overrides.number ?? 0 <= limit, overrides.time ?? 0 <= limit else {
            throw .invalidParameters("an overridden block number or time exceeds 32 bits")
        }
        number = overrides.number ?? number
        timestamp = overrides.time ?? timestamp
        gasLimit = overrides.gasLimit ?? gasLimit
        baseFee = overrides.baseFeePerGas.map { Wei(rawValue: $0) } ?? baseFee
        coinbase = overrides.feeRecipient ?? coinbase
        prevRandao = overrides.prevRandao ?? prevRandao
    }
}

extension ChainBackend {
    /// Lends the world of a block as the clients' overrides change it, for calls that are dropped.
    func withSetting<Result>(
        at block: BlockParameter, state: [StateOverride] = [],
        block overrides: BlockOverrides? = nil,
        _ body: (World, CallEnvironment) throws(RPCError) -> Result
    ) throws(RPCError) -> Result {
        try withState(at: block) { world, header throws(RPCError) in
            try world.apply(state)
            var environment = CallEnvironment(header)
            guard let overrides else { return try body(world, environment) }
            try environment.apply(overrides)
            return try world.inMoment(of: environment) { () throws(RPCError) -> Result in
                try body(world, environment)
            }
        }
    }
}

extension World {
    /// Runs `body` at another height and time, which the journal does not keep.
    func inMoment<Result>(
        of environment: CallEnvironment, _ body: () throws(RPCError) -> Result
    ) throws(RPCError) -> Result {
        let moment = ledger.moment
        defer { ledger.moment = moment }
        ledger.moment = BlockMoment(
            number: environment.number, timestamp: environment.timestamp,
            chainID: moment.chainID)
        return try body()
    }

    /// More ether than anyone can have: an overridden balance above this counts as this, so that
    /// no sum of balances exceeds 256 bits.
    static let maximumBalance = Wei(rawValue: UInt256(limb0: 0, limb1: 0, limb2: 0, limb3: 1))

    /// Changes accounts as a client wants to believe them; the ether in existence stays what it is.
    ///
    /// - Throws: ``RPCError/notSupported(_:)`` for code, storage and precompiles, which native
    ///   contracts do not have.
    func apply(_ overrides: [StateOverride]) throws(RPCError) {
        for override in overrides {
            guard override.code == nil, override.storage == .unchanged else {
                throw .notSupported(
                    "the override of \(override.address) has code or storage: contracts of this "
                        + "chain are native, only balance and nonce can be overridden")
            }
            guard override.movePrecompileTo == nil else {
                throw .notSupported("this chain has no precompiles that could be moved")
            }
            ledger.accounts.table.update(override.address) { account in
                if let balance = override.balance {
                    account.balance = min(Wei(rawValue: balance), World.maximumBalance)
                }
                if let nonce = override.nonce { account.nonce = nonce }
            }
        }
    }
}
