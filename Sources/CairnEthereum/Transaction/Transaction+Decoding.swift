import CairnPrimitives

extension Transaction {
    /// Decodes a transaction, as `eth_sendRawTransaction` takes it.
    ///
    /// Only the one valid encoding is accepted, and only a signature with numbers in range and a
    /// low `s`; who made it is not asked yet. Whatever is accepted encodes to the same bytes.
    ///
    /// - Throws: The first failing check, in the order of the bytes.
    public static func decode(raw bytes: [UInt8]) throws(TransactionError) -> Transaction {
        try bytes.withUnsafeBufferPointer { buffer throws(TransactionError) in
            try decode(raw: UnsafeRawBufferPointer(buffer))
        }
    }

    /// Decodes a transaction from memory that the caller lends.
    ///
    /// - Throws: As ``decode(raw:)-([UInt8])``.
    public static func decode(
        raw bytes: UnsafeRawBufferPointer
    ) throws(TransactionError) -> Transaction {
        guard let first = bytes.first else { throw .empty }
        // From 0x80 on, the byte is the header of the list that an old transaction is.
        let kind: UnsignedTransaction.Kind
        switch first {
        case 1: kind = .accessList
        case 2: kind = .dynamicFee
        case 0x80...: kind = .legacy
        default: throw .typeUnsupported(first)
        }
        let body = kind == .legacy ? bytes : UnsafeRawBufferPointer(rebasing: bytes.dropFirst())

        let fields: Fields
        do throws(RLPError) {
            var reader = RLPReader(body)
            fields = try reader.readTransaction(kind)
            try reader.finish()
        } catch {
            throw .malformed(error)
        }
        var unsigned = fields.unsigned
        let yParity: Signature.Parity
        if kind == .legacy {
            (unsigned.chainID, yParity) = try readV(fields.v)
        } else {
            guard fields.v <= 1 else { throw .parityInvalid }
            yParity = fields.v.isZero ? .even : .odd
        }
        let signature = Signature(r: fields.r, s: fields.s, yParity: yParity)
        do throws(SignatureError) {
            try signature.validate()
        } catch {
            throw .signature(error)
        }
        return Transaction(unsigned, signature: signature, hash: keccak256(bytes))
    }

    /// The fields of a transaction in their order, the signature's last.
    fileprivate struct Fields {
        var unsigned: UnsignedTransaction
        var v: UInt256
        var r: UInt256
        var s: UInt256
    }

    /// Splits the field `v` of an old transaction into its chain, if any, and the parity.
    ///
    /// - Spec: EIP-155.
    private static func readV(
        _ v: UInt256
    ) throws(TransactionError) -> (chainID: UInt64?, yParity: Signature.Parity) {
        if v == 27 { return (nil, .even) }
        if v == 28 { return (nil, .odd) }
        guard v >= 35 else { throw .parityInvalid }
        let rest = v - 35
        guard let chainID = (rest >> 1).asUInt64 else { throw .chainIDTooLarge }
        return (chainID, rest.limb0 & 1 == 0 ? .even : .odd)
    }
}

extension RLPReader {
    /// Reads the list of a transaction's fields.
    fileprivate mutating func readTransaction(
        _ kind: UnsignedTransaction.Kind
    ) throws(RLPError) -> Transaction.Fields {
        var list = try readList()
        let chainID = kind == .legacy ? nil : try list.readUInt64()
        let nonce = try list.readUInt64()
        let firstFee = try list.readWei()
        let maxFeePerGas = kind == .dynamicFee ? try list.readWei() : firstFee
        let gasLimit = try list.readUInt64()
        let to = try list.readOptionalAddress()
        let value = try list.readWei()
        let data = Bytes([UInt8](try list.readBytes()))
        let accessList = kind == .legacy ? [] : try list.readAccessList()
        let unsigned = UnsignedTransaction(
            kind: kind, chainID: chainID, nonce: nonce, gasLimit: gasLimit, to: to, value: value,
            maxFeePerGas: maxFeePerGas, maxPriorityFeePerGas: firstFee, data: data,
            accessList: accessList)
        let fields = Transaction.Fields(
            unsigned: unsigned, v: try list.readUInt256(), r: try list.readUInt256(),
            s: try list.readUInt256())
        try list.finish()
        return fields
    }
}
