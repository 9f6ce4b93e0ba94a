public import CairnPrimitives

/// The number of a slot of the beacon chain; genesis is 0.
@frozen
public struct Slot: Sendable, Hashable, Comparable, BitwiseCopyable {
    /// The number.
    public var rawValue: UInt64

    /// Names a slot.
    @inlinable
    public init(_ rawValue: UInt64) { self.rawValue = rawValue }

    /// The slot of the genesis state.
    @inlinable
    public static var genesis: Slot { Slot(0) }

    /// Whether the left slot is earlier.
    @inlinable
    public static func < (left: Slot, right: Slot) -> Bool { left.rawValue < right.rawValue }
}

/// The number of an epoch of the beacon chain; genesis is 0.
@frozen
public struct Epoch: Sendable, Hashable, Comparable, BitwiseCopyable {
    /// The number.
    public var rawValue: UInt64

    /// Names an epoch.
    @inlinable
    public init(_ rawValue: UInt64) { self.rawValue = rawValue }

    /// The first epoch.
    @inlinable
    public static var genesis: Epoch { Epoch(0) }

    /// The epoch that never comes, `FAR_FUTURE_EPOCH`.
    @inlinable
    public static var farFuture: Epoch { Epoch(.max) }

    /// Whether the left epoch is earlier.
    @inlinable
    public static func < (left: Epoch, right: Epoch) -> Bool { left.rawValue < right.rawValue }
}

/// The number of a validator, in the order of registration.
public typealias ValidatorIndex = UInt64

extension Slot: CustomStringConvertible, SSZMemory {
    /// The decimal digits.
    public var description: String { rawValue.description }

    /// Numbers share chunks.
    public static var isBasic: Bool { true }

    /// The number, filled up with zeros.
    public mutating func treeRoot(_ rules: BeaconRules) -> Chunk { Chunk(word0: rawValue) }

    /// The slot so many later.
    ///
    /// - Throws: `overflow` when it exceeds 64 bits.
    @inlinable
    public func adding(_ count: UInt64) throws(BeaconError) -> Slot {
        Slot(try rawValue.plus(count))
    }
}

extension Epoch: CustomStringConvertible, SSZMemory {
    /// The decimal digits.
    public var description: String { rawValue.description }

    /// Numbers share chunks.
    public static var isBasic: Bool { true }

    /// The number, filled up with zeros.
    public mutating func treeRoot(_ rules: BeaconRules) -> Chunk { Chunk(word0: rawValue) }

    /// The epoch so many later.
    ///
    /// - Throws: `overflow` when it exceeds 64 bits.
    @inlinable
    public func adding(_ count: UInt64) throws(BeaconError) -> Epoch {
        Epoch(try rawValue.plus(count))
    }
}

extension UInt64 {
    /// The sum.
    ///
    /// - Throws: `overflow` when it exceeds 64 bits.
    @inlinable
    func plus(_ other: UInt64) throws(BeaconError) -> UInt64 {
        let (sum, overflow) = addingReportingOverflow(other)
        guard !overflow else { throw .overflow }
        return sum
    }

    /// The difference.
    ///
    /// - Throws: `overflow` when it is negative.
    @inlinable
    func minus(_ other: UInt64) throws(BeaconError) -> UInt64 {
        let (difference, overflow) = subtractingReportingOverflow(other)
        guard !overflow else { throw .overflow }
        return difference
    }

    /// The product.
    ///
    /// - Throws: `overflow` when it exceeds 64 bits.
    @inlinable
    func times(_ other: UInt64) throws(BeaconError) -> UInt64 {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        guard !overflow else { throw .overflow }
        return product
    }

    /// The largest number whose square is not larger.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `integer_squareroot`.
    @inlinable
    public var squareRoot: UInt64 {
        guard self > 0 else { return 0 }
        // Newton's method from above: the start is a power of two that is not below the root.
        var root: UInt64 = 1 << UInt64((65 - leadingZeroBitCount) / 2)
        while true {
            let next = (root + self / root) / 2
            if next >= root { return root }
            root = next
        }
    }
}

extension Gwei {
    /// The sum.
    ///
    /// - Throws: `overflow` when it exceeds 64 bits.
    @inlinable
    func plus(_ other: Gwei) throws(BeaconError) -> Gwei {
        Gwei(try rawValue.plus(other.rawValue))
    }
}
