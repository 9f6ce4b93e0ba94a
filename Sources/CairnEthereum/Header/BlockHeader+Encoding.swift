import CairnPrimitives

extension BlockHeader {
    /// The one valid encoding.
    ///
    /// - Precondition: No field of a later fork is set behind one that is nil.
    public var encoded: [UInt8] {
        var writer = RLPWriter(reservingCapacity: 700 + extraData.count)
        writer.appendList { list in
            list.append(parentHash)
            list.append(ommersHash)
            list.append(beneficiary)
            list.append(stateRoot)
            list.append(transactionsRoot)
            list.append(receiptsRoot)
            logsBloom.withBytes { list.append($0) }
            list.append(difficulty)
            list.append(number)
            list.append(gasLimit)
            list.append(gasUsed)
            list.append(timestamp)
            list.append(extraData)
            list.append(mixHash)
            withUnsafeBytes(of: nonce.bigEndian) { list.append($0) }

            var isComplete = true
            appendOptional(baseFeePerGas, isComplete: &isComplete) { list.append($0) }
            appendOptional(withdrawalsRoot, isComplete: &isComplete) { list.append($0) }
            appendOptional(blobGasUsed, isComplete: &isComplete) { list.append($0) }
            appendOptional(excessBlobGas, isComplete: &isComplete) { list.append($0) }
            appendOptional(parentBeaconBlockRoot, isComplete: &isComplete) { list.append($0) }
            appendOptional(requestsHash, isComplete: &isComplete) { list.append($0) }
        }
        return writer.bytes
    }

    /// Appends a field of a later fork if it is set.
    ///
    /// - Precondition: All fields before it are set.
    private func appendOptional<Value>(
        _ value: Value?, isComplete: inout Bool, _ append: (Value) -> Void
    ) {
        guard let value else {
            isComplete = false
            return
        }
        precondition(isComplete, "A header's later fields need those before them.")
        append(value)
    }

    /// Decodes a header.
    ///
    /// - Throws: The first violation, in the order of the bytes.
    public init(decoding bytes: [UInt8]) throws(RLPError) {
        self = try RLPReader.read(bytes) { reader throws(RLPError) in
            var list = try reader.readList()
            return try BlockHeader(fields: &list)
        }
    }

    /// Reads the fields of a header, and nothing behind them.
    private init(fields list: inout RLPReader) throws(RLPError) {
        parentHash = try list.readHash()
        ommersHash = try list.readHash()
        beneficiary = try list.readAddress()
        stateRoot = try list.readHash()
        transactionsRoot = try list.readHash()
        receiptsRoot = try list.readHash()
        guard let bloom = LogsBloom(try list.readBytes(size: 256)) else { throw .itemMissing }
        logsBloom = bloom
        difficulty = try list.readUInt256()
        number = try list.readUInt64()
        gasLimit = try list.readUInt64()
        gasUsed = try list.readUInt64()
        timestamp = try list.readUInt64()
        extraData = Bytes([UInt8](try list.readBytes()))
        mixHash = try list.readHash()
        nonce = UInt64(
            bigEndian: try list.readBytes(size: 8).loadUnaligned(as: UInt64.self))

        if !list.isAtEnd { baseFeePerGas = try list.readWei() }
        if !list.isAtEnd { withdrawalsRoot = try list.readHash() }
        if !list.isAtEnd { blobGasUsed = try list.readUInt64() }
        if !list.isAtEnd { excessBlobGas = try list.readUInt64() }
        if !list.isAtEnd { parentBeaconBlockRoot = try list.readHash() }
        if !list.isAtEnd { requestsHash = try list.readHash() }
        try list.finish()
    }
}
