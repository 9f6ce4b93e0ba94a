public import CairnEthereum
import CairnPrimitives
public import CairnRestaking

extension VaultPhase: ABIEnumeration {}

/// Read and written field by field: a record of a tuple of eleven would be several times slower.
extension VaultConfiguration: ABIValue {
    public static var abiType: String {
        "(address,address,address,uint32,uint256,uint256,string,(address,uint32),bytes,address,"
            + "string)"
    }
    public static var isDynamic: Bool { true }

    public static func decode(from reader: inout ABIReader) throws(ABIError) -> Self {
        var frame = try reader.follow()
        return Self(
            underlyingToken: try Address.decode(from: &frame),
            admin: try Address.decode(from: &frame),
            arbitrator: try Address.decode(from: &frame),
            duration: try UInt32.decode(from: &frame),
            maxPerDeposit: try UInt256.decode(from: &frame),
            stakeCap: try UInt256.decode(from: &frame),
            metadataURI: try Bytes.decode(from: &frame),
            operatorSet: try OperatorSet.decode(from: &frame),
            registrationData: try Bytes.decode(from: &frame),
            delegationApprover: try Address.decode(from: &frame),
            operatorMetadataURI: try Bytes.decode(from: &frame))
    }

    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        writer.put(UInt256(writer.count - frame), at: head)
        let start = writer.reserve(12 * 32)
        underlyingToken.encode(to: &writer, head: start, frame: start)
        admin.encode(to: &writer, head: start + 32, frame: start)
        arbitrator.encode(to: &writer, head: start + 64, frame: start)
        duration.encode(to: &writer, head: start + 96, frame: start)
        maxPerDeposit.encode(to: &writer, head: start + 128, frame: start)
        stakeCap.encode(to: &writer, head: start + 160, frame: start)
        metadataURI.encode(to: &writer, head: start + 192, frame: start)
        operatorSet.encode(to: &writer, head: start + 224, frame: start)
        registrationData.encode(to: &writer, head: start + 288, frame: start)
        delegationApprover.encode(to: &writer, head: start + 320, frame: start)
        operatorMetadataURI.encode(to: &writer, head: start + 352, frame: start)
    }
}

extension VaultError: WireError {
    public var revertData: RevertData {
        switch self {
        case .invalidVaultAdmin: .custom("InvalidVaultAdmin()")
        case .invalidArbitrator: .custom("InvalidArbitrator()")
        case .invalidDuration: .custom("InvalidDuration()")
        case .operatorIntegrationInvalid: .custom("OperatorIntegrationInvalid()")
        case .onlyVaultAdmin: .custom("OnlyVaultAdmin()")
        case .onlyArbitrator: .custom("OnlyArbitrator()")
        case .depositsLocked: .custom("DepositsLocked()")
        case .underlyingTokenBlacklisted: .custom("UnderlyingTokenBlacklisted()")
        case .mustBeDelegatedToVaultOperator: .custom("MustBeDelegatedToVaultOperator()")
        case .depositExceedsMaxPerDeposit: .custom("DepositExceedsMaxPerDeposit()")
        case .withdrawalsLockedDuringAllocations:
            .custom("WithdrawalsLockedDuringAllocations()")
        case .vaultAlreadyLocked: .custom("VaultAlreadyLocked()")
        case .strategyNotSupportedByOperatorSet: .custom("StrategyNotSupportedByOperatorSet()")
        case .pendingAllocation: .custom("PendingAllocation()")
        case .vaultNotLocked: .custom("VaultNotLocked()")
        case .durationNotElapsed: .custom("DurationNotElapsed()")
        case .durationAlreadyElapsed: .custom("DurationAlreadyElapsed()")
        }
    }
}

extension EventSignatures {
    /// Events of strategies with limits, and of duration vaults.
    mutating func addVaultEvents() {
        add("MaxPerDepositUpdated") { (event: VaultEvent.MaxPerDepositUpdated) in
            ABITuple(event.previousValue, event.newValue)
        }
        add("MaxTotalDepositsUpdated") { (event: VaultEvent.MaxTotalDepositsUpdated) in
            ABITuple(event.previousValue, event.newValue)
        }
        add("VaultInitialized", indexed: [0, 1, 2]) { (event: VaultEvent.VaultInitialized) in
            ABITuple(
                event.admin, event.arbitrator, event.underlyingToken, event.duration,
                event.maxPerDeposit, event.stakeCap, ABIText(event.metadataURI))
        }
        add("DurationVaultDeployed", indexed: [0, 1, 2]) {
            (event: VaultEvent.DurationVaultDeployed) in
            ABITuple(
                event.vault, event.underlyingToken, event.admin, event.duration,
                event.maxPerDeposit, event.stakeCap, ABIText(event.metadataURI),
                event.operatorSet.avs, event.operatorSet.id)
        }
        add("VaultLocked") { (event: VaultEvent.VaultLocked) in
            ABITuple(event.lockedAt, event.unlockAt)
        }
        add("VaultMatured") { (event: VaultEvent.VaultMatured) in ABITuple(event.maturedAt) }
        add("VaultAdvancedToWithdrawals", indexed: [0]) {
            (event: VaultEvent.VaultAdvancedToWithdrawals) in
            ABITuple(event.arbitrator, event.maturedAt)
        }
        add("DeallocateAttempted") { (event: VaultEvent.DeallocateAttempted) in
            ABITuple(event.success)
        }
        add("DeregisterAttempted") { (event: VaultEvent.DeregisterAttempted) in
            ABITuple(event.success)
        }
        add("MetadataURIUpdated") { (event: VaultEvent.MetadataURIUpdated) in
            ABITuple(ABIText(event.newMetadataURI))
        }
    }
}
