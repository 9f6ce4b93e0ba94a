import CairnJSON
import CairnChain
import CairnEthereum
import CairnPrimitives

extension Block {
    /// How many logs the transactions before this one left.
    func firstLogIndex(of transaction: Int) -> Int {
        transactions[..<transaction].reduce(0) { $0 + $1.receipt.logs.count }
    }

    /// The logs of one transaction with their places.
    func placedLogs(ofTransaction index: Int, firstLogIndex: Int) -> [PlacedLog] {
        let included = transactions[index]
        return included.receipt.logs.enumerated().map { offset, log in
            PlacedLog(
                log: log, blockNumber: number, blockHash: hash, blockTimestamp: timestamp,
                transactionHash: included.sent.hash, transactionIndex: index,
                logIndex: firstLogIndex + offset)
        }
    }

    /// The logs of the block after it was taken back.
    var removedLogs: [PlacedLog] { placedLogs.map(\.takenBack) }
}

extension PlacedLog {
    /// The log as it is reported when a reorganisation has taken it back.
    fileprivate var takenBack: PlacedLog {
        PlacedLog(
            log: log, blockNumber: blockNumber, blockHash: blockHash,
            blockTimestamp: blockTimestamp, transactionHash: transactionHash,
            transactionIndex: transactionIndex, logIndex: logIndex, isRemoved: true)
    }
}
