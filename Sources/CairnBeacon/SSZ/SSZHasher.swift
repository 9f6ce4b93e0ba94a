/// Collects the roots of a container's fields.
struct SSZHasher: SSZVisitor {
    let rules: BeaconRules
    private(set) var roots: [Chunk] = []

    init(rules: BeaconRules) {
        self.rules = rules
        roots.reserveCapacity(16)
    }

    mutating func visit<Shape: SSZShape>(
        _ value: inout Shape.Value, as shape: Shape
    ) throws(SSZError) {
        roots.append(shape.treeRoot(&value, rules))
    }

    mutating func run(_ body: (inout SSZHasher) throws(SSZError) -> Void) {
        do throws(SSZError) { try body(&self) } catch {
            preconditionFailure("A value that exists has a root.")
        }
    }
}

/// Finds a node inside of one of a container's fields.
struct SSZNodeFinder: SSZVisitor {
    let rules: BeaconRules
    private let field: Int
    private let index: GeneralizedIndex
    private var current = 0
    private(set) var node: Chunk?

    init(rules: BeaconRules, field: Int, index: GeneralizedIndex) {
        self.rules = rules
        self.field = field
        self.index = index
    }

    mutating func visit<Shape: SSZShape>(
        _ value: inout Shape.Value, as shape: Shape
    ) throws(SSZError) {
        if current == field { node = shape.treeNode(&value, index, rules) }
        current += 1
    }

    mutating func run(_ body: (inout SSZNodeFinder) throws(SSZError) -> Void) {
        do throws(SSZError) { try body(&self) } catch {
            preconditionFailure("A value that exists has nodes.")
        }
    }
}
