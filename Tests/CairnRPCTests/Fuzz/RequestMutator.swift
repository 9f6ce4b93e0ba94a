import CairnJSON
import CairnPrimitives

/// Makes hostile messages out of well-formed ones; the same seed makes the same messages.
struct RequestMutator {
    private var random: SplitMix64

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    private static let seeds: [String] = [
        #"{"jsonrpc":"2.0","id":1,"method":"eth_chainId"}"#,
        #"{"jsonrpc":"2.0","id":"a","method":"test_echo","params":[{"a":[1,2.5e3,null,true]}]}"#,
        #"{"jsonrpc":"2.0","id":0,"method":"fuzz_call","params":[{"to":"0xdac17f958d2ee523a2206206994597c13d831ec7","data":"0x70a08231"},"latest",{"0xdac17f958d2ee523a2206206994597c13d831ec7":{"balance":"0x1"}},{"number":"0x1"}]}"#,
        #"{"jsonrpc":"2.0","id":7,"method":"fuzz_logs","params":[{"address":["0xdac17f958d2ee523a2206206994597c13d831ec7"],"fromBlock":"0x1","topics":[null,[]]}]}"#,
        #"[{"jsonrpc":"2.0","id":1,"method":"test_wait","params":["0x1"]},{"jsonrpc":"2.0","method":"eth_chainId"}]"#,
        #"{"jsonrpc":"2.0","id":2,"method":"fuzz_typed","params":["0x00","\ud83d\ude00\u0041é€"]}"#,
    ]

    private static let fragments: [String] = [
        "[", "]", "{", "}", "\"", "\\", ":", ",", "\\u", "\\ud800", "0x", "null", "true", "1e999",
        "-0", "1.", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "{\"a\":{\"a\":{\"a\":", "\u{0}", "é", "😀",
        "\"id\":1,", "\"jsonrpc\":\"2.0\",", "999999999999999999999999999999999999999999999",
    ]

    /// The next message.
    mutating func message() -> [UInt8] {
        var bytes = Array(pick(RequestMutator.seeds).utf8)
        for _ in 0...below(6) { mutate(&bytes) }
        return bytes
    }

    private mutating func mutate(_ bytes: inout [UInt8]) {
        switch below(9) {
        case 0: replaceByte(in: &bytes, with: UInt8(truncatingIfNeeded: random.next()))
        case 1: replaceByte(in: &bytes, with: 0x20 + UInt8(below(95)))
        case 2: bytes.insert(contentsOf: pick(RequestMutator.fragments).utf8, at: place(in: bytes))
        case 3: bytes.removeSubrange(range(in: bytes))
        case 4: bytes.insert(contentsOf: Array(bytes[range(in: bytes)]), at: place(in: bytes))
        case 5: bytes.removeLast(below(bytes.count + 1))
        case 6: bytes = Array("[".utf8) + bytes + Array(",".utf8) + bytes + Array("]".utf8)
        case 7: nest(&bytes)
        default:
            let other = Array(pick(RequestMutator.seeds).utf8)
            bytes.replaceSubrange(range(in: bytes), with: other[range(in: other)])
        }
    }

    private mutating func replaceByte(in bytes: inout [UInt8], with byte: UInt8) {
        guard !bytes.isEmpty else { return }
        bytes[below(bytes.count)] = byte
    }

    /// Buries a message under more brackets than are allowed, or just fewer.
    private mutating func nest(_ bytes: inout [UInt8]) {
        let depth = 50 + below(30)
        bytes =
            Array(repeating: UInt8(ascii: "["), count: depth) + bytes
            + Array(repeating: UInt8(ascii: "]"), count: depth)
    }

    private mutating func range(in bytes: [UInt8]) -> Range<Int> {
        let first = place(in: bytes)
        let last = place(in: bytes)
        return min(first, last)..<max(first, last)
    }

    private mutating func place(in bytes: [UInt8]) -> Int { below(bytes.count + 1) }

    private mutating func pick(_ texts: [String]) -> String { texts[below(texts.count)] }

    private mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: random.next() % UInt64(bound))
    }
}
