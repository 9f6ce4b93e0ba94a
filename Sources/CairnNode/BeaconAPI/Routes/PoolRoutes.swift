import CairnBeacon
import CairnJSON
import Hummingbird

extension BeaconAPI {
    /// Operations that wait for a block: none ever do, for what validators do here takes effect at
    /// once. Two are answered under their former names as well, which web3.py still uses.
    ///
    /// - Spec: beacon-APIs, `apis/beacon/pool/`
    func addPoolRoutes(to router: Router<BasicRequestContext>) {
        let plain = [
            "proposer_slashings", "voluntary_exits", "bls_to_execution_changes", "attestations",
            "attester_slashings",
        ]
        for name in plain {
            router.get("/eth/v1/beacon/pool/\(name)") { request, _ in
                _ = try request.form()
                return BeaconAnswer.data([])
            }
        }
        for name in ["attestations", "attester_slashings"] {
            router.get("/eth/v2/beacon/pool/\(name)") { request, _ in
                _ = try request.form()
                let fork = try newest().state.rules.fork
                var answer = BeaconAnswer.json(["version": .string(fork.name), "data": []])
                answer.version = fork
                return answer
            }
        }
    }
}
