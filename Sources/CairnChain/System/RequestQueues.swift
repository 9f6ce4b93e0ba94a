import CairnEthereum
import CairnLedger
import CairnPrimitives

/// What distinguishes the two contracts that take requests to the beacon chain.
struct RequestKind: Sendable {
    let address: Address
    let type: UInt8
    /// Bytes of a request.
    let size: Int
    /// Requests in a block above which the fee rises.
    let target: UInt64
    /// Requests that leave the queue in a block.
    let maximum: UInt64

    /// - Spec: EIP-7002, "Configuration"
    static let withdrawal = RequestKind(
        address: SystemAddress.withdrawalRequests, type: RequestType.withdrawal, size: 56,
        target: 2, maximum: 16)
    /// - Spec: EIP-7251, "Constants"
    static let consolidation = RequestKind(
        address: SystemAddress.consolidationRequests, type: RequestType.consolidation, size: 96,
        target: 1, maximum: 2)
}

/// Requests that wait for the beacon chain, and the excess that makes them dear.
///
/// - Spec: EIP-7002, "Withdrawal Request Contract"; EIP-7251, "Consolidation request contract"
struct RequestQueues {
    struct Counters: TableRecord {
        /// Requests of all blocks beyond their targets.
        var excess: UInt64
        /// Requests of the running block.
        var count: UInt64
        var head: UInt64
        var tail: UInt64
    }

    /// A request: who made it, and up to 96 bytes, zeros behind.
    struct Entry: TableRecord {
        var source: Address
        var word0: UInt256
        var word1: UInt256
        var word2: UInt256
    }

    private let counters: Table<Address, Counters>
    private let entries: Table<Pair<Address, UInt64>, Entry>

    init(_ store: Store) {
        counters = store.table("ethereum.requestCounters")
        entries = store.table("ethereum.requests")
    }

    /// What a request costs now, in wei.
    func fee(at contract: Address) -> UInt256 {
        Self.exponential(numerator: UInt256(counters[contract].excess), denominator: 17)
    }

    /// Puts a request at the end of the queue.
    ///
    /// - Precondition: It has 56 or 96 bytes.
    func add(_ request: UnsafeRawBufferPointer, from source: Address, to contract: Address) {
        let place = counters.update(contract) { counters in
            counters.count += 1
            counters.tail += 1
            return counters.tail - 1
        }
        let words = withUnsafeTemporaryAllocation(byteCount: 96, alignment: 8) { buffer in
            buffer.initializeMemory(as: UInt8.self, repeating: 0)
            buffer.copyMemory(from: request)
            guard let start = buffer.baseAddress else {
                return (UInt256.zero, UInt256.zero, UInt256.zero)
            }
            return (
                UInt256(loadingBigEndian: start), UInt256(loadingBigEndian: start + 32),
                UInt256(loadingBigEndian: start + 64)
            )
        }
        entries[Pair(contract, place)] = Entry(
            source: source, word0: words.0, word1: words.1, word2: words.2)
    }

    /// Takes the oldest requests off the queue, adds the block to the excess, and starts to count
    /// again.
    ///
    /// - Returns: The requests one after another, the amounts of withdrawals with their least
    ///   significant byte first.
    func take(_ kind: RequestKind, from contract: Address) -> [UInt8] {
        let state = counters[contract]
        guard state.count != 0 || state.excess != 0 || state.head != state.tail else { return [] }
        let taken = min(state.tail - state.head, kind.maximum)
        var bytes: [UInt8] = []
        for place in state.head..<state.head + taken {
            let entry = entries[Pair(contract, place)]
            bytes += entry.source.bytes
            var request =
                (entry.word0.bigEndianBytes + entry.word1.bigEndianBytes
                    + entry.word2.bigEndianBytes)
            request.removeLast(request.count - kind.size)
            if kind.type == RequestType.withdrawal { request[48...].reverse() }
            bytes += request
            entries.remove(Pair(contract, place))
        }
        counters.update(contract) { counters in
            counters.head += taken
            if counters.head == counters.tail { (counters.head, counters.tail) = (0, 0) }
            let sum = counters.excess + counters.count
            counters.excess = sum > kind.target ? sum - kind.target : 0
            counters.count = 0
        }
        return bytes
    }

    /// `e` to the power of a fraction, by its series.
    ///
    /// Sums and products wrap as the contracts' do; they are far from that at any fee that ether
    /// could pay.
    ///
    /// - Rounds: Each term of the series down, and their sum.
    /// - Spec: EIP-7002, `fake_exponential`
    static func exponential(numerator: UInt256, denominator: UInt256) -> UInt256 {
        var step = UInt256.one
        var sum = UInt256.zero
        var term = denominator
        while !term.isZero {
            sum &+= term
            term = term &* numerator / (denominator &* step)
            step &+= .one
        }
        return sum / denominator
    }
}
