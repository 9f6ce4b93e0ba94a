/// What one benchmark showed: a time per operation, beside what it is compared with.
public struct Timing: Sendable {
    /// What was done, such as `depositIntoStrategy, 100,000 stakers`.
    public let name: String
    /// The operations timed.
    public let operations: Int
    public let nsPerOperation: Double
    /// The time of what ran beside it or was recorded elsewhere, and what that was.
    public var reference: Reference?
    /// A further figure, such as bytes for each account, with its unit.
    public var remark: String?

    /// Something to compare with.
    public struct Reference: Sendable {
        public let name: String
        public let nsPerOperation: Double

        public init(_ name: String, nsPerOperation: Double) {
            self.name = name
            self.nsPerOperation = nsPerOperation
        }
    }

    public init(
        _ name: String, operations: Int, nsPerOperation: Double, reference: Reference? = nil,
        remark: String? = nil
    ) {
        self.name = name
        self.operations = operations
        self.nsPerOperation = nsPerOperation
        self.reference = reference
        self.remark = remark
    }

    public var operationsPerSecond: Double { 1e9 / nsPerOperation }

    /// How many times as fast as the reference.
    public var ratio: Double? { reference.map { $0.nsPerOperation / nsPerOperation } }
}

/// Keeps a value from being optimised away.
@inline(never)
public func keep<Value>(_ value: Value) {}

/// The time that `body` takes, in nanoseconds.
public func nanoseconds(_ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    let time = clock.measure(body)
    return Double(time.components.seconds) * 1e9
        + Double(time.components.attoseconds) / 1e9
}

/// The least of several figures, which other work on the machine disturbs least.
public func best(of rounds: Int, _ measure: () -> Double) -> Double {
    var least = Double.infinity
    for _ in 0..<rounds { least = min(least, measure()) }
    return least
}
