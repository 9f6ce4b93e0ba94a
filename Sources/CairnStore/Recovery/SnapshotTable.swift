import CairnChain
import CairnEthereum
import CairnPrimitives
import GRDB

/// The images of the world, each in chunks.
///
/// They are not compressed: packing an image takes many times as long as writing it, and there are
/// at most two.
struct SnapshotTable {
    static let chunkSize = 1 << 20
    static let keptCount = 2

    let database: Database

    /// Keeps an image, and of those before it only the newest.
    ///
    /// - Throws: `snapshotOffChain`.
    func insert(_ image: [UInt8], of block: SealedHeader) throws(StoreError) {
        guard let row = try database.blockRow(number: block.number),
            row.sealed.hash == block.hash
        else { throw .snapshotOffChain(block: block.number, hash: block.hash) }
        try remove(row.sequence)
        try Query(
            database,
            "INSERT INTO snapshot (sequence, number, hash, size, digest) VALUES (?, ?, ?, ?, ?)"
        )
        .bind(1, row.sequence).bind(2, block.number).bind(3, block.hash.bytes)
        .bind(4, UInt64(image.count)).bind(5, keccak256(image).bytes).run()
        let insert = try Query(
            database, "INSERT INTO snapshot_chunk (id, bytes) VALUES (?, ?)")
        try image.withUnsafeBufferPointer { buffer throws(StoreError) in
            let image = UnsafeRawBufferPointer(buffer)
            for (part, start) in stride(from: 0, to: image.count, by: Self.chunkSize).enumerated() {
                let end = min(start + Self.chunkSize, image.count)
                try insert.bind(1, RowID(row.sequence, part: part))
                    .bind(2, UnsafeRawBufferPointer(rebasing: image[start..<end])).run()
            }
        }
        for sequence in try sequences().dropFirst(Self.keptCount) { try remove(sequence) }
    }

    /// The places in the log after which there are images, the newest first.
    func sequences() throws(StoreError) -> [UInt64] {
        var sequences: [UInt64] = []
        try Query(database, "SELECT sequence FROM snapshot ORDER BY sequence DESC").forEach {
            sequences.append($0.integer(0))
        }
        return sequences
    }

    /// Removes the images of what comes after a place in the log.
    func remove(after sequence: UInt64) throws(StoreError) {
        for later in try sequences().prefix(while: { $0 > sequence }) { try remove(later) }
    }

    private func remove(_ sequence: UInt64) throws(StoreError) {
        try Query(database, "DELETE FROM snapshot WHERE sequence = ?").bind(1, sequence).run()
        try Query(database, "DELETE FROM snapshot_chunk WHERE id BETWEEN ? AND ?")
            .bind(1, RowID.first(of: sequence)).bind(2, RowID.last(of: sequence)).run()
    }

    // MARK: Reading

    /// Reads and checks the image after a place in the log.
    func load(_ sequence: UInt64) throws(StoreError) -> Snapshot {
        let entry = try Query(
            database, "SELECT number, hash, size, digest FROM snapshot WHERE sequence = ?"
        ).bind(1, sequence).first { row in
            (
                number: row.integer(0), hash: Hash(row.blob(1)), size: row.integer(2),
                digest: Hash(row.blob(3))
            )
        }
        guard let entry else { throw missing(sequence) }
        guard let block = try database.blockRow(number: entry.number),
            block.sealed.hash == entry.hash, block.sequence == sequence
        else { throw damaged(sequence, .valueImpossible(atByte: 0)) }
        let chunkCount = entry.size.dividedRoundingUp(by: UInt64(Self.chunkSize))
        // Memory is set aside only for as much as there is.
        let foundCount = try Query(
            database, "SELECT count(*) FROM snapshot_chunk WHERE id BETWEEN ? AND ?"
        ).bind(1, RowID.first(of: sequence)).bind(2, RowID.last(of: sequence))
            .first { $0.integer(0) }
        guard foundCount == chunkCount else { throw damaged(sequence, .truncated(atByte: 0)) }

        var image: [UInt8] = []
        image.reserveCapacity(Int(entry.size))
        let chunk = try Query(database, "SELECT bytes FROM snapshot_chunk WHERE id = ?")
        for part in 0..<Int(chunkCount) {
            let read: Void? = try chunk.bind(1, RowID(sequence, part: part)).first {
                image.append(contentsOf: $0.blob(0))
            }
            guard read != nil else { throw damaged(sequence, .truncated(atByte: image.count)) }
        }
        guard image.count == Int(entry.size), keccak256(image) == entry.digest else {
            throw damaged(sequence, .checksumDiffers)
        }
        return Snapshot(block: block.sealed, sequence: sequence, image: image)
    }

    private func missing(_ sequence: UInt64) -> StoreError {
        .damaged(.rowMissing(table: "snapshot", key: sequence))
    }

    private func damaged(_ sequence: UInt64, _ fault: RowFault) -> StoreError {
        .damaged(.row(table: "snapshot", key: sequence, fault: fault))
    }
}

extension UInt64 {
    fileprivate func dividedRoundingUp(by divisor: UInt64) -> UInt64 {
        self / divisor + (self % divisor == 0 ? 0 : 1)
    }
}
