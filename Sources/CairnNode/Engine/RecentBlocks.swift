import CairnChain
import CairnPrimitives

/// The newest blocks, so that most questions need no disk, and those the disk does not have yet.
struct RecentBlocks {
    private var blocks: [BlockNumber: Block] = [:]
    private var numbers: [Hash: BlockNumber] = [:]
    private var transactions: [Hash: (number: BlockNumber, index: Int)] = [:]
    /// The oldest block kept; the newest is the head.
    private var oldest: BlockNumber
    private var next: BlockNumber
    /// How many blocks stay at least.
    private let capacity: UInt64

    init(after head: BlockNumber, capacity: UInt64 = 256) {
        oldest = head + 1
        next = head + 1
        self.capacity = capacity
    }

    subscript(number: BlockNumber) -> Block? { blocks[number] }
    subscript(hash: Hash) -> Block? { numbers[hash].flatMap { blocks[$0] } }

    func transaction(_ hash: Hash) -> (block: Block, index: Int)? {
        guard let place = transactions[hash], let block = blocks[place.number] else { return nil }
        return (block, place.index)
    }

    /// The blocks that the disk may lack, in order.
    func all(from number: BlockNumber) -> [Block] {
        guard number < next else { return [] }
        return (max(number, oldest)..<next).compactMap { blocks[$0] }
    }

    mutating func append(_ block: Block) {
        precondition(block.number == next, "blocks follow one another")
        blocks[block.number] = block
        numbers[block.hash] = block.number
        for (index, included) in block.transactions.enumerated() {
            transactions[included.sent.hash] = (block.number, index)
        }
        next += 1
    }

    /// Drops old blocks, but none after `durable`.
    mutating func trim(durable: BlockNumber) {
        while next - oldest > capacity, oldest <= durable { remove(oldest) }
    }

    /// Drops the blocks after `number`, newest first, and returns those that were here.
    mutating func truncate(after number: BlockNumber) -> [Block] {
        var dropped: [Block] = []
        while next > number + 1 {
            next -= 1
            if let block = blocks[next] {
                dropped.append(block)
                forget(block)
            }
        }
        oldest = min(oldest, next)
        return dropped
    }

    private mutating func remove(_ number: BlockNumber) {
        if let block = blocks[number] { forget(block) }
        oldest += 1
    }

    private mutating func forget(_ block: Block) {
        blocks[block.number] = nil
        numbers[block.hash] = nil
        for included in block.transactions { transactions[included.sent.hash] = nil }
    }
}
