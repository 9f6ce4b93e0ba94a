/// The members of a JSON object, in the order in which they stood.
///
/// No name occurs twice. Looking a name up compares names one by one: objects in requests have
/// a handful of members, and those with many (state overrides) are walked, not searched.
public struct JSONObject: Sendable {
    /// One name with its value.
    public typealias Member = (name: String, value: JSON)

    /// The members in order.
    public private(set) var members: [Member]

    /// Makes an object without members.
    public init() {
        members = []
    }

    /// Takes members in order.
    ///
    /// - Precondition: No name occurs twice.
    public init(_ members: [Member]) {
        assert(Set(members.map(\.name)).count == members.count, "A member name occurs twice.")
        self.members = members
    }

    /// Takes members that the parser has checked.
    package init(unique members: [Member]) {
        self.members = members
    }

    /// The number of members.
    public var count: Int { members.count }

    /// The value of a member, or nil; setting nil removes the member.
    public subscript(name: String) -> JSON? {
        get {
            for member in members where member.name == name { return member.value }
            return nil
        }
        set {
            let index = members.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append((name, value))
            case (nil, nil): break
            }
        }
    }
}

extension JSONObject: Equatable {
    /// Whether both have the same members with the same values, in any order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        guard left.count == right.count else { return false }
        let ordered = zip(left.members, right.members)
        if ordered.allSatisfy({ $0.name == $1.name && $0.value == $1.value }) { return true }
        let values = Dictionary(uniqueKeysWithValues: right.members.map { ($0.name, $0.value) })
        return left.members.allSatisfy { values[$0.name] == $0.value }
    }
}
