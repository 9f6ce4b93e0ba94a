public import CairnPrimitives

/// Why a contract refuses: an enumeration of one module, or one of the general reasons below.
///
/// Reasons are values; their bytes on the wire are made by the chain's interfaces.
public protocol RevertReason: Error, Equatable {}

/// A refusal on its way out of a call, which drops everything that the call did.
///
/// Transitions of all modules throw this one type, so that a module can call into another and let
/// its refusal pass; what was refused, and by whom, is in the typed `reason`.
public struct Revert: Error, Equatable {
    public let reason: any RevertReason

    public init(_ reason: some RevertReason) { self.reason = reason }

    public static func == (a: Revert, b: Revert) -> Bool { isEqual(a.reason, b.reason) }

    private static func isEqual<A: RevertReason>(_ a: A, _ b: any RevertReason) -> Bool {
        (b as? A) == a
    }
}

/// A failed check whose only explanation is a sentence: Solidity's `require(…, "…")`.
public struct RevertMessage: RevertReason {
    public let text: String

    public init(_ text: String) { self.text = text }
}

/// A failure that explains nothing: no data at all.
public struct EmptyRevert: RevertReason {
    public init() {}
}

/// A refusal in the bytes in which a contract outside this process's Swift code gave it.
public struct RawRevert: RevertReason {
    public let data: Bytes

    public init(_ data: Bytes) { self.data = data }
}

/// A failure that the language itself detects.
///
/// - Spec: Solidity documentation, "Panic via assert and Error via require"
public enum Panic: UInt64, RevertReason {
    case assertion = 0x01
    case arithmetic = 0x11
    case divisionByZero = 0x12
    case enumeration = 0x21
    case emptyPop = 0x31
    case indexOutOfBounds = 0x32
    case tooMuchMemory = 0x41
}

extension Revert {
    /// The panic that a checked operation of Solidity ends in.
    public init(_ fault: ArithmeticFault) {
        switch fault {
        case .overflow: self.init(Panic.arithmetic)
        case .divisionByZero: self.init(Panic.divisionByZero)
        }
    }
}

/// Runs checked arithmetic, turning its fault into the panic that Solidity would raise.
@inlinable @inline(__always)
public func checked<Result>(
    _ compute: () throws(ArithmeticFault) -> Result
) throws(Revert) -> Result {
    do throws(ArithmeticFault) { return try compute() } catch { throw Revert(error) }
}

/// Throws `reason` unless `condition` holds.
@inlinable @inline(__always)
public func require<Reason: RevertReason>(
    _ condition: Bool, _ reason: @autoclosure () -> Reason
) throws(Revert) {
    if !condition { throw Revert(reason()) }
}
