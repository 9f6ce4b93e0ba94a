public import CairnEthereum
import CairnLedger
public import CairnLiquid
public import CairnPrimitives

extension ContractTable {
    /// - Spec: ether.fi, `PriorityWithdrawalQueue`
    static let priorityWithdrawalQueue = ContractTable("PriorityWithdrawalQueue") { contract in
        contract.addTimedPauses()
        contract.initializedByGenesis()
        contract.onEther { (frame: borrowing Frame) throws(Revert) in
            try frame.etherFi.receiveEtherForPriority(frame.call)
        }
        contract.addPriorityRequests()
        contract.addPriorityService()
        contract.addPriorityWhitelist()
        contract.addPriorityGetters()
        contract.addPriorityQuestions()
    }

    private mutating func addPriorityRequests() {
        method("requestWithdraw") {
            (frame: borrowing Frame, amount: ABIUInt<Bits96>, withFee: ABIUInt<Bits96>)
                throws(Revert) -> Hash in
            try frame.etherFi.requestPriorityWithdraw(
                frame.call, amount: Wei(rawValue: amount.value),
                amountWithFee: Wei(rawValue: withFee.value))
        }
        method("requestWithdrawWithPermit") {
            (
                frame: borrowing Frame, amount: ABIUInt<Bits96>, withFee: ABIUInt<Bits96>,
                permit: PermitInput
            ) throws(Revert) -> Hash in
            try frame.etherFi.requestPriorityWithdraw(
                frame.call, amount: Wei(rawValue: amount.value),
                amountWithFee: Wei(rawValue: withFee.value), permit: permit)
        }
        method("requestWithdrawWithWeETH") {
            (frame: borrowing Frame, amount: ABIUInt<Bits96>, withFee: ABIUInt<Bits96>)
                throws(Revert) -> Hash in
            try frame.etherFi.requestPriorityWithdraw(
                frame.call, weETH: amount.value, amountWithFee: Wei(rawValue: withFee.value))
        }
        method("requestWithdrawWithWeETHAndPermit") {
            (
                frame: borrowing Frame, amount: ABIUInt<Bits96>, withFee: ABIUInt<Bits96>,
                permit: PermitInput
            ) throws(Revert) -> Hash in
            try frame.etherFi.requestPriorityWithdraw(
                frame.call, weETH: amount.value, amountWithFee: Wei(rawValue: withFee.value),
                permit: permit)
        }
        method("cancelWithdraw") {
            (frame: borrowing Frame, request: PriorityRequest) throws(Revert) -> Hash in
            try frame.etherFi.cancelPriorityWithdraw(frame.call, request)
        }
    }

    private mutating func addPriorityService() {
        method("claimWithdraw") {
            (frame: borrowing Frame, request: PriorityRequest) throws(Revert) -> Void in
            try frame.etherFi.claimPriorityWithdraw(frame.call, [request])
        }
        method("batchClaimWithdraw") {
            (frame: borrowing Frame, requests: [PriorityRequest]) throws(Revert) -> Void in
            try frame.etherFi.claimPriorityWithdraw(frame.call, requests)
        }
        method("fulfillRequests") {
            (frame: borrowing Frame, requests: [PriorityRequest]) throws(Revert) -> Void in
            try frame.etherFi.fulfillPriorityRequests(frame.call, requests)
        }
        method("invalidateRequests") {
            (frame: borrowing Frame, requests: [PriorityRequest]) throws(Revert) -> [Hash] in
            try frame.etherFi.invalidatePriorityRequests(frame.call, requests)
        }
    }

    private mutating func addPriorityWhitelist() {
        method("addToWhitelist") {
            (frame: borrowing Frame, user: Address) throws(Revert) -> Void in
            try frame.etherFi.addToPriorityWhitelist(frame.call, user)
        }
        method("removeFromWhitelist") {
            (frame: borrowing Frame, user: Address) throws(Revert) -> Void in
            try frame.etherFi.removeFromPriorityWhitelist(frame.call, user)
        }
        method("batchUpdateWhitelist") {
            (frame: borrowing Frame, users: [Address], statuses: [Bool])
                throws(Revert) -> Void in
            try frame.etherFi.updatePriorityWhitelist(frame.call, users, statuses)
        }
        method("isWhitelisted", .view) {
            (frame: borrowing Frame, user: Address) throws(Revert) -> Bool in
            frame.etherFi.state.priorityWhitelist[user].isSet
        }
    }

