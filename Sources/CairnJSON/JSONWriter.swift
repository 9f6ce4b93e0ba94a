extension JSON {
    /// The value as compact JSON text.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        write(into: &bytes)
        return bytes
    }

    /// Appends the value as compact JSON text.
    public func write(into bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append("null")
        case .bool(true): bytes.append("true")
        case .bool(false): bytes.append("false")
        case .number(let number): bytes.append(contentsOf: number.text.utf8)
        case .string(let text): JSON.write(text, into: &bytes)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            var isFirst = true
            for element in elements {
                if !isFirst { bytes.append(UInt8(ascii: ",")) }
                isFirst = false
                element.write(into: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let object):
            bytes.append(UInt8(ascii: "{"))
            var isFirst = true
            for member in object.members {
                if !isFirst { bytes.append(UInt8(ascii: ",")) }
                isFirst = false
                JSON.write(member.name, into: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.write(into: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    /// Appends a text in quotes, with what must be escaped escaped and nothing else.
    package static func write(_ text: String, into bytes: inout [UInt8]) {
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { units in
            guard let start = units.baseAddress else { return }
            var first = 0
            while true {
                let next = endOfPlainText(start, from: first, to: units.count)
                bytes.append(
                    contentsOf: UnsafeBufferPointer(start: start + first, count: next - first))
                guard next < units.count else { return }
                writeEscape(start[next], into: &bytes)
                first = next + 1
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// The position of the next byte that needs an escape, or `end`.
    @inline(__always)
    private static func endOfPlainText(
        _ start: UnsafePointer<UInt8>, from first: Int, to end: Int
    ) -> Int {
        var index = first
        while index + 8 <= end {
            let marks = JSONText.specials(in: JSONText.word(at: start + index))
            if marks != 0 { return index + (marks.trailingZeroBitCount >> 3) }
            index += 8
        }
        while index < end, !JSONText.isSpecial(start[index]) { index += 1 }
        return index
    }

    private static func writeEscape(_ unit: UInt8, into bytes: inout [UInt8]) {
        switch unit {
        case UInt8(ascii: "\""): bytes.append("\\\"")
        case UInt8(ascii: "\\"): bytes.append("\\\\")
        case 0x08: bytes.append("\\b")
        case 0x0C: bytes.append("\\f")
        case 0x0A: bytes.append("\\n")
        case 0x0D: bytes.append("\\r")
        case 0x09: bytes.append("\\t")
        default:
            bytes.append("\\u00")
            bytes.append(JSONText.digit(unit >> 4))
            bytes.append(JSONText.digit(unit & 15))
        }
    }
}

extension [UInt8] {
    /// Appends the bytes of a constant text.
    @inline(__always)
    package mutating func append(_ text: StaticString) {
        append(
            contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
