import CairnBeacon
import CairnJSON
import CairnRPC
import HTTPTypes
import Hummingbird

extension BeaconAPI {
    /// The node itself, which has no network of peers and is never behind.
    ///
    /// - Spec: beacon-APIs, `apis/node/`
    func addNodeRoutes(to router: Router<BasicRequestContext>) {
        router.get("/eth/v1/node/version") { request, _ in
            _ = try request.form()
            return BeaconAnswer.data(["version": .string(backend.clientVersion)])
        }
        router.get("/eth/v1/node/health") { request, _ in
            try Self.checkSyncingStatus(request)
            return HTTPResponse.Status.ok
        }
        router.get("/eth/v1/node/syncing") { request, _ in
            _ = try request.form()
            return BeaconAnswer.data([
                "head_slot": .decimal(try newest().head.slot), "sync_distance": "0",
                "is_syncing": false, "is_optimistic": false, "el_offline": false,
            ])
        }
        router.get("/eth/v1/node/identity") { request, _ in
            _ = try request.form()
            return BeaconAnswer.data([
                "peer_id": "", "enr": "", "p2p_addresses": [], "discovery_addresses": [],
                "metadata": [
                    "seq_number": "0", "attnets": "0x0000000000000000", "syncnets": "0x00",
                    "custody_group_count": "0",
                ],
            ])
        }
        router.get("/eth/v1/node/peers") { request, _ in
            _ = try request.form()
            try Self.checkPeerFilter(request)
            return BeaconAnswer.json(["data": [], "meta": ["count": 0]])
        }
        router.get("/eth/v1/node/peers/:peer_id") { _, context -> BeaconAnswer in
            let id = try context.parameters.require("peer_id")
            throw BeaconAPIError.notFound("Peer not found: \(id); this node has no peers")
        }
        router.get("/eth/v1/node/peer_count") { request, _ in
            _ = try request.form()
            return BeaconAnswer.data([
                "disconnected": "0", "connecting": "0", "connected": "0", "disconnecting": "0",
            ])
        }
    }

    /// The status with which a node that is behind would answer; this one never is.
    private static func checkSyncingStatus(_ request: Request) throws(BeaconAPIError) {
        guard let status = try request.number("syncing_status") else { return }
        guard (100...599).contains(status) else {
            throw .invalid("syncing_status", String(status), expected: "between 100 and 599")
        }
    }

    private static func checkPeerFilter(_ request: Request) throws(BeaconAPIError) {
        let known = [
            ("state", ["disconnected", "connecting", "connected", "disconnecting"]),
            ("direction", ["inbound", "outbound"]),
        ]
        for (name, values) in known {
            for value in request.list(name) where !values.contains(value) {
                throw .invalid(name, value, expected: "one of " + values.joined(separator: ", "))
            }
        }
    }
}
