import CairnBeacon
import CairnPrimitives

/// The end of an epoch on main network's rules, as the registry grows.
public enum BeaconBench {
    private static let rounds = 5

    /// Measures epochs of a chain with so many validators, nearly all of whom voted.
    public static func run(validators count: Int) -> [Timing] {
        let rules = BeaconRules.mainnet(.fulu)
        guard var state = BeaconTown.state(validators: count, rules) else { return [] }
        let size = state.serialized(rules).count
        var copy = state
        let cold = nanoseconds { keep(copy.hashTreeRoot(rules)) }
        copy = state
        keep(state.updatedRoot())
        var epoch = Double.infinity
        var root = Double.infinity
        for round in 1...rounds {
            BeaconTown.vote(&state, epoch: UInt64(round))
            keep(state.updatedRoot())
            epoch = min(epoch, nanoseconds { settle(&state) })
            root = min(root, nanoseconds { keep(state.updatedRoot()) })
        }
        let whole = epoch + root
        let bytes = state.byteCount
        return [
            Timing(
                "an epoch, \(count) validators, each", operations: count,
                nsPerOperation: epoch / Double(count), remark: milliseconds(epoch)),
            Timing(
                "  with the state's root, each", operations: count,
                nsPerOperation: whole / Double(count),
                remark: "\(milliseconds(whole)), \(Int(root / whole * 100)) % of it hashing"),
            Timing(
                "  a first root of everything, each", operations: count,
                nsPerOperation: cold / Double(count),
                remark: "\(milliseconds(cold)); \(bytes / count) bytes/validator kept, "
                    + "\(size / count) serialized"),
        ]
    }

    private static func settle(_ state: inout BeaconState) {
        do throws(BeaconError) { try state.processEpoch() } catch {
            fatalError("an epoch of a sound state was refused with \(error)")
        }
    }

    private static func milliseconds(_ nanoseconds: Double) -> String {
        "\((nanoseconds / 1e5).rounded() / 10) ms"
    }
}

/// A registry to measure.
enum BeaconTown {
    /// A genesis of validators with 32 ether and some rewards.
    static func state(validators count: Int, _ rules: BeaconRules) -> BeaconState? {
        var random = Xoshiro256(seed: 1)
        let keys = BeaconState.developmentKeys(count)
        let validators = keys.enumerated().map { index, key in
            let account = Address(head: 1, middle: UInt64(index), tail: 0)
            return GenesisValidator(
                publicKey: key, withdrawalCredentials: Hash(.address(account, prefix: 1)),
                balance: .ether(32) + Gwei(random.next(below: 30_000_000)))
        }
        do throws(BeaconError) {
            return try BeaconState(
                genesis: validators, time: 1_606_824_023, randomness: Hash(Chunk(word0: 7)),
                version: ForkVersion(0x0600_0000), rules: rules)
        } catch {
            return nil
        }
    }

    /// Brings a state to the last slot of an epoch in which one vote in a hundred was missed.
    static func vote(_ state: inout BeaconState, epoch: UInt64) {
        let perEpoch = state.rules.preset.slotsPerEpoch
        state.slot = Slot((epoch + 2) * perEpoch - 1)
        state.finalizedCheckpoint.epoch = Epoch(epoch - 1)
        for index in 0..<state.validators.count {
            let missed = (UInt64(index) + epoch * 31) % 100 == 0
            let flags: ParticipationFlags =
                missed ? [] : [.timelySource, .timelyTarget, .timelyHead]
            state.previousEpochParticipation[index] = flags
            state.currentEpochParticipation[index] = flags
        }
    }
}
