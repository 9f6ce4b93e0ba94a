import CairnJSON
import CairnChain
import CairnEthereum
import CairnPrimitives

/// How much a block says about its transactions.
enum TransactionDetail: Sendable {
    case hashes
    case full

    /// Reads the flag that clients send: true for everything.
    init(isFull: Bool) { self = isFull ? .full : .hashes }
}

extension JSON {
    /// A sealed block.
    ///
    /// - Spec: execution-apis, `src/schemas/block.yaml`, `Block`
    static func block(_ block: Block, _ detail: TransactionDetail) -> JSON {
        var members = headerMembers(block.header, hash: block.hash)
        let transactions = block.transactions.indices.map { index -> JSON in
            switch detail {
            case .hashes: .hash(block.transactions[index].sent.hash)
            case .full: .transaction(in: block, at: index)
            }
        }
        appendBody(transactions, of: block, to: &members)
        return .object(JSONObject(unique: members))
    }

    /// The block that would be produced now: nobody has sealed it, so what a seal gives is null.
    ///
    /// - Spec: go-ethereum, `internal/ethapi/api.go`, `GetBlockByNumber`: null are `hash`, `nonce`
    ///   and `miner`
    static func pendingBlock(_ block: Block, _ detail: TransactionDetail) -> JSON {
        var members = headerMembers(block.header, hash: nil)
        let transactions = block.transactions.map { included -> JSON in
            switch detail {
            case .hashes: .hash(included.sent.hash)
            case .full: .waitingTransaction(included.sent)
            }
        }
        appendBody(transactions, of: block, to: &members)
        return .object(JSONObject(unique: members))
    }

    /// A header alone, as `eth_getHeaderByNumber` and the subscription `newHeads` give it.
    static func header(_ sealed: SealedHeader) -> JSON {
        .object(JSONObject(unique: headerMembers(sealed.header, hash: sealed.hash)))
    }

    /// The header of the block that would be produced now.
    static func pendingHeader(_ header: BlockHeader) -> JSON {
        .object(JSONObject(unique: headerMembers(header, hash: nil)))
    }

    /// What a block has beyond its header.
    private static func appendBody(
        _ transactions: [JSON], of block: Block, to members: inout [JSONObject.Member]
    ) {
        members.append(("size", .quantity(block.encoded.count)))
        members.append(("transactions", .array(transactions)))
        members.append(("uncles", []))
        guard block.header.withdrawalsRoot != nil else { return }
        members.append(("withdrawals", .array(block.withdrawals.map(withdrawal))))
    }

    /// What a validator was paid; the amount is in gwei.
    ///
    /// - Spec: execution-apis, `Withdrawal`
    private static func withdrawal(_ withdrawal: Withdrawal) -> JSON {
        [
            "index": .quantity(withdrawal.index),
            "validatorIndex": .quantity(withdrawal.validatorIndex),
            "address": .address(withdrawal.address),
            "amount": .quantity(withdrawal.amount.rawValue),
        ]
    }

    private static func headerMembers(
        _ header: BlockHeader, hash: Hash?
    ) -> [JSONObject.Member] {
        let isSealed = hash != nil
        var members: [JSONObject.Member] = []
        members.reserveCapacity(26)
        members += [
            ("hash", hash.map(JSON.hash) ?? .null),
            ("parentHash", .hash(header.parentHash)),
            ("sha3Uncles", .hash(header.ommersHash)),
            ("miner", isSealed ? .address(header.beneficiary) : .null),
            ("stateRoot", .hash(header.stateRoot)),
            ("transactionsRoot", .hash(header.transactionsRoot)),
            ("receiptsRoot", .hash(header.receiptsRoot)),
            ("logsBloom", .string(header.logsBloom.hex)),
            ("difficulty", .quantity(header.difficulty)),
            ("number", .quantity(header.number)),
            ("gasLimit", .quantity(header.gasLimit)),
            ("gasUsed", .quantity(header.gasUsed)),
            ("timestamp", .quantity(header.timestamp)),
            ("extraData", .string(header.extraData.hex)),
            ("mixHash", .hash(header.mixHash)),
            ("nonce", isSealed ? nonce(header.nonce) : .null),
        ]
        func append<Value>(_ name: String, _ value: Value?, _ encode: (Value) -> JSON) {
            if let value { members.append((name, encode(value))) }
        }
        append("baseFeePerGas", header.baseFeePerGas) { .quantity($0) }
        append("withdrawalsRoot", header.withdrawalsRoot) { .hash($0) }
        append("blobGasUsed", header.blobGasUsed) { .quantity($0) }
        append("excessBlobGas", header.excessBlobGas) { .quantity($0) }
        append("parentBeaconBlockRoot", header.parentBeaconBlockRoot) { .hash($0) }
        append("requestsHash", header.requestsHash) { .hash($0) }
        return members
    }

    /// Eight bytes; this nonce is no quantity.
    private static func nonce(_ nonce: UInt64) -> JSON {
        withUnsafeBytes(of: nonce.bigEndian) { .data($0) }
    }
}
