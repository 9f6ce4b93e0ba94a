public import CairnPrimitives

/// The hash that a wallet signs for a message in plain bytes, as `personal_sign` does.
///
/// - Spec: EIP-191, version 0x45.
public func personalMessageHash(_ message: [UInt8]) -> Hash {
    var hash = Keccak256()
    hash.update(Array("\u{19}Ethereum Signed Message:\n\(message.count)".utf8))
    hash.update(message)
    return hash.finalize()
}

/// The hash that a wallet signs for a message of 32 bytes.
///
/// This is OpenZeppelin's `toEthSignedMessageHash(bytes32)`.
///
/// - Spec: EIP-191, version 0x45.
public func personalMessageHash(_ message: Hash) -> Hash {
    personalMessageHash(message.bytes)
}
