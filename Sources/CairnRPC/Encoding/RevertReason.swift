import CairnJSON
import CairnEthereum
import CairnPrimitives

extension RPCError {
    /// A call reverted with these bytes; the sentence follows from them.
    static func reverted(with data: UnsafeRawBufferPointer) -> RPCError {
        executionReverted(data: Array(data), reason: revertReason(in: data))
    }

    /// A call reverted with these bytes; the sentence follows from them.
    static func reverted(with data: Bytes) -> RPCError {
        data.bytes.withUnsafeBytes { reverted(with: $0) }
    }
}

/// The sentence in the data of a revert: the text of `Error(string)`, what a `Panic(uint256)`
/// means, or nil for every other error.
///
/// - Spec: Solidity documentation, "Panic via assert and Error via require"; the words for panics
///   are go-ethereum's, `accounts/abi/abi.go`
func revertReason(in data: UnsafeRawBufferPointer) -> String? {
    guard data.count >= 4, let start = data.baseAddress else { return nil }
    let arguments = UnsafeRawBufferPointer(rebasing: data.dropFirst(4))
    do throws(ABIError) {
        switch Selector(loadingBigEndian: start) {
        case errorSelector: return try decode(arguments, as: String.self)
        case panicSelector: return panicReason(try decode(arguments, as: UInt256.self))
        default: return nil
        }
    } catch {
        return nil
    }
}

/// `Error(string)`
private let errorSelector: Selector = "0x08c379a0"
/// `Panic(uint256)`
private let panicSelector: Selector = "0x4e487b71"

private func decode<Value: ABIValue>(
    _ bytes: UnsafeRawBufferPointer, as: Value.Type
) throws(ABIError) -> Value {
    try ABIReader.read(bytes) { reader throws(ABIError) in try Value.decode(from: &reader) }
}

private func panicReason(_ code: UInt256) -> String {
    switch code {
    case 0x00: "generic panic"
    case 0x01: "assert(false)"
    case 0x11: "arithmetic underflow or overflow"
    case 0x12: "division or modulo by zero"
    case 0x21: "enum overflow"
    case 0x22: "invalid encoded storage byte array accessed"
    case 0x31: "out-of-bounds array access; popping on an empty array"
    case 0x32: "out-of-bounds access of an array or bytesN"
    case 0x41: "out of memory"
    case 0x51: "uninitialized function"
    default: "unknown panic code: \(code.hexQuantity)"
    }
}
