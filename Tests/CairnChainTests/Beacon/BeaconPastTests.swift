import CairnBeacon
import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives
import Testing

/// Snapshots, going back, abandoned blocks and images, where there is a beacon chain.
@Suite("The beacon chain's past")
struct BeaconPastTests {
    private let chain = Chain(Genesis(beaconWorld()))

    private func environment(after seconds: UInt64) -> BlockEnvironment {
        BlockEnvironment(
            timestamp: chain.head.timestamp + seconds, coinbase: .zero, gasLimit: 30_000_000,
            baseFee: chain.nextBaseFee, prevRandao: .zero)
    }

    @Test("the same calls give the same blocks and states")
    func determinism() throws {
        let other = Chain(Genesis(beaconWorld()))
        for seconds in [12, 0, 400, 86_400, 5, 384] as [UInt64] {
            #expect(chain.advance(seconds: seconds).hash == other.advance(seconds: seconds).hash)
        }
        #expect(chain.beacon?.headRoot == other.beacon?.headRoot)
        let seeded = Chain(Genesis(beaconWorld { $0.seed = 2 }))
        for seconds in [12, 0, 400, 86_400, 5, 384] as [UInt64] { seeded.advance(seconds: seconds) }
        #expect(chain.beacon?.headRoot != seeded.beacon?.headRoot)
    }

    @Test("an abandoned block leaves nothing behind")
    func abandoned() throws {
        chain.advance()
        let root = chain.beacon?.headRoot
        let tried = chain.tryBlock(environment(after: 86_400), [])
        #expect(!tried.withdrawals.isEmpty)
        chain.abandonBlock()
        #expect(chain.beacon?.headRoot == root)
        let account: Address = "0x000000000000000000000000000000000000a002"
        #expect(chain.world.ledger.accounts.balance(of: account) == .zero)
        // A block of another time is not taken for the one that was tried.
        let other = Chain(Genesis(beaconWorld()))
        other.advance()
        #expect(chain.advance(seconds: 400).hash == other.advance(seconds: 400).hash)
        #expect(chain.advance(seconds: 86_000).hash == other.advance(seconds: 86_000).hash)
    }

    @Test("a snapshot brings back the validators, as often as wanted, with what was ordered since")
    func snapshots() throws {
        chain.advance(seconds: 384 * 3)
        chain.intervene(.beaconFault(.doubleVote(validators: [1], epoch: 3)))
        let snapshot = chain.snapshot()
        let root = chain.beacon?.headRoot
        var hashes: [Hash] = []
        for _ in 0..<2 {
            hashes.append(chain.advance(seconds: 384 * 2).hash)
            #expect(chain.beacon?.slashings.count == 1)
            chain.advance(seconds: 86_400)
            chain.revert(to: snapshot)
            #expect(chain.beacon?.headRoot == root)
            #expect(chain.beacon?.slashings.isEmpty == true)
        }
        #expect(hashes[0] == hashes[1])
    }

    @Test("going back drops what came later, and what follows is as before")
    func rollback() throws {
        var headers: [BlockHeader] = [chain.head]
        for index in 0..<60 {
            headers.append(chain.advance(seconds: index % 7 == 0 ? 500 : 12).header)
        }
        #expect(chain.rollback(to: headers[41]))
        #expect(chain.beacon?.executionNumber == 41)
        #expect(chain.advance(seconds: 12).hash == headers[42].hash || 41 % 7 == 0)
        for index in 42..<60 {
            let again = chain.advance(seconds: index % 7 == 0 ? 500 : 12)
            #expect(again.hash == headers[index + 1].hash)
        }
    }

    @Test("states too far back are refused and nothing changes")
    func tooFarBack() throws {
        let first = chain.advance().header
        for _ in 0..<40 { chain.advance(seconds: 384) }
        let head = chain.headHash
        #expect(!chain.rollback(to: first))
        #expect(chain.headHash == head)
        #expect(chain.beaconHistory.chain(execution: 1) == nil)
        #expect(chain.beaconHistory.chain(execution: 40) != nil)
    }

    @Test("an image holds the beacon chain whole")
    func image() throws {
        chain.advance(seconds: 3_000)
        chain.intervene(.beaconFault(.offline(operatorIndex: 1, epochs: 0..<100)))
        chain.intervene(.beaconFault(.surroundVote(validators: [2, 3], epoch: 8)))
        chain.advance(seconds: 1_000)
        chain.advance(seconds: 12)
        let again = try Chain(beaconWorld(), image: chain.image(), head: chain.head)
        let one = try #require(chain.beacon)
        let other = try #require(again.beacon)
        #expect(one.headRoot == other.headRoot)
        #expect(one.totals == other.totals)
        #expect(one.recentEpochs == other.recentEpochs)
        #expect(one.slashings == other.slashings)
        #expect(one.slashings.count == 2)
        #expect(one.model == other.model)
        for seconds in [12, 384, 86_400] as [UInt64] {
            #expect(chain.advance(seconds: seconds).hash == again.advance(seconds: seconds).hash)
        }
        #expect(chain.beacon?.headRoot == again.beacon?.headRoot)
    }

    @Test("a damaged image, or one of a chain without validators, is refused")
    func badImages() throws {
        chain.advance()
        let image = chain.image()
        #expect(throws: ChainImageError.notAnImage) {
            try Chain.content(of: Array(image.dropLast()), under: beaconWorld())
        }
        #expect(throws: ChainImageError.beaconMismatch(imageHasOne: true)) {
            try Chain.content(of: image, under: systemWorld())
        }
        let bare = Chain(Genesis(systemWorld()))
        #expect(throws: ChainImageError.beaconMismatch(imageHasOne: false)) {
            try Chain.content(of: bare.image(), under: beaconWorld())
        }
    }
}
