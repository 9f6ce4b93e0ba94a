import CairnEthereum
import CairnRestaking

extension EventSignatures {
    /// Events of the allocation manager, the permission controller and the AVS directory.
    mutating func addAllocationEvents() {
        addMagnitudeEvents()
        addServiceEvents()
        addOperatorSetEvents()
        addPermissionEvents()
        add("OperatorAVSRegistrationStatusUpdated", indexed: [0, 1]) {
            (event: DirectoryEvent.OperatorAVSRegistrationStatusUpdated) in
            ABITuple(event.operator, event.avs, event.status)
        }
    }

    private mutating func addMagnitudeEvents() {
        add("AllocationDelaySet") { (event: AllocationEvent.AllocationDelaySet) in
            ABITuple(event.operator, event.delay, event.effectBlock)
        }
        add("AllocationUpdated") { (event: AllocationEvent.AllocationUpdated) in
            ABITuple(
                event.operator, event.operatorSet, event.strategy, event.magnitude,
                event.effectBlock)
        }
        add("EncumberedMagnitudeUpdated") { (event: AllocationEvent.EncumberedMagnitudeUpdated) in
            ABITuple(event.operator, event.strategy, event.encumberedMagnitude)
        }
        add("MaxMagnitudeUpdated") { (event: AllocationEvent.MaxMagnitudeUpdated) in
            ABITuple(event.operator, event.strategy, event.maxMagnitude)
        }
        add("OperatorSlashed") { (event: AllocationEvent.OperatorSlashed) in
            ABITuple(
                event.operator, event.operatorSet, event.strategies, event.wadSlashed,
                ABIText(event.description))
        }
    }

    private mutating func addServiceEvents() {
        add("AVSRegistrarSet") { (event: AllocationEvent.AVSRegistrarSet) in
            ABITuple(event.avs, event.registrar)
        }
        add("AVSMetadataURIUpdated", indexed: [0]) {
            (event: AllocationEvent.AVSMetadataURIUpdated) in
            ABITuple(event.avs, ABIText(event.metadataURI))
        }
    }

    private mutating func addOperatorSetEvents() {
        add("OperatorSetCreated") { (event: AllocationEvent.OperatorSetCreated) in
            ABITuple(event.operatorSet)
        }
        add("RedistributionAddressSet") { (event: AllocationEvent.RedistributionAddressSet) in
            ABITuple(event.operatorSet, event.redistributionRecipient)
        }
        add("StrategyAddedToOperatorSet") { (event: AllocationEvent.StrategyAddedToOperatorSet) in
            ABITuple(event.operatorSet, event.strategy)
        }
        add("StrategyRemovedFromOperatorSet") {
            (event: AllocationEvent.StrategyRemovedFromOperatorSet) in
            ABITuple(event.operatorSet, event.strategy)
        }
        add("OperatorAddedToOperatorSet", indexed: [0]) {
            (event: AllocationEvent.OperatorAddedToOperatorSet) in
            ABITuple(event.operator, event.operatorSet)
        }
        add("OperatorRemovedFromOperatorSet", indexed: [0]) {
            (event: AllocationEvent.OperatorRemovedFromOperatorSet) in
            ABITuple(event.operator, event.operatorSet)
        }
        add("SlasherUpdated") { (event: AllocationEvent.SlasherUpdated) in
            ABITuple(event.operatorSet, event.slasher, event.effectBlock)
        }
        add("SlasherMigrated") { (event: AllocationEvent.SlasherMigrated) in
            ABITuple(event.operatorSet, event.slasher)
        }
    }

    private mutating func addPermissionEvents() {
        add("AppointeeSet", indexed: [0, 1]) { (event: PermissionEvent.AppointeeSet) in
            ABITuple(event.account, event.appointee, event.target, event.selector)
        }
        add("AppointeeRemoved", indexed: [0, 1]) { (event: PermissionEvent.AppointeeRemoved) in
            ABITuple(event.account, event.appointee, event.target, event.selector)
        }
        add("PendingAdminAdded", indexed: [0]) { (event: PermissionEvent.PendingAdminAdded) in
            ABITuple(event.account, event.admin)
        }
        add("PendingAdminRemoved", indexed: [0]) { (event: PermissionEvent.PendingAdminRemoved) in
            ABITuple(event.account, event.admin)
        }
        add("AdminSet", indexed: [0]) { (event: PermissionEvent.AdminSet) in
            ABITuple(event.account, event.admin)
        }
        add("AdminRemoved", indexed: [0]) { (event: PermissionEvent.AdminRemoved) in
            ABITuple(event.account, event.admin)
        }
    }
}
