/// A single journaled value.
@frozen
public struct Cell<Value: TableRecord> {
    @usableFromInline let table: Table<UInt64, Value>

    init(table: Table<UInt64, Value>) { self.table = table }

    @inlinable
    public var value: Value {
        get { table[0] }
        nonmutating set { table[0] = newValue }
    }

    /// Changes the value in place and returns what `change` returns.
    @inlinable @discardableResult
    public func update<Result, Failure: Error>(
        _ change: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try table.update(0, change)
    }
}

extension Store {
    /// Opens the table of the next number as a single value.
    public func cell<Value: TableRecord>(
        _ name: String, of: Value.Type = Value.self
    ) -> Cell<Value> {
        Cell(table: table(name))
    }
}
