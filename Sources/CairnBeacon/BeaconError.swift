public import CairnPrimitives

/// Why the beacon chain refuses a block or an operation.
///
/// The cases of an operation stand in the order in which they are checked.
public enum BeaconError: Error, Equatable, Sendable {
    // Anywhere
    /// A number exceeds 64 bits or would be negative.
    case overflow
    /// No validator has this number.
    case validatorUnknown(ValidatorIndex)
    /// Nobody is active, so nobody can be chosen.
    case noActiveValidators
    /// The slot is not among the recent ones whose block roots are known.
    case slotOutOfRange(Slot)
    /// A list of the state is full.
    case listFull
    /// A public key is not a point of the group.
    case publicKeyInvalid

    // Slots and blocks
    /// Time does not go backwards.
    case slotNotAhead(current: Slot, asked: Slot)
    /// The block is of another slot than the state.
    case blockSlotMismatch(expected: Slot, found: Slot)
    /// The block is not newer than the latest one.
    case blockNotNewer(latest: Slot, found: Slot)
    /// Somebody else is to propose.
    case wrongProposer(expected: ValidatorIndex, found: ValidatorIndex)
    /// The block does not follow the latest one.
    case wrongParent(expected: Hash, found: Hash)
    /// The proposer has been slashed.
    case proposerSlashed(ValidatorIndex)
    /// The state after the block has another root than the block says.
    case wrongStateRoot(expected: Hash, found: Hash)

    // Withdrawals and the payload
    /// The payload does not list exactly the expected withdrawals.
    case withdrawalsMismatch(expected: Int, found: Int)
    /// The payload does not follow the latest one.
    case payloadParentMismatch
    /// The payload has other randomness.
    case payloadRandaoMismatch
    /// The payload is of another time.
    case payloadTimestampMismatch(expected: UInt64, found: UInt64)
    /// There are more blobs than allowed.
    case tooManyBlobs(limit: Int, found: Int)
    /// The execution engine refuses the payload.
    case payloadInvalid

    // Operations
    /// The block must hold another number of deposits.
    case wrongDepositCount(expected: UInt64, found: Int)
    /// The headers are of different slots or proposers, or are the same.
    case headersNotConflicting
    /// The validator cannot be slashed.
    case notSlashable(ValidatorIndex)
    /// The votes do not contradict each other.
    case votesNotConflicting
    /// Validators are not listed in ascending order, or none is listed.
    case indicesInvalid
    /// No listed validator can be slashed.
    case nobodySlashable
    /// The vote's target is neither the current nor the previous epoch.
    case targetEpochOutOfRange(Epoch)
    /// The vote's target is not the epoch of its slot.
    case targetEpochMismatch
    /// The vote is included too early.
    case inclusionTooEarly
    /// A committee's number stands where it must not.
    case committeeIndexNotZero
    /// There is no such committee.
    case committeeUnknown(UInt64)
    /// A listed committee has no voter.
    case committeeEmpty(UInt64)
    /// The bits are not as many as the committees have members.
    case bitCountMismatch(expected: Int, found: Int)
    /// The vote starts from another checkpoint than the justified one.
    case sourceMismatch
    /// The deposit is not in the deposit contract's tree.
    case depositProofInvalid
    /// The validator is not active.
    case notActive(ValidatorIndex)
    /// The exit has been initiated before.
    case exitInitiated(ValidatorIndex)
    /// The exit is not valid yet.
    case exitTooEarly(Epoch)
    /// The validator has not been active for long enough.
    case notActiveLongEnough
    /// The validator waits for withdrawals.
    case withdrawalsPending
    /// The withdrawal credentials are not those of a BLS key, or of another key.
    case credentialsMismatch
    /// The aggregate has another number of bits than the committee has members.
    case syncCommitteeSizeMismatch
}
