import CairnBeacon
import CairnJSON
import CairnPrimitives
import Hummingbird

extension BeaconAPI {
    /// What waits in a state, and who proposes next.
    func addQueueRoutes(to router: Router<BasicRequestContext>) {
        addQueueRoute(to: router, "pending_deposits") { place, form in
            place.queue(place.chain.state.pendingDeposits.elements, form) { .pendingDeposit($0) }
        }
        addQueueRoute(to: router, "pending_partial_withdrawals") { place, form in
            place.queue(place.chain.state.pendingPartialWithdrawals.elements, form) {
                .pendingPartialWithdrawal($0)
            }
        }
        addQueueRoute(to: router, "pending_consolidations") { place, form in
            place.queue(place.chain.state.pendingConsolidations.elements, form) {
                .pendingConsolidation($0)
            }
        }
        addQueueRoute(to: router, "proposer_lookahead") { place, form in
            try place.proposerLookahead(form)
        }
    }

    private func addQueueRoute(
        to router: Router<BasicRequestContext>, _ name: String,
        _ answer: @escaping @Sendable (BeaconPlace, AnswerForm) throws -> BeaconAnswer
    ) {
        router.get("/eth/v1/beacon/states/:state_id/\(name)") { request, context in
            let form = try request.form([.json, .ssz])
            return try answer(state(context.parameters.require("state_id")), form)
        }
    }
}

extension BeaconPlace {
    fileprivate func queue<Record: SSZRecord>(
        _ records: [Record], _ form: AnswerForm, _ json: (Record) -> JSON
    ) -> BeaconAnswer {
        switch form {
        case .json: versioned(.array(records.map(json)))
        case .ssz: ssz(records)
        }
    }

    /// - Spec: beacon-APIs, `apis/beacon/states/proposer_lookahead.yaml`
    fileprivate func proposerLookahead(
        _ form: AnswerForm
    ) throws(BeaconAPIError) -> BeaconAnswer {
        let state = chain.state
        let fork = state.rules.fork
        guard fork >= .fulu else {
            throw .badRequest(
                "The state is of \(fork.name); proposers are drawn ahead since fulu")
        }
        let proposers = state.proposerLookahead.elements
        switch form {
        case .json: return versioned(.array(proposers.map { .decimal($0) }))
        case .ssz: return .ssz(proposers.withUnsafeBytes { [UInt8]($0) }, version: fork)
        }
    }
}
