public import CairnLedger
public import CairnPrimitives

/// Contracts of others that ether.fi calls, by whatever code lives at their addresses.
///
/// Every method refuses as the call would: without data where no code is or the answer cannot be
/// read, else with what the contract refused with.
public protocol EtherFiSurroundings: AnyObject {
    // MARK: Tokens

    /// `IERC20.totalSupply()`
    func totalSupply(of token: Address, caller: Address) throws(Revert) -> UInt256
    /// `IERC20.allowance(owner, spender)`
    func allowance(
        of spender: Address, by owner: Address, in token: Address, caller: Address
    ) throws(Revert) -> UInt256
    /// `IERC20.approve(spender, amount)`, called by `owner`
    func approve(
        _ amount: UInt256, of token: Address, owner: Address, spender: Address
    ) throws(Revert)
    /// `IERC20Permit.permit(owner, spender, …)`, called by `spender`
    func permit(
        _ permit: PermitInput, of token: Address, owner: Address, spender: Address
    ) throws(Revert)
    /// `IwstETH.unwrap(amount)`
    func unwrapStETH(
        _ amount: UInt256, at wrapper: Address, caller: Address
    ) throws(Revert) -> UInt256

    // MARK: Claims

    /// `IERC721.ownerOf(id)`
    func owner(of id: UInt256, in token: Address, caller: Address) throws(Revert) -> Address
    /// `IERC721.transferFrom`, or `safeTransferFrom` if `safely`, called by `from`
    func transferClaim(
        _ id: UInt256, of token: Address, from: Address, to: Address, safely: Bool
    ) throws(Revert)
    /// `IERC721Receiver.onERC721Received`: whether the recipient answers with the magic value.
    func acceptsClaim(
        _ id: UInt256, of contract: Address, operator: Address, from: Address, to: Address,
        data: Bytes
    ) throws(Revert) -> Bool

    // MARK: Staking

    /// `IStakingManager.registerBeaconValidators`
    func registerValidators(
        _ deposits: [SignedDeposit], bids: [UInt256], node: Address, at manager: Address,
        caller: Address
    ) throws(Revert)
    /// `IStakingManager.createBeaconValidators`
    func createValidators(
        _ deposits: [SignedDeposit], bids: [UInt256], node: Address, value: Wei,
        at manager: Address, caller: Address
    ) throws(Revert)
    /// `IStakingManager.confirmAndFundBeaconValidators`
    func fundValidators(
        _ deposits: [SignedDeposit], size: Wei, value: Wei, at manager: Address, caller: Address
    ) throws(Revert)
    /// The root of a deposit to the pod of a validator's node.
    func depositDataRoot(
        ofValidator id: UInt256, publicKey: Bytes, signature: Bytes, amount: Wei,
        nodesManager: Address, stakingManager: Address, caller: Address
    ) throws(Revert) -> Hash

    // MARK: Lido's queue

    /// `IWithdrawalQueue.requestWithdrawals`
    func requestStETHWithdrawals(
        _ amounts: [UInt256], at queue: Address, owner: Address
    ) throws(Revert) -> [UInt256]
    /// `IWithdrawalQueue.claimWithdrawals`
    func claimStETHWithdrawals(
        _ ids: [UInt256], hints: [UInt256], at queue: Address, caller: Address
    ) throws(Revert)
    /// The smallest and the largest request.
    func stETHWithdrawalBounds(
        at queue: Address, caller: Address
    ) throws(Revert) -> (minimum: UInt256, maximum: UInt256)
    /// What an owner's requests are worth.
    func pendingStETHWithdrawals(
        of owner: Address, at queue: Address
    ) throws(Revert) -> [PendingStETHWithdrawal]

    // MARK: EigenLayer

    /// `IStrategy.underlyingToken()`
    func underlyingToken(of strategy: Address, caller: Address) throws(Revert) -> Address
    /// `IStrategy.sharesToUnderlyingView(shares)`
    func underlying(
        for shares: UInt256, of strategy: Address, caller: Address
    ) throws(Revert) -> UInt256
    /// `IStrategy.underlyingToSharesView(amount)`
    func shares(
        for amount: UInt256, of strategy: Address, caller: Address
    ) throws(Revert) -> UInt256
    /// `IRewardsCoordinator.setClaimerFor(claimer)`
    func setRewardsClaimer(
        _ claimer: Address, at coordinator: Address, caller: Address
    ) throws(Revert)
    /// `IDelegationManager.delegateTo`, called by `staker`
    func delegate(
        _ staker: Address, to operator: Address, signature: Bytes, expiry: UInt256, salt: Hash,
        at manager: Address
    ) throws(Revert)
    /// `IDelegationManager.undelegate(staker)`
    func undelegate(_ staker: Address, at manager: Address) throws(Revert) -> [Hash]
    /// `IDelegationManager.isDelegated(staker)`
    func isDelegated(_ staker: Address, at manager: Address) throws(Revert) -> Bool
    /// `IStrategyManager.depositIntoStrategy`
    func depositIntoStrategy(
        _ strategy: Address, token: Address, amount: UInt256, at manager: Address, caller: Address
    ) throws(Revert) -> UInt256
    /// `IDelegationManager.queueWithdrawals` of one strategy
    func queueWithdrawal(
        of strategy: Address, shares: UInt256, at manager: Address, caller: Address
    ) throws(Revert) -> [Hash]
    /// `IDelegationManager.calculateWithdrawalRoot`
    func root(
        of withdrawal: QueuedWithdrawal, at manager: Address, caller: Address
    ) throws(Revert) -> Hash
    /// `IDelegationManager.completeQueuedWithdrawals`, all of them received as tokens
    func completeWithdrawals(
        _ withdrawals: [QueuedWithdrawal], tokens: [[Address]], at manager: Address,
        caller: Address
    ) throws(Revert)
    /// The shares of a strategy that a staker could withdraw.
    func withdrawableShares(
        of staker: Address, strategy: Address, at manager: Address
    ) throws(Revert) -> UInt256
    /// The shares of a strategy in a staker's queued withdrawals, if it holds `token`.
    func queuedShares(
        of staker: Address, strategy: Address, token: Address, at manager: Address
    ) throws(Revert) -> UInt256
}

/// A request in Lido's queue.
public struct PendingStETHWithdrawal: Sendable {
    public let owner: Address
    public let amount: UInt256
    public let isClaimed: Bool

    public init(owner: Address, amount: UInt256, isClaimed: Bool) {
        self.owner = owner
        self.amount = amount
        self.isClaimed = isClaimed
    }
}

/// A withdrawal that waits in EigenLayer.
///
/// - Spec: EigenLayer core, `IDelegationManagerTypes.Withdrawal`
public struct QueuedWithdrawal: Sendable {
    public let staker: Address
    public let delegatedTo: Address
    public let withdrawer: Address
    public let nonce: UInt256
    public let startBlock: UInt32
    public let strategies: [Address]
    public let scaledShares: [UInt256]

    public init(
        staker: Address, delegatedTo: Address, withdrawer: Address, nonce: UInt256,
        startBlock: UInt32, strategies: [Address], scaledShares: [UInt256]
    ) {
        self.staker = staker
        self.delegatedTo = delegatedTo
        self.withdrawer = withdrawer
        self.nonce = nonce
        self.startBlock = startBlock
        self.strategies = strategies
        self.scaledShares = scaledShares
    }
}
