import CairnEthereum
import CairnPrimitives

/// What validators were paid in a block.
///
/// There is no checksum: the root of what is decoded must be that of the block's header.
enum WithdrawalRow {
    static func encode(_ withdrawals: [Withdrawal]) -> [UInt8] {
        var row = RowWriter(reservingCapacity: 44 * withdrawals.count + 8)
        row.append(UInt64(withdrawals.count))
        for withdrawal in withdrawals {
            row.append(withdrawal.index)
            row.append(withdrawal.validatorIndex)
            row.append(withdrawal.address)
            row.append(withdrawal.amount.rawValue)
        }
        return row.bytes
    }

    static func decode(
        _ bytes: UnsafeRawBufferPointer, root: Hash
    ) throws(RowFault) -> [Withdrawal] {
        var row = RowReader(bytes)
        let count = try row.readInteger()
        var withdrawals: [Withdrawal] = []
        for _ in 0..<count {
            withdrawals.append(
                Withdrawal(
                    index: try row.readInteger(), validatorIndex: try row.readInteger(),
                    address: try row.readAddress(), amount: Gwei(try row.readInteger())))
        }
        try row.finish()
        guard Withdrawal.root(of: withdrawals) == root else { throw .hashDiffers }
        return withdrawals
    }
}
