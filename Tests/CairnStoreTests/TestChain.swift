import CairnChain
import CairnEthereum
import CairnPrimitives

/// Makes blocks that follow one another, with random content from a seed.
struct TestChain {
    private(set) var blocks: [Block] = []
    private(set) var head: BlockHeader
    var random: SplitMix64
    let genesis: BlockHeader

    init(seed: UInt64, genesisNumber: UInt64 = 0) {
        random = SplitMix64(seed: seed)
        genesis = Self.genesis(number: genesisNumber)
        head = genesis
    }

    static func genesis(number: UInt64 = 0, extraData: Bytes = []) -> BlockHeader {
        var header = BlockHeader(
            parentHash: .zero, beneficiary: .zero, stateRoot: keccak256(utf8: "genesis"),
            number: number, gasLimit: 30_000_000, timestamp: 1_700_000_000)
        header.baseFeePerGas = 1_000_000_000
        header.extraData = extraData
        return header
    }

    // MARK: Words from small sets, so that searches find something

    static func contract(_ index: UInt64) -> Address {
        Address(truncating: keccak256(UInt256(index)).word)
    }

    static func topic(_ index: UInt64) -> Hash {
        index == 0 ? .zero : keccak256(UInt256(1_000 + index))
    }

    // MARK: Blocks

    mutating func nextEmpty() -> Block { next(transactions: 0) }

    /// The next block; its transactions have up to `logs` logs each.
    @discardableResult
    mutating func next(transactions count: Int, logs: UInt64 = 3) -> Block {
        var gasUsed: UInt64 = 0
        var transactions: [IncludedTransaction] = []
        for _ in 0..<count {
            let sent = nextSent()
            let gas = 21_000 + random.next(below: 100_000)
            gasUsed += gas
            let receipt = Receipt(
                kind: sent.transaction.unsigned.kind, succeeded: random.next(below: 4) > 0,
                cumulativeGasUsed: gasUsed,
                logs: (0..<random.next(below: logs + 1)).map { _ in nextLog() })
            transactions.append(
                IncludedTransaction(
                    sent: sent, receipt: receipt, gasUsed: gas, effectiveGasPrice: 1_000_000_007,
                    output: Bytes(nextBytes(upTo: 70))))
        }
        return seal(transactions, gasUsed: gasUsed)
    }

    /// Seals a block of given transactions after the newest.
    @discardableResult
    mutating func seal(_ transactions: [IncludedTransaction], gasUsed: UInt64 = 0) -> Block {
        var header = BlockHeader(
            parentHash: head.hash, beneficiary: Self.contract(9_999),
            stateRoot: Hash(random.nextUInt256()), number: head.number + 1,
            gasLimit: 30_000_000, timestamp: head.timestamp + 12,
            mixHash: Hash(random.nextUInt256()))
        header.baseFeePerGas = 1_000_000_000 + Wei(random.next(below: 1_000))
        header.withdrawalsRoot = emptyTrieRoot
        header.blobGasUsed = 0
        header.excessBlobGas = 0
        header.parentBeaconBlockRoot = .zero
        header.requestsHash = CairnEthereum.requestsHash([])
        header.gasUsed = gasUsed
        if !transactions.isEmpty {
            header.transactionsRoot = Transaction.root(of: transactions.map(\.sent.transaction))
            header.receiptsRoot = Receipt.root(of: transactions.map(\.receipt))
            header.logsBloom = LogsBloom(transactions.flatMap(\.receipt.logs))
        }
        let block = Block(header: header, transactions: transactions)
        blocks.append(block)
        head = header
        return block
    }

    /// Goes back to an earlier block, to grow another branch.
    mutating func truncate(after number: UInt64) {
        blocks.removeAll { $0.number > number }
        head = blocks.last?.header ?? genesis
    }

    // MARK: Content

    /// A transaction of a random kind, one in four with a void signature.
    mutating func nextSent() -> SentTransaction {
        let nonce = random.next()
        let recipient = random.next(below: 8) == 0 ? nil : Self.contract(random.next(below: 20))
        let value = Wei(rawValue: random.nextUInt256(bits: Int(random.next(below: 257))))
        let data = Bytes(nextBytes(upTo: 200))
        let accessList = (0..<random.next(below: 3)).map { entry in
            AccessListEntry(
                address: Self.contract(entry),
                storageKeys: (0..<random.next(below: 3)).map { _ in Hash(random.nextUInt256()) })
        }
        let unsigned: UnsignedTransaction =
            switch random.next(below: 4) {
            case 0:
                .legacy(
                    chainID: nil, nonce: nonce, gasPrice: 2, gasLimit: .max, to: recipient,
                    value: value, data: data)
            case 1:
                .legacy(
                    chainID: 31_337, nonce: nonce, gasPrice: .max, gasLimit: 21_000,
                    to: recipient, value: value, data: data)
            case 2:
                .accessList(
                    chainID: 31_337, nonce: nonce, gasPrice: 9, gasLimit: 50_000, to: recipient,
                    value: value, data: data, accessList: accessList)
            default:
                .dynamicFee(
                    chainID: 31_337, nonce: nonce, maxPriorityFeePerGas: 1,
                    maxFeePerGas: 2_000_000_000, gasLimit: 90_000, to: recipient, value: value,
                    data: data, accessList: accessList)
            }
        let isVoid = random.next(below: 4) == 0
        let signature = Signature(
            r: isVoid ? .zero : random.nextUInt256(), s: isVoid ? .zero : random.nextUInt256(),
            yParity: isVoid || random.next(below: 2) == 0 ? .even : .odd)
        return SentTransaction(
            Transaction(unsigned, signature: signature),
            sender: Self.contract(100 + random.next(below: 10)))
    }

    mutating func nextLog() -> Log {
        Log(
            address: Self.contract(random.next(below: 12)),
            topics: (0..<random.next(below: 5)).map { _ in Self.topic(random.next(below: 9)) },
            data: Bytes(nextBytes(upTo: 100)))
    }

    private mutating func nextBytes(upTo limit: UInt64) -> [UInt8] {
        (0..<random.next(below: limit + 1)).map { _ in
            UInt8(truncatingIfNeeded: random.next())
        }
    }
}
