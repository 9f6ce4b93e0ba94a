import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension ContractTable {
    /// - Spec: ether.fi, `WithdrawRequestNFT`
    static let withdrawRequestNFT = ContractTable("WithdrawRequestNFT") { contract in
        contract.addTimedPauses()
        contract.initializedByGenesis()
        contract.addRequests()
        contract.addRequestGetters()
        contract.addRequestClaims()
    }

    private mutating func addRequests() {
        onEther { (frame: borrowing Frame) throws(Revert) in
            try frame.etherFi.receiveEtherForRequests(frame.call)
        }
        method("requestWithdraw") {
            (
                frame: borrowing Frame, amount: ABIUInt<Bits96>, shares: ABIUInt<Bits96>,
                recipient: Address
            ) throws(Revert) -> UInt256 in
            try frame.etherFi.createRequest(
                frame.call, amount: Wei(rawValue: amount.value),
                shares: Shares(rawValue: shares.value), recipient: recipient)
        }
        method("claimWithdraw", gas: 133_288 - 21_000) {
            (frame: borrowing Frame, id: UInt256) throws(Revert) -> Void in
            try frame.etherFi.claimWithdraw(frame.call, id)
        }
        method("batchClaimWithdraw", gas: 300_000) {
            (frame: borrowing Frame, ids: [UInt256]) throws(Revert) -> Void in
            try frame.etherFi.claimWithdraw(frame.call, ids)
        }
        method("finalizeRequests") {
            (frame: borrowing Frame, id: UInt256) throws(Revert) -> Void in
            try frame.etherFi.finalizeRequests(frame.call, upTo: id)
        }
        method("invalidateRequest") {
            (frame: borrowing Frame, id: UInt256) throws(Revert) -> Void in
            try frame.etherFi.invalidateRequest(frame.call, id)
        }
        method("validateRequest") {
            (frame: borrowing Frame, id: UInt256) throws(Revert) -> Void in
            try frame.etherFi.validateRequest(frame.call, id)
        }
        method("seizeInvalidRequest") {
            (frame: borrowing Frame, id: UInt256, recipient: Address) throws(Revert) -> Void in
            try frame.etherFi.seizeInvalidRequest(frame.call, id, recipient: recipient)
        }
        method("initializeShareRateFreezeUpgrade") {
            (frame: borrowing Frame) throws(Revert) -> Void in
            try frame.etherFi.initializeRateFreeze(frame.call)
        }
    }

    private mutating func addRequestGetters() {
        addressGetter("liquidityPool", \.contracts.liquidityPool)
        addressGetter("blacklister", \.contracts.blacklister)
        addressGetter("etherFiAdmin", \.contracts.etherFiAdmin)
        constantGetter("BASIS_POINT_SCALE", UInt256(10_000))
        constantGetter("SHARE_UNIT", PoolRate.unit)
        method("nextRequestId", .view) { (frame: borrowing Frame) throws(Revert) -> UInt32 in
            UInt32(frame.etherFi.state.withdrawLine.value.nextRequestID)
        }
        method("lastFinalizedRequestId", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt32 in
            UInt32(frame.etherFi.state.withdrawLine.value.lastFinalizedRequestID)
        }
        method("ethAmountLockedForWithdrawal", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt128 in
            frame.etherFi.state.withdrawLine.value.ethLocked.narrow
        }
        method("getRequest", .view) {
            (frame: borrowing Frame, id: UInt256) throws(Revert) -> WithdrawRequestRecord in
            WithdrawRequestRecord(frame.etherFi.state.withdrawRequests[id])
        }
        method("getClaimableAmount", .view) {
            (frame: borrowing Frame, id: UInt256) throws(Revert) -> Wei in
            try frame.etherFi.claimableAmount(of: id)
        }
        method("isFinalized", .view) {
            (frame: borrowing Frame, id: UInt256) throws(Revert) -> Bool in
            frame.etherFi.isRequestFinalized(id)
        }
        method("isValid", .view) { (frame: borrowing Frame, id: UInt256) throws(Revert) -> Bool in
            try frame.etherFi.isRequestValid(id)
        }
        method("frozenRateFor", .view) {
            (frame: borrowing Frame, id: UInt256) throws(Revert) -> ABIUInt<Bits224> in
            let narrow = UInt32(truncatingIfNeeded: id.limb0)
            return ABIUInt(frame.etherFi.frozenRate(of: UInt64(narrow)).rawValue)
        }
        method("finalizationRatesLength", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt256 in
            UInt256(frame.etherFi.state.finalizationRates.count(0))
        }
    }

    private mutating func addRequestClaims() {
        constantGetter("name", "Withdraw Request NFT")
        constantGetter("symbol", "WithdrawRequestNFT")
        method("tokenURI", .view) {
            (frame: borrowing Frame, id: UInt256) throws(Revert) -> String in
            _ = try frame.etherFi.requestOwner(id)
            return ""
        }
        method("supportsInterface", .view) {
            (_: borrowing Frame, id: Selector) throws(Revert) -> Bool in
            // ERC-165, ERC-721 and its metadata.
            [0x01ff_c9a7, 0x80ac_58cd, 0x5b5e_139f].contains(id.value)
        }
        method("balanceOf", .view) {
            (frame: borrowing Frame, owner: Address) throws(Revert) -> UInt256 in
            try frame.etherFi.requestCount(of: owner)
        }
        method("ownerOf", .view) {
            (frame: borrowing Frame, id: UInt256) throws(Revert) -> Address in
            try frame.etherFi.requestOwner(id)
        }
        method("getApproved", .view) {
            (frame: borrowing Frame, id: UInt256) throws(Revert) -> Address in
            try frame.etherFi.approvedForRequest(id)
        }
        method("isApprovedForAll", .view) {
            (frame: borrowing Frame, owner: Address, spender: Address) throws(Revert) -> Bool in
            frame.etherFi.isApprovedForAllRequests(owner: owner, operator: spender)
        }
        method("approve") {
            (frame: borrowing Frame, to: Address, id: UInt256) throws(Revert) -> Void in
            try frame.etherFi.approveRequest(frame.call, id, to: to)
        }
        method("setApprovalForAll") {
            (frame: borrowing Frame, spender: Address, isApproved: Bool)
                throws(Revert) -> Void in
            try frame.etherFi.setApprovalForAllRequests(
                frame.call, operator: spender, isApproved: isApproved)
        }
        method("transferFrom") {
            (frame: borrowing Frame, from: Address, to: Address, id: UInt256)
                throws(Revert) -> Void in
            try frame.etherFi.transferRequest(frame.call, id, from: from, to: to)
        }
        method("safeTransferFrom") {
            (frame: borrowing Frame, from: Address, to: Address, id: UInt256)
                throws(Revert) -> Void in
            try frame.etherFi.safeTransferRequest(
                frame.call, id, from: from, to: to, data: [])
        }
        method("safeTransferFrom") {
            (frame: borrowing Frame, from: Address, to: Address, id: UInt256, data: Bytes)
                throws(Revert) -> Void in
            try frame.etherFi.safeTransferRequest(
                frame.call, id, from: from, to: to, data: data)
        }
    }
}

/// `IWithdrawRequestNFT.WithdrawRequest`; the fee is a field of old that is always zero.
struct WithdrawRequestRecord: ABIRecord, ABIOutput {
    typealias Fields = ABITuple<ABIUInt<Bits96>, ABIUInt<Bits96>, Bool, UInt32>

    let fields: Fields

    init(fields: Fields) { self.fields = fields }

    init(_ request: WithdrawRequest) {
        fields = ABITuple(
            ABIUInt(request.amountOfEEth.rawValue), ABIUInt(request.shareOfEEth.rawValue),
            request.isValid.isSet, 0)
    }
}
