import CairnEthereum
import CairnLedger
import CairnPrimitives

/// The system contracts of the EIPs, which speak in bytes without selectors.
extension ContractTable {
    /// Answers a timestamp of 32 bytes with the beacon root of the block of that time; the protocol
    /// itself writes the root of the running block.
    ///
    /// - Spec: EIP-4788, "Pseudocode"
    static let beaconRootRing = ContractTable("BeaconRootRing") { contract in
        contract.onAnythingElse { frame, input, output throws(Revert) in
            let roots = frame.world.system.roots
            if frame.sender == SystemAddress.system {
                guard input.count >= 32, let start = input.baseAddress else { return }
                roots.put(
                    Hash(loadingBigEndian: start), at: frame.ledger.moment.timestamp)
                return
            }
            try require(frame.value == .zero, EmptyRevert())
            guard input.count == 32, let start = input.baseAddress,
                let timestamp = UInt256(loadingBigEndian: start).asUInt64,
                let root = roots.root(at: timestamp)
            else { throw Revert(EmptyRevert()) }
            output.append(root.word)
        }
    }

    /// Takes withdrawal requests: a public key and an amount, 56 bytes.
    ///
    /// - Spec: EIP-7002, "Withdrawal Request Contract"
    static let withdrawalRequestQueue = queue("WithdrawalRequestQueue", .withdrawal)
    /// Takes consolidation requests: two public keys, 96 bytes.
    ///
    /// - Spec: EIP-7251, "Consolidation request contract"
    static let consolidationRequestQueue = queue("ConsolidationRequestQueue", .consolidation)

    /// A call without data returns the fee of the moment. A request with at least that much keeps
    /// all ether, waits in the queue, and is announced without topics. The protocol itself takes
    /// requests off the queue.
    private static func queue(_ name: String, _ kind: RequestKind) -> ContractTable {
        ContractTable(name) { contract in
            contract.onAnythingElse { frame, input, output throws(Revert) in
                let requests = frame.world.system.requests
                if frame.sender == SystemAddress.system {
                    let taken = requests.take(kind, from: frame.contract)
                    taken.withUnsafeBytes { output.append(raw: $0) }
                    return
                }
                let fee = requests.fee(at: frame.contract)
                if input.isEmpty {
                    try require(frame.value == .zero, EmptyRevert())
                    output.append(fee)
                    return
                }
                try require(
                    input.count == kind.size && frame.value.rawValue >= fee, EmptyRevert())
                try require(!frame.call.isStatic, EmptyRevert())
                requests.add(input, from: frame.sender, to: frame.contract)
                frame.ledger.emit(
                    RawLog(data: Bytes(frame.sender.bytes + Array(input))), from: frame.contract)
            }
        }
    }
}
