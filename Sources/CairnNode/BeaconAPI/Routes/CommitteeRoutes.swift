import CairnBeacon
import CairnJSON
import CairnPrimitives
import Hummingbird

extension BeaconAPI {
    /// Who votes and signs together.
    func addCommitteeRoutes(to router: Router<BasicRequestContext>) {
        addStateRoute(to: router, "committees") { place, request in
            try committees(place, request)
        }
        addStateRoute(to: router, "sync_committees") { place, request in
            try syncCommittees(place, request)
        }
    }

    /// - Spec: beacon-APIs, `apis/beacon/states/committee.yaml`
    private func committees(
        _ place: BeaconPlace, _ request: Request
    ) throws(BeaconAPIError) -> BeaconAnswer {
        var state = place.chain.state
        let perEpoch = state.rules.preset.slotsPerEpoch
        let current = state.currentEpoch.rawValue
        let epoch = try request.number("epoch") ?? current
        let oldest = current > 0 ? current - 1 : 0
        guard (oldest...current + 1).contains(epoch) else {
            throw .badRequest(
                "Epoch \(epoch) is out of range: the state knows the committees of epochs "
                    + "\(oldest) to \(current + 1)")
        }
        let slots = epoch * perEpoch..<(epoch + 1) * perEpoch
        let wantedSlot = try request.number("slot")
        if let wantedSlot, !slots.contains(wantedSlot) {
            throw .badRequest(
                "Slot \(wantedSlot) does not belong in epoch \(epoch), whose slots are "
                    + "\(slots.lowerBound) to \(slots.upperBound - 1)")
        }
        let shuffling: Shuffling
        do throws(BeaconError) { shuffling = try state.shuffling(at: Epoch(epoch)) } catch {
            throw .fault("the committees of epoch \(epoch) cannot be drawn: \(error)")
        }
        let wantedIndex = try request.number("index")
        if let wantedIndex, wantedIndex >= shuffling.committeesPerSlot {
            throw .badRequest(
                "Invalid index: \(wantedIndex); a slot of epoch \(epoch) has "
                    + "\(shuffling.committeesPerSlot) committees, the first with index 0")
        }
        var committees: [JSON] = []
        for slot in slots where wantedSlot == nil || wantedSlot == slot {
            for index in 0..<shuffling.committeesPerSlot
            where wantedIndex == nil || wantedIndex == index {
                let members = shuffling.committee(at: Slot(slot), index)
                committees.append([
                    "index": .decimal(index), "slot": .decimal(slot),
                    "validators": .array(members.map { .decimal($0) }),
                ])
            }
        }
        return place.answer(.array(committees))
    }

    /// - Spec: beacon-APIs, `apis/beacon/states/sync_committees.yaml`
    private func syncCommittees(
        _ place: BeaconPlace, _ request: Request
    ) throws(BeaconAPIError) -> BeaconAnswer {
        let state = place.chain.state
        let perPeriod = state.rules.preset.epochsPerSyncCommitteePeriod
        let current = state.currentEpoch.rawValue
        let epoch = try request.number("epoch") ?? current
        let committee: SyncCommittee
        switch epoch / perPeriod {
        case current / perPeriod: committee = state.currentSyncCommittee.value
        case current / perPeriod + 1: committee = state.nextSyncCommittee.value
        default:
            let first = current / perPeriod * perPeriod
            throw .badRequest(
                "Epoch \(epoch) is outside the sync committee periods of the state, which are "
                    + "epochs \(first) to \(first + 2 * perPeriod - 1)")
        }
        var validators = state.validators
        var members: [JSON] = []
        for key in committee.publicKeys {
            guard let index = validators.firstIndex(of: key) else {
                throw .fault("a member of the sync committee is not registered")
            }
            members.append(.decimal(index))
        }
        // `SYNC_COMMITTEE_SUBNET_COUNT` parts of the same size.
        let part = max(1, members.count / SpecificationValues.syncCommitteeSubnetCount)
        let parts = stride(from: 0, to: members.count, by: part).map { start in
            JSON.array(Array(members[start..<min(start + part, members.count)]))
        }
        return place.answer(["validators": .array(members), "validator_aggregates": .array(parts)])
    }
}
