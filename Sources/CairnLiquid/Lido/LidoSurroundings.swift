public import CairnLedger
public import CairnPrimitives

/// Contracts that Lido calls by their interfaces, whatever lives at their addresses.
///
/// Every method makes a call in the name of `caller` and drops what the call did if it fails.
public protocol LidoSurroundings: SignatureSurroundings {
    // Staking modules

    /// `getStakingModuleSummary()`
    func stakingModuleSummary(
        of module: Address, caller: Address
    ) throws(Revert) -> StakingModuleSummary

    /// `obtainDepositData(count, calldata)`: public keys and signatures, one after another.
    func obtainDepositData(
        _ count: UInt256, calldata: Bytes, from module: Address, caller: Address
    ) throws(Revert) -> (publicKeys: Bytes, signatures: Bytes)

    /// Calls a module for what it does.
    func perform(
        _ command: StakingModuleCommand, at module: Address, caller: Address
    ) throws(Revert)

    /// `getNodeOperatorSummary(id)`
    func nodeOperatorSummary(
        of nodeOperator: UInt256, module: Address, caller: Address
    ) throws(Revert) -> NodeOperatorSummary

    /// Asks a module for a number.
    func count(
        _ question: StakingModuleQuestion, of module: Address, caller: Address
    ) throws(Revert) -> UInt256

    /// `getNodeOperatorIds(offset, limit)`
    func nodeOperatorIDs(
        offset: UInt256, limit: UInt256, module: Address, caller: Address
    ) throws(Revert) -> [UInt256]

    // Others

    /// The bytes in which a contract refused.
    func revertData(of refusal: Revert) -> Bytes

    /// `deposit(…)` of the beacon chain's deposit contract, with 32 ether.
    func deposit(_ deposit: ValidatorDeposit, to contract: Address, caller: Address) throws(Revert)

    /// `constructTokenURI(id)`
    func tokenURI(
        of request: UInt256, from descriptor: Address, caller: Address
    ) throws(Revert) -> Bytes

    /// `getReport(slot)`
    func secondOpinion(
        of slot: UInt256, from oracle: Address, caller: Address
    ) throws(Revert) -> SecondOpinion

    /// `handlePostTokenRebase(…)`
    func notify(_ rebase: LidoEvent.TokenRebased, receiver: Address, caller: Address) throws(Revert)

    /// `onERC721Received(…)`: whether a contract takes a token that was sent to it.
    func accepts(
        _ request: UInt256, data: Bytes, from: Address, sender: Address, receiver: Address,
        caller: Address
    ) throws(Revert) -> Bool

    /// `transferFrom(from, to, id)` of any contract of unique tokens.
    func transferUnique(
        _ id: UInt256, of token: Address, from: Address, to: Address
    ) throws(Revert)
}

/// What the staking router tells modules to do.
public enum StakingModuleCommand: Sendable {
    case onRewardsMinted(shares: UInt256)
    case onWithdrawalCredentialsChanged
    case updateTargetValidatorsLimits(nodeOperator: UInt256, mode: UInt256, limit: UInt256)
    case updateExitedValidatorsCount(nodeOperators: Bytes, counts: Bytes)
    case unsafeUpdateValidatorsCount(nodeOperator: UInt256, exited: UInt256)
    case onExitedAndStuckValidatorsCountsUpdated
    case decreaseVettedSigningKeysCount(nodeOperators: Bytes, counts: Bytes)
    case reportValidatorExitDelay(
        nodeOperator: UInt256, proofTimestamp: UInt256, publicKey: Bytes, eligibleSeconds: UInt256)
    case onValidatorExitTriggered(
        nodeOperator: UInt256, publicKey: Bytes, fee: UInt256, exitType: UInt256)
}

/// What the staking router asks modules about.
public enum StakingModuleQuestion: Sendable {
    case nonce
    case nodeOperatorCount
    case activeNodeOperatorCount
    /// One or zero.
    case isActive(nodeOperator: UInt256)
}

/// What a module says of a node operator.
public struct NodeOperatorSummary: Equatable, Sendable {
    public let targetLimitMode: UInt256
    public let targetValidators: UInt256
    public let exited: UInt256
    public let deposited: UInt256
    public let depositable: UInt256

    public init(
        targetLimitMode: UInt256, targetValidators: UInt256, exited: UInt256, deposited: UInt256,
        depositable: UInt256
    ) {
        self.targetLimitMode = targetLimitMode
        self.targetValidators = targetValidators
        self.exited = exited
        self.deposited = deposited
        self.depositable = depositable
    }
}

/// What an independent oracle says of a slot.
public struct SecondOpinion: Equatable, Sendable {
    public let isReady: Bool
    public let clBalanceGwei: UInt256
    public let withdrawalVaultBalance: Wei

    public init(isReady: Bool, clBalanceGwei: UInt256, withdrawalVaultBalance: Wei) {
        self.isReady = isReady
        self.clBalanceGwei = clBalanceGwei
        self.withdrawalVaultBalance = withdrawalVaultBalance
    }
}
