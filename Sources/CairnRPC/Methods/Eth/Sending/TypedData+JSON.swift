import CairnJSON
import CairnEthereum
import CairnPrimitives

extension TypedData {
    /// Reads structured data, which clients send as an object or as the text of one.
    init(_ argument: Argument) throws(RPCError) {
        let fields = try argument.parsed().fields()
        var types: [StructType] = []
        for (name, members) in try fields.required("types").fields().all {
            var declared: [Field] = []
            for member in try members.elements() {
                let field = try member.fields()
                declared.append(
                    Field(
                        name: try field.required("name").string(),
                        type: try field.required("type").string()))
            }
            types.append(StructType(name: name, fields: declared))
        }
        self.init(
            types: types, primaryType: try fields.required("primaryType").string(),
            domain: TypedValue(try fields.required("domain").value) ?? .object([]),
            message: TypedValue(try fields.required("message").value) ?? .object([]))
    }
}

extension TypedValue {
    /// Takes over a value; nil for null, which counts as absent.
    fileprivate init?(_ value: JSON) {
        switch value {
        case .null: return nil
        case .bool(let value): self = .bool(value)
        case .number(let number): self = .number(number.text)
        case .string(let text): self = .string(text)
        case .array(let elements): self = .array(elements.compactMap { TypedValue($0) })
        case .object(let object):
            self = .object(
                object.members.compactMap { member in
                    TypedValue(member.value).map { (member.name, $0) }
                })
        }
    }
}

extension Argument {
    /// The value, or what its text holds when it is one.
    fileprivate func parsed() throws(RPCError) -> Argument {
        guard case .string(let text) = value else { return self }
        do throws(JSONSyntaxError) {
            return Argument(place: place, value: try JSON(parsing: Array(text.utf8)))
        } catch {
            throw .invalidParameters("invalid argument \(place): \(error)")
        }
    }
}
