public import CairnPrimitives

extension Address {
    /// The address of the contract that `sender` creates with its transaction of number `nonce`.
    ///
    /// - Spec: Ethereum Yellow Paper, "Contract Creation"; the instruction CREATE.
    public static func created(by sender: Address, nonce: UInt64) -> Address {
        var writer = RLPWriter(reservingCapacity: 32)
        writer.appendList { list in
            list.append(sender)
            list.append(nonce)
        }
        return Address(truncating: keccak256(writer.bytes).word)
    }

    /// The address of the contract that `sender` creates from code of a given hash.
    ///
    /// - Spec: EIP-1014; the instruction CREATE2.
    public static func created(
        by sender: Address, salt: UInt256, initCodeHash: Hash
    ) -> Address {
        withUnsafeTemporaryAllocation(byteCount: 85, alignment: 8) { buffer in
            guard let start = buffer.baseAddress else { return .zero }
            buffer[0] = 0xff
            sender.writeBigEndian(to: start + 1)
            salt.writeBigEndian(to: start + 21)
            initCodeHash.writeBigEndian(to: start + 53)
            return Address(truncating: keccak256(UnsafeRawBufferPointer(buffer)).word)
        }
    }
}