    private mutating func addPriorityGetters() {
        addressGetter("liquidityPool", \.contracts.liquidityPool)
        addressGetter("eETH", \.contracts.eETH)
        addressGetter("weETH", \.contracts.weETH)
        addressGetter("blacklister", \.contracts.blacklister)
        numberGetter("minDelay", \.priorityQueueMinDelay)
        constantGetter("MIN_AMOUNT", ABIUInt<Bits96>(EtherFi.minPriorityAmount.rawValue))
        constantGetter("MAX_AMOUNT", ABIUInt<Bits96>(EtherFi.maxPriorityAmount.rawValue))
        method("nonce", .view) { (frame: borrowing Frame) throws(Revert) -> UInt32 in
            UInt32(frame.etherFi.state.priorityLine.value.nonce)
        }
        method("ethAmountLockedForPriorityWithdrawal", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt128 in
            frame.etherFi.state.priorityLine.value.ethLocked.narrow
        }
    }

    private mutating func addPriorityQuestions() {
        method("generateWithdrawRequestId", .view) {
            (
                _: borrowing Frame, user: Address, amount: ABIUInt<Bits96>,
                shares: ABIUInt<Bits96>, withFee: ABIUInt<Bits96>, nonce: UInt32,
                creationTime: UInt32
            ) throws(Revert) -> Hash in
            let request = PriorityRequest(
                user: user, amountOfEEth: Wei(rawValue: amount.value),
                shareOfEEth: Shares(rawValue: shares.value),
                amountWithFee: Wei(rawValue: withFee.value), nonce: nonce,
                creationTime: creationTime)
            return request.identifier
        }
        method("getRequestId", .view) {
            (_: borrowing Frame, request: PriorityRequest) throws(Revert) -> Hash in
            request.identifier
        }
        method("getRequestIds", .view) { (frame: borrowing Frame) throws(Revert) -> [Hash] in
            frame.etherFi.pendingPriorityRequestIDs
        }
        method("getFinalizedRequestIds", .view) {
            (frame: borrowing Frame) throws(Revert) -> [Hash] in
            frame.etherFi.finalizedPriorityRequestIDs
        }
        method("requestExists", .view) {
            (frame: borrowing Frame, id: Hash) throws(Revert) -> Bool in
            frame.etherFi.priorityRequestExists(id)
        }
        method("isFinalized", .view) {
            (frame: borrowing Frame, id: Hash) throws(Revert) -> Bool in
            frame.etherFi.isPriorityRequestFinalized(id)
        }
        method("getClaimableAmount", .view) {
            (frame: borrowing Frame, request: PriorityRequest) throws(Revert) -> Wei in
            try frame.etherFi.claimablePriorityAmount(request)
        }
        method("totalActiveRequests", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt256 in
            UInt256(frame.etherFi.state.pendingPriorityRequests.count(0))
        }
    }
}

extension PriorityRequest: ABIRecord {
    public typealias Fields = ABITuple<
        Address, ABIUInt<Bits96>, ABIUInt<Bits96>, ABIUInt<Bits96>, UInt32, UInt32
    >

    public init(fields: Fields) {
        let (user, amount, shares, withFee, nonce, creationTime) = fields.fields
        self.init(
            user: user, amountOfEEth: Wei(rawValue: amount.value),
            shareOfEEth: Shares(rawValue: shares.value),
            amountWithFee: Wei(rawValue: withFee.value), nonce: nonce,
            creationTime: creationTime)
    }

    public var fields: Fields {
        ABITuple(
            user, ABIUInt(amountOfEEth.rawValue), ABIUInt(shareOfEEth.rawValue),
            ABIUInt(amountWithFee.rawValue), nonce, creationTime)
    }
}
