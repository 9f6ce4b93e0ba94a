import CairnEthereum
import CairnPrimitives
import Testing

@Suite("Transactions")
struct TransactionTests {
    private func key() throws -> PrivateKey {
        try PrivateKey(Hash("4646464646464646464646464646464646464646464646464646464646464646"))
    }

    @Test("decodes, recovers the sender, and encodes again", arguments: SampleTransactions.all)
    func decoding(sample: SampleTransactions.Sample) throws {
        let transaction = try Transaction.decode(raw: sample.bytes)
        #expect(transaction.unsigned == sample.unsigned)
        #expect(transaction.hash == sample.hash)
        #expect(transaction.encoded == sample.bytes)
        #expect(try transaction.sender() == SampleTransactions.sender)
    }

    @Test("signs as the reference does", arguments: SampleTransactions.all)
    func signing(sample: SampleTransactions.Sample) throws {
        let transaction = sample.unsigned.signed(by: try key())
        #expect(Hex.encode(transaction.encoded) == "0x" + sample.raw)
        #expect(transaction.hash == sample.hash)
        #expect(try Transaction.decode(raw: transaction.encoded) == transaction)
    }

    @Test("the hash that EIP-155 gives for its example")
    func signingHash() throws {
        let sample = SampleTransactions.eip155
        #expect(
            sample.unsigned.signingHash
                == "daf5a779ae972f972197303d7b574746c7ef83eadac0f2791ad23db92e4c8e53")
        let transaction = try Transaction.decode(raw: sample.bytes)
        #expect(transaction.v == 37)
        #expect(
            Hash(transaction.signature.r)
                == "28ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276")
    }

    @Test("the field v names the parity and the chain")
    func fieldV() throws {
        let values = try SampleTransactions.all.map { try Transaction.decode(raw: $0.bytes).v }
        let large = (UInt256.one << 64) + 46
        #expect(values == [37, 27, large, 1, 0, 1, 0])
    }

    @Test("insists on the chain")
    func chains() throws {
        let protected = try Transaction.decode(raw: SampleTransactions.dynamicFee.bytes)
        try protected.checkChain(id: 31_337, replayProtection: .required)
        #expect(throws: TransactionError.chainIDMismatch(expected: 1, found: 31_337)) {
            try protected.checkChain(id: 1)
        }
        let open = try Transaction.decode(raw: SampleTransactions.unprotected.bytes)
        try open.checkChain(id: 1)
        #expect(throws: TransactionError.replayProtectionMissing) {
            try open.checkChain(id: 1, replayProtection: .required)
        }
    }

    @Test(
        "pays the base fee and as much of the tip as the maximum leaves",
        arguments: [
            (Wei(0), Wei(3) as Wei?), (6, 9), (7, 10), (8, 10), (10, 10), (11, nil),
        ])
    func gasPrice(baseFee: Wei, expected: Wei?) {
        let transaction = UnsignedTransaction.dynamicFee(
            chainID: 1, nonce: 0, maxPriorityFeePerGas: 3, maxFeePerGas: 10, gasLimit: 21_000,
            to: nil, value: 0, data: [])
        #expect(transaction.effectiveGasPrice(baseFee: baseFee) == expected)
    }

    @Test("an old transaction pays its price, whatever the base fee")
    func oldGasPrice() {
        let unsigned = SampleTransactions.eip155.unsigned
        #expect(unsigned.effectiveGasPrice(baseFee: 5) == .gwei(20))
        #expect(unsigned.effectiveGasPrice(baseFee: .gwei(20)) == .gwei(20))
        #expect(unsigned.effectiveGasPrice(baseFee: .gwei(21)) == nil)
    }

    @Test("the root of a block's transactions")
    func root() throws {
        let transactions = try SampleTransactions.all.map {
            try Transaction.decode(raw: $0.bytes)
        }
        #expect(
            Transaction.root(of: transactions)
                == "6f9daf6055e4bf3e67bb9ac0658bea1738e22af3b5a5935a15996c81c0a7f30c")
    }
}

