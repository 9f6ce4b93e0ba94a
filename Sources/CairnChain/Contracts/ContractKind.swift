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
    /// A table at an address of its own, so that dispatch need not copy it.
    final class Entry: Sendable {
        let table: ContractTable

        init(_ table: ContractTable) { self.table = table }
    }

    private var entries: [Entry?] = []
    public private(set) var kinds: [ContractKind] = []
    public private(set) var events = EventSignatures()

    public init(_ kinds: [ContractKind], events declare: (inout EventSignatures) -> Void) {
        for kind in kinds {
            let number = Int(kind.code.rawValue)
            while entries.count <= number { entries.append(nil) }
            precondition(entries[number] == nil, "two kinds of contract have number \(number)")
            entries[number] = Entry(kind.table)
        }
        self.kinds = kinds
        declare(&events)
    }

    /// The methods of a kind.
    public subscript(code: CodeID) -> ContractTable? { entry(code)?.table }

    /// The methods of a kind, for dispatch.
    @inline(__always)
    func entry(_ code: CodeID) -> Entry? {
        let number = Int(truncatingIfNeeded: code.rawValue)
        return number < entries.count ? entries[number] : nil
    }
}
