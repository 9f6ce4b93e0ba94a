import CairnBeacon
import CairnJSON
import CairnRPC
import Hummingbird

extension BeaconAPI {
    /// Whole states, and the heads; under their former names as well, which web3.py still uses.
    ///
    /// - Spec: beacon-APIs, `apis/debug/`
    func addDebugRoutes(to router: Router<BasicRequestContext>) {
        for version in ["v1", "v2"] {
            router.get("/eth/\(version)/debug/beacon/states/:state_id") { request, context in
                let form = try request.form([.json, .ssz])
                let place = try state(context.parameters.require("state_id"))
                return BeaconAnswer(
                    form: form, version: place.chain.state.rules.fork,
                    body: StateStream(place).body(form))
            }
            router.get("/eth/\(version)/debug/beacon/heads") { request, _ in
                _ = try request.form()
                let chain = try newest()
                return BeaconAnswer.data([
                    [
                        "root": .hash(chain.headRoot), "slot": .decimal(chain.head.slot),
                        "execution_optimistic": false,
                    ]
                ])
            }
        }
    }
}
