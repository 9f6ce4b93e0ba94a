import CairnJSON

/// A value made of named fields, written as an object.
protocol GenesisRecord: GenesisValue {
    /// The fields in the order in which they are written.
    static var fields: [GenesisField<Self>] { get }
    /// Whether the file must give every field that is not optional, as a list's elements must.
    static var isComplete: Bool { get }
}

/// A field of a record: its name, which is the property's, and how it is read and written.
struct GenesisField<Root> {
    let name: String
    let isOptional: Bool
    let read: (JSON, String, inout Root) throws(GenesisError) -> Void
    let write: (Root) -> JSON
    let sources: (String) -> [(place: String, source: String)]

    /// - Parameters:
    ///   - source: Whence the default comes; for a record, what holds for all of it.
    ///   - optional: Whether a record that must be complete may lack the field.
    init<Value: GenesisValue>(
        _ name: String, _ path: WritableKeyPath<Root, Value>, source: String? = nil,
        optional: Bool = false
    ) {
        self.name = name
        isOptional = optional
        read = { (json, place, root) throws(GenesisError) in
            try root[keyPath: path].read(json, at: place)
        }
        write = { $0[keyPath: path].genesisJSON }
        sources = { place in
            (source.map { [(place, $0)] } ?? []) + Value.sources(at: place)
        }
    }
}

extension GenesisRecord {
    static var isComplete: Bool { false }

    mutating func read(_ json: JSON, at place: String) throws(GenesisError) {
        try read(json, at: place, ignoring: [])
    }

    /// Reads an object; names in `ignoring` may stand there and mean nothing.
    mutating func read(
        _ json: JSON, at place: String, ignoring: Set<String>
    ) throws(GenesisError) {
        guard case .object(let object) = json else {
            throw GenesisError(place, found: json.excerpt, expected: "an object")
        }
        let fields = Self.fields
        let prefix = place.isEmpty ? "" : place + "."
        for member in object.members where !ignoring.contains(member.name) {
            guard let field = fields.first(where: { $0.name == member.name }) else {
                throw GenesisError(
                    prefix + member.name, found: "not known",
                    expected: Self.nearest(to: member.name))
            }
            try field.read(member.value, prefix + member.name, &self)
        }
        guard Self.isComplete else { return }
        for field in fields where !field.isOptional && object[field.name] == nil {
            throw GenesisError(prefix + field.name, found: "missing", expected: "given")
        }
    }

    var genesisJSON: JSON {
        .object(JSONObject(Self.fields.map { (name: $0.name, value: $0.write(self)) }))
    }

    static func sources(at place: String) -> [(place: String, source: String)] {
        let prefix = place.isEmpty ? "" : place + "."
        return fields.flatMap { $0.sources(prefix + $0.name) }
    }

    /// The name that was probably meant, or all that there are.
    private static func nearest(to name: String) -> String {
        let ranked = fields.map { ($0.name, name.lowercased().distance(to: $0.name.lowercased())) }
            .min { $0.1 < $1.1 }
        if let (nearest, distance) = ranked, distance <= max(2, name.count / 3) {
            return "\(nearest), if that is meant"
        }
        return "one of " + fields.map(\.name).joined(separator: ", ")
    }
}

extension String {
    /// How many letters must be changed, added or left out to make the other text.
    fileprivate func distance(to other: String) -> Int {
        let target = Array(other)
        var row = Array(0...target.count)
        for (i, letter) in enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for j in target.indices {
                let cost = Swift.min(
                    diagonal + (letter == target[j] ? 0 : 1), row[j] + 1, row[j + 1] + 1)
                diagonal = row[j + 1]
                row[j + 1] = cost
            }
        }
        return row[target.count]
    }
}
