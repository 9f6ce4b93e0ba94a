public import CairnLedger

/// A kind of contract: the number that accounts carry, and what its methods do.
///
/// Numbers are part of the state and never change: 1 to 99 general contracts, from 100 restaking,
/// from 200 Lido, from 300 ether.fi.
public struct ContractKind: Sendable {
    public let code: CodeID
    public let table: ContractTable

    public init(_ number: UInt64, _ table: ContractTable) {
        code = CodeID(rawValue: number)
        self.table = table
    }
}

/// Every kind of contract by number, and every event.
public struct ContractCatalog: Sendable {
    private var tables: [ContractTable?] = []
    public private(set) var kinds: [ContractKind] = []
    public private(set) var events = EventSignatures()

    public init(_ kinds: [ContractKind], events declare: (inout EventSignatures) -> Void) {
        for kind in kinds {
            let number = Int(kind.code.rawValue)
            while tables.count <= number { tables.append(nil) }
            precondition(tables[number] == nil, "two kinds of contract have number \(number)")
            tables[number] = kind.table
        }
        self.kinds = kinds
        declare(&events)
    }

    /// The methods of a kind.
    @inline(__always)
    public subscript(code: CodeID) -> ContractTable? {
        let number = Int(truncatingIfNeeded: code.rawValue)
        return number < tables.count ? tables[number] : nil
    }
}
