public import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// The bytes in which a contract says why it refuses.
///
/// - Spec: Solidity documentation, "Revert" and "Errors and the Revert Statement"
public struct RevertData: Hashable, Sendable {
    public let bytes: Bytes

    public init(_ bytes: Bytes) { self.bytes = bytes }

    /// No data.
    public static let empty = RevertData([])

    /// `Error(string)`
    public static func message(_ text: String) -> RevertData {
        custom("Error(string)", ABITuple(text))
    }

    /// `Panic(uint256)`
    public static func panic(_ panic: Panic) -> RevertData {
        custom("Panic(uint256)", ABITuple(UInt256(panic.rawValue)))
    }

    /// A custom error without arguments, by its signature: `NewSharesZero()`.
    public static func custom(_ signature: String) -> RevertData {
        RevertData(Bytes(Selector(hashing: signature).bytes))
    }

    /// A custom error with arguments, by its signature.
    public static func custom<each Argument: ABIValue>(
        _ signature: String, _ arguments: ABITuple<repeat each Argument>
    ) -> RevertData {
        RevertData(Bytes(Selector(hashing: signature).bytes + arguments.encoded()))
    }
}

/// A module's reasons, as the deployed contracts word them.
public protocol WireError: RevertReason {
    var revertData: RevertData { get }
}

extension Revert {
    /// The refusal as bytes.
    public var data: RevertData {
        guard let wired = reason as? any WireError else {
            preconditionFailure("no interface gives \(type(of: reason)) a form on the wire")
        }
        return wired.revertData
    }
}
