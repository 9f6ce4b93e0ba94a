public import CairnEthereum
import CairnPrimitives

// The task mailbox takes certificates as bytes of either form.

extension ECDSACertificate: ABIValue {
    public static var abiType: String { "(uint32,bytes32,bytes)" }
    public static var isDynamic: Bool { true }

    public static func decode(from reader: inout ABIReader) throws(ABIError) -> Self {
        var frame = try reader.follow()
        return Self(
            referenceTimestamp: try UInt32.decode(from: &frame),
            messageHash: try Hash.decode(from: &frame), signatures: try Bytes.decode(from: &frame))
    }

    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        writer.put(UInt256(writer.count - frame), at: head)
        let start = writer.reserve(3 * 32)
        referenceTimestamp.encode(to: &writer, head: start, frame: start)
        messageHash.encode(to: &writer, head: start + 32, frame: start)
        signatures.encode(to: &writer, head: start + 64, frame: start)
    }
}

extension BN254OperatorWitness: ABIValue {
    public static var abiType: String { "(uint32,bytes,((uint256,uint256),uint256[]))" }
    public static var isDynamic: Bool { true }

    public static func decode(from reader: inout ABIReader) throws(ABIError) -> Self {
        var frame = try reader.follow()
        return Self(
            operatorIndex: try UInt32.decode(from: &frame), proof: try Bytes.decode(from: &frame),
            operatorInfo: try BN254OperatorInfo.decode(from: &frame))
    }

    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        writer.put(UInt256(writer.count - frame), at: head)
        let start = writer.reserve(3 * 32)
        operatorIndex.encode(to: &writer, head: start, frame: start)
        proof.encode(to: &writer, head: start + 32, frame: start)
        operatorInfo.encode(to: &writer, head: start + 64, frame: start)
    }
}

extension BN254Certificate: ABIValue {
    public static var abiType: String {
        "(uint32,bytes32,(uint256,uint256),(uint256[2],uint256[2]),"
            + "(uint32,bytes,((uint256,uint256),uint256[]))[])"
    }
    public static var isDynamic: Bool { true }

    public static func decode(from reader: inout ABIReader) throws(ABIError) -> Self {
        var frame = try reader.follow()
        return Self(
            referenceTimestamp: try UInt32.decode(from: &frame),
            messageHash: try Hash.decode(from: &frame),
            signature: try BN254Point.decode(from: &frame),
            signersKey: try BN254TwistPoint.decode(from: &frame),
            nonSigners: try [BN254OperatorWitness].decode(from: &frame))
    }

    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        writer.put(UInt256(writer.count - frame), at: head)
        let start = writer.reserve(9 * 32)
        referenceTimestamp.encode(to: &writer, head: start, frame: start)
        messageHash.encode(to: &writer, head: start + 32, frame: start)
        signature.encode(to: &writer, head: start + 64, frame: start)
        signersKey.encode(to: &writer, head: start + 128, frame: start)
        nonSigners.encode(to: &writer, head: start + 256, frame: start)
    }
}
