import CairnBeacon
import CairnJSON
import CairnPrimitives
import CairnRPC
import Hummingbird

extension BeaconAPI {
    /// Headers and roots of blocks.
    func addBlockRoutes(to router: Router<BasicRequestContext>) {
        router.get("/eth/v1/beacon/headers") { request, _ in
            _ = try request.form()
            return try headers(request)
        }
        router.get("/eth/v1/beacon/headers/:block_id") { request, context in
            _ = try request.form()
            let place = try block(context.parameters.require("block_id"))
            return place.answer(.signedHeader(of: place.chain))
        }
        router.get("/eth/v1/beacon/blocks/:block_id/root") { request, context in
            _ = try request.form()
            let place = try block(context.parameters.require("block_id"))
            return place.answer(["root": .hash(place.chain.headRoot)])
        }
    }

    /// - Spec: beacon-APIs, `apis/beacon/blocks/headers.yaml`
    private func headers(_ request: Request) throws(BeaconAPIError) -> BeaconAnswer {
        let slot = try request.number("slot")
        let parent = try request.root("parent_root")
        let newest = try newest()
        var found: BeaconChain?
        switch (slot, parent) {
        case (nil, nil): found = newest
        case (let slot?, _): found = try find(.slot(slot))
        case (nil, let parent?): found = try child(of: parent, below: newest)
        }
        if let slot, found?.head.slot.rawValue != slot { found = nil }
        if let parent, found?.head.parentRoot != parent { found = nil }
        guard let found else {
            return .json(["execution_optimistic": false, "finalized": false, "data": []])
        }
        return BeaconPlace(found, newest: newest).answer([.signedHeader(of: found)])
    }

    /// The block that follows a block, found by walking back from the newest.
    private func child(
        of parent: Hash, below newest: BeaconChain
    ) throws(BeaconAPIError) -> BeaconChain? {
        guard let origin = try find(.blockRoot(parent)) else { return nil }
        var chain = newest
        while chain.head.parentRoot != parent {
            guard chain.head.slot >= origin.head.slot,
                let before = try find(.blockRoot(chain.head.parentRoot))
            else { return nil }
            chain = before
        }
        return chain
    }
}

extension JSON {
    /// A chain's newest header.
    ///
    /// Nobody signs here: where the proposer's signature stands is the point at infinity.
    /// - Spec: beacon-APIs, `apis/beacon/blocks/header.yaml`
    fileprivate static func signedHeader(of chain: BeaconChain) -> JSON {
        [
            "root": .hash(chain.headRoot), "canonical": true,
            "header": ["message": .header(chain.head), "signature": .signature(.infinity)],
        ]
    }
}
