import CairnPrimitives

/// Why an image of a store cannot be loaded.
public enum ImageError: Error, Equatable {
    case truncated(atByte: Int)
    case notAnImage
    case formatUnknown(found: UInt64, expected: UInt64)
    case schemaDiffers(table: Int, expected: String, found: String)
    case trailingBytes(Int)
    case digestDiffers
}

extension Store {
    private static let magic: UInt64 = 0x316E_7269_6143_6A00
    private static let format: UInt64 = 1

    /// The whole content as bytes: for each table its name, sizes and entries in order.
    ///
    /// Words are little-endian. The digest stands at the end and is checked on loading.
    ///
    /// - Precondition: No write since the last ``sealBlock()``.
    public func image() -> [UInt8] {
        precondition(journal.pointee.count == 0, "an image is made between blocks")
        var out: [UInt8] = []
        out.reserveCapacity(tables.reduce(64) { $0 + 64 + $1.pointee.imageSize })
        func word(_ value: UInt64) {
            withUnsafeBytes(of: value.littleEndian) { out.append(contentsOf: $0) }
        }
        word(Self.magic)
        word(Self.format)
        word(UInt64(tables.count))
        for table in tables {
            let name = Array(table.pointee.name.utf8)
            word(UInt64(name.count))
            out.append(contentsOf: name)
            out.append(contentsOf: repeatElement(0, count: -name.count & 7))
            word(UInt64(table.pointee.keySize))
            word(UInt64(table.pointee.valueSize))
            word(UInt64(table.pointee.count))
            let size = table.pointee.keySize + table.pointee.valueSize
            for entry in 0..<table.pointee.count {
                out.append(
                    contentsOf: UnsafeRawBufferPointer(
                        start: table.pointee.entries.slot(entry), count: size))
            }
        }
        for limb in [digest.limb0, digest.limb1, digest.limb2, digest.limb3] { word(limb) }
        return out
    }

    /// Replaces the content by that of an image.
    ///
    /// The tables must have been opened; those that the image lacks at its end stay empty. On a
    /// throw the content is undefined and the store is to be dropped.
    public func load(image: [UInt8]) throws(ImageError) {
        var reader = ImageReader(bytes: image)
        guard try reader.word() == Self.magic else { throw .notAnImage }
        let format = try reader.word()
        guard format == Self.format else {
            throw .formatUnknown(found: format, expected: Self.format)
        }
        let tableCount = try reader.word()
        guard tableCount <= UInt64(tables.count) else {
            throw .schemaDiffers(
                table: tables.count, expected: "no further table", found: "\(tableCount) tables")
        }
        for number in 0..<Int(tableCount) {
            try load(table: tables[number], from: &reader)
        }
        let limbs = (
            try reader.word(), try reader.word(), try reader.word(), try reader.word()
        )
        guard reader.remaining == 0 else { throw .trailingBytes(reader.remaining) }
        journal.pointee.clear()
        digest = .init(limb0: limbs.0, limb1: limbs.1, limb2: limbs.2, limb3: limbs.3)
        guard recomputedDigest() == digest else { throw .digestDiffers }
    }

    private func load(
        table: UnsafeMutablePointer<TableStorage>, from reader: inout ImageReader
    ) throws(ImageError) {
        let name = try reader.text(count: Int(clamping: try reader.word()))
        let keySize = try reader.word()
        let valueSize = try reader.word()
        guard name == table.pointee.name, keySize == UInt64(table.pointee.keySize),
            valueSize == UInt64(table.pointee.valueSize)
        else {
            throw .schemaDiffers(
                table: table.pointee.number,
                expected:
                    "\(table.pointee.name) \(table.pointee.keySize)+\(table.pointee.valueSize)",
                found: "\(name) \(keySize)+\(valueSize)")
        }
        let count = try reader.word()
        table.pointee = TableStorage(
            name: table.pointee.name, number: table.pointee.number,
            keySize: table.pointee.keySize, valueSize: table.pointee.valueSize, journal: journal)
        let size = table.pointee.keySize + table.pointee.valueSize
        for _ in 0..<count {
            try reader.withBytes(count: size) { table.pointee.load(entry: $0) }
        }
    }
}

/// Reads an image from its start.
private struct ImageReader {
    let bytes: [UInt8]
    var offset = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var remaining: Int { bytes.count - offset }

    mutating func word() throws(ImageError) -> UInt64 {
        var value: UInt64 = 0
        try withBytes(count: 8) { value = $0.loadUnaligned(as: UInt64.self) }
        return UInt64(littleEndian: value)
    }

    mutating func text(count: Int) throws(ImageError) -> String {
        guard (count + 7) & ~7 <= remaining else { throw .truncated(atByte: offset) }
        // Names are padded so that every entry begins at a whole word.
        defer { offset += (count + 7) & ~7 }
        return String(decoding: bytes[offset..<offset + count], as: UTF8.self)
    }

    mutating func withBytes(
        count: Int, _ body: (UnsafeRawPointer) -> Void
    ) throws(ImageError) {
        guard count <= remaining else { throw .truncated(atByte: offset) }
        bytes.withUnsafeBytes { buffer in
            if let base = buffer.baseAddress { body(base + offset) }
        }
        offset += count
    }
}
