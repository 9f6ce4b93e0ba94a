import CairnJSON

/// Where in the parameters a value stood, for messages such as
/// `invalid argument 0 (transaction.accessList[2].address)`.
public struct ArgumentPlace: Sendable, Equatable {
    private enum Step: Sendable, Equatable {
        case member(String)
        case element(Int)
    }

    /// The position in the list of arguments, from 0.
    public let position: Int
    /// The name that the method's documentation gives the argument.
    public let name: String
    private var steps: [Step] = []

    /// Names an argument.
    public init(_ position: Int, _ name: String) {
        self.position = position
        self.name = name
    }

    /// The place of a member of the object that stood here.
    public func member(_ name: String) -> ArgumentPlace {
        var place = self
        place.steps.append(.member(name))
        return place
    }

    /// The place of an element of the array that stood here.
    public func element(_ index: Int) -> ArgumentPlace {
        var place = self
        place.steps.append(.element(index))
        return place
    }
}

extension ArgumentPlace: CustomStringConvertible {
    /// The position, and in brackets the path from the argument's name.
    public var description: String {
        var path = name
        for step in steps {
            switch step {
            case .member(let name): path += "." + name
            case .element(let index): path += "[\(index)]"
            }
        }
        return "\(position) (\(path))"
    }
}
