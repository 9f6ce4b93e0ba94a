/// Journaled histories, one for each key: values with the moments from which they hold.
///
/// - Spec: OpenZeppelin, `Checkpoints`; EigenLayer core, `Snapshots`
/// - Invariant: Moments never fall, and each occurs once in a history.
@frozen
public struct TraceTable<Key: TableKey, Value: TableRecord> {
    /// A value and the moment from which it holds.
    @frozen
    public struct Point: TableRecord {
        public let moment: UInt64
        public let value: Value

        @inlinable
        init(moment: UInt64, value: Value) {
            self.moment = moment
            self.value = value
        }
    }

    @usableFromInline let points: ListTable<Key, Point>

    init(points: ListTable<Key, Point>) { self.points = points }

    @inlinable
    public func count(_ key: Key) -> Int { points.count(key) }

    @inlinable
    public subscript(key: Key, index: Int) -> Point { points[key, index] }

    /// The newest value, or nil before the first.
    @inlinable
    public func latest(_ key: Key) -> Value? { points.last(key)?.value }

    /// Notes that `value` holds from `moment` on. A second value at one moment replaces the first.
    ///
    /// - Precondition: `moment` is not before the newest one.
    @inlinable
    public func push(_ value: Value, at moment: UInt64, to key: Key) {
        if let last = points.last(key) {
            precondition(last.moment <= moment, "a history grows forward only")
            if last.moment == moment {
                points[key, points.count(key) - 1] = Point(moment: moment, value: value)
                return
            }
        }
        points.append(Point(moment: moment, value: value), to: key)
    }

    /// The value that held at `moment`, or nil if the history begins later.
    @inlinable
    public func value(_ key: Key, at moment: UInt64) -> Value? {
        var low = 0
        var high = points.count(key)
        // Recent moments are asked for most, so look at the newest point before halving.
        if let last = points.last(key), last.moment <= moment { return last.value }
        while low < high {
            let middle = (low + high) / 2
            if points[key, middle].moment > moment { high = middle } else { low = middle + 1 }
        }
        return low == 0 ? nil : points[key, low - 1].value
    }
}

extension Store {
    /// Opens the next two tables as histories.
    public func trace<Key: TableKey, Value: TableRecord>(
        _ name: String, key: Key.Type = Key.self, value: Value.Type = Value.self
    ) -> TraceTable<Key, Value> {
        TraceTable(points: list(name))
    }
}
