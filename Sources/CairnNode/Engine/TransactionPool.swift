import CairnChain
import CairnEthereum
import CairnPrimitives

/// Why the pool does not take a transaction.
enum PoolRefusal: Error, Equatable {
    case alreadyKnown(Hash)
    /// Another transaction has the nonce, and this one does not pay ten percent more.
    case underpriced(offered: Wei, needed: Wei)
    case full(limit: Int)
    case accountFull(Address, limit: Int)
}

/// Transactions that wait for a block, by sender and nonce, in the order of arrival.
struct TransactionPool {
    struct Waiting {
        let sent: SentTransaction
        /// Counted from the first transaction that the node took.
        let arrival: UInt64
    }

    private var accounts: [Address: [UInt64: Waiting]] = [:]
    private var hashes: [Hash: (sender: Address, nonce: UInt64)] = [:]
    private var arrivals: UInt64 = 0
    private let limit: Int
    private let accountLimit: Int
    private let order: TransactionOrder

    /// - Parameter limit: How many transactions wait at most; `accountLimit` of one sender.
    init(limit: Int = 10_000, accountLimit: Int = 1_000, order: TransactionOrder = .fees) {
        self.limit = limit
        self.accountLimit = accountLimit
        self.order = order
    }

    var count: Int { hashes.count }
    var isEmpty: Bool { hashes.isEmpty }

    func find(_ hash: Hash) -> SentTransaction? {
        guard let place = hashes[hash] else { return nil }
        return accounts[place.sender]?[place.nonce]?.sent
    }

    func find(sender: Address, nonce: UInt64) -> SentTransaction? {
        accounts[sender]?[nonce]?.sent
    }

    /// Takes a transaction and returns the one that it replaces, if any.
    mutating func insert(_ sent: SentTransaction) throws(PoolRefusal) -> SentTransaction? {
        guard hashes[sent.hash] == nil else { throw .alreadyKnown(sent.hash) }
        let nonce = sent.transaction.unsigned.nonce
        let waiting = accounts[sent.sender] ?? [:]
        let replaced = waiting[nonce]?.sent
        if let replaced {
            try Self.checkReplacement(of: replaced, by: sent)
        } else {
            guard count < limit else { throw .full(limit: limit) }
            guard waiting.count < accountLimit else {
                throw .accountFull(sent.sender, limit: accountLimit)
            }
        }
        if let replaced { hashes[replaced.hash] = nil }
        hashes[sent.hash] = (sent.sender, nonce)
        accounts[sent.sender, default: [:]][nonce] = Waiting(sent: sent, arrival: arrivals)
        arrivals += 1
        return replaced
    }

    private static func checkReplacement(
        of old: SentTransaction, by new: SentTransaction
    ) throws(PoolRefusal) {
        for fee in [\UnsignedTransaction.maxFeePerGas, \.maxPriorityFeePerGas] {
            let offered = new.transaction.unsigned[keyPath: fee]
            let needed = old.transaction.unsigned[keyPath: fee]
                .mulDiv(UInt256(110), by: UInt256(100), rounding: .up)
            guard offered >= needed else { throw .underpriced(offered: offered, needed: needed) }
        }
    }

    @discardableResult
    mutating func remove(_ hash: Hash) -> SentTransaction? {
        guard let place = hashes.removeValue(forKey: hash) else { return nil }
        let removed = accounts[place.sender]?.removeValue(forKey: place.nonce)
        if accounts[place.sender]?.isEmpty == true { accounts[place.sender] = nil }
        return removed?.sent
    }

    mutating func removeAll(of sender: Address?) -> [SentTransaction] {
        let hashes = all.filter { sender == nil || $0.sender == sender }.map(\.hash)
        return hashes.compactMap { remove($0) }
    }

    /// Every waiting transaction in the order of arrival.
    var all: [SentTransaction] {
        accounts.values.flatMap(\.values).sorted { $0.arrival < $1.arrival }.map(\.sent)
    }

    /// A sender's transactions in the order of nonces.
    func transactions(of sender: Address) -> [SentTransaction] {
        (accounts[sender] ?? [:]).values
            .sorted { $0.sent.transaction.unsigned.nonce < $1.sent.transaction.unsigned.nonce }
            .map(\.sent)
    }

    /// Senders in the order of their addresses.
    var senders: [Address] { accounts.keys.sorted() }

    /// The nonce after the sender's transactions that follow `nonce` without a gap.
    func nextNonce(of sender: Address, from nonce: UInt64) -> UInt64 {
        guard let waiting = accounts[sender] else { return nonce }
        var next = nonce
        while waiting[next] != nil { next += 1 }
        return next
    }

    /// Transactions that could enter a block, in an order that keeps each sender's nonces in
    /// sequence: the highest tip first, earlier arrivals first among equals; or by arrival alone.
    func ready(
        baseFee: Wei, nonce: (Address) -> UInt64
    ) -> [SentTransaction] {
        var heads: [Waiting] = []
        for sender in senders {
            if let first = accounts[sender]?[nonce(sender)] { heads.append(first) }
        }
        func tip(_ waiting: Waiting) -> Wei {
            let transaction = waiting.sent.transaction.unsigned
            guard let price = transaction.effectiveGasPrice(baseFee: baseFee) else { return .zero }
            return price - baseFee
        }
        func precedes(_ a: Waiting, _ b: Waiting) -> Bool {
            if order == .arrival { return a.arrival < b.arrival }
            let (tipA, tipB) = (tip(a), tip(b))
            return tipA == tipB ? a.arrival < b.arrival : tipA > tipB
        }
        heads.sort(by: precedes)
        var chosen: [SentTransaction] = []
        while !heads.isEmpty {
            let next = heads.removeFirst()
            chosen.append(next.sent)
            let following = next.sent.transaction.unsigned.nonce + 1
            guard let successor = accounts[next.sent.sender]?[following] else { continue }
            let place = heads.firstIndex { precedes(successor, $0) } ?? heads.endIndex
            heads.insert(successor, at: place)
        }
        return chosen
    }
}
