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

    /// The deposits of the queue whose credentials name an account.
    public func waitingDeposits(withdrawingTo account: Address) -> [PendingDeposit] {
        pendingDeposits.elements.filter { deposit in
            let prefix = deposit.withdrawalCredentials.word0 >> 56
            return (prefix == 1 || prefix == 2)
                && Address(truncating: deposit.withdrawalCredentials.word) == account
        }
    }
}
