/// Why the bytes of a row are not what was written.
public enum RowFault: Error, Equatable, Sendable {
    /// The checksum at the end does not belong to the bytes before it.
    case checksumDiffers
    /// The hash of what was decoded does not begin with the bytes by which the row is found.
    case hashDiffers
    /// The row ends before its last field.
    case truncated(atByte: Int)
    /// Bytes are left behind the last field.
    case trailingBytes(Int)
    /// A field has a value that is never written.
    case valueImpossible(atByte: Int)
}
