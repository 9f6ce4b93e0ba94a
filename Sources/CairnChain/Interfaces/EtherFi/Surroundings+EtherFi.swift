import CairnEthereum
public import CairnLedger
public import CairnLiquid
public import CairnPrimitives

/// What ether.fi asks of contracts that it does not know, as calls by bytes.
extension Surroundings: EtherFiSurroundings {
    /// Calls a function that returns nothing, of a contract that must have code.
    private func command<each Argument: ABIValue>(
        _ signature: String, _ arguments: ABITuple<repeat each Argument>, at recipient: Address,
        from sender: Address, value: Wei = .zero
    ) throws(Revert) {
        try require(hasCode(recipient), EmptyRevert())
        let _: Bytes = try call(signature, arguments, at: recipient, from: sender, value: value)
    }

    // MARK: Tokens

    public func totalSupply(of token: Address, caller: Address) throws(Revert) -> UInt256 {
        try call("totalSupply()", ABITuple(), at: token, from: caller, isStatic: true)
    }

    public func allowance(
        of spender: Address, by owner: Address, in token: Address, caller: Address
    ) throws(Revert) -> UInt256 {
        try call(
            "allowance(address,address)", ABITuple(owner, spender), at: token, from: caller,
            isStatic: true)
    }

    public func approve(
        _ amount: UInt256, of token: Address, owner: Address, spender: Address
    ) throws(Revert) {
        try command("approve(address,uint256)", ABITuple(spender, amount), at: token, from: owner)
    }

    public func permit(
        _ permit: PermitInput, of token: Address, owner: Address, spender: Address
    ) throws(Revert) {
        try command(
            "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)",
            ABITuple(
                owner, spender, permit.value, permit.deadline, permit.signature.v,
                permit.signature.r, permit.signature.s),
            at: token, from: spender)
    }

    public func unwrapStETH(
        _ amount: UInt256, at wrapper: Address, caller: Address
    ) throws(Revert) -> UInt256 {
        try call("unwrap(uint256)", ABITuple(amount), at: wrapper, from: caller)
    }

    // MARK: Claims

    public func owner(of id: UInt256, in token: Address, caller: Address) throws(Revert) -> Address
    {
        try call("ownerOf(uint256)", ABITuple(id), at: token, from: caller, isStatic: true)
    }

    public func transferClaim(
        _ id: UInt256, of token: Address, from: Address, to: Address, safely: Bool
    ) throws(Revert) {
        let name = safely ? "safeTransferFrom" : "transferFrom"
        try command(
            name + "(address,address,uint256)", ABITuple(from, to, id), at: token, from: from)
    }

    public func acceptsClaim(
        _ id: UInt256, of contract: Address, operator: Address, from: Address, to: Address,
        data: Bytes
    ) throws(Revert) -> Bool {
        let magic = Selector(hashing: "onERC721Received(address,address,uint256,bytes)")
        let answer: Selector = try call(
            "onERC721Received(address,address,uint256,bytes)",
            ABITuple(`operator`, from, id, data), at: to, from: contract)
        return answer == magic
    }

    // MARK: Staking

    public func registerValidators(
        _ deposits: [SignedDeposit], bids: [UInt256], node: Address, at manager: Address,
        caller: Address
    ) throws(Revert) {
        try command(
            "registerBeaconValidators(\(Self.depositTypes)[],uint256[],address)",
            ABITuple(deposits, bids, node), at: manager, from: caller)
    }

    public func createValidators(
        _ deposits: [SignedDeposit], bids: [UInt256], node: Address, value: Wei,
        at manager: Address, caller: Address
    ) throws(Revert) {
        try command(
            "createBeaconValidators(\(Self.depositTypes)[],uint256[],address)",
            ABITuple(deposits, bids, node), at: manager, from: caller,
            value: value)
    }

    public func fundValidators(
        _ deposits: [SignedDeposit], size: Wei, value: Wei, at manager: Address, caller: Address
    ) throws(Revert) {
        try command(
            "confirmAndFundBeaconValidators(\(Self.depositTypes)[],uint256)",
            ABITuple(deposits, size), at: manager, from: caller, value: value)
    }

    private static var depositTypes: String { SignedDeposit.abiType }

    public func depositDataRoot(
        ofValidator id: UInt256, publicKey: Bytes, signature: Bytes, amount: Wei,
        nodesManager: Address, stakingManager: Address, caller: Address
    ) throws(Revert) -> Hash {
        let node: Address = try call(
            "etherfiNodeAddress(uint256)", ABITuple(id), at: nodesManager, from: caller)
        let pod: Address = try call("getEigenPod()", ABITuple(), at: node, from: caller)
        // Its type is said: without it, the answer would come undecoded.
        let credentials = try call(
            "addressToCompoundingWithdrawalCredentials(address)", ABITuple(pod),
            at: nodesManager, from: caller, returning: Bytes.self)
        return try call(
            "generateDepositDataRoot(bytes,bytes,bytes,uint256)",
            ABITuple(publicKey, signature, credentials, amount), at: stakingManager,
            from: caller)
    }

    // MARK: Lido's queue

    public func requestStETHWithdrawals(
        _ amounts: [UInt256], at queue: Address, owner: Address
    ) throws(Revert) -> [UInt256] {
        try call(
            "requestWithdrawals(uint256[],address)", ABITuple(amounts, owner),
            at: queue, from: owner)
    }

    public func claimStETHWithdrawals(
        _ ids: [UInt256], hints: [UInt256], at queue: Address, caller: Address
    ) throws(Revert) {
        try command(
            "claimWithdrawals(uint256[],uint256[])", ABITuple(ids, hints),
            at: queue, from: caller)
    }

    public func stETHWithdrawalBounds(
        at queue: Address, caller: Address
    ) throws(Revert) -> (minimum: UInt256, maximum: UInt256) {
        let minimum: UInt256 = try call(
            "MIN_STETH_WITHDRAWAL_AMOUNT()", ABITuple(), at: queue,
            from: caller, isStatic: true)
        let maximum: UInt256 = try call(
            "MAX_STETH_WITHDRAWAL_AMOUNT()", ABITuple(), at: queue,
            from: caller, isStatic: true)
        return (minimum, maximum)
    }

    public func pendingStETHWithdrawals(
        of owner: Address, at queue: Address
    ) throws(Revert) -> [PendingStETHWithdrawal] {
        let ids: [UInt256] = try call(
            "getWithdrawalRequests(address)", ABITuple(owner), at: queue,
            from: owner, isStatic: true)
        let statuses: [ABITuple<UInt256, UInt256, Address, UInt256, Bool, Bool>] = try call(
            "getWithdrawalStatus(uint256[])", ABITuple(ids), at: queue,
            from: owner, isStatic: true)
        return statuses.map { status in
            let (amount, _, holder, _, _, isClaimed) = status.fields
            return PendingStETHWithdrawal(owner: holder, amount: amount, isClaimed: isClaimed)
        }
    }
}
