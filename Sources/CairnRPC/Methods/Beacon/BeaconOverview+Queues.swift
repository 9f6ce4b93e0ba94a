import CairnBeacon
import CairnJSON
import CairnPrimitives

extension BeaconOverview {
    /// The most entries of a queue that are listed; `counts` has them all.
    private static let entryLimit = 1_000

    /// What waits, and until when it is expected to.
    ///
    /// The times follow from finality, the limits of an epoch and the order of the queues, if from
    /// now on everybody votes.
    var queues: JSON {
        get throws(BeaconError) {
            let waiting = waitingValidators
            let activations = try waiting.activating.map { (place) throws(BeaconError) in
                (place, try state.expectedActivationEpoch(of: place))
            }
            return [
                "deposits": try deposits, "activations": activationEntries(activations),
                "exits": exits(waiting.exiting), "partialWithdrawals": try partialWithdrawals,
                "consolidations": try consolidations,
                "counts": [
                    "deposits": .quantity(state.pendingDeposits.count),
                    "activations": .quantity(waiting.activating.count),
                    "exits": .quantity(waiting.exiting.count),
                    "partialWithdrawals": .quantity(state.pendingPartialWithdrawals.count),
                    "consolidations": .quantity(state.pendingConsolidations.count),
                ],
                "joiningNow": try joiningNow,
            ]
        }
    }

    /// Validators that wait to become active, and those that wait for their withdrawal.
    private var waitingValidators: (activating: [Int], exiting: [Int]) {
        let validators = state.validators
        let epoch = state.currentEpoch
        var activating: [Int] = []
        var exiting: [Int] = []
        for place in 0..<validators.count {
            if validators.activationEpochs[place] > epoch {
                activating.append(place)
            } else if validators.exitEpochs[place] != .farFuture,
                validators.withdrawableEpochs[place] > epoch
            {
                exiting.append(place)
            }
        }
        return (activating, exiting)
    }

    private var deposits: JSON {
        get throws(BeaconError) {
            let expected = try state.expectedDepositEpochs()
            let entries = zip(state.pendingDeposits.elements, expected).prefix(Self.entryLimit)
            return .array(
                entries.map { deposit, epoch in
                    [
                        "pubkey": .string(deposit.publicKey.hex),
                        "amount": .quantity(deposit.amount.rawValue),
                        "slot": .quantity(deposit.slot.rawValue),
                        "expectedEpoch": number(of: epoch), "expectedTime": time(of: epoch),
                    ]
                })
        }
    }

    private func activationEntries(_ waiting: [(place: Int, expected: Epoch?)]) -> JSON {
        .array(
            waiting.prefix(Self.entryLimit).map { place, expected in
                [
                    "validator": .quantity(place),
                    "pubkey": .string(state.validators.publicKeys[place].hex),
                    "operator": operatorName(of: ValidatorIndex(place)),
                    "balance": .quantity(state.balances[place].rawValue),
                    "expectedEpoch": number(of: expected), "expectedTime": time(of: expected),
                ]
            })
    }

    private func exits(_ waiting: [Int]) -> JSON {
        let validators = state.validators
        let ordered = waiting.sorted { left, right in
            let exits = (validators.exitEpochs[left], validators.exitEpochs[right])
            return exits.0 == exits.1 ? left < right : exits.0 < exits.1
        }
        return .array(
            ordered.prefix(Self.entryLimit).map { place in
                let exit = validators.exitEpochs[place]
                let withdrawable = validators.withdrawableEpochs[place]
                return [
                    "validator": .quantity(place),
                    "pubkey": .string(validators.publicKeys[place].hex),
                    "operator": operatorName(of: ValidatorIndex(place)),
                    "balance": .quantity(state.balances[place].rawValue),
                    "slashed": .bool(validators.slashed[place] != 0),
                    "exitEpoch": number(of: exit), "exitTime": time(of: exit),
                    // What it has can be withdrawn.
                    "expectedEpoch": number(of: withdrawable),
                    "expectedTime": time(of: withdrawable),
                ]
            })
    }

    private var partialWithdrawals: JSON {
        get throws(BeaconError) {
            let slots = try state.expectedPartialWithdrawalSlots()
            let pending = state.pendingPartialWithdrawals.elements
            return .array(
                try zip(pending, slots).prefix(Self.entryLimit).map {
                    (entry, slot) throws(BeaconError) -> JSON in
                    [
                        "validator": .quantity(entry.validatorIndex),
                        "pubkey": key(of: entry.validatorIndex),
                        "amount": .quantity(entry.amount.rawValue),
                        "withdrawableEpoch": number(of: entry.withdrawableEpoch),
                        "expectedEpoch": number(of: state.rules.epoch(of: slot)),
                        "expectedTime": .quantity(try state.time(at: slot)),
                    ]
                })
        }
    }

    private var consolidations: JSON {
        get throws(BeaconError) {
            let epochs = try state.expectedConsolidationEpochs()
            let pending = state.pendingConsolidations.elements
            return .array(
                zip(pending, epochs).prefix(Self.entryLimit).map { entry, epoch in
                    [
                        "source": .quantity(entry.sourceIndex),
                        "target": .quantity(entry.targetIndex),
                        "sourcePubkey": key(of: entry.sourceIndex),
                        "targetPubkey": key(of: entry.targetIndex),
                        "expectedEpoch": number(of: epoch), "expectedTime": time(of: epoch),
                    ]
                })
        }
    }

    /// What a validator of 32 ether would have to wait for that deposits, or asks to exit, now.
    private var joiningNow: JSON {
        get throws(BeaconError) {
            let amount = BeaconConstants.minActivationBalance
            // A key that nobody has: the deposit of a new validator.
            let deposit = PendingDeposit(
                publicKey: BLSPublicKey(), withdrawalCredentials: .zero, amount: amount,
                signature: BLSSignature(), slot: state.slot)
            let credited = try state.expectedDepositEpochs(adding: [deposit]).last ?? nil
            let exit = try state.expectedExitEpoch(of: amount)
            let withdrawable = try exit.adding(
                BeaconConstants.minValidatorWithdrawabilityDelayEpochs)
            return [
                "depositEpoch": number(of: credited), "depositTime": time(of: credited),
                "exitEpoch": number(of: exit), "exitTime": time(of: exit),
                "withdrawableEpoch": number(of: withdrawable),
                "withdrawableTime": time(of: withdrawable),
            ]
        }
    }

    /// A validator's key.
    func key(of validator: ValidatorIndex) -> JSON {
        guard validator < UInt64(state.validators.count) else { return .null }
        return .string(state.validators.publicKeys[Int(validator)].hex)
    }
}
