public import CairnEthereum
public import CairnPrimitives
public import CairnRestaking

extension OperatorSet: ABIRecord {
    public init(fields: ABITuple<Address, UInt32>) {
        self.init(avs: fields.fields.0, id: fields.fields.1)
    }

    public var fields: ABITuple<Address, UInt32> { ABITuple(avs, id) }
}

extension SignatureWithExpiry: ABIRecord {
    public init(fields: ABITuple<Bytes, UInt256>) {
        self.init(signature: fields.fields.0, expiry: fields.fields.1)
    }

    public var fields: ABITuple<Bytes, UInt256> { ABITuple(signature, expiry) }
}

/// Read and written field by field: a record of a tuple of seven would be several times slower.
extension StakerWithdrawal: ABIValue {
    public static var abiType: String {
        "(address,address,address,uint256,uint32,address[],uint256[])"
    }
    public static var isDynamic: Bool { true }

    public static func decode(from reader: inout ABIReader) throws(ABIError) -> Self {
        var frame = try reader.follow()
        return Self(
            staker: try Address.decode(from: &frame), delegatedTo: try Address.decode(from: &frame),
            withdrawer: try Address.decode(from: &frame), nonce: try UInt256.decode(from: &frame),
            startBlock: try UInt32.decode(from: &frame),
            strategies: try [Address].decode(from: &frame),
            scaledShares: try [Shares].decode(from: &frame))
    }

    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        writer.put(UInt256(UInt64(writer.count - frame)), at: head)
        let start = writer.reserve(7 * 32)
        staker.encode(to: &writer, head: start, frame: start)
        delegatedTo.encode(to: &writer, head: start + 32, frame: start)
        withdrawer.encode(to: &writer, head: start + 64, frame: start)
        nonce.encode(to: &writer, head: start + 96, frame: start)
        startBlock.encode(to: &writer, head: start + 128, frame: start)
        strategies.encode(to: &writer, head: start + 160, frame: start)
        scaledShares.encode(to: &writer, head: start + 192, frame: start)
    }
}

/// The third field was the withdrawer, which is always the staker now.
extension QueuedWithdrawalRequest: ABIValue {
    public static var abiType: String { "(address[],uint256[],address)" }
    public static var isDynamic: Bool { true }

    public static func decode(from reader: inout ABIReader) throws(ABIError) -> Self {
        var frame = try reader.follow()
        let request = Self(
            strategies: try [Address].decode(from: &frame),
            depositShares: try [Shares].decode(from: &frame))
        _ = try Address.decode(from: &frame)
        return request
    }

    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        writer.put(UInt256(UInt64(writer.count - frame)), at: head)
        let start = writer.reserve(3 * 32)
        strategies.encode(to: &writer, head: start, frame: start)
        depositShares.encode(to: &writer, head: start + 32, frame: start)
    }
}
