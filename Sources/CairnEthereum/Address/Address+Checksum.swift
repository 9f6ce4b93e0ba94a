public import CairnPrimitives

/// Why text is not an address.
public enum AddressTextError: Error, Equatable, Sendable {
    /// The text is not `0x` and 40 hexadecimal digits.
    case malformed
    /// The cases of the letters are mixed, and not as the checksum asks.
    case checksumMismatch(expected: String)
}

extension Address {
    /// `0x` and 40 digits, whose letters carry a checksum in their case.
    ///
    /// - Spec: EIP-55.
    public var checksummed: String {
        var characters = Array(hex.utf8)
        let digest = characters[2...].withUnsafeBytes { keccak256($0) }
        digest.withBytes { digestBytes in
            for index in 0..<40 {
                let byte = digestBytes[index / 2]
                let nibble = index & 1 == 0 ? byte >> 4 : byte & 15
                // A letter becomes a capital where the hash has a digit of eight or more.
                if nibble >= 8, characters[index + 2] >= 0x61 { characters[index + 2] -= 0x20 }
            }
        }
        return String(decoding: characters, as: UTF8.self)
    }

    /// Reads `0x` and 40 digits, and checks the checksum when the letters differ in case.
    ///
    /// - Spec: EIP-55.
    /// - Throws: `malformed`, `checksumMismatch`.
    public init(verifying text: some StringProtocol) throws(AddressTextError) {
        guard text.hasPrefix("0x"), let address = Address(hex: text) else { throw .malformed }
        let digits = text.utf8.dropFirst(2)
        let hasCapitals = digits.contains { (0x41...0x46).contains($0) }
        let hasSmallLetters = digits.contains { (0x61...0x66).contains($0) }
        if hasCapitals, hasSmallLetters, address.checksummed != String(text) {
            throw .checksumMismatch(expected: address.checksummed)
        }
        self = address
    }
}
