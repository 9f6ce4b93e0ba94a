import CairnBeacon
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension World {
    /// The name of the operator whose key a protocol has registered; nil where none has.
    func validatorOperator(of key: BLSPublicKey) -> String? {
        lidoOperator(of: key) ?? etherFiOperator(of: key)
    }

    private func lidoOperator(of key: BLSPublicKey) -> String? {
        guard configuration.lido != nil, let place = lidoRegistry.depositor(of: key.bytes) else {
            return nil
        }
        let name = lidoRegistry.name(of: place.nodeOperator, in: place.module)
        return "Lido: " + String(decoding: name.bytes, as: UTF8.self)
    }

    /// ether.fi links a key to a node and a bid to the same node; the newest bid of the node tells
    /// the operator, since operators do not share nodes.
    private func etherFiOperator(of key: BLSPublicKey) -> String? {
        guard configuration.etherFi != nil else { return nil }
        let hash = sha256(key.bytes + [UInt8](repeating: 0, count: 16))
        let node = etherFiNodes.state.nodesByKey[hash]
        guard !node.isZero else { return nil }
        var id = etherFi.state.auction.value.bidCount
        while id > .one {
            id -= .one
            guard etherFiNodes.state.nodesByBid[id] == node else { continue }
            let bidder = etherFi.state.bids[id].bidder
            let known = EtherFiKeeperOperator.all.first { $0.account == bidder }
            return "ether.fi: " + (known?.name ?? bidder.hex)
        }
        return nil
    }
}
