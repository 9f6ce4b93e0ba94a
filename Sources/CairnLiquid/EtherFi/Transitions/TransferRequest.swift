public import CairnLedger
public import CairnPrimitives

/// Withdrawal requests as claims that can be passed on.
///
/// - Spec: ether.fi, `WithdrawRequestNFT`; OpenZeppelin Contracts 4.8, `ERC721`
extension EtherFi {
    // MARK: Questions

    /// Who holds a request.
    ///
    /// - Throws: ``EtherFiError/unknownRequest``
    public func requestOwner(_ id: UInt256) throws(Revert) -> Address {
        let owner = ledger.claims.owner(of: id, in: contracts.withdrawRequestNFT)
        try require(!owner.isZero, EtherFiError.unknownRequest)
        return owner
    }

    /// How many requests an account holds.
    public func requestCount(of owner: Address) throws(Revert) -> UInt256 {
        try require(!owner.isZero, EtherFiError.ownerIsZero)
        return ledger.claims.counts[Pair(contracts.withdrawRequestNFT, owner)]
    }

    /// Who may pass a request on beside its owner.
    public func approvedForRequest(_ id: UInt256) throws(Revert) -> Address {
        _ = try requestOwner(id)
        return ledger.claims.approvals[Pair(contracts.withdrawRequestNFT, id)]
    }

    /// Whether `operator` may pass all requests of an owner on.
    public func isApprovedForAllRequests(owner: Address, operator: Address) -> Bool {
        ledger.claims.operators[Triple(contracts.withdrawRequestNFT, owner, `operator`)].isSet
    }

    // MARK: Approvals

    public func approveRequest(_ call: Call, _ id: UInt256, to approved: Address) throws(Revert) {
        let owner = try requestOwner(id)
        try require(approved != owner, EtherFiError.approvalToOwner)
        try require(
            call.sender == owner || isApprovedForAllRequests(owner: owner, operator: call.sender),
            EtherFiError.approverNotAllowed)
        ledger.claims.approvals[Pair(contracts.withdrawRequestNFT, id)] = approved
        ledger.emit(
            EtherFiEvent.RequestApproval(owner: owner, approved: approved, tokenId: id),
            from: contracts.withdrawRequestNFT)
    }

    public func setApprovalForAllRequests(
        _ call: Call, operator: Address, isApproved: Bool
    ) throws(Revert) {
        try require(call.sender != `operator`, EtherFiError.approvalToCaller)
        let key = Triple(contracts.withdrawRequestNFT, call.sender, `operator`)
        ledger.claims.operators[key] = Flag(isApproved)
        ledger.emit(
            EtherFiEvent.RequestApprovalForAll(
                owner: call.sender, operator: `operator`, approved: isApproved),
            from: contracts.withdrawRequestNFT)
    }

    // MARK: Transfers

    public func transferRequest(
        _ call: Call, _ id: UInt256, from: Address, to: Address
    ) throws(Revert) {
        try requireMayTransfer(call.sender, id)
        try moveClaim(id, from: from, to: to, sender: call.sender)
    }

    /// Passes a request on to an account, or to a contract that says it can deal with it.
    public func safeTransferRequest(
        _ call: Call, _ id: UInt256, from: Address, to: Address, data: Bytes
    ) throws(Revert) {
        try requireMayTransfer(call.sender, id)
        try moveClaim(id, from: from, to: to, sender: call.sender)
        try requireAccepted(id, from: from, to: to, operator: call.sender, data: data)
    }

    private func requireMayTransfer(_ sender: Address, _ id: UInt256) throws(Revert) {
        _ = try requestOwner(id)
        try require(
            ledger.claims.isApprovedOrOwner(sender, of: id, in: contracts.withdrawRequestNFT),
            EtherFiError.callerNotAllowed)
    }

    func moveClaim(
        _ id: UInt256, from: Address, to: Address, sender: Address
    ) throws(Revert) {
        // Checks
        try require(try requestOwner(id) == from, EtherFiError.wrongOwner)
        try require(!to.isZero, EtherFiError.requestToZero)
        try requireRequestMayMove(id, from: from, to: to, sender: sender)

        // Effects
        ledger.claims.move(id, of: contracts.withdrawRequestNFT, to: to)
        ledger.emit(
            EtherFiEvent.RequestTransfer(from: from, to: to, tokenId: id),
            from: contracts.withdrawRequestNFT)
    }

    /// Mints a claim and asks a recipient with code whether it can deal with it.
    func mintClaim(_ id: UInt256, to: Address, operator: Address) throws(Revert) {
        try require(!to.isZero, EtherFiError.requestMintedToZero)
        try requireRequestMayMove(id, from: .zero, to: to, sender: `operator`)
        ledger.claims.mint(id, of: contracts.withdrawRequestNFT, to: to)
        ledger.emit(
            EtherFiEvent.RequestTransfer(from: .zero, to: to, tokenId: id),
            from: contracts.withdrawRequestNFT)
        try requireAccepted(id, from: .zero, to: to, operator: `operator`, data: [])
    }

    func burnClaim(_ id: UInt256, owner: Address, sender: Address) throws(Revert) {
        try requireRequestMayMove(id, from: owner, to: .zero, sender: sender)
        ledger.claims.burn(id, of: contracts.withdrawRequestNFT)
        ledger.emit(
            EtherFiEvent.RequestTransfer(from: owner, to: .zero, tokenId: id),
            from: contracts.withdrawRequestNFT)
    }

    /// What is asked before every movement. A barred request is moved by one role only.
    @inline(__always)
    private func requireRequestMayMove(
        _ id: UInt256, from: Address, to: Address, sender: Address
    ) throws(Revert) {
        try requireNotBlacklisted(sender)
        try requireNotBlacklisted(to)
        if state.withdrawRequests[id].isValid.isSet {
            if from != sender { try requireNotBlacklisted(from) }
        } else {
            try requireRole(.upgradeTimelock, sender)
        }
    }

    private func requireAccepted(
        _ id: UInt256, from: Address, to: Address, operator: Address, data: Bytes
    ) throws(Revert) {
        guard ledger.accounts[to].code != .none else { return }
        let isAccepted: Bool
        do throws(Revert) {
            isAccepted = try surroundings.acceptsClaim(
                id, of: contracts.withdrawRequestNFT, operator: `operator`, from: from, to: to,
                data: data)
        } catch {
            // A recipient that says nothing is as one that cannot deal with claims.
            throw error == Revert(EmptyRevert()) ? Revert(EtherFiError.recipientRefuses) : error
        }
        try require(isAccepted, EtherFiError.recipientRefuses)
    }
}
