public import CairnEthereum
import CairnPrimitives

extension BeaconChain {
    /// Lets all epochs happen that end at or before a time.
    ///
    /// If there is any, a quiet block is made in the first slot of the epoch that has begun.
    ///
    /// - Returns: What was withdrawn, one entry a validator, with the number of its last withdrawal
    ///   and the sum of the amounts, in the order of those numbers.
    public mutating func advance(to timestamp: UInt64) -> [Withdrawal] {
        let epoch = rules.epoch(of: slot(at: timestamp))
        guard fault == nil, epoch > simulation.state.currentEpoch else { return [] }
        var paid = WithdrawalSums()
        do throws(BeaconError) {
            try beginEpochs()
            while simulation.state.currentEpoch < epoch {
                let report = try simulation.runEpoch()
                note(report)
                paid.add(report.withdrawals)
            }
        } catch {
            fault = error
        }
        let slot = simulation.state.slot
        writeBlockRoots(before: slot)
        makeBlock(at: slot, bodyRoot: Self.quietBodyRoot)
        return paid.withdrawals
    }

    /// Takes a sealed block of the execution chain, with what it asks for.
    ///
    /// - Parameter operatorName: Who runs the validator of a key, where that is known.
    public mutating func include(
        _ block: ExecutionPayloadHeader, _ requests: ExecutionRequests,
        operatorName: (BLSPublicKey) -> String?
    ) {
        let slot = max(slot(at: block.timestamp), head.slot)
        simulation.state.slot = slot
        simulation.state.latestExecutionPayloadHeader = block
        executionNumber = block.blockNumber
        executionHash = block.blockHash
        for deposit in requests.deposits { expectOperator(of: deposit.publicKey, operatorName) }
        do throws(BeaconError) { try simulation.take(requests) } catch { fault = error }
        makeBlock(at: slot, bodyRoot: block.blockHash)
    }

    /// The body of a block that brings nothing.
    private static let quietBodyRoot = Hash.zero

    /// Goes back to the start of the epoch, where the simulation begins.
    private mutating func beginEpochs() throws(BeaconError) {
        // The block's root must not change with the state's slot.
        simulation.state.latestBlockHeader.stateRoot = head.stateRoot
        simulation.state.slot = try rules.startSlot(of: simulation.state.currentEpoch)
    }

    /// Makes a block of what has changed since the one before.
    ///
    /// - Deviates: The body's root is the hash of the execution chain's block, not that of a body.
    private mutating func makeBlock(at slot: Slot, bodyRoot: Hash) {
        simulation.state.slot = slot
        simulation.state.latestBlockHeader = BeaconBlockHeader(
            slot: slot, proposerIndex: simulation.proposer(at: slot) ?? 0, parentRoot: headRoot,
            stateRoot: .zero, bodyRoot: bodyRoot)
        head = simulation.state.latestBlockHeader
        head.stateRoot = Hash(simulation.state.updatedRoot())
        headRoot = head.hashTreeRoot(rules)
        if unwrittenRoots.last?.slot == slot { unwrittenRoots.removeLast() }
        unwrittenRoots.append((slot, headRoot))
    }

    /// Writes the roots of the blocks of the slots that are over, as far back as roots are kept.
    ///
    /// - Deviates: It happens once an epoch, so that the states of an epoch share the column. Nothing
    ///   reads the roots of the current epoch but its votes, which are about the first slot's.
    private mutating func writeBlockRoots(before end: Slot) {
        let period = rules.preset.slotsPerHistoricalRoot
        let oldest = end.rawValue > period ? end.rawValue - period : 0
        for (place, block) in unwrittenRoots.enumerated() {
            let isLast = place + 1 == unwrittenRoots.count
            let next = isLast ? end : unwrittenRoots[place + 1].slot
            let first = max(block.slot.rawValue, oldest)
            let root = Chunk(block.root)
            for slot in first..<max(first, next.rawValue) {
                simulation.state.blockRoots[Int(slot % period)] = root
            }
        }
        unwrittenRoots.removeAll(keepingCapacity: true)
    }

    // MARK: Keeping books

    /// Takes an epoch into the books.
    private mutating func note(_ report: EpochReport) {
        totals += report.totals
        if recentEpochs.count == Self.recentEpochLimit { recentEpochs.removeFirst() }
        recentEpochs.append(EpochSummary(report))
        slashings += report.slashings
        for (validator, penalty) in report.correlationPenalties {
            guard let place = slashings.lastIndex(where: { $0.validator == validator }) else {
                continue
            }
            slashings[place].correlationPenalty = penalty
        }
        for place in slashings.indices {
            let balance = simulation.state.balances[slashings[place].validator]
            slashings[place].note(balance: balance, after: report.epoch)
        }
        nameNewValidators()
    }

    /// Remembers who runs the validator of a deposit; a name that is new becomes an operator.
    private mutating func expectOperator(
        of key: BLSPublicKey, _ operatorName: (BLSPublicKey) -> String?
    ) {
        guard simulation.state.validators.firstIndex(of: key) == nil, let name = operatorName(key)
        else { return }
        let known = simulation.model.operators.firstIndex { $0.name == name }
        if known == nil {
            simulation.model.operators.append(BeaconOperator(name: name, validatorCount: 0))
        }
        expectedOperators.expect(key, of: known ?? simulation.model.operators.count - 1)
    }

    /// Assigns the validators that were registered since to their operators.
    private mutating func nameNewValidators() {
        let known = simulation.model.validatorCount + simulation.model.laterOperators.count
        let validators = simulation.state.validators
        guard known < validators.count else { return }
        for index in known..<validators.count {
            simulation.model.laterOperators.append(
                expectedOperators.operatorIndex(of: validators.publicKeys[index]))
        }
    }
}

/// Withdrawals, those of one validator added up.
private struct WithdrawalSums {
    private var sums: [Withdrawal] = []
    private var places: [ValidatorIndex: Int] = [:]

    mutating func add(_ withdrawals: [Withdrawal]) {
        for withdrawal in withdrawals {
            if let place = places[withdrawal.validatorIndex] {
                sums[place].index = withdrawal.index
                sums[place].amount += withdrawal.amount
            } else {
                places[withdrawal.validatorIndex] = sums.count
                sums.append(withdrawal)
            }
        }
    }

    /// The sums in the order of their numbers.
    var withdrawals: [Withdrawal] { sums.sorted { $0.index < $1.index } }
}
