public import CairnJSON

/// The members of an object among the arguments.
///
/// A member that is null counts as absent; members that a method does not know are ignored.
public struct ArgumentFields: Sendable {
    /// Where the object stood.
    public let place: ArgumentPlace
    /// The object.
    public let object: JSONObject

    /// Joins a place and an object.
    public init(place: ArgumentPlace, object: JSONObject) {
        self.place = place
        self.object = object
    }

    /// A member, or nil when it is absent or null.
    public func optional(_ name: String) -> Argument? {
        guard let value = object[name], !value.isNull else { return nil }
        return Argument(place: place.member(name), value: value)
    }

    /// A member.
    ///
    /// - Throws: `-32602` when it is absent or null.
    public func required(_ name: String) throws(RPCError) -> Argument {
        guard let argument = optional(name) else {
            throw .invalidParameters("missing value for argument \(place.member(name))")
        }
        return argument
    }

    /// All members that are not null, in order.
    public var all: [(name: String, argument: Argument)] {
        object.members.compactMap { member in
            guard !member.value.isNull else { return nil }
            let place = place.member(member.name)
            return (member.name, Argument(place: place, value: member.value))
        }
    }
}
