import CairnPrimitives
import Testing

@testable import CairnBeacon

/// Forecasts beside what then happens when everybody does their duties.
@Suite struct QueueForecastTests {
    static func simulation(_ state: BeaconState) -> BeaconSimulation {
        let model = ParticipationModel(
            operators: [
                BeaconOperator(
                    name: "all", validatorCount: state.validators.count,
                    uptimePartsPerMillion: 1_000_000)
            ], seed: 3)
        return BeaconSimulation(state, model: model)
    }

    static func deposit(_ key: BLSPublicKey, _ amount: Gwei, at slot: Slot) -> PendingDeposit {
        PendingDeposit(
            publicKey: key, withdrawalCredentials: BeaconStateCredentials.compounding,
            amount: amount, signature: BLSSignature(), slot: slot)
    }

    @Test("deposits are credited when the forecast says", arguments: [0, 1, 2, 3, 5, 8])
    func deposits(epochsBefore: UInt64) throws {
        var simulation = Self.simulation(try Fixtures.state())
        _ = try simulation.run(epochs: epochsBefore)
        let keys = BeaconState.developmentKeys(64 + 40)
        for number in 0..<40 {
            // A slot later each, so that finality lets them through a few at a time.
            simulation.state.pendingDeposits.append(
                Self.deposit(
                    keys[64 + number], .ether(number % 3 == 0 ? 32 : 7),
                    at: Slot(simulation.state.slot.rawValue + UInt64(number))))
        }
        let forecast = try simulation.state.expectedDepositEpochs()
        #expect(Set(forecast.compactMap { $0 }).count > 3, "churn and finality spread them")
        var found = [Epoch?](repeating: nil, count: 40)
        for _ in 0..<60 {
            try simulation.runEpoch()
            for number in 0..<40 where found[number] == nil {
                if simulation.state.validators.firstIndex(of: keys[64 + number]) != nil {
                    found[number] = simulation.state.currentEpoch
                }
            }
        }
        #expect(forecast == found)
    }

    @Test("deposits of a validator on its way out wait for its withdrawal, behind the others")
    func postponedDeposits() throws {
        var simulation = Self.simulation(try Fixtures.state())
        _ = try simulation.run(epochs: 4)
        try simulation.state.transact { state throws(BeaconError) in
            try state.initiateValidatorExit(5)
        }
        let state = simulation.state
        let key = state.validators.publicKeys[5]
        simulation.state.pendingDeposits.append(Self.deposit(key, .ether(1), at: .genesis))
        let forecast = try simulation.state.expectedDepositEpochs()
        let withdrawable = state.validators.withdrawableEpochs[5]
        #expect(forecast == [Epoch(withdrawable.rawValue + 1)])
    }

    @Test("a validator becomes active when the forecast says", arguments: [0, 1, 2, 4, 7])
    func activations(epochsBefore: UInt64) throws {
        var simulation = Self.simulation(try Fixtures.state())
        _ = try simulation.run(epochs: epochsBefore)
        let key = BeaconState.developmentKeys(65)[64]
        simulation.state.addValidator(
            key, credentials: BeaconStateCredentials.compounding, amount: .ether(32))
        let forecast = try #require(try simulation.state.expectedActivationEpoch(of: 64))
        var later: Epoch?
        for _ in 0..<12 {
            try simulation.runEpoch()
            let known = simulation.state.validators.activationEpochs[64]
            guard known == .farFuture else {
                #expect(known == forecast)
                break
            }
            later = try simulation.state.expectedActivationEpoch(of: 64)
            #expect(later == forecast, "the forecast stays what it was")
        }
        #expect(simulation.state.validators.activationEpochs[64] == forecast)
    }

    @Test("nobody waits who has too little, or is active")
    func noActivation() throws {
        var state = try Fixtures.state()
        #expect(try state.expectedActivationEpoch(of: 0) == nil)
        state.addValidator(
            BeaconState.developmentKeys(65)[64], credentials: BeaconStateCredentials.compounding,
            amount: .ether(31))
        #expect(try state.expectedActivationEpoch(of: 64) == nil)
    }

    @Test("an exit takes the epoch that it was told, and leaves the state alone")
    func exits() throws {
        var state = try Fixtures.state()
        let expected = try state.expectedExitEpoch(of: .ether(32))
        #expect(state.earliestExitEpoch == Epoch(0))
        try state.initiateValidatorExit(0)
        #expect(state.validators.exitEpochs[0] == expected)
        #expect(expected == Epoch(5))
        // 80 ether an epoch: two go together, the third waits.
        try state.initiateValidatorExit(1)
        #expect(try state.expectedExitEpoch(of: .ether(32)) == Epoch(6))
    }

    @Test("parts of balances are paid a few a block, none before its time")
    func partialWithdrawals() throws {
        var state = try Fixtures.state()
        state.slot = Slot(16)
        for place in [3, 7, 11, 0, 15, 19] {
            // The one with 32 ether has nothing to spare: it takes no room.
            state.pendingPartialWithdrawals.append(
                PendingPartialWithdrawal(
                    validatorIndex: UInt64(place), amount: .ether(1),
                    withdrawableEpoch: Epoch(place == 19 ? 4 : 1)))
        }
        let slots = try state.expectedPartialWithdrawalSlots().map(\.rawValue)
        #expect(slots == [17, 17, 18, 18, 18, 32])
    }

    @Test("consolidations wait for their sources, those of slashed ones never move")
    func consolidations() throws {
        var state = try Fixtures.state()
        state.validators.setWithdrawableEpoch(Epoch(9), of: 0)
        state.validators.setWithdrawableEpoch(Epoch(7), of: 1)
        state.validators.setSlashed(2)
        for source in [2, 0, 1] as [UInt64] {
            state.pendingConsolidations.append(
                PendingConsolidation(sourceIndex: source, targetIndex: 3))
        }
        #expect(try state.expectedConsolidationEpochs() == [nil, Epoch(9), Epoch(9)])
    }
}

/// Credentials for tests.
private enum BeaconStateCredentials {
    static let compounding = Hash(UInt256(2) << 248 | UInt256(9))
}
