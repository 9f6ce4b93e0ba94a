public import CairnEthereum
public import CairnPrimitives
public import CairnRestaking

// The structs of the allocation manager's methods as tuples.

extension AllocateParams: ABIRecord {
    public init(fields: ABITuple<OperatorSet, [Address], [UInt64]>) {
        let (operatorSet, strategies, newMagnitudes) = fields.fields
        self.init(
            operatorSet: operatorSet, strategies: strategies, newMagnitudes: newMagnitudes)
    }

    public var fields: ABITuple<OperatorSet, [Address], [UInt64]> {
        ABITuple(operatorSet, strategies, newMagnitudes)
    }
}

extension SlashingParams: ABIRecord {
    public init(fields: ABITuple<Address, UInt32, [Address], [UInt256], ABIText>) {
        let (`operator`, operatorSetID, strategies, wadsToSlash, description) = fields.fields
        self.init(
            operator: `operator`, operatorSetID: operatorSetID, strategies: strategies,
            wadsToSlash: wadsToSlash, description: description.bytes)
    }

    public var fields: ABITuple<Address, UInt32, [Address], [UInt256], ABIText> {
        ABITuple(`operator`, operatorSetID, strategies, wadsToSlash, ABIText(description))
    }
}

extension RegisterParams: ABIRecord {
    public init(fields: ABITuple<Address, [UInt32], Bytes>) {
        let (avs, operatorSetIDs, data) = fields.fields
        self.init(avs: avs, operatorSetIDs: operatorSetIDs, data: data)
    }

    public var fields: ABITuple<Address, [UInt32], Bytes> {
        ABITuple(avs, operatorSetIDs, data)
    }
}

extension DeregisterParams: ABIRecord {
    public init(fields: ABITuple<Address, Address, [UInt32]>) {
        let (`operator`, avs, operatorSetIDs) = fields.fields
        self.init(operator: `operator`, avs: avs, operatorSetIDs: operatorSetIDs)
    }

    public var fields: ABITuple<Address, Address, [UInt32]> {
        ABITuple(`operator`, avs, operatorSetIDs)
    }
}

extension CreateSetParams: ABIRecord {
    public init(fields: ABITuple<UInt32, [Address], Address>) {
        let (operatorSetID, strategies, slasher) = fields.fields
        self.init(operatorSetID: operatorSetID, strategies: strategies, slasher: slasher)
    }

    public var fields: ABITuple<UInt32, [Address], Address> {
        ABITuple(operatorSetID, strategies, slasher)
    }
}

/// A set to be made whose slasher is the AVS: the older of the two forms.
struct CreateSetParamsV1: ABIRecord {
    let operatorSetID: UInt32
    let strategies: [Address]

    init(fields: ABITuple<UInt32, [Address]>) {
        (operatorSetID, strategies) = fields.fields
    }

    var fields: ABITuple<UInt32, [Address]> { ABITuple(operatorSetID, strategies) }

    func slashed(by slasher: Address) -> CreateSetParams {
        CreateSetParams(operatorSetID: operatorSetID, strategies: strategies, slasher: slasher)
    }
}

extension Allocation: ABIRecord {
    public init(fields: ABITuple<UInt64, Int128, UInt32>) {
        let (currentMagnitude, pendingDiff, effectBlock) = fields.fields
        self.init(
            currentMagnitude: currentMagnitude, pendingDiff: Int64(clamping: pendingDiff),
            effectBlock: effectBlock)
    }

    public var fields: ABITuple<UInt64, Int128, UInt32> {
        ABITuple(currentMagnitude, Int128(pendingDiff), effectBlock)
    }
}
