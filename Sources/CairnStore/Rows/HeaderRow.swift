import CairnChain
import CairnEthereum
import CairnPrimitives

/// A header without the fields that have their usual value: about 140 bytes for an empty block.
///
/// The number is the row's. There is no checksum: the hash of what is decoded must begin with the
/// word by which the row is found.
enum HeaderRow {
    /// Which fields are written because they do not have their usual value.
    private struct Fields: OptionSet {
        let rawValue: UInt64

        static let ommers = Fields(rawValue: 1 << 0)
        static let transactions = Fields(rawValue: 1 << 1)
        static let receipts = Fields(rawValue: 1 << 2)
        static let bloom = Fields(rawValue: 1 << 3)
        static let difficulty = Fields(rawValue: 1 << 4)
        static let extraData = Fields(rawValue: 1 << 5)
        static let mixHash = Fields(rawValue: 1 << 6)
        static let nonce = Fields(rawValue: 1 << 7)
        static let withdrawals = Fields(rawValue: 1 << 8)
        static let beaconRoot = Fields(rawValue: 1 << 9)
        static let requests = Fields(rawValue: 1 << 10)

        /// All that are ever written.
        static let known = Fields(rawValue: (1 << 11) - 1)
    }

    /// The hash of no requests at all: EIP-7685.
    private static let noRequests = CairnEthereum.requestsHash([])

    static func encode(_ header: BlockHeader) -> [UInt8] {
        let fields = unusual(header)
        var row = RowWriter(reservingCapacity: fields.contains(.bloom) ? 512 : 192)
        row.append(fields.rawValue)
        row.append(byte: header.laterFieldCount)
        row.append(header.parentHash)
        row.append(header.beneficiary)
        row.append(header.stateRoot)
        row.append(header.gasLimit)
        row.append(header.gasUsed)
        row.append(header.timestamp)
        if fields.contains(.ommers) { row.append(header.ommersHash) }
        if fields.contains(.transactions) { row.append(header.transactionsRoot) }
        if fields.contains(.receipts) { row.append(header.receiptsRoot) }
        if fields.contains(.bloom) { row.append(raw: header.logsBloom.bytes) }
        if fields.contains(.difficulty) { row.append(header.difficulty) }
        if fields.contains(.extraData) { row.append(header.extraData.bytes) }
        if fields.contains(.mixHash) { row.append(header.mixHash) }
        if fields.contains(.nonce) { row.append(header.nonce) }
        if let fee = header.baseFeePerGas { row.append(fee) }
        if fields.contains(.withdrawals), let root = header.withdrawalsRoot { row.append(root) }
        if let gas = header.blobGasUsed { row.append(gas) }
        if let gas = header.excessBlobGas { row.append(gas) }
        if fields.contains(.beaconRoot), let root = header.parentBeaconBlockRoot {
            row.append(root)
        }
        if fields.contains(.requests), let hash = header.requestsHash { row.append(hash) }
        return row.bytes
    }

    private static func unusual(_ header: BlockHeader) -> Fields {
        var fields: Fields = []
        if header.ommersHash != BlockHeader.emptyOmmersHash { fields.insert(.ommers) }
        if header.transactionsRoot != emptyTrieRoot { fields.insert(.transactions) }
        if header.receiptsRoot != emptyTrieRoot { fields.insert(.receipts) }
        if !header.logsBloom.isEmpty { fields.insert(.bloom) }
        if !header.difficulty.isZero { fields.insert(.difficulty) }
        if !header.extraData.isEmpty { fields.insert(.extraData) }
        if !header.mixHash.isZero { fields.insert(.mixHash) }
        if header.nonce != 0 { fields.insert(.nonce) }
        if let root = header.withdrawalsRoot, root != emptyTrieRoot { fields.insert(.withdrawals) }
        if let root = header.parentBeaconBlockRoot, !root.isZero { fields.insert(.beaconRoot) }
        if let hash = header.requestsHash, hash != noRequests { fields.insert(.requests) }
        return fields
    }

    /// Decodes the header of a number and checks it against the word by which it is found.
    static func decode(
        _ bytes: UnsafeRawBufferPointer, number: UInt64, hashHead: UInt64
    ) throws(RowFault) -> SealedHeader {
        var row = RowReader(bytes)
        let fields = Fields(rawValue: try row.readInteger())
        let laterFieldCount = try row.readByte()
        guard fields.isSubset(of: .known), laterFieldCount <= 6 else { throw row.refuse() }
        let parentHash = try row.readHash()
        let beneficiary = try row.readAddress()
        let stateRoot = try row.readHash()
        let gasLimit = try row.readInteger()
        let gasUsed = try row.readInteger()
        var header = BlockHeader(
            parentHash: parentHash, beneficiary: beneficiary, stateRoot: stateRoot,
            number: number, gasLimit: gasLimit, timestamp: try row.readInteger())
        header.gasUsed = gasUsed
        if fields.contains(.ommers) { header.ommersHash = try row.readHash() }
        if fields.contains(.transactions) { header.transactionsRoot = try row.readHash() }
        if fields.contains(.receipts) { header.receiptsRoot = try row.readHash() }
        if fields.contains(.bloom) {
            guard let bloom = LogsBloom(try row.readBytes(count: 256)) else { throw row.refuse() }
            header.logsBloom = bloom
        }
        if fields.contains(.difficulty) { header.difficulty = try row.readUInt256() }
        if fields.contains(.extraData) { header.extraData = Bytes(try row.readBytes()) }
        if fields.contains(.mixHash) { header.mixHash = try row.readHash() }
        if fields.contains(.nonce) { header.nonce = try row.readInteger() }
        if laterFieldCount > 0 { header.baseFeePerGas = try row.readWei() }
        if laterFieldCount > 1 {
            header.withdrawalsRoot =
                fields.contains(.withdrawals) ? try row.readHash() : emptyTrieRoot
        }
        if laterFieldCount > 2 { header.blobGasUsed = try row.readInteger() }
        if laterFieldCount > 3 { header.excessBlobGas = try row.readInteger() }
        if laterFieldCount > 4 {
            header.parentBeaconBlockRoot =
                fields.contains(.beaconRoot) ? try row.readHash() : .zero
        }
        if laterFieldCount > 5 {
            header.requestsHash = fields.contains(.requests) ? try row.readHash() : noRequests
        }
        try row.finish()
        let sealed = SealedHeader(header)
        guard sealed.hash.word0 == hashHead else { throw .hashDiffers }
        return sealed
    }
}

extension BlockHeader {
    /// How many of the six fields that came with later forks are set; they are set in order.
    fileprivate var laterFieldCount: UInt8 {
        if requestsHash != nil { return 6 }
        if parentBeaconBlockRoot != nil { return 5 }
        if excessBlobGas != nil { return 4 }
        if blobGasUsed != nil { return 3 }
        if withdrawalsRoot != nil { return 2 }
        return baseFeePerGas == nil ? 0 : 1
    }
}
