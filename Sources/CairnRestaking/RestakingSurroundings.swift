public import CairnLedger
public import CairnPrimitives

/// Contracts that the restaking core calls without knowing what they are.
///
/// Every method hands on what the contract refuses with; a contract that answers with something
/// else than it should, or has no code, fails without data.
public protocol RestakingSurroundings: PodSurroundings {
    /// Whether a wallet that is a contract vouches for a digest.
    ///
    /// Never refuses: a wallet that fails, or answers anything but the magic value, says no.
    ///
    /// - Spec: ERC-1271; OpenZeppelin, `SignatureChecker`
    func isValidSignature(_ signature: Bytes, for digest: Hash, of wallet: Address) -> Bool

    /// Tells an AVS's registrar that an operator wants to join some of its sets.
    ///
    /// - Spec: EigenLayer core, `IAVSRegistrar.registerOperator`
    func registerOperator(
        _ operator: Address, avs: Address, operatorSetIDs: [UInt32], data: Bytes,
        registrar: Address, sender: Address
    ) throws(Revert)

    /// Tells an AVS's registrar that an operator has left some of its sets.
    ///
    /// - Spec: EigenLayer core, `IAVSRegistrar.deregisterOperator`
    func deregisterOperator(
        _ operator: Address, avs: Address, operatorSetIDs: [UInt32],
        registrar: Address, sender: Address
    ) throws(Revert)

    /// Asks a registrar whether it serves an AVS.
    ///
    /// - Spec: EigenLayer core, `IAVSRegistrar.supportsAVS`
    func supportsAVS(_ avs: Address, registrar: Address, sender: Address) throws(Revert) -> Bool

    // MARK: Strategies that are not the ledger's

    /// - Spec: EigenLayer core, `IStrategy.deposit`
    func deposit(
        _ amount: UInt256, of token: Address, into strategy: Address, sender: Address
    ) throws(Revert) -> Shares

    /// - Spec: EigenLayer core, `IStrategy.withdraw`
    func withdraw(
        _ shares: Shares, of strategy: Address, token: Address, recipient: Address,
        sender: Address
    ) throws(Revert) -> UInt256

    /// - Spec: EigenLayer core, `IStrategy.beforeAddShares`
    func beforeAddShares(
        _ shares: Shares, staker: Address, strategy: Address, sender: Address
    ) throws(Revert)

    /// - Spec: EigenLayer core, `IStrategy.beforeRemoveShares`
    func beforeRemoveShares(
        _ shares: Shares, staker: Address, strategy: Address, sender: Address
    ) throws(Revert)

    /// - Spec: EigenLayer core, `IStrategy.underlyingToken`
    func underlyingToken(of strategy: Address, sender: Address) throws(Revert) -> Address

    // MARK: Operator tables

    /// Has a contract of an AVS's choice make a set's operator table.
    ///
    /// - Spec: EigenLayer core, `IOperatorTableCalculator.calculateOperatorTableBytes`
    func operatorTableBytes(
        of set: OperatorSet, calculator: Address, sender: Address
    ) throws(Revert) -> Bytes

    // MARK: Hooks of tasks

    /// - Spec: EigenLayer core, `IAVSTaskHook.validatePreTaskCreation`
    func validatePreTaskCreation(
        _ request: TaskRequest, caller: Address, hook: Address, sender: Address
    ) throws(Revert)

    /// - Spec: EigenLayer core, `IAVSTaskHook.calculateTaskFee`
    /// - Returns: At most 96 bits.
    func calculateTaskFee(
        _ request: TaskRequest, hook: Address, sender: Address
    ) throws(Revert) -> UInt128

    /// - Spec: EigenLayer core, `IAVSTaskHook.handlePostTaskCreation`
    func handlePostTaskCreation(
        _ taskHash: Hash, hook: Address, sender: Address
    ) throws(Revert)

    /// - Spec: EigenLayer core, `IAVSTaskHook.validatePreTaskResultSubmission`
    func validatePreTaskResultSubmission(
        _ taskHash: Hash, caller: Address, certificate: Bytes, result: Bytes, hook: Address,
        sender: Address
    ) throws(Revert)

    /// - Spec: EigenLayer core, `IAVSTaskHook.handlePostTaskResultSubmission`
    func handlePostTaskResultSubmission(
        _ taskHash: Hash, caller: Address, hook: Address, sender: Address
    ) throws(Revert)

    // MARK: New strategies

    /// The number of decimals of a token.
    ///
    /// - Spec: ERC-20, `decimals`
    func decimals(of token: Address, sender: Address) throws(Revert) -> UInt8

    /// Puts a strategy's code at the address that the strategy factory has derived for it.
    func placeStrategy(at address: Address)

    /// Puts a duration vault's code at the address that the strategy factory has derived for it.
    func placeDurationVault(at address: Address)
}
