import CairnLedger
import CairnPrimitives

/// Operator sets, who is in them, and how much of their stake operators put at their disposal.
///
/// Lists whose elements are found by a record anyway keep their positions in that record, counted
/// from one with zero for "absent", so that asking for membership costs nothing extra.
struct AllocationState {
    /// By AVS.
    let services: Table<Address, ServiceRecord>
    let sets: Table<OperatorSetKey, OperatorSetRecord>
    /// By set, the strategies whose stake it can slash.
    let setStrategies: SetTable<OperatorSetKey, Address>
    /// By set and index, the registered operators.
    let setMembers: Table<Pair<OperatorSetKey, UInt64>, Address>

    let operators: Table<Address, OperatorRecord>
    /// By operator and index.
    let registeredSets: Table<Pair<Address, UInt64>, OperatorSetKey>
    /// By operator and index, the sets to which it allocates anything.
    let allocatedSets: Table<Pair<Address, UInt64>, OperatorSetKey>
    /// By operator and set.
    let memberships: Table<Pair<Address, OperatorSetKey>, MembershipRecord>
    /// By operator, set and index, the strategies of which it allocates to the set.
    let allocatedStrategies: Table<Triple<Address, OperatorSetKey, UInt64>, Address>

    /// By operator, set and strategy.
    let allocations: Table<AllocationKey, AllocationRecord>
    /// By operator and strategy.
    let magnitudes: Table<Pair<Address, Address>, MagnitudeRecord>
    /// By operator, strategy and index, what the maximum was from which block on.
    let maxMagnitudes: Table<Triple<Address, Address, UInt64>, MagnitudePoint>
    /// By operator, strategy and place in the queue, the sets that lose magnitude.
    let deallocationQueue: Table<Triple<Address, Address, UInt64>, OperatorSetKey>

    init(_ store: Store) {
        services = store.table("restaking.services")
        sets = store.table("restaking.operatorSets")
        setStrategies = store.set("restaking.operatorSets.strategies")
        setMembers = store.table("restaking.operatorSets.members")
        operators = store.table("restaking.operators")
        registeredSets = store.table("restaking.operators.registeredSets")
        allocatedSets = store.table("restaking.operators.allocatedSets")
        memberships = store.table("restaking.memberships")
        allocatedStrategies = store.table("restaking.memberships.allocatedStrategies")
        allocations = store.table("restaking.allocations")
        magnitudes = store.table("restaking.magnitudes")
        maxMagnitudes = store.table("restaking.magnitudes.maxima")
        deallocationQueue = store.table("restaking.magnitudes.deallocations")
    }
}

typealias AllocationKey = Triple<Address, OperatorSetKey, Address>
