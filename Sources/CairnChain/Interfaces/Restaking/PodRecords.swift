public import CairnEthereum
public import CairnPrimitives
public import CairnRestaking

extension ValidatorStatus: ABIEnumeration {}

extension ValidatorInfo: ABIValue {
    public static var abiType: String { "(uint64,uint64,uint64,uint8)" }
    public static var headSize: Int { 4 * 32 }

    /// - Throws: Always: no method takes one.
    public static func decode(from reader: inout ABIReader) throws(ABIError) -> Self {
        throw .dirtyPadding(type: abiType, atByte: reader.offset)
    }

    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        validatorIndex.encode(to: &writer, head: head, frame: frame)
        restakedBalanceGwei.encode(to: &writer, head: head + 32, frame: frame)
        lastCheckpointedAt.encode(to: &writer, head: head + 64, frame: frame)
        status.encode(to: &writer, head: head + 96, frame: frame)
    }
}

extension PodCheckpoint: ABIValue {
    public static var abiType: String { "(bytes32,uint24,uint64,int64,uint64)" }
    public static var headSize: Int { 5 * 32 }

    /// - Throws: Always: no method takes one.
    public static func decode(from reader: inout ABIReader) throws(ABIError) -> Self {
        throw .dirtyPadding(type: abiType, atByte: reader.offset)
    }

    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        beaconBlockRoot.encode(to: &writer, head: head, frame: frame)
        proofsRemaining.encode(to: &writer, head: head + 32, frame: frame)
        podBalanceGwei.encode(to: &writer, head: head + 64, frame: frame)
        balanceDeltasGwei.encode(to: &writer, head: head + 96, frame: frame)
        previousBeaconBalanceGwei.encode(to: &writer, head: head + 128, frame: frame)
    }
}

extension StateRootProof: ABIRecord {
    public init(fields: ABITuple<Hash, Bytes>) {
        self.init(beaconStateRoot: fields.fields.0, proof: fields.fields.1)
    }

    public var fields: ABITuple<Hash, Bytes> { ABITuple(beaconStateRoot, proof) }
}

extension BalanceContainerProof: ABIRecord {
    public init(fields: ABITuple<Hash, Bytes>) {
        self.init(balanceContainerRoot: fields.fields.0, proof: fields.fields.1)
    }

    public var fields: ABITuple<Hash, Bytes> { ABITuple(balanceContainerRoot, proof) }
}

extension ValidatorProof: ABIRecord {
    public init(fields: ABITuple<[Hash], Bytes>) {
        self.init(
            validatorFields: ValidatorFields(fields.fields.0), proof: fields.fields.1)
    }

    public var fields: ABITuple<[Hash], Bytes> { ABITuple(validatorFields.leaves, proof) }
}

extension BalanceProof: ABIRecord {
    public init(fields: ABITuple<Hash, Hash, Bytes>) {
        self.init(
            pubkeyHash: fields.fields.0, balanceRoot: fields.fields.1, proof: fields.fields.2)
    }

    public var fields: ABITuple<Hash, Hash, Bytes> { ABITuple(pubkeyHash, balanceRoot, proof) }
}

extension ConsolidationRequest: ABIRecord {
    public init(fields: ABITuple<Bytes, Bytes>) {
        self.init(sourcePubkey: fields.fields.0, targetPubkey: fields.fields.1)
    }

    public var fields: ABITuple<Bytes, Bytes> { ABITuple(sourcePubkey, targetPubkey) }
}

extension PodWithdrawalRequest: ABIRecord {
    public init(fields: ABITuple<Bytes, UInt64>) {
        self.init(pubkey: fields.fields.0, amountGwei: fields.fields.1)
    }

    public var fields: ABITuple<Bytes, UInt64> { ABITuple(pubkey, amountGwei) }
}
