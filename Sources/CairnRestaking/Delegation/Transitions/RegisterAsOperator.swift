import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// Operators and what they say of themselves.
extension Restaking {
    /// Makes the caller an operator, who delegates to themselves from now on.
    ///
    /// - Spec: EigenLayer core, `DelegationManager.registerAsOperator`
    /// - Parameters:
    ///   - approver: Who must sign for stakers that delegate to the operator; zero for nobody.
    ///   - allocationDelay: Blocks until an allocation of the operator holds.
    ///   - metadataURI: The text as it was given.
    /// - Throws: The first failing check: ``DelegationError/activelyDelegated``, what
    ///   the allocation delay is refused with, ``PausingError/currentlyPaused``,
    ///   ``DelegationError/fullySlashed``.
    public func registerAsOperator(
        _ call: Call, approver: Address, allocationDelay: UInt32, metadataURI: Bytes
    ) throws(Revert) {
        try delegationManagerGuard.enter { () throws(Revert) in
            let account = call.sender
            try require(!isDelegated(account), DelegationError.activelyDelegated)
            try setAllocationDelay(
                Call(sender: call.contract, contract: parameters.allocationManager),
                operator: account, delay: allocationDelay)
            setApprover(approver, of: account)
            try delegate(account, to: account)
            ledger.emit(
                DelegationEvent.OperatorRegistered(
                    operator: account, delegationApprover: approver),
                from: parameters.delegationManager)
            announceMetadata(metadataURI, of: account)
        }
    }

    /// Names another approver.
    ///
    /// - Spec: EigenLayer core, `DelegationManager.modifyOperatorDetails`
    /// - Throws: ``DelegationError/invalidPermissions``, ``DelegationError/operatorNotRegistered``
    public func modifyOperatorDetails(
        _ call: Call, operator account: Address, approver: Address
    ) throws(Revert) {
        try requirePermission(call, for: account, DelegationSelector.modifyOperatorDetails)
        try delegationManagerGuard.enter { () throws(Revert) in
            try require(isOperator(account), DelegationError.operatorNotRegistered)
            setApprover(approver, of: account)
        }
    }

    /// Announces where an operator describes themselves.
    ///
    /// - Spec: EigenLayer core, `DelegationManager.updateOperatorMetadataURI`
    /// - Throws: ``DelegationError/invalidPermissions``, ``DelegationError/operatorNotRegistered``
    public func updateOperatorMetadataURI(
        _ call: Call, operator account: Address, metadataURI: Bytes
    ) throws(Revert) {
        try requirePermission(call, for: account, DelegationSelector.updateOperatorMetadataURI)
        try require(isOperator(account), DelegationError.operatorNotRegistered)
        announceMetadata(metadataURI, of: account)
    }

    private func setApprover(_ approver: Address, of account: Address) {
        delegation.stakers.update(account) { $0.approver = approver }
        ledger.emit(
            DelegationEvent.DelegationApproverUpdated(
                operator: account, newDelegationApprover: approver),
            from: parameters.delegationManager)
    }

    private func announceMetadata(_ metadataURI: Bytes, of account: Address) {
        ledger.emit(
            DelegationEvent.OperatorMetadataURIUpdated(
                operator: account, metadataURI: metadataURI),
            from: parameters.delegationManager)
    }

    private func requirePermission(
        _ call: Call, for account: Address, _ selector: Selector
    ) throws(Revert) {
        try require(
            canCall(
                account: account, caller: call.sender, target: call.contract, selector: selector),
            DelegationError.invalidPermissions)
    }
}

/// The methods of the DelegationManager that an account can let others call for it.
enum DelegationSelector {
    static let modifyOperatorDetails = Selector(
        hashing: "modifyOperatorDetails(address,address)")
    static let updateOperatorMetadataURI = Selector(
        hashing: "updateOperatorMetadataURI(address,string)")
    static let undelegate = Selector(hashing: "undelegate(address)")
}
