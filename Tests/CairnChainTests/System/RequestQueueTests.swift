import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives
import Testing

@Suite("Requests to the beacon chain, and beacon roots")
struct RequestQueueTests {
    private let chain: Chain
    private var world: World { chain.world }
    private let withdrawals = SystemAddress.withdrawalRequests
    private let consolidations = SystemAddress.consolidationRequests

    init() {
        chain = Chain(Genesis(systemWorld()))
        chain.advance()
    }

    private func fee(_ contract: Address) -> UInt64? {
        UInt256(bigEndian: world.send([], to: contract).output.bytes)?.asUInt64
    }

    /// Makes requests in a block of their own, and seals it.
    private func block(of count: Int, to contract: Address, size: Int) {
        chain.openBlock(
            BlockEnvironment(
                timestamp: chain.head.timestamp + 12, coinbase: .zero, gasLimit: 30_000_000,
                baseFee: chain.nextBaseFee, prevRandao: .zero))
        for number in 0..<count {
            let outcome = world.send(
                [UInt8](repeating: UInt8(number), count: size), to: contract,
                value: Wei(rawValue: UInt256(fee(contract) ?? 0)))
            #expect(outcome.succeeded)
        }
        _ = chain.sealBlock()
    }

    @Test("the fee follows the excess as the exponential series does")
    func fees() {
        // After one block of so many requests, two of which are its target. The series is cut off
        // term by term, so it lies below the exponential.
        let expected: [(requests: Int, fee: UInt64)] = [
            (2, 1), (14, 1), (19, 2), (102, 357),
        ]
        for (requests, fee) in expected {
            let test = RequestQueueTests()
            test.block(of: requests, to: withdrawals, size: 56)
            #expect(test.fee(withdrawals) == fee, "after \(requests) requests")
        }
    }

    @Test("withdrawals leave by sixteen, with their amount turned round")
    func withdrawalQueue() {
        let pubkey = (0..<48).map { UInt8($0) }
        let request = pubkey + [0, 0, 0, 0, 0, 0, 1, 2]
        #expect(world.send(request, to: withdrawals, value: .zero).output.isEmpty)
        #expect(!world.send(request, to: withdrawals, value: .zero).succeeded)
        #expect(!world.send(Array(request.dropLast()), to: withdrawals, value: 1).succeeded)
        #expect(!world.send([], to: withdrawals, value: 1).succeeded)
        for number in 0..<20 {
            let outcome = world.send(
                request, to: withdrawals, from: number % 2 == 0 ? alice : bob, value: 5)
            #expect(outcome.succeeded)
            let source = number % 2 == 0 ? alice : bob
            #expect(outcome.logs.map(\.data) == [Bytes(source.bytes + request)])
            #expect(outcome.logs.first?.topics == [])
        }
        #expect(world.ledger.accounts.balance(of: withdrawals) == 100)
        #expect(fee(withdrawals) == 1)
        let sealed = chain.advance()
        #expect(chain.headRequests.count == 1)
        let record = alice.bytes + pubkey + [2, 1, 0, 0, 0, 0, 0, 0]
        #expect(Array(chain.headRequests[0].prefix(77)) == [1] + record)
        #expect(chain.headRequests[0].count == 1 + 16 * 76)
        #expect(sealed.header.requestsHash == requestsHash(chain.headRequests))
        // 20 requests are 18 above the target: e^(18/17) = 2.88.
        #expect(fee(withdrawals) == 2)
        chain.advance()
        #expect(chain.headRequests[0].count == 1 + 4 * 76)
        let empty = chain.advance()
        #expect(chain.headRequests.isEmpty)
        #expect(empty.header.requestsHash == requestsHash([]))
        for _ in 0..<20 { chain.advance() }
        #expect(fee(withdrawals) == 1)
    }

    @Test("consolidations leave by two")
    func consolidationQueue() {
        for number in 0..<5 {
            let request = [UInt8](repeating: UInt8(number), count: 96)
            #expect(world.send(request, to: consolidations, value: 1).succeeded)
        }
        for (place, count) in [2, 2, 1].enumerated() {
            chain.advance()
            #expect(chain.headRequests.count == 1)
            let first = alice.bytes + [UInt8](repeating: UInt8(2 * place), count: 96)
            #expect(Array(chain.headRequests[0].prefix(117)) == [2] + first)
            #expect(chain.headRequests[0].count == 1 + count * 116)
        }
    }

    @Test("beacon roots are known for 8,191 places")
    func beaconRoots() {
        func root(_ timestamp: UInt64) -> Bytes? {
            let outcome = world.send(
                UInt256(timestamp).bigEndianBytes, to: SystemAddress.beaconRoots)
            return outcome.succeeded ? outcome.output : nil
        }
        let root1 = sha256([1])
        chain.advance(beaconRoot: root1)
        let first = chain.head.timestamp
        #expect(chain.head.parentBeaconBlockRoot == root1)
        #expect(root(first) == Bytes(root1.bytes))
        #expect(root(first - 1) == nil)
        #expect(!world.send([1], to: SystemAddress.beaconRoots).succeeded)
        chain.advance(beaconRoot: sha256([2]), seconds: 8_190)
        #expect(root(first) == Bytes(root1.bytes))
        chain.advance(beaconRoot: sha256([3]), seconds: 1)
        #expect(root(first) == nil)
        #expect(root(first + 8_191) == Bytes(sha256([3]).bytes))
        #expect(root(0) == nil)
    }

    @Test("the protocol's own account takes requests off and puts roots in")
    func systemCalls() {
        let system = SystemAddress.system
        let request = [UInt8](repeating: 7, count: 96)
        #expect(world.send(request, to: consolidations, value: 1).succeeded)
        let taken = world.send([], to: consolidations, from: system)
        #expect(taken.output == Bytes(alice.bytes + request))
        let word = sha256([9])
        #expect(world.send(word.bytes, to: SystemAddress.beaconRoots, from: system).succeeded)
        #expect(
            world.send(
                UInt256(world.ledger.moment.timestamp).bigEndianBytes,
                to: SystemAddress.beaconRoots
            ).output == Bytes(word.bytes))
    }
}
