import CairnEthereum
import CairnLedger
public import CairnPrimitives

/// A set's operators and their stakes at some moment, in the form in which it is carried to other
/// chains and proven there.
///
/// - Spec: EigenLayer core, `OperatorTableUpdater._decodeOperatorTableBytes`
public struct OperatorTable: Hashable, Sendable {
    /// Tells the leaf of an operator from that of a table.
    public static let operatorLeafSalt: UInt8 = 0x75
    /// Tells the leaf of a table from that of an operator.
    public static let tableLeafSalt: UInt8 = 0x8e

    public var operatorSet: OperatorSet
    public var curve: CurveType
    public var config: OperatorSetConfig
    /// The operators, encoded as the curve has it.
    public var content: Bytes

    public init(
        operatorSet: OperatorSet, curve: CurveType, config: OperatorSetConfig, content: Bytes
    ) {
        self.operatorSet = operatorSet
        self.curve = curve
        self.config = config
        self.content = content
    }

    /// Reads a table's bytes.
    ///
    /// - Throws: ``EmptyRevert`` if they are none.
    init(_ bytes: Bytes) throws(Revert) {
        self = try bytes.decoded { reader throws(ABIError) in
            let avs = try Address.decode(from: &reader)
            let id = try UInt32.decode(from: &reader)
            let number = try UInt8.decode(from: &reader)
            guard let curve = CurveType(rawValue: number) else {
                throw .dirtyPadding(type: "enum", atByte: 64)
            }
            return OperatorTable(
                operatorSet: OperatorSet(avs: avs, id: id), curve: curve,
                config: OperatorSetConfig(
                    owner: try Address.decode(from: &reader),
                    maxStalenessPeriod: try UInt32.decode(from: &reader)),
                content: try Bytes.decode(from: &reader))
        }
    }

    /// The table's bytes.
    public var encoded: Bytes {
        var writer = ABIWriter(capacity: 7 * 32 + content.count + 32)
        writer.append(operatorSet.avs.word)
        writer.append(UInt256(UInt64(operatorSet.id)))
        writer.append(UInt256(UInt64(curve.rawValue)))
        writer.append(config.owner.word)
        writer.append(UInt256(UInt64(config.maxStalenessPeriod)))
        writer.append(UInt256(6 * 32))
        writer.append(UInt256(content.count))
        content.bytes.withUnsafeBytes { writer.append(padded: $0) }
        return Bytes(writer.copy())
    }

    /// The hash that stands for a table in the tree of all tables.
    ///
    /// - Spec: EigenLayer core, `LeafCalculatorMixin.calculateOperatorTableLeaf`
    public static func leaf(_ bytes: Bytes) -> Hash {
        var hash = Keccak256()
        hash.update([tableLeafSalt])
        hash.update(bytes)
        return hash.finalize()
    }
}

extension Bytes {
    /// Reads a value as a contract does.
    ///
    /// - Throws: ``EmptyRevert`` if the bytes are not such a value.
    func decoded<Value>(
        _ read: (inout ABIReader) throws(ABIError) -> Value
    ) throws(Revert) -> Value {
        let value: Value? = bytes.withUnsafeBytes { buffer in
            do throws(ABIError) {
                return try ABIReader.read(buffer) { reader throws(ABIError) in
                    try read(&reader)
                }
            } catch { return nil }
        }
        guard let value else { throw Revert(EmptyRevert()) }
        return value
    }

    /// Reads a value as a contract does.
    ///
    /// - Throws: ``EmptyRevert`` if the bytes are not such a value.
    func decoded<Value: ABIValue>(as: Value.Type) throws(Revert) -> Value {
        try decoded { reader throws(ABIError) in try Value.decode(from: &reader) }
    }
}
