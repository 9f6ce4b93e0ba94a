public import CairnPrimitives

/// Structured data with its types, as `eth_signTypedData_v4` takes it.
///
/// Fields that the types do not mention are ignored. A struct without a value counts as 32 zero
/// bytes, as wallets agree for recursive types.
///
/// - Spec: EIP-712.
public struct TypedData: Sendable {
    /// A field of a struct.
    public struct Field: Hashable, Sendable {
        /// The name.
        public var name: String
        /// The type, such as `uint256`, `Person` or `bytes32[2][]`.
        public var type: String

        /// Declares a field.
        public init(name: String, type: String) {
            self.name = name
            self.type = type
        }
    }

    /// A struct.
    public struct StructType: Hashable, Sendable {
        /// The name.
        public var name: String
        /// The fields in their order.
        public var fields: [Field]

        /// Declares a struct.
        public init(name: String, fields: [Field]) {
            self.name = name
            self.fields = fields
        }
    }

    /// The name of the struct that the domain is.
    public static let domainType = "EIP712Domain"

    /// How deeply values may be nested.
    static let depthLimit = 64

    /// The structs; where the domain's is missing, it follows from the fields that the domain has.
    public let types: [StructType]
    /// The struct that the message is.
    public let primaryType: String
    /// The domain.
    public let domain: TypedValue
    /// The message.
    public let message: TypedValue

    /// Joins the parts, which are checked when they are hashed.
    public init(types: [StructType], primaryType: String, domain: TypedValue, message: TypedValue) {
        self.types = types
        self.primaryType = primaryType
        self.domain = domain
        self.message = message
    }

    /// The hash that a wallet signs.
    ///
    /// Where the domain itself is the message, it stands alone behind the version.
    ///
    /// - Throws: The first violation.
    public func signingHash() throws(TypedDataError) -> Hash {
        var encoder = try TypedDataEncoder(types: declaredTypes)
        let separator = try encoder.hashStruct(TypedData.domainType, domain)
        guard primaryType != TypedData.domainType else {
            return keccak256([0x19, 0x01] + separator.bytes)
        }
        let structHash = try encoder.hashStruct(primaryType, message)
        return typedDataHash(domainSeparator: separator, structHash: structHash)
    }

    /// The hash of the domain.
    ///
    /// - Throws: The first violation.
    public func domainSeparator() throws(TypedDataError) -> Hash {
        var encoder = try TypedDataEncoder(types: declaredTypes)
        return try encoder.hashStruct(TypedData.domainType, domain)
    }

    /// The hash of a value of one of the structs.
    ///
    /// - Throws: The first violation.
    public func hashStruct(_ type: String, _ value: TypedValue) throws(TypedDataError) -> Hash {
        var encoder = try TypedDataEncoder(types: declaredTypes)
        return try encoder.hashStruct(type, value)
    }

    /// A struct's type as text, followed by those that it refers to in the order of their names.
    ///
    /// - Throws: `typeDuplicate`, `typeUnknown`.
    public func encodeType(_ name: String) throws(TypedDataError) -> String {
        try TypedDataEncoder(types: declaredTypes).encodeType(name)
    }

    /// The structs, with that of the domain.
    private var declaredTypes: [StructType] {
        if types.contains(where: { $0.name == TypedData.domainType }) { return types }
        let known = [
            Field(name: "name", type: "string"), Field(name: "version", type: "string"),
            Field(name: "chainId", type: "uint256"),
            Field(name: "verifyingContract", type: "address"),
            Field(name: "salt", type: "bytes32"),
        ]
        let present = known.filter { domain[$0.name] != nil }
        return types + [StructType(name: TypedData.domainType, fields: present)]
    }
}
