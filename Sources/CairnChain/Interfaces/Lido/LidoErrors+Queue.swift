import CairnEthereum
import CairnLedger
public import CairnLiquid
import CairnPrimitives

extension WithdrawalQueueError: WireError {
    public var revertData: RevertData {
        switch self {
        case .adminZeroAddress: .custom("AdminZeroAddress()")
        case .alreadyInitialized: .custom("NonZeroContractVersionOnInit()")
        case .pausedExpected: .custom("PausedExpected()")
        case .resumedExpected: .custom("ResumedExpected()")
        case .zeroPauseDuration: .custom("ZeroPauseDuration()")
        case .pauseUntilMustBeInFuture: .custom("PauseUntilMustBeInFuture()")
        case .requestAmountTooSmall(let amount):
            .custom("RequestAmountTooSmall(uint256)", ABITuple(amount))
        case .requestAmountTooLarge(let amount):
            .custom("RequestAmountTooLarge(uint256)", ABITuple(amount))
        case .invalidReportTimestamp: .custom("InvalidReportTimestamp()")
        case .invalidState: .custom("InvalidState()")
        case .zeroShareRate: .custom("ZeroShareRate()")
        case .emptyBatches: .custom("EmptyBatches()")
        case .batchesAreNotSorted: .custom("BatchesAreNotSorted()")
        case .invalidRequestID(let id): .custom("InvalidRequestId(uint256)", ABITuple(id))
        case .tooMuchEtherToFinalize(let sent, let maximum):
            .custom("TooMuchEtherToFinalize(uint256,uint256)", ABITuple(sent, maximum))
        case .invalidRequestIDRange(let start, let end):
            .custom("InvalidRequestIdRange(uint256,uint256)", ABITuple(start, end))
        case .requestIDsNotSorted: .custom("RequestIdsNotSorted()")
        case .zeroRecipient: .custom("ZeroRecipient()")
        case .arraysLengthMismatch(let first, let second):
            .custom("ArraysLengthMismatch(uint256,uint256)", ABITuple(first, second))
        case .requestNotFoundOrNotFinalized(let id):
            .custom("RequestNotFoundOrNotFinalized(uint256)", ABITuple(id))
        case .requestAlreadyClaimed(let id):
            .custom("RequestAlreadyClaimed(uint256)", ABITuple(id))
        case .notOwner(let sender, let owner):
            .custom("NotOwner(address,address)", ABITuple(sender, owner))
        case .invalidHint(let hint): .custom("InvalidHint(uint256)", ABITuple(hint))
        case .notEnoughEther: .custom("NotEnoughEther()")
        case .cantSendValue: .custom("CantSendValueRecipientMayHaveReverted()")
        case .invalidOwnerAddress(let owner):
            .custom("InvalidOwnerAddress(address)", ABITuple(owner))
        case .approvalToOwner: .custom("ApprovalToOwner()")
        case .approveToCaller: .custom("ApproveToCaller()")
        case .notOwnerOrApprovedForAll(let sender):
            .custom("NotOwnerOrApprovedForAll(address)", ABITuple(sender))
        case .notOwnerOrApproved(let sender):
            .custom("NotOwnerOrApproved(address)", ABITuple(sender))
        case .transferToZeroAddress: .custom("TransferToZeroAddress()")
        case .transferToThemselves: .custom("TransferToThemselves()")
        case .transferFromIncorrectOwner(let from, let owner):
            .custom("TransferFromIncorrectOwner(address,address)", ABITuple(from, owner))
        case .transferToNonReceiver(let recipient):
            .custom("TransferToNonIERC721Receiver(address)", ABITuple(recipient))
        }
    }
}
