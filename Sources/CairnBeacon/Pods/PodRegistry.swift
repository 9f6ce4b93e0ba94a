public import CairnPrimitives

/// What a beacon state knows of validators whose withdrawals go to one account, such as a pod.
extension BeaconState {
    /// The validators whose withdrawal credentials name an account, in the order of registration.
    ///
    /// Credentials never change from one account to another, so none that ever named it is missing.
    /// It costs a look at the credentials of all validators.
    public func validators(withdrawingTo account: Address) -> [ValidatorIndex] {
        let word = account.word
        var found: [ValidatorIndex] = []
        for (index, credentials) in validators.withdrawalCredentials.enumerated()
        where credentials.word3 == word.limb0 && credentials.word2 == word.limb1
            && credentials.word1 & 0xFFFF_FFFF == word.limb2
            && validators.hasExecutionCredential(index)
        {
            found.append(UInt64(index))
        }
        return found
    }

    /// The deposits in the queue of keys that are not registered, whose credentials name an account.
    public func waitingDeposits(withdrawingTo account: Address) -> [PendingDeposit] {
        pendingDeposits.elements.filter { deposit in
            let prefix = deposit.withdrawalCredentials.word0 >> 56
            return (prefix == 1 || prefix == 2)
                && Address(truncating: deposit.withdrawalCredentials.word) == account
        }
    }

    /// What the queue of deposits will add to a validator.
    public func waitingBalance(of key: BLSPublicKey) -> Gwei {
        pendingDeposits.elements.reduce(.zero) { $0 + ($1.publicKey == key ? $1.amount : .zero) }
    }

    /// The epoch that begins with a waiting deposit credited, or nil for a key that has none in the
    /// queue.
    ///
    /// A deposit waits for the block that brought it to be final, and for those before it to fit into
    /// the limits of the epochs. The estimate takes every epoch to be finalized two epochs after its
    /// beginning, and the limits to stay.
    public func expectedCreditEpoch(of key: BLSPublicKey) -> Epoch? {
        guard let place = pendingDeposits.elements.firstIndex(where: { $0.publicKey == key })
        else { return nil }
        var copy = self
        let perEpoch: Gwei
        do throws(BeaconError) { perEpoch = try copy.churnLimits().activationExit } catch {
            return nil
        }
        guard !perEpoch.isZero else { return nil }
        var (epoch, next, credit) = (currentEpoch.rawValue, 0, depositBalanceToConsume)
        while next <= place {
            epoch += 1
            let available = credit + perEpoch
            var (processed, handled) = (Gwei.zero, 0)
            credit = .zero
            while next <= place, handled < BeaconConstants.maxPendingDepositsPerEpoch,
                isFinal(pendingDeposits[next].slot, at: epoch)
            {
                guard processed + pendingDeposits[next].amount <= available else {
                    // What an epoch with a full limit leaves is carried over.
                    credit = available - processed
                    break
                }
                processed = processed + pendingDeposits[next].amount
                handled += 1
                next += 1
            }
        }
        return Epoch(epoch)
    }

    /// Whether a slot will be final when an epoch begins.
    private func isFinal(_ slot: Slot, at epoch: UInt64) -> Bool {
        let perEpoch = rules.preset.slotsPerEpoch
        let needed = (slot.rawValue + perEpoch - 1) / perEpoch
        return needed <= finalizedCheckpoint.epoch.rawValue || needed + 2 <= epoch
    }
}