@Suite("Refused transactions")
struct TransactionRefusalTests {
    /// A sample whose fields are changed before it is decoded.
    private func refusal(
        _ sample: SampleTransactions.Sample, _ change: (inout [RLPItem]) -> Void
    ) throws -> TransactionError? {
        let type = sample.bytes[0] < 0x80 ? Array(sample.bytes.prefix(1)) : []
        let tree = try RLPItem(decoding: Array(sample.bytes.dropFirst(type.count)))
        guard case .list(var fields) = tree else { return nil }
        change(&fields)
        do throws(TransactionError) {
            _ = try Transaction.decode(raw: type + RLPItem.list(fields).encoded)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "by the first byte",
        arguments: [
            ("0x", TransactionError.empty),
            ("0x00", .typeUnsupported(0)),
            ("0x03c0", .typeUnsupported(3)),
            ("0x04c0", .typeUnsupported(4)),
            ("0x7fc0", .typeUnsupported(0x7f)),
            ("0x80", .malformed(.listExpected)),
            ("0xc0", .malformed(.itemMissing)),
            ("0x01", .malformed(.itemMissing)),
            ("0x0280", .malformed(.listExpected)),
            ("0xf9", .malformed(.truncated(needed: 2, available: 0))),
        ])
    func firstByte(hex: String, reason: TransactionError) throws {
        let bytes = try #require(Hex.decode(hex))
        #expect(throws: reason) { try Transaction.decode(raw: bytes) }
    }

    @Test("with bytes missing or to spare", arguments: SampleTransactions.all)
    func length(sample: SampleTransactions.Sample) throws {
        #expect(throws: TransactionError.malformed(.trailingBytes(count: 1))) {
            try Transaction.decode(raw: sample.bytes + [0])
        }
        for count in 1..<sample.bytes.count {
            #expect(throws: TransactionError.self) {
                try Transaction.decode(raw: Array(sample.bytes.prefix(count)))
            }
        }
        #expect(
            try refusal(sample) { $0.append(.bytes([])) } == .malformed(.trailingBytes(count: 1)))
        #expect(try refusal(sample) { $0.removeLast() } == .malformed(.itemMissing))
        #expect(try refusal(sample) { _ in } == nil)
    }

    /// The place of a field in a transaction with a tip, what stands there, and the refusal.
    static let fields: [(Int, RLPItem, RLPError)] = [
        (0, .bytes([UInt8](repeating: 1, count: 9)), .integerTooLarge(maximumBytes: 8, found: 9)),
        (1, .bytes([UInt8](repeating: 1, count: 9)), .integerTooLarge(maximumBytes: 8, found: 9)),
        (1, .bytes([0]), .integerLeadingZero),
        (
            2, .bytes([UInt8](repeating: 1, count: 33)),
            .integerTooLarge(maximumBytes: 32, found: 33)
        ),
        (3, .bytes([0, 1]), .integerLeadingZero),
        (4, .bytes([UInt8](repeating: 1, count: 9)), .integerTooLarge(maximumBytes: 8, found: 9)),
        (5, .bytes([UInt8](repeating: 1, count: 19)), .sizeUnexpected(expected: 20, found: 19)),
        (5, .bytes([UInt8](repeating: 1, count: 21)), .sizeUnexpected(expected: 20, found: 21)),
        (5, .list([]), .bytesExpected),
        (
            6, .bytes([UInt8](repeating: 1, count: 33)),
            .integerTooLarge(maximumBytes: 32, found: 33)
        ),
        (7, .list([]), .bytesExpected),
        (8, .bytes([]), .listExpected),
        (8, .list([.bytes([])]), .listExpected),
        (8, .list([.list([])]), .itemMissing),
        (8, .list([.list([.bytes([1]), .list([])])]), .sizeUnexpected(expected: 20, found: 1)),
        (
            8, .list([.list([.bytes([UInt8](repeating: 1, count: 20)), .list([.bytes([1])])])]),
            .sizeUnexpected(expected: 32, found: 1)
        ),
        (
            8,
            .list([.list([.bytes([UInt8](repeating: 1, count: 20)), .list([]), .list([])])]),
            .trailingBytes(count: 1)
        ),
        (10, .bytes([0]), .integerLeadingZero),
        (
            11, .bytes([UInt8](repeating: 1, count: 33)),
            .integerTooLarge(maximumBytes: 32, found: 33)
        ),
    ]

    @Test("with a field that is not of its type", arguments: fields)
    func fieldTypes(place: Int, item: RLPItem, reason: RLPError) throws {
        let refused = try refusal(SampleTransactions.dynamicFee) { $0[place] = item }
        #expect(refused == .malformed(reason))
    }

    /// The bytes of a number.
    private static func number(_ value: UInt256) -> RLPItem {
        var writer = RLPWriter()
        writer.append(value)
        return (try? RLPItem(decoding: writer.bytes)) ?? .list([])
    }

    @Test("with a signature out of range", arguments: SampleTransactions.all)
    func signatures(sample: SampleTransactions.Sample) throws {
        let order = Secp256k1.order
        let high = Secp256k1.halfOrder + 1
        for (place, value, reason) in [
            (2, UInt256.zero, SignatureError.rOutOfRange(0)),
            (2, order, .rOutOfRange(order)),
            (1, 0, .sOutOfRange(0)),
            (1, order, .sOutOfRange(order)),
            (1, high, .sTooHigh(high)),
        ] {
            let refused = try refusal(sample) {
                $0[$0.count - place] = TransactionRefusalTests.number(value)
            }
            #expect(refused == .signature(reason))
        }
    }

    @Test("with a parity that is none", arguments: [UInt256(0), 1, 2, 26, 29, 34])
    func oldParity(v: UInt256) throws {
        let refused = try refusal(SampleTransactions.eip155) {
            $0[6] = TransactionRefusalTests.number(v)
        }
        #expect(refused == .parityInvalid)
    }

    @Test("with a parity that is none, in the newer envelopes", arguments: [UInt256(2), 27, .max])
    func parity(v: UInt256) throws {
        for sample in [SampleTransactions.accessList, SampleTransactions.dynamicFee] {
            let refused = try refusal(sample) {
                $0[$0.count - 3] = TransactionRefusalTests.number(v)
            }
            #expect(refused == .parityInvalid)
        }
    }

    @Test("with a chain id of more than 64 bits")
    func largeChain() throws {
        let largest = (UInt256.one << 65) + 34
        let accepted = try refusal(SampleTransactions.eip155) {
            $0[6] = TransactionRefusalTests.number(largest)
        }
        #expect(accepted == nil)
        let refused = try refusal(SampleTransactions.eip155) {
            $0[6] = TransactionRefusalTests.number(largest + 1)
        }
        #expect(refused == .chainIDTooLarge)
    }

    @Test("without a possible signer")
    func unrecoverable() throws {
        var unsigned = SampleTransactions.dynamicFee.unsigned
        unsigned.nonce += 1
        let signature = Signature(r: 5, s: 1, yParity: .even)
        let transaction = try Transaction.decode(
            raw: Transaction(unsigned, signature: signature).encoded)
        #expect(throws: TransactionError.signature(.keyNotRecoverable)) {
            try transaction.sender()
        }
    }
}
