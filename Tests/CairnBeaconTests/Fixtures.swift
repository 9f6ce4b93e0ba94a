import CairnPrimitives

@testable import CairnBeacon

/// States to begin from.
enum Fixtures {
    /// A chain of so many validators with 32 ether each, one in four compounding with more.
    static func state(
        _ count: Int = 64, _ rules: BeaconRules = .minimal(.electra)
    ) throws -> BeaconState {
        let keys = BeaconState.developmentKeys(count)
        let validators = keys.enumerated().map { index, key in
            GenesisValidator(
                publicKey: key,
                withdrawalCredentials: Hash(
                    .address(
                        Address(head: 1, middle: 2, tail: UInt32(index)),
                        prefix: index % 4 == 3 ? 2 : 1)),
                balance: index % 4 == 3 ? .ether(64) : .ether(32))
        }
        return try BeaconState(
            genesis: validators, time: 1_600_000_000, randomness: Hash(Chunk(word0: 7)),
            version: ForkVersion(0x0500_0001), rules: rules)
    }

    /// A state in the middle of its life: votes, scores, a slashing, several epochs old.
    static func busyState(
        seed: UInt64, _ rules: BeaconRules = .minimal(.electra)
    ) throws -> BeaconState {
        var state = try state(64, rules)
        var random = Xoshiro256(seed: seed)
        try state.processSlots(to: Slot(rules.preset.slotsPerEpoch * 6 + 7))
        for index in 0..<state.validators.count {
            state.previousEpochParticipation[index] = ParticipationFlags(
                rawValue: UInt8(random.next(below: 8)))
            state.currentEpochParticipation[index] = ParticipationFlags(
                rawValue: UInt8(random.next(below: 8)))
            state.inactivityScores[index] = random.next(below: 3) == 0 ? random.next(below: 900) : 0
            state.balances[index] = state.balances[index].saturatingSubtract(
                Gwei(random.next(below: 3_000_000_000)))
        }
        try state.slashValidator(Int(random.next(below: 64)))
        return state
    }
}
