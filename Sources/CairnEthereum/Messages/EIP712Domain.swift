public import CairnPrimitives

/// What ties a signature of structured data to one contract on one chain.
///
/// Fields that are nil are not part of the domain's type.
///
/// - Spec: EIP-712, "Definition of domainSeparator".
public struct EIP712Domain: Hashable, Sendable {
    /// The name of the application.
    public var name: String?
    /// The version of the signing domain.
    public var version: String?
    /// The chain.
    public var chainID: UInt256?
    /// The contract that checks the signature.
    public var verifyingContract: Address?
    /// What tells domains apart that are otherwise equal.
    public var salt: Hash?

    /// Joins the fields that the domain has.
    public init(
        name: String? = nil, version: String? = nil, chainID: UInt256? = nil,
        verifyingContract: Address? = nil, salt: Hash? = nil
    ) {
        self.name = name
        self.version = version
        self.chainID = chainID
        self.verifyingContract = verifyingContract
        self.salt = salt
    }

    /// The type of the domain, with the fields that it has in the order of the specification.
    public var encodedType: String {
        var fields: [String] = []
        if name != nil { fields.append("string name") }
        if version != nil { fields.append("string version") }
        if chainID != nil { fields.append("uint256 chainId") }
        if verifyingContract != nil { fields.append("address verifyingContract") }
        if salt != nil { fields.append("bytes32 salt") }
        return "EIP712Domain(\(fields.joined(separator: ",")))"
    }

    /// The hash of the domain.
    public var separator: Hash {
        var hasher = StructHasher(typeHash: keccak256(utf8: encodedType))
        if let name { hasher.append(string: name) }
        if let version { hasher.append(string: version) }
        if let chainID { hasher.append(chainID) }
        if let verifyingContract { hasher.append(verifyingContract) }
        if let salt { hasher.append(salt) }
        return hasher.finalize()
    }
}

/// The hash that a wallet signs for a struct in a domain.
///
/// - Spec: EIP-712, "Specification"; EIP-191, version 0x01.
public func typedDataHash(domainSeparator: Hash, structHash: Hash) -> Hash {
    withUnsafeTemporaryAllocation(byteCount: 66, alignment: 8) { buffer in
        guard let start = buffer.baseAddress else { return .zero }
        buffer[0] = 0x19
        buffer[1] = 0x01
        domainSeparator.writeBigEndian(to: start + 2)
        structHash.writeBigEndian(to: start + 34)
        return keccak256(UnsafeRawBufferPointer(buffer))
    }
}
