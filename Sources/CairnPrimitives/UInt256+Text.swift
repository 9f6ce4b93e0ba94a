extension UInt256 {
    /// Reads decimal digits, or nil when there are none, others among them, or too many.
    public init?(decimal text: some StringProtocol) {
        self = .zero
        var count = 0
        var chunk: UInt64 = 0
        var scale: UInt64 = 1
        for byte in text.utf8 {
            let digit = UInt64(byte) &- 48
            guard digit <= 9 else { return nil }
            count += 1
            chunk = chunk * 10 + digit
            scale *= 10
            if scale == UInt256.chunkScale {
                guard append(chunk, scale: scale) else { return nil }
                chunk = 0
                scale = 1
            }
        }
        guard count > 0, append(chunk, scale: scale) else { return nil }
    }

    /// The largest power of ten in one limb, 10^19.
    private static var chunkScale: UInt64 { 10_000_000_000_000_000_000 }

    /// Multiplies by `scale` and adds `chunk`; false when that exceeds 256 bits.
    private mutating func append(_ chunk: UInt64, scale: UInt64) -> Bool {
        let (high, low) = multipliedByLimb(scale, adding: UInt256(chunk))
        self = low
        return high == 0
    }

    /// Reads at most 64 hexadecimal digits of either case, with or without `0x`, or nil.
    public init?(hex text: some StringProtocol) {
        let digits = Hex.digits(of: text)
        var place = digits.count
        guard 1...64 ~= place else { return nil }
        self = .zero
        var limb: UInt64 = 0
        for character in digits {
            guard let digit = Hex.value(ofDigit: character) else { return nil }
            limb = limb << 4 | UInt64(digit)
            place -= 1
            if place & 15 == 0 {
                setLimb(place >> 4, to: limb)
                limb = 0
            }
        }
    }

    /// A JSON-RPC quantity: `0x`, then digits without leading zeros; zero is `0x0`.
    public var hexQuantity: String {
        let count = Swift.max(1, (256 - leadingZeroBitCount + 3) / 4)
        return withBigEndianBytes { Hex.encode($0, lastDigits: count) }
    }

    /// A word: `0x`, then all 64 digits.
    public var hexWord: String {
        withBigEndianBytes { Hex.encode($0) }
    }
}

extension UInt256: CustomStringConvertible {
    /// The decimal digits.
    public var description: String {
        if let small = asUInt64 { return String(small) }
        var chunks: [UInt64] = []
        var rest = self
        while !rest.isZero {
            let (quotient, chunk) = rest.quotientAndRemainder(
                dividingBy: UInt256(UInt256.chunkScale))
            chunks.append(chunk.limb0)
            rest = quotient
        }
        var text = ""
        for (index, chunk) in chunks.reversed().enumerated() {
            let digits = String(chunk)
            if index > 0 { text += String(repeating: "0", count: 19 - digits.utf8.count) }
            text += digits
        }
        return text
    }
}
