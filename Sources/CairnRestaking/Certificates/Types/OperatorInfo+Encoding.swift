public import CairnEthereum
public import CairnPrimitives

// Operator tables travel between chains as bytes, and their hashes are what is proven. So their form
// as bytes is part of the rule and stands here, and not among the interfaces.

extension ECDSAOperatorInfo: ABIValue {
    public static var abiType: String { "(address,uint256[])" }
    public static var isDynamic: Bool { true }

    public static func decode(from reader: inout ABIReader) throws(ABIError) -> Self {
        var frame = try reader.follow()
        return Self(
            pubkey: try Address.decode(from: &frame), weights: try [UInt256].decode(from: &frame))
    }

    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        writer.put(UInt256(writer.count - frame), at: head)
        let start = writer.reserve(2 * 32)
        pubkey.encode(to: &writer, head: start, frame: start)
        weights.encode(to: &writer, head: start + 32, frame: start)
    }
}

extension BN254Point: ABIValue {
    public static var abiType: String { "(uint256,uint256)" }
    public static var headSize: Int { 64 }

    public static func decode(from reader: inout ABIReader) throws(ABIError) -> Self {
        let x = try reader.word()
        return Self(x: x, y: try reader.word())
    }

    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        writer.put(x, at: head)
        writer.put(y, at: head + 32)
    }
}

extension BN254TwistPoint: ABIValue {
    public static var abiType: String { "(uint256[2],uint256[2])" }
    public static var headSize: Int { 128 }

    public static func decode(from reader: inout ABIReader) throws(ABIError) -> Self {
        let xImaginary = try reader.word()
        let xReal = try reader.word()
        let yImaginary = try reader.word()
        return Self(
            xImaginary: xImaginary, xReal: xReal, yImaginary: yImaginary,
            yReal: try reader.word())
    }

    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        for (index, word) in [xImaginary, xReal, yImaginary, yReal].enumerated() {
            writer.put(word, at: head + 32 * index)
        }
    }
}

extension BN254OperatorInfo: ABIValue {
    public static var abiType: String { "((uint256,uint256),uint256[])" }
    public static var isDynamic: Bool { true }

    public static func decode(from reader: inout ABIReader) throws(ABIError) -> Self {
        var frame = try reader.follow()
        return Self(
            pubkey: try BN254Point.decode(from: &frame),
            weights: try [UInt256].decode(from: &frame))
    }

    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        writer.put(UInt256(writer.count - frame), at: head)
        let start = writer.reserve(3 * 32)
        pubkey.encode(to: &writer, head: start, frame: start)
        weights.encode(to: &writer, head: start + 64, frame: start)
    }

    /// The hash that stands for the operator in its table's tree.
    ///
    /// - Spec: EigenLayer core, `LeafCalculatorMixin.calculateOperatorInfoLeaf`
    public var leaf: Hash {
        var hash = Keccak256()
        hash.update([OperatorTable.operatorLeafSalt])
        hash.update(ABITuple(self).encoded())
        return hash.finalize()
    }
}

extension BN254OperatorSetInfo: ABIValue {
    public static var abiType: String { "(bytes32,uint256,(uint256,uint256),uint256[])" }
    public static var isDynamic: Bool { true }

    public static func decode(from reader: inout ABIReader) throws(ABIError) -> Self {
        var frame = try reader.follow()
        return Self(
            operatorInfoTreeRoot: try Hash.decode(from: &frame),
            operatorCount: try UInt256.decode(from: &frame),
            aggregatePubkey: try BN254Point.decode(from: &frame),
            totalWeights: try [UInt256].decode(from: &frame))
    }

    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        writer.put(UInt256(writer.count - frame), at: head)
        let start = writer.reserve(5 * 32)
        operatorInfoTreeRoot.encode(to: &writer, head: start, frame: start)
        operatorCount.encode(to: &writer, head: start + 32, frame: start)
        aggregatePubkey.encode(to: &writer, head: start + 64, frame: start)
        totalWeights.encode(to: &writer, head: start + 128, frame: start)
    }
}
