import CairnBeacon
import CairnJSON
import CairnPrimitives
import Hummingbird

extension BeaconAPI {
    /// The most validators that a query may name; a body may name any number.
    static let queriedValidatorLimit = 64

    /// Validators, whole and in parts.
    ///
    /// - Spec: beacon-APIs, `apis/beacon/states/validators.yaml` and its neighbours
    func addValidatorRoutes(to router: Router<BasicRequestContext>) {
        addStateRoute(to: router, "validators") { place, request in
            let ids = try Self.queriedValidators(request)
            return place.validators(ids, try StatusFilter(request.list("status")))
        }
        addStatePost(to: router, "validators") { place, body in
            guard let body, case .object(let fields) = body else {
                throw BeaconAPIError.badRequest(
                    "The body is \(body?.kind ?? "empty"); it must be an object, as in "
                        + #"{"ids": ["0"], "statuses": ["active"]}"#)
            }
            let ids = try ValidatorID.list(fields["ids"], "ids")
            let names = try JSON.strings(fields["statuses"], "statuses")
            return place.validators(ids, try StatusFilter(names))
        }
        router.get("/eth/v1/beacon/states/:state_id/validators/:validator_id") {
            request, context in
            _ = try request.form()
            let place = try state(context.parameters.require("state_id"))
            return try place.validator(context.parameters.require("validator_id"))
        }
        addStateRoute(to: router, "validator_balances") { place, request in
            place.validatorBalances(try Self.queriedValidators(request))
        }
        addStatePost(to: router, "validator_balances") { place, body in
            place.validatorBalances(try ValidatorID.list(body, "The body"))
        }
        addStatePost(to: router, "validator_identities") { place, body in
            place.validatorIdentities(try ValidatorID.list(body, "The body"))
        }
    }

    private func addStatePost(
        to router: Router<BasicRequestContext>, _ name: String,
        _ answer: @escaping @Sendable (BeaconPlace, JSON?) throws -> BeaconAnswer
    ) {
        router.post("/eth/v1/beacon/states/:state_id/\(name)") { request, context in
            _ = try request.form()
            let body = try await request.json()
            return try answer(state(context.parameters.require("state_id")), body)
        }
    }

    /// The validators that a query names; none stands for all.
    ///
    /// - Throws: 400; 414 for too many.
    private static func queriedValidators(
        _ request: Request
    ) throws(BeaconAPIError) -> [ValidatorID] {
        let texts = request.list("id")
        guard texts.count <= queriedValidatorLimit else {
            throw BeaconAPIError(
                status: 414,
                message: "Too many validator IDs in the query: \(texts.count); it may have "
                    + "\(queriedValidatorLimit), the body of a POST any number")
        }
        var ids: [ValidatorID] = []
        for text in texts { ids.append(try ValidatorID(text)) }
        return ids
    }
}

extension BeaconPlace {
    /// The places in the registry of these validators, or of all when none is named.
    private func places(_ ids: [ValidatorID]) -> [Int] {
        guard !ids.isEmpty else { return Array(0..<chain.state.validators.count) }
        var validators = chain.state.validators
        return ValidatorID.places(of: ids, in: &validators)
    }

    fileprivate func validators(_ ids: [ValidatorID], _ filter: StatusFilter) -> BeaconAnswer {
        let state = chain.state
        var places = places(ids)
        if !filter.isAll { places.removeAll { !filter.contains(state.stage(of: $0)) } }
        let chosen = places
        return answer(
            StreamedArray(count: chosen.count) { .placedValidator(chosen[$0], in: state) })
    }

    fileprivate func validator(_ text: String) throws(BeaconAPIError) -> BeaconAnswer {
        let id = try ValidatorID(text)
        let state = chain.state
        guard let place = places([id]).first else {
            throw .notFound(
                "Validator not found: \(text); the state has \(state.validators.count)")
        }
        return answer(.placedValidator(place, in: state))
    }

    fileprivate func validatorBalances(_ ids: [ValidatorID]) -> BeaconAnswer {
        let balances = chain.state.balances
        let places = places(ids)
        return answer(
            StreamedArray(count: places.count) { index in
                let place = places[index]
                return ["index": .decimal(place), "balance": .decimal(balances[place])]
            })
    }

    fileprivate func validatorIdentities(_ ids: [ValidatorID]) -> BeaconAnswer {
        let validators = chain.state.validators
        let places = places(ids)
        return answer(
            StreamedArray(count: places.count) { index in
                let place = places[index]
                return [
                    "index": .decimal(place),
                    "pubkey": .publicKey(validators.publicKeys[place]),
                    "activation_epoch": .decimal(validators.activationEpochs[place]),
                ]
            })
    }
}

extension BeaconState {
    /// Where a validator stands in the state's epoch.
    func stage(of place: Int) -> ValidatorStage {
        ValidatorStage(of: validators[place], balance: balances[place], at: currentEpoch)
    }
}

extension JSON {
    /// - Spec: beacon-APIs, `types/api.yaml`, `ValidatorResponse`
    static func placedValidator(_ place: Int, in state: BeaconState) -> JSON {
        [
            "index": .decimal(place), "balance": .decimal(state.balances[place]),
            "status": .string(state.stage(of: place).rawValue),
            "validator": .validator(state.validators[place]),
        ]
    }
}
