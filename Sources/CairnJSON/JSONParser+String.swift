extension JSONParser {
    /// Reads a string whose opening quote has been passed, and passes its closing quote.
    mutating func parseString() throws(JSONSyntaxError) -> String {
        let first = index
        try skipPlainText()
        guard start[index] == UInt8(ascii: "\\") else {
            let text = slice(from: first)
            index += 1
            return String(decoding: text, as: UTF8.self)
        }
        return try parseEscapedString(from: first)
    }

    /// Reads on at the first backslash of a string that began at `first`.
    private mutating func parseEscapedString(from first: Int) throws(JSONSyntaxError) -> String {
        var text = Array(slice(from: first))
        while true {
            guard take(UInt8(ascii: "\\")) else {
                index += 1
                return String(decoding: text, as: UTF8.self)
            }
            try parseEscape(into: &text)
            let next = index
            try skipPlainText()
            text.append(contentsOf: slice(from: next))
        }
    }

    private func slice(from first: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: start + first, count: index - first)
    }

    /// Advances to the next quote or backslash over well-formed UTF-8 without control characters.
    private mutating func skipPlainText() throws(JSONSyntaxError) {
        while true {
            skipPlainASCII()
            guard index < end else { throw JSONSyntaxError(.endOfText, at: end) }
            let byte = start[index]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
            guard byte >= 0x20 else { throw JSONSyntaxError(.controlCharacter, at: index) }
            guard byte >= 0x80 else {
                index += 1
                continue
            }
            let width = widthOfMultibyteScalar()
            guard width > 0 else { throw JSONSyntaxError(.malformedUTF8, at: index) }
            index += width
        }
    }

    /// Advances over printable ASCII, eight bytes at a time, to the first byte that needs a look
    /// or to within eight bytes of the end.
    @inline(__always)
    private mutating func skipPlainASCII() {
        while index + 8 <= end {
            let word = JSONText.word(at: start + index)
            let marks = JSONText.specials(in: word) | (word & 0x8080_8080_8080_8080)
            if marks != 0 {
                index += marks.trailingZeroBitCount >> 3
                return
            }
            index += 8
        }
    }

    /// The number of bytes of the scalar at `index`, or 0 when the bytes are not UTF-8.
    ///
    /// - Spec: Unicode, table 3-7: well-formed UTF-8 byte sequences.
    private func widthOfMultibyteScalar() -> Int {
        let lead = start[index]
        switch lead {
        case 0xC2...0xDF: return isContinuation(1) ? 2 : 0
        case 0xE0: return isContinuation(1, 0xA0...0xBF) && isContinuation(2) ? 3 : 0
        case 0xED: return isContinuation(1, 0x80...0x9F) && isContinuation(2) ? 3 : 0
        case 0xE1...0xEF: return isContinuation(1) && isContinuation(2) ? 3 : 0
        case 0xF0...0xF4:
            let second: ClosedRange<UInt8> =
                lead == 0xF0 ? 0x90...0xBF : lead == 0xF4 ? 0x80...0x8F : 0x80...0xBF
            let isWhole = isContinuation(1, second) && isContinuation(2) && isContinuation(3)
            return isWhole ? 4 : 0
        default: return 0
        }
    }

    @inline(__always)
    private func isContinuation(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
        index + offset < end && range.contains(start[index + offset])
    }

    /// Reads what follows a backslash.
    private mutating func parseEscape(into text: inout [UInt8]) throws(JSONSyntaxError) {
        guard index < end else { throw JSONSyntaxError(.endOfText, at: end) }
        let letter = start[index]
        index += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text.append(contentsOf: UTF8.encode(try parseScalar()) ?? .init())
        default: throw JSONSyntaxError(.malformedEscape, at: index - 1)
        }
    }

    /// Reads the digits after `\u`, and those of a second escape where the first is half a pair.
    private mutating func parseScalar() throws(JSONSyntaxError) -> Unicode.Scalar {
        let position = index - 2
        let unit = try parseHexUnit()
        if let scalar = Unicode.Scalar(UInt32(unit)) { return scalar }
        let isLeading = unit < 0xDC00
        guard isLeading, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
            throw JSONSyntaxError(.unpairedSurrogate, at: position)
        }
        let trail = try parseHexUnit()
        // The pair names 0x10000 + (lead − 0xD800) · 0x400 + (trail − 0xDC00).
        guard (0xDC00...0xDFFF).contains(trail),
            let scalar = Unicode.Scalar(
                0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(trail) - 0xDC00))
        else { throw JSONSyntaxError(.unpairedSurrogate, at: position) }
        return scalar
    }

    /// Reads four hexadecimal digits.
    private mutating func parseHexUnit() throws(JSONSyntaxError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard index < end else { throw JSONSyntaxError(.endOfText, at: end) }
            guard let digit = JSONText.value(ofDigit: start[index]) else {
                throw JSONSyntaxError(.malformedEscape, at: index)
            }
            unit = unit << 4 | UInt16(digit)
            index += 1
        }
        return unit
    }
}
