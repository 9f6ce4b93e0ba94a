/// Why a genesis file cannot be used: the field, what stands there, and what would be right.
public struct GenesisError: Error, Equatable, CustomStringConvertible {
    /// Where in the file, such as `lido.modules[0].moduleFee`; empty for the file as a whole.
    public let place: String
    /// What stands there, as a person reads it.
    public let found: String
    /// What would be right, to follow "it must be".
    public let expected: String

    init(_ place: String, found: String, expected: String) {
        self.place = place
        self.found = found
        self.expected = expected
    }

    /// The whole complaint as a sentence.
    public var description: String {
        place.isEmpty
            ? "the file is \(found); it must be \(expected)"
            : "\(place) is \(found); it must be \(expected)"
    }
}
