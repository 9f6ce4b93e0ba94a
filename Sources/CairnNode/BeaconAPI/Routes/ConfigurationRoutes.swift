import CairnBeacon
import CairnChain
import CairnJSON
import CairnPrimitives
import CairnRPC
import Hummingbird

extension BeaconAPI {
    /// The rules and where the deposits are made.
    ///
    /// - Spec: beacon-APIs, `apis/config/`
    func addConfigurationRoutes(to router: Router<BasicRequestContext>) {
        router.get("/eth/v1/config/spec") { request, _ in
            _ = try request.form()
            return BeaconAnswer.data(.object(JSONObject(try specification().all)))
        }
        router.get("/eth/v1/config/fork_schedule") { request, _ in
            _ = try request.form()
            return BeaconAnswer.data(.array(try forkSchedule().map { .fork($0) }))
        }
        router.get("/eth/v1/config/deposit_contract") { request, _ in
            _ = try request.form()
            return BeaconAnswer.data([
                "chain_id": .decimal(backend.chainID),
                "address": .address(SystemAddress.depositContract),
            ])
        }
    }

    /// The network's constants by their names in the specification.
    func specification() throws(BeaconAPIError) -> SpecificationValues {
        let newest = try newest()
        let genesis = try find(.genesis) ?? newest
        return SpecificationValues(
            rules: newest.state.rules, versions: ForkVersions(newest),
            genesisTime: newest.state.genesisTime,
            genesisValidatorCount: genesis.state.validators.count, chainID: backend.chainID)
    }

    /// The forks up to the chain's own, all of which held from the first epoch on.
    private func forkSchedule() throws(BeaconAPIError) -> [Fork] {
        let newest = try newest()
        let versions = ForkVersions(newest)
        var forks: [Fork] = []
        for version in versions.past {
            forks.append(
                Fork(
                    previousVersion: forks.last?.currentVersion ?? version,
                    currentVersion: version, epoch: .genesis))
        }
        return forks + [newest.state.fork]
    }
}

/// The versions of the forks of a network: the chain's own, and those before and after it, which
/// differ from it in the first byte, as everywhere.
struct ForkVersions {
    /// The names of the forks in the specification, oldest first; a fork's place is its first byte.
    static let names = ["GENESIS", "ALTAIR", "BELLATRIX", "CAPELLA", "DENEB", "ELECTRA", "FULU"]

    /// The place of the chain's fork.
    let current: Int
    private let own: ForkVersion

    init(_ chain: BeaconChain) {
        self.init(own: chain.state.fork.currentVersion, fork: chain.state.rules.fork)
    }

    init(own: ForkVersion, fork: BeaconFork) {
        self.own = own
        switch fork {
        case .electra: current = 5
        case .fulu: current = 6
        }
    }

    /// The version of a fork.
    subscript(place: Int) -> ForkVersion {
        guard place != current else { return own }
        let tail = own.rawValue.byteSwapped & 0x00FF_FFFF
        return ForkVersion(UInt32(place) << 24 | tail)
    }

    /// The versions of the forks before the chain's, oldest first.
    var past: [ForkVersion] { (0..<current).map { self[$0] } }
}
