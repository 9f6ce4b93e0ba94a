import CairnEthereum
import CairnLedger
public import CairnPrimitives

/// Stand-ins for contracts that are part of Ethereum itself, with roots and fees that are given.
extension ContractTable {
    /// Answers a timestamp of 32 bytes with the beacon root of that slot.
    ///
    /// - Spec: EIP-4788, "Pseudocode"
    static let beaconRoots = ContractTable("BeaconRoots") { contract in
        contract.onAnythingElse { frame, input, output throws(Revert) in
            try require(input.count == 32 && frame.value == .zero, EmptyRevert())
            guard let start = input.baseAddress,
                let timestamp = UInt256(loadingBigEndian: start).asUInt64, timestamp != 0
            else { throw Revert(EmptyRevert()) }
            let root = frame.world.beaconRoots[timestamp]
            try require(!root.isZero, EmptyRevert())
            output.append(root.word)
        }
    }

    /// Takes withdrawal requests: a public key and an amount, 56 bytes.
    ///
    /// - Spec: EIP-7002, "Withdrawal Request Contract"
    static let withdrawalRequests = requests("WithdrawalRequests", size: 56)
    /// Takes consolidation requests: two public keys, 96 bytes.
    ///
    /// - Spec: EIP-7251, "Consolidation request contract"
    static let consolidationRequests = requests("ConsolidationRequests", size: 96)

    /// A call without data returns the fee; a request with at least the fee keeps all ether and
    /// announces, without topics, the caller's address and the request.
    private static func requests(_ name: String, size: Int) -> ContractTable {
        ContractTable(name) { contract in
            contract.onAnythingElse { frame, input, output throws(Revert) in
                let fee = frame.world.configuration.requestFees[frame.contract] ?? 1
                if input.isEmpty {
                    try require(frame.value == .zero, EmptyRevert())
                    output.append(fee.rawValue)
                    return
                }
                try require(input.count == size && frame.value >= fee, EmptyRevert())
                frame.ledger.emit(
                    RawLog(data: Bytes(frame.sender.bytes + Array(input))), from: frame.contract)
            }
        }
    }
}

extension ContractKind {
    public static let beaconRoots = ContractKind(20, .beaconRoots)
    public static let withdrawalRequests = ContractKind(21, .withdrawalRequests)
    public static let consolidationRequests = ContractKind(22, .consolidationRequests)

    public static let multicall3 = ContractKind(23, .multicall3)

    public static let beaconRootRing = ContractKind(24, .beaconRootRing)
    public static let withdrawalRequestQueue = ContractKind(25, .withdrawalRequestQueue)
    public static let consolidationRequestQueue = ContractKind(26, .consolidationRequestQueue)
    public static let depositContract = ContractKind(27, .depositContract)

    static let ethereumKinds: [ContractKind] = [
        beaconRoots, withdrawalRequests, consolidationRequests, multicall3, beaconRootRing,
        withdrawalRequestQueue, consolidationRequestQueue, depositContract,
    ]
}

extension World {
    /// Makes the stand-in for the EIP-4788 oracle answer `root` for a timestamp.
    public func setBeaconRoot(_ root: Hash, at timestamp: UInt64) {
        beaconRoots[timestamp] = root
    }
}
