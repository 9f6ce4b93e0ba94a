import CairnBeacon
import CairnJSON

extension RPCMethods {
    /// What the page shows of the beacon chain, in one answer. Tools ask the Beacon API.
    mutating func addBeacon(_ node: NodeServices) {
        add("cairn_beacon") { _, parameters throws(RPCError) in
            try parameters.expect(atMost: 0)
            let chain = try node.beaconChain()
            do throws(BeaconError) { return try BeaconOverview(chain).json } catch {
                throw .internalFault("the beacon chain cannot be described: \(error)")
            }
        }
    }
}

extension NodeServices {
    /// The newest beacon chain.
    ///
    /// - Throws: `-32004` where there is none.
    func beaconChain() throws(RPCError) -> BeaconChain {
        guard let chain = try backend.beacon?.beacon(at: .head) else {
            throw .notSupported("this chain began without a beacon chain")
        }
        return chain
    }
}
