public import CairnPrimitives

/// A Swift type that stands for a Solidity type: its name, and how it is read and written.
///
/// - Spec: Solidity documentation, "Contract ABI Specification"
public protocol ABIValue: ABIOutput, SendableMetatype {
    /// The name in a signature, such as `uint256` or `(address,uint64)[]`.
    static var abiType: String { get }
    /// Whether the head is an offset to a tail.
    static var isDynamic: Bool { get }
    /// The bytes that the value takes in the head of its frame.
    static var headSize: Int { get }
    /// Reads the value at the reader's next head.
    static func decode(from reader: inout ABIReader) throws(ABIError) -> Self
    /// Writes the value into the reserved head at `head`, and what is dynamic of it at the end.
    func encode(to writer: inout ABIWriter, head: Int, frame: Int)
    /// The value as a topic of a log.
    var abiTopic: Hash { get }
}

extension ABIValue {
    @inlinable public static var isDynamic: Bool { false }
    @inlinable public static var headSize: Int { 32 }
}

/// A value that is exactly one word.
public protocol ABIWord: ABIValue {
    /// The value in a word, or nil if bits are set that the type does not use.
    static func fromABI(_ word: UInt256) -> Self?
    var abiWord: UInt256 { get }
}

extension ABIWord {
    @inlinable
    public static func decode(from reader: inout ABIReader) throws(ABIError) -> Self {
        let place = reader.offset
        guard let value = fromABI(try reader.word()) else {
            throw .dirtyPadding(type: abiType, atByte: place)
        }
        return value
    }

    @inlinable
    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        writer.put(abiWord, at: head)
    }
}

// MARK: - Words

extension UInt256: ABIWord {
    @inlinable public static var abiType: String { "uint256" }
    @inlinable public static func fromABI(_ word: UInt256) -> UInt256? { word }
    @inlinable public var abiWord: UInt256 { self }
}

extension Int256: ABIWord {
    @inlinable public static var abiType: String { "int256" }
    @inlinable public static func fromABI(_ word: UInt256) -> Int256? { Int256(bits: word) }
    @inlinable public var abiWord: UInt256 { bits }
}

extension Quantity: ABIWord, ABIValue {
    @inlinable public static var abiType: String { "uint256" }
    @inlinable public static func fromABI(_ word: UInt256) -> Self? { Self(rawValue: word) }
    @inlinable public var abiWord: UInt256 { rawValue }
}

extension Address: ABIWord {
    @inlinable public static var abiType: String { "address" }
    @inlinable public static func fromABI(_ word: UInt256) -> Address? { Address(exactly: word) }
    @inlinable public var abiWord: UInt256 { word }
}

extension Hash: ABIWord {
    @inlinable public static var abiType: String { "bytes32" }
    @inlinable public static func fromABI(_ word: UInt256) -> Hash? { Hash(word) }
    @inlinable public var abiWord: UInt256 { word }
}

extension Selector: ABIWord {
    @inlinable public static var abiType: String { "bytes4" }
    @inlinable public static func fromABI(_ word: UInt256) -> Selector? {
        guard word << 32 == .zero else { return nil }
        return Selector(UInt32(truncatingIfNeeded: word.limb3 >> 32))
    }
    @inlinable public var abiWord: UInt256 { UInt256(UInt64(value)) << 224 }
}

extension Bool: ABIWord {
    @inlinable public static var abiType: String { "bool" }
    @inlinable public static func fromABI(_ word: UInt256) -> Bool? {
        word == .zero ? false : word == .one ? true : nil
    }
    @inlinable public var abiWord: UInt256 { self ? .one : .zero }
}

extension ABIWord where Self: FixedWidthInteger & UnsignedInteger {
    @inlinable public static var abiType: String { "uint\(bitWidth)" }
    @inlinable public static func fromABI(_ word: UInt256) -> Self? {
        guard let narrow = word.asUInt128 else { return nil }
        return Self(exactly: narrow)
    }
    @inlinable public var abiWord: UInt256 { UInt256(UInt128(self)) }
}

extension UInt8: ABIWord, ABIValue {}
extension UInt16: ABIWord, ABIValue {}
extension UInt32: ABIWord, ABIValue {}
extension UInt64: ABIWord, ABIValue {}
extension UInt128: ABIWord, ABIValue {}

extension ABIWord where Self: FixedWidthInteger & SignedInteger {
    @inlinable public static var abiType: String { "int\(bitWidth)" }
    @inlinable public static func fromABI(_ word: UInt256) -> Self? {
        let value = Self(truncatingIfNeeded: word.lowHalf)
        return value.abiWord == word ? value : nil
    }
    @inlinable public var abiWord: UInt256 {
        let sign: UInt64 = self < 0 ? .max : 0
        return UInt256(
            limb0: UInt64(truncatingIfNeeded: self), limb1: UInt64(truncatingIfNeeded: self >> 64),
            limb2: sign, limb3: sign)
    }
}

extension Int8: ABIWord, ABIValue {}
extension Int16: ABIWord, ABIValue {}
extension Int32: ABIWord, ABIValue {}
extension Int64: ABIWord, ABIValue {}
extension Int128: ABIWord, ABIValue {}

/// An unsigned integer of a width that Swift has no type for: `uint24`, `uint40`, `uint96` ….
///
/// A unit names the width: `enum UInt40Width: ABIWidth { static let bits = 40 }`.
@frozen
public struct ABIUInt<Width: ABIWidth>: ABIWord, Hashable, Sendable {
    public let value: UInt256

    /// - Precondition: `value` fits the width.
    @inlinable
    public init(_ value: UInt256) {
        precondition(value >> Width.bits == .zero, "the value does not fit uint\(Width.bits)")
        self.value = value
    }

    @inlinable public static var abiType: String { "uint\(Width.bits)" }
    @inlinable public static func fromABI(_ word: UInt256) -> Self? {
        word >> Width.bits == .zero ? Self(word) : nil
    }
    @inlinable public var abiWord: UInt256 { value }
}

/// The number of bits of an ``ABIUInt``.
public protocol ABIWidth { static var bits: Int { get } }

public enum Bits24: ABIWidth { public static let bits = 24 }
public enum Bits40: ABIWidth { public static let bits = 40 }
public enum Bits48: ABIWidth { public static let bits = 48 }
public enum Bits96: ABIWidth { public static let bits = 96 }
public enum Bits112: ABIWidth { public static let bits = 112 }
public enum Bits120: ABIWidth { public static let bits = 120 }
public enum Bits160: ABIWidth { public static let bits = 160 }
public enum Bits208: ABIWidth { public static let bits = 208 }
public enum Bits216: ABIWidth { public static let bits = 216 }
public enum Bits224: ABIWidth { public static let bits = 224 }

/// A value passed to or returned from a contract as an enumeration: `uint8` of limited range.
public protocol ABIEnumeration: ABIWord, RawRepresentable, CaseIterable where RawValue == UInt8 {}

extension ABIEnumeration {
    @inlinable public static var abiType: String { "uint8" }
    @inlinable public static func fromABI(_ word: UInt256) -> Self? {
        guard let narrow = word.asUInt64, let raw = UInt8(exactly: narrow) else { return nil }
        return Self(rawValue: raw)
    }
    @inlinable public var abiWord: UInt256 { UInt256(UInt64(rawValue)) }
}
