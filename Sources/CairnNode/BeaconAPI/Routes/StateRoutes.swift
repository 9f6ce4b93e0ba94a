import CairnBeacon
import CairnJSON
import CairnPrimitives
import CairnRPC
import Hummingbird

extension BeaconAPI {
    /// Short facts of a state.
    func addStateRoutes(to router: Router<BasicRequestContext>) {
        addStateRoute(to: router, "root") { place, _ in
            place.answer(["root": .hash(place.chain.head.stateRoot)])
        }
        addStateRoute(to: router, "fork") { place, _ in
            place.answer(.fork(place.chain.state.fork))
        }
        addStateRoute(to: router, "finality_checkpoints") { place, _ in
            let state = place.chain.state
            return place.answer([
                "previous_justified": .checkpoint(state.previousJustifiedCheckpoint),
                "current_justified": .checkpoint(state.currentJustifiedCheckpoint),
                "finalized": .checkpoint(state.finalizedCheckpoint),
            ])
        }
        addStateRoute(to: router, "randao") { place, request in try randao(place, request) }
        router.get("/eth/v1/builder/states/:state_id/expected_withdrawals") { request, context in
            try expectedWithdrawals(state(context.parameters.require("state_id")), request)
        }
    }

    /// Adds a route below a state whose answer is JSON alone.
    func addStateRoute(
        to router: Router<BasicRequestContext>, _ name: String,
        _ answer: @escaping @Sendable (BeaconPlace, Request) throws -> BeaconAnswer
    ) {
        router.get("/eth/v1/beacon/states/:state_id/\(name)") { request, context in
            _ = try request.form()
            return try answer(state(context.parameters.require("state_id")), request)
        }
    }

    /// - Spec: beacon-APIs, `apis/beacon/states/randao.yaml`
    private func randao(
        _ place: BeaconPlace, _ request: Request
    ) throws(BeaconAPIError) -> BeaconAnswer {
        let state = place.chain.state
        let current = state.currentEpoch.rawValue
        let epoch = try request.number("epoch") ?? current
        let kept = state.rules.preset.epochsPerHistoricalVector
        // The oldest place of the ring is written by the seeds of the first epochs.
        let oldest = current < kept ? 0 : current - kept + 1
        guard (oldest...current).contains(epoch) else {
            throw .badRequest(
                "Epoch \(epoch) is out of range for the state's randao_mixes; it must be between "
                    + "\(oldest) and \(current)")
        }
        return place.answer(["randao": .hash(state.randaoMix(at: Epoch(epoch)))])
    }

    /// - Spec: beacon-APIs, release 2.5, `apis/builder/states/expected_withdrawals.yaml`; deprecated
    ///   there, and without a successor
    private func expectedWithdrawals(
        _ place: BeaconPlace, _ request: Request
    ) throws(BeaconAPIError) -> BeaconAnswer {
        let form = try request.form([.json, .ssz])
        var state = place.chain.state
        let perEpoch = state.rules.preset.slotsPerEpoch
        let first = state.slot.rawValue + 1
        let slot = try request.number("proposal_slot") ?? first
        guard slot >= first, slot <= first + 2 * perEpoch else {
            throw .badRequest(
                "Invalid proposal_slot: \(slot); a block on this state has a slot between \(first) "
                    + "and \(first + 2 * perEpoch)")
        }
        let withdrawals: ExpectedWithdrawals
        do throws(BeaconError) {
            try state.processSlots(to: Slot(slot))
            withdrawals = try state.expectedWithdrawals()
        } catch {
            throw .fault("the state cannot be brought to slot \(slot): \(error)")
        }
        switch form {
        case .json: return place.answer(.array(withdrawals.withdrawals.map { .withdrawal($0) }))
        case .ssz: return place.ssz(withdrawals.withdrawals)
        }
    }
}

extension BeaconPlace {
    /// A list of containers of fixed size as bytes, one behind the other.
    func ssz<Record: SSZRecord>(_ records: [Record]) -> BeaconAnswer {
        let rules = chain.state.rules
        var writer = SSZWriter(rules: rules)
        for record in records {
            var record = record
            record.encode(into: &writer)
        }
        return .ssz(writer.output, version: rules.fork)
    }
}
