import CairnPrimitives

/// Hashes values by the types of one ``TypedData``.
///
/// - Spec: EIP-712, "Definition of hashStruct".
struct TypedDataEncoder {
    /// The structs by name.
    private var types: [String: [TypedData.Field]] = [:]

    /// The hashes of the types asked for before.
    private var typeHashes: [String: Hash] = [:]

    /// Takes the structs.
    ///
    /// - Throws: `typeDuplicate`.
    init(types declared: [TypedData.StructType]) throws(TypedDataError) {
        for type in declared {
            guard types.updateValue(type.fields, forKey: type.name) == nil else {
                throw .typeDuplicate(type.name)
            }
        }
    }

    // MARK: - Types

    /// A struct's type as text, followed by those that it refers to in the order of their names.
    ///
    /// - Throws: `typeUnknown`.
    func encodeType(_ name: String) throws(TypedDataError) -> String {
        var found: Set<String> = [name]
        var others: [String] = []
        var waiting = [name]
        while let next = waiting.popLast() {
            guard let fields = types[next] else { throw .typeUnknown(next) }
            for field in fields {
                let element = String(field.type.prefix { $0 != "[" })
                guard types[element] != nil, found.insert(element).inserted else { continue }
                others.append(element)
                waiting.append(element)
            }
        }
        return ([name] + others.sorted()).map { type in
            let fields = (types[type] ?? []).map { "\($0.type) \($0.name)" }
            return "\(type)(\(fields.joined(separator: ",")))"
        }.joined()
    }

    /// The hash of a struct's type.
    private mutating func typeHash(_ name: String) throws(TypedDataError) -> Hash {
        if let known = typeHashes[name] { return known }
        let hash = keccak256(utf8: try encodeType(name))
        typeHashes[name] = hash
        return hash
    }

    // MARK: - Values

    /// The hash of a struct.
    mutating func hashStruct(
        _ name: String, _ value: TypedValue, depth: Int = 0
    ) throws(TypedDataError) -> Hash {
        guard let fields = types[name] else { throw .typeUnknown(name) }
        guard case .object(let members) = value else { throw .valueMismatch(type: name) }
        guard depth < TypedData.depthLimit else {
            throw .nestedTooDeep(limit: TypedData.depthLimit)
        }
        // As in JSON, the last of several members with one name counts.
        let values = Dictionary(members, uniquingKeysWith: { $1 })
        var hasher = StructHasher(typeHash: try typeHash(name))
        for field in fields {
            if let value = values[field.name] {
                hasher.append(try encode(value, as: field.type[...], depth: depth + 1))
            } else if types[field.type] != nil {
                hasher.append(Hash.zero)
            } else {
                throw .fieldMissing(type: name, field: field.name)
            }
        }
        return hasher.finalize()
    }

    /// A value in 32 bytes: itself, or the hash of what does not fit.
    private mutating func encode(
        _ value: TypedValue, as type: Substring, depth: Int
    ) throws(TypedDataError) -> Hash {
        if type.hasSuffix("]") {
            return try encodeArray(value, as: type, depth: depth)
        }
        let name = String(type)
        if types[name] != nil { return try hashStruct(name, value, depth: depth) }
        return try AtomicType(name).encode(value)
    }

    /// The hash of an array.
    private mutating func encodeArray(
        _ value: TypedValue, as type: Substring, depth: Int
    ) throws(TypedDataError) -> Hash {
        guard let bracket = type.lastIndex(of: "[") else { throw .typeUnknown(String(type)) }
        guard case .array(let elements) = value else { throw .valueMismatch(type: String(type)) }
        guard depth < TypedData.depthLimit else {
            throw .nestedTooDeep(limit: TypedData.depthLimit)
        }
        let size = type[type.index(after: bracket)...].dropLast()
        if !size.isEmpty {
            guard let expected = Int(size), expected >= 0 else { throw .typeUnknown(String(type)) }
            guard elements.count == expected else {
                throw .lengthMismatch(expected: expected, found: elements.count)
            }
        }
        var hash = Keccak256()
        for element in elements {
            hash.update(try encode(element, as: type[..<bracket], depth: depth + 1))
        }
        return hash.finalize()
    }
}
