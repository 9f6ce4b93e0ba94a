import CairnJSON

extension JSON {
    /// The value as text for people: a member or element a line, short lists on one.
    var indented: String {
        var text = ""
        write(into: &text, indent: "")
        return text
    }

    private func write(into text: inout String, indent: String) {
        let inner = indent + "  "
        switch self {
        case .object(let object) where object.count > 0:
            if fits(indent) {
                text += spaced
                return
            }
            text += "{\n"
            for (index, member) in object.members.enumerated() {
                text += inner + JSON.string(member.name).description + ": "
                member.value.write(into: &text, indent: inner)
                text += index + 1 < object.count ? ",\n" : "\n"
            }
            text += indent + "}"
        case .array(let elements) where !elements.isEmpty:
            if fits(indent) {
                text += description
                return
            }
            text += "[\n"
            for (index, element) in elements.enumerated() {
                text += inner
                element.write(into: &text, indent: inner)
                text += index + 1 < elements.count ? ",\n" : "\n"
            }
            text += indent + "]"
        default: text += description
        }
    }

    /// Whether the value goes on one line: it is short and holds no object and no list.
    private func fits(_ indent: String) -> Bool {
        let parts: [JSON]
        switch self {
        case .object(let object): parts = object.members.map(\.value)
        case .array(let elements): parts = elements
        default: return true
        }
        let isFlat = parts.allSatisfy { part in
            switch part {
            case .object, .array: false
            default: true
            }
        }
        return isFlat && !indent.isEmpty && description.utf8.count + indent.utf8.count <= 88
    }

    /// A flat object on one line, with spaces.
    private var spaced: String {
        guard case .object(let object) = self else { return description }
        let members = object.members.map {
            JSON.string($0.name).description + ": " + $0.value.description
        }
        return "{ " + members.joined(separator: ", ") + " }"
    }
}
