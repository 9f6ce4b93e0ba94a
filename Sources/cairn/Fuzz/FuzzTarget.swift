import CairnBench
import CairnEthereum
import CairnJSON
import CairnPrimitives

/// A decoder that takes bytes from anybody.
struct FuzzTarget: Sendable {
    let name: String
    /// Valid inputs to damage.
    let seeds: [[UInt8]]
    /// Whether the input is accepted. It must end, and take memory in proportion to the input.
    let accepts: @Sendable ([UInt8]) -> Bool

    static let decoders = [rlp, transactions, abi, json]

    private static let rlp = FuzzTarget(
        name: "RLP",
        seeds: [
            Hex.decode("0xc88363617483646f67"), Hex.decode("0xc7c0c1c0c3c0c1c0"),
            Hex.decode("0xb8401111111111111111111111111111111111111111"),
            Hex.decode("0xf83f" + String(repeating: "84deadbeef", count: 12) + "820400"),
        ].compactMap(\.self),
        accepts: { bytes in
            guard let item = try? RLPItem(decoding: bytes) else { return false }
            // What is accepted is canonical: it encodes to itself.
            precondition(item.encoded == bytes, "accepted, but not canonical: \(Hex.encode(bytes))")
            return true
        })

    private static let transactions = FuzzTarget(
        name: "transactions", seeds: sampleTransactions,
        accepts: { bytes in
            guard let transaction = try? Transaction.decode(raw: bytes) else { return false }
            precondition(transaction.encoded == bytes, "not canonical: \(Hex.encode(bytes))")
            keep(try? transaction.sender())
            return true
        })

    private static var sampleTransactions: [[UInt8]] {
        guard let key = try? PrivateKey(UInt256(0xCA14)) else { return [] }
        let data = Bytes(Array(repeating: 0xA5, count: 68))
        return [
            UnsignedTransaction.dynamicFee(
                chainID: 31_337, nonce: 3, maxPriorityFeePerGas: .gwei(1), maxFeePerGas: .gwei(9),
                gasLimit: 90_000, to: key.address, value: .ether(1), data: data),
            UnsignedTransaction.dynamicFee(
                chainID: 1, nonce: 0, maxPriorityFeePerGas: 0, maxFeePerGas: 0, gasLimit: 0,
                to: nil, value: 0, data: []),
        ].map { $0.signed(by: key).encoded }
    }

    private typealias Nested = ABITuple<[Bytes], [[UInt256]], String, Address, [Bool]>

    private static let abi = FuzzTarget(
        name: "ABI",
        seeds: [
            Nested(
                [Bytes([1, 2, 3]), Bytes(Array(repeating: 9, count: 70))], [[1, 2], [3]], "text",
                Address(head: 1, middle: 2, tail: 3), [true, false]
            ).encoded(),
            Nested([], [], "", .zero, []).encoded(),
        ],
        accepts: { bytes in
            let value = bytes.withUnsafeBytes { buffer in
                try? ABIReader.read(buffer) { reader throws(ABIError) in
                    try Nested.decodeFields(from: &reader)
                }
            }
            guard let value else { return false }
            let size = value.fields.0.reduce(0) { $0 + $1.count } + value.fields.2.utf8.count
            precondition(size <= bytes.count * 8 + 4_096, "made \(size) bytes of \(bytes.count)")
            return true
        })

    private static let json = FuzzTarget(
        name: "JSON",
        seeds: [
            #"{"jsonrpc":"2.0","id":1,"method":"eth_call","params":[{"to":"0x00","data":"0x"},"latest"]}"#,
            #"[1,-0.5e10,"\u00e9\ud83d\ude00\n",null,true,{"a":{"b":[[]]}}]"#,
            #"{"deep":[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]}"#,
        ].map { Array($0.utf8) },
        accepts: { bytes in
            guard let value = try? JSON(parsing: bytes) else { return false }
            let again = try? JSON(parsing: value.bytes)
            precondition(again == value, "written and read differently")
            return true
        })
}
