public import CairnPrimitives

/// An account, and those of its storage slots, that a transaction declares to touch.
///
/// - Spec: EIP-2930.
public struct AccessListEntry: Hashable, Sendable {
    /// The account.
    public var address: Address
    /// The slots.
    public var storageKeys: [Hash]

    /// Declares an account and some of its slots.
    public init(address: Address, storageKeys: [Hash]) {
        self.address = address
        self.storageKeys = storageKeys
    }
}

extension RLPWriter {
    /// Appends an access list.
    mutating func append(_ accessList: [AccessListEntry]) {
        appendList { list in
            for entry in accessList {
                list.appendList { fields in
                    fields.append(entry.address)
                    fields.appendList { keys in
                        for key in entry.storageKeys { keys.append(key) }
                    }
                }
            }
        }
    }
}

extension RLPReader {
    /// Reads an access list.
    mutating func readAccessList() throws(RLPError) -> [AccessListEntry] {
        var list = try readList()
        var entries: [AccessListEntry] = []
        while !list.isAtEnd {
            var fields = try list.readList()
            let address = try fields.readAddress()
            var keys = try fields.readList()
            var storageKeys: [Hash] = []
            while !keys.isAtEnd { storageKeys.append(try keys.readHash()) }
            try fields.finish()
            entries.append(AccessListEntry(address: address, storageKeys: storageKeys))
        }
        return entries
    }
}
