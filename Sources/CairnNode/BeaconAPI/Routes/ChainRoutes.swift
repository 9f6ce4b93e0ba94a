import CairnBeacon
import CairnJSON
import CairnRPC
import Hummingbird

extension BeaconAPI {
    /// What identifies the chain.
    func addChainRoutes(to router: Router<BasicRequestContext>) {
        router.get("/eth/v1/beacon/genesis") { request, _ in
            _ = try request.form()
            return try genesis()
        }
    }

    /// - Spec: beacon-APIs, `apis/beacon/genesis.yaml`
    private func genesis() throws(BeaconAPIError) -> BeaconAnswer {
        let chain = try newest()
        let state = chain.state
        return .data([
            "genesis_time": .decimal(state.genesisTime),
            "genesis_validators_root": .hash(state.genesisValidatorsRoot),
            "genesis_fork_version": .version(ForkVersions(chain)[0]),
        ])
    }
}
