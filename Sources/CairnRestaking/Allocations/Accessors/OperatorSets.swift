import CairnLedger
public import CairnPrimitives

/// Questions about operator sets.
///
/// - Spec: EigenLayer core, `AllocationManagerView`
extension Restaking {
    /// How many sets an AVS has made.
    public func operatorSetCount(of avs: Address) -> UInt64 { allocations.services[avs].setCount }

    public func isOperatorSet(_ set: OperatorSet) -> Bool {
        allocations.sets[OperatorSetKey(set)].exists.isSet
    }

    /// Who is asked when operators come and go: by default the AVS itself.
    public func registrar(of avs: Address) -> Address {
        let registrar = allocations.services[avs].registrar
        return registrar.isZero ? avs : registrar
    }

    /// The strategies whose stake a set can slash.
    public func strategies(in set: OperatorSet) -> [Address] {
        allocations.setStrategies.values(OperatorSetKey(set))
    }

    // MARK: Members

    /// The operators registered for a set.
    public func members(of set: OperatorSet) -> [Address] {
        let key = OperatorSetKey(set)
        return (0..<memberCount(of: set)).map { allocations.setMembers[Pair(key, $0)] }
    }

    public func memberCount(of set: OperatorSet) -> UInt64 {
        allocations.sets[OperatorSetKey(set)].memberCount
    }

    public func isMember(_ operator: Address, of set: OperatorSet) -> Bool {
        allocations.memberships[Pair(`operator`, OperatorSetKey(set))].isRegistered
    }

    /// The sets that an operator is registered for.
    public func registeredSets(of operator: Address) -> [OperatorSet] {
        (0..<allocations.operators[`operator`].registeredCount).map {
            allocations.registeredSets[Pair(`operator`, $0)].operatorSet
        }
    }

    /// Whether a set can slash an operator: a member, or one that left not long ago.
    public func isOperatorSlashable(_ operator: Address, by set: OperatorSet) -> Bool {
        isOperatorSlashable(`operator`, by: OperatorSetKey(set))
    }

    @inline(__always)
    func isOperatorSlashable(_ operator: Address, by set: OperatorSetKey) -> Bool {
        allocations.memberships[Pair(`operator`, set)].isSlashable(at: ledger.moment.number)
    }

    // MARK: Slashing

    /// Who may slash in a set; zero if the set does not exist.
    public func slasher(of set: OperatorSet) -> Address {
        allocations.sets[OperatorSetKey(set)].slasher(at: ledger.moment.number)
    }

    /// Who will be a set's slasher and from which block on, or zeros if no change is under way.
    public func pendingSlasher(of set: OperatorSet) -> (slasher: Address, effectBlock: UInt32) {
        let record = allocations.sets[OperatorSetKey(set)]
        guard ledger.moment.number < record.slasherEffectBlock else { return (.zero, 0) }
        return (record.pendingSlasher, UInt32(truncatingIfNeeded: record.slasherEffectBlock))
    }

    /// How often a set has slashed.
    public func slashCount(of set: OperatorSet) -> UInt256 {
        UInt256(allocations.sets[OperatorSetKey(set)].slashCount)
    }

    /// Where the slashed funds of a set go.
    public func redistributionRecipient(of set: OperatorSet) -> Address {
        let recipient = allocations.sets[OperatorSetKey(set)].redistributionRecipient
        return recipient.isZero ? parameters.burnAddress : recipient
    }

    /// Whether the slashed funds of a set go to somebody instead of being burned.
    public func isRedistributing(_ set: OperatorSet) -> Bool {
        redistributionRecipient(of: set) != parameters.burnAddress
    }

    /// Whether any set that redistributes can slash an operator, registered or only allocated to.
    public func isOperatorRedistributable(_ operator: Address) -> Bool {
        (registeredSets(of: `operator`) + allocatedSets(of: `operator`)).contains {
            isOperatorSlashable(`operator`, by: $0) && isRedistributing($0)
        }
    }
}
