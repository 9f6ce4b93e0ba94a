public import CairnPrimitives

extension UInt64: TableKey, TableRecord {}
extension UInt256: TableKey, TableRecord {}
extension Int256: TableKey, TableRecord {}
extension Address: TableKey, TableRecord {}
extension Hash: TableKey, TableRecord {}
extension Quantity: TableRecord {}

/// Two keys as one.
@frozen
public struct Pair<First: TableKey, Second: TableKey>: TableKey {
    public let first: First
    public let second: Second

    @inlinable @inline(__always)
    public init(_ first: First, _ second: Second) {
        self.first = first
        self.second = second
    }

    @inlinable @inline(__always)
    public static func == (a: Self, b: Self) -> Bool {
        a.second == b.second && a.first == b.first
    }
}

extension Pair: TableRecord where First: TableRecord, Second: TableRecord {}

extension Pair: Hashable where First: Hashable, Second: Hashable {}

/// Three keys as one.
@frozen
public struct Triple<First: TableKey, Second: TableKey, Third: TableKey>: TableKey {
    public let first: First
    public let second: Second
    public let third: Third

    @inlinable @inline(__always)
    public init(_ first: First, _ second: Second, _ third: Third) {
        self.first = first
        self.second = second
        self.third = third
    }

    @inlinable @inline(__always)
    public static func == (a: Self, b: Self) -> Bool {
        a.third == b.third && a.second == b.second && a.first == b.first
    }
}

extension Triple: TableRecord
where First: TableRecord, Second: TableRecord, Third: TableRecord {}

/// A truth value as a whole word; false is zero.
@frozen
public struct Flag: TableKey, TableRecord, ExpressibleByBooleanLiteral {
    @usableFromInline var word: UInt64

    @inlinable
    public init(_ value: Bool) { word = value ? 1 : 0 }

    @inlinable
    public init(booleanLiteral value: Bool) { self.init(value) }

    @inlinable
    public var isSet: Bool { word != 0 }
}
