import CairnPrimitives
import Testing

@testable import CairnBeacon

@Suite("The end of an epoch")
struct EpochTests {
    @Test(
        "one pass over rewards agrees with the specification's four",
        arguments: 1...8 as ClosedRange<UInt64>)
    func rewards(seed: UInt64) throws {
        var state = try Fixtures.busyState(seed: seed)
        if seed % 2 == 0 { state.finalizedCheckpoint.epoch = state.previousEpoch }
        var expected = state.balances.elements
        var deltas = [
            try state.flagDeltas(0), try state.flagDeltas(1), try state.flagDeltas(2),
        ]
        deltas.append(try state.inactivityPenaltyDeltas())
        for delta in deltas {
            for index in expected.indices {
                expected[index] = (expected[index] + delta.rewards[index])
                    .saturatingSubtract(delta.penalties[index])
            }
        }
        #expect(expected != state.balances.elements)
        try state.processRewardsAndPenalties()
        #expect(state.balances.elements == expected, "seed \(seed)")
    }

    @Test("the committees of an epoch are those of the shuffle, place by place")
    func shuffle() throws {
        let seed = Hash(Chunk(word0: 99))
        for count in [1, 2, 3, 64, 255, 256, 257, 1_000] {
            var list = (0..<UInt32(count)).map { $0 }
            var whole = Shuffle(count: count, seed: seed, rounds: 10)
            whole.apply(to: &list)
            for place in 0..<UInt64(count) {
                var single = Shuffle(count: count, seed: seed, rounds: 10)
                #expect(UInt64(list[Int(place)]) == single(place))
            }
        }
    }

    @Test("places that are moved side by side go where each would go alone")
    func batches() throws {
        let seed = Hash(Chunk(word0: 5))
        for count in [300, 20_000] {
            var list = (0..<UInt32(count)).map { $0 }
            var shuffle = Shuffle(count: count, seed: seed, rounds: 90)
            shuffle.apply(to: &list)
            var places = (0..<16).map { UInt64($0 * (count / 17) + 3) }
            let before = places
            shuffle.move(&places)
            #expect(places == before.map { shuffle($0) })
            #expect(places == before.map { UInt64(list[Int($0)]) })
        }
    }

    @Test("a transition that fails leaves the state as it was")
    func transact() throws {
        var state = try Fixtures.busyState(seed: 3)
        let before = state.serialized(state.rules)
        let root = state.updatedRoot()
        #expect(throws: BeaconError.overflow) {
            try state.transact { (state) throws(BeaconError) in
                try state.processEpoch()
                _ = state.updatedRoot()
                throw .overflow
            }
        }
        #expect(state.serialized(state.rules) == before)
        #expect(state.updatedRoot() == root)
        #expect(throws: BeaconError.slotNotAhead(current: state.slot, asked: Slot(1))) {
            try state.processSlots(to: Slot(1))
        }
    }

    @Test("the sum of the first keys is the key of their sum")
    func aggregate() throws {
        let keys = BeaconState.developmentKeys(10)
        var known = BLSAggregate.Known()
        // 1 + 2 + 3 = 6, 4 + 5 = 9.
        #expect(try BLSAggregate.publicKey(of: Array(keys[0..<3]), &known) == keys[5])
        #expect(try BLSAggregate.publicKey(of: Array(keys[3..<5]), &known) == keys[8])
        #expect(try BLSAggregate.publicKey(of: [keys[3], keys[3]], &known) == keys[7])
        #expect(
            keys[0].hex
                == "0x97f1d3a73197d7942695638c4fa9ac0fc3688c4f9774b905a14e3a3f171bac58"
                + "6c55e83ff97a1aeffb3af00adb22c6bb")
        // 1,000 + 1,500 = 2,500, across blocks of keys.
        let many = BeaconState.developmentKeys(2_600)
        #expect(try BLSAggregate.publicKey(of: [many[999], many[1_499]], &known) == many[2_499])
        #expect(try BLSAggregate.publicKey(of: [many[1_023], many[1_023]], &known) == many[2_047])
        #expect(throws: BeaconError.publicKeyInvalid) {
            try BLSAggregate.publicKey(of: [BLSPublicKey()], &known)
        }
    }
}
