import CairnChain
import CairnEthereum
import CairnPrimitives

/// A transaction with its sender and a signature that may be void.
///
/// The envelope of Ethereum is of no use here: reading it refuses the void signatures of accounts
/// that somebody impersonates.
extension RowWriter {
    mutating func append(_ sent: SentTransaction) {
        let unsigned = sent.transaction.unsigned
        let signature = sent.transaction.signature
        append(
            byte: unsigned.kind.rawValue | (unsigned.to == nil ? 0 : 4)
                | (unsigned.chainID == nil ? 0 : 8) | signature.yParity.rawValue << 4)
        append(sent.sender)
        if let recipient = unsigned.to { append(recipient) }
        if let chainID = unsigned.chainID { append(chainID) }
        append(unsigned.nonce)
        append(unsigned.gasLimit)
        append(unsigned.value)
        append(unsigned.maxFeePerGas)
        if unsigned.kind == .dynamicFee { append(unsigned.maxPriorityFeePerGas) }
        append(unsigned.data.bytes)
        if unsigned.kind != .legacy {
            append(count: unsigned.accessList.count)
            for entry in unsigned.accessList {
                append(entry.address)
                append(count: entry.storageKeys.count)
                for key in entry.storageKeys { append(key) }
            }
        }
        append(signature.r)
        append(signature.s)
    }

    /// The row of a transaction alone, as it waits in the pool.
    static func encode(_ sent: SentTransaction) -> [UInt8] {
        var row = RowWriter(reservingCapacity: 256 + sent.transaction.unsigned.data.count)
        row.append(sent)
        return row.sealed()
    }
}

extension RowReader {
    mutating func readSent() throws(RowFault) -> SentTransaction {
        let flags = try readByte()
        guard flags < 32, let kind = UnsignedTransaction.Kind(rawValue: flags & 3) else {
            throw refuse()
        }
        let sender = try readAddress()
        let recipient = flags & 4 == 0 ? nil : try readAddress()
        let chainID = flags & 8 == 0 ? nil : try readInteger()
        let nonce = try readInteger()
        let gasLimit = try readInteger()
        let value = try readWei()
        let maxFee = try readWei()
        let tip = kind == .dynamicFee ? try readWei() : maxFee
        let data = Bytes(try readBytes())
        let accessList = kind == .legacy ? [] : try readAccessList()
        let unsigned: UnsignedTransaction
        switch (kind, chainID) {
        case (.legacy, _):
            unsigned = .legacy(
                chainID: chainID, nonce: nonce, gasPrice: maxFee, gasLimit: gasLimit,
                to: recipient, value: value, data: data)
        case (.accessList, let chainID?):
            unsigned = .accessList(
                chainID: chainID, nonce: nonce, gasPrice: maxFee, gasLimit: gasLimit,
                to: recipient, value: value, data: data, accessList: accessList)
        case (.dynamicFee, let chainID?):
            unsigned = .dynamicFee(
                chainID: chainID, nonce: nonce, maxPriorityFeePerGas: tip, maxFeePerGas: maxFee,
                gasLimit: gasLimit, to: recipient, value: value, data: data,
                accessList: accessList)
        case (.accessList, nil), (.dynamicFee, nil):
            throw refuse()
        }
        let signature = Signature(
            r: try readUInt256(), s: try readUInt256(), yParity: flags & 16 == 0 ? .even : .odd)
        return SentTransaction(Transaction(unsigned, signature: signature), sender: sender)
    }

    private mutating func readAccessList() throws(RowFault) -> [AccessListEntry] {
        var entries: [AccessListEntry] = []
        for _ in 0..<(try readCount()) {
            let address = try readAddress()
            var keys: [Hash] = []
            for _ in 0..<(try readCount()) { keys.append(try readHash()) }
            entries.append(AccessListEntry(address: address, storageKeys: keys))
        }
        return entries
    }

    /// Reads the row of a transaction alone.
    static func decodeSent(_ bytes: UnsafeRawBufferPointer) throws(RowFault) -> SentTransaction {
        var row = try RowReader(sealed: bytes)
        let sent = try row.readSent()
        try row.finish()
        return sent
    }
}
