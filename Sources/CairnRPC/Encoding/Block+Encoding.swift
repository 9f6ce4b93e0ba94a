import CairnJSON
import CairnChain
import CairnEthereum
import CairnPrimitives

extension Block {
    /// The block as nodes exchange it: header, transactions, no ommers, withdrawals.
    ///
    /// - Spec: Ethereum Yellow Paper, "The Block"; EIP-2718, EIP-4895
    var encoded: [UInt8] {
        var writer = RLPWriter(reservingCapacity: 700 + 200 * transactions.count)
        writer.appendList { block in
            block.append(raw: header.encoded)
            block.appendList { list in
                for included in transactions {
                    let transaction = included.sent.transaction
                    if transaction.unsigned.kind == .legacy {
                        list.append(raw: transaction.encoded)
                    } else {
                        list.append(transaction.encoded)
                    }
                }
            }
            block.appendList { _ in }
            guard header.withdrawalsRoot != nil else { return }
            block.appendList { list in
                for withdrawal in withdrawals { list.append(raw: withdrawal.encoded) }
            }
        }
        return writer.bytes
    }
}
