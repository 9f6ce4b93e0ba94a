public import CairnBeacon
import CairnEthereum
public import CairnPrimitives
public import CairnRestaking

/// What a staker shows to a pod, as the pod's methods take it.
///
/// - Spec: EigenLayer core, `IEigenPod`
public enum PodProof: Sendable {
    /// That validators withdraw to the pod.
    case credentials(
        beaconTimestamp: UInt64, stateRoot: StateRootProof, validators: [CredentialProof])
    /// What validators have, for the checkpoint under way.
    case checkpoint(
        container: BalanceContainerProof,
        balances: [(index: ValidatorIndex, proof: BalanceProof)])
    /// That a validator was slashed.
    case staleBalance(
        beaconTimestamp: UInt64, stateRoot: StateRootProof, index: ValidatorIndex,
        validator: ValidatorProof)

    /// The method that takes the proof.
    public var method: String {
        switch self {
        case .credentials: "verifyWithdrawalCredentials"
        case .checkpoint: "verifyCheckpointProofs"
        case .staleBalance: "verifyStaleBalance"
        }
    }

    /// Whose proof it is.
    public var validatorIndices: [ValidatorIndex] {
        switch self {
        case .credentials(_, _, let validators): validators.map(\.validatorIndex)
        case .checkpoint(_, let balances): balances.map(\.index)
        case .staleBalance(_, _, let index, _): [index]
        }
    }

    /// The call of the method, whose signature follows from the arguments' types.
    public var calldata: Bytes {
        switch self {
        case .credentials(let timestamp, let stateRoot, let validators):
            Self.call(
                method,
                ABITuple(
                    timestamp, stateRoot,
                    validators.map { ABIUInt<Bits40>(UInt256($0.validatorIndex)) },
                    validators.map(\.proof), validators.map(\.validatorFields.leaves)))
        case .checkpoint(let container, let balances):
            Self.call(method, ABITuple(container, balances.map(\.proof)))
        case .staleBalance(let timestamp, let stateRoot, _, let validator):
            Self.call(method, ABITuple(timestamp, stateRoot, validator))
        }
    }

    private static func call<each Argument: ABIValue>(
        _ method: String, _ arguments: ABITuple<repeat each Argument>
    ) -> Bytes {
        let selector = Selector(hashing: method + ABITuple<repeat each Argument>.abiType)
        return Bytes(selector.bytes + arguments.encoded())
    }
}

/// Proofs in the form that pods take.
extension PodProver {
    /// Proves that validators withdraw to a pod; nil when one of them is not in the registry.
    ///
    /// - Parameter beaconTimestamp: A time for which the oracle of EIP-4788 tells the block's root.
    public func credentials(
        of indices: [ValidatorIndex], beaconTimestamp: UInt64
    ) -> PodProof? {
        var proofs: [CredentialProof] = []
        proofs.reserveCapacity(indices.count)
        for index in indices {
            guard let (fields, proof) = validator(index) else { return nil }
            proofs.append(
                CredentialProof(
                    validatorIndex: index, validatorFields: ValidatorFields(fields),
                    proof: proof.packedBranch))
        }
        return .credentials(
            beaconTimestamp: beaconTimestamp, stateRoot: packedStateRoot, validators: proofs)
    }

    /// Proves the balances of validators; nil when one of them is not in the registry.
    public func checkpoint(of indices: [ValidatorIndex]) -> PodProof? {
        var proofs: [(index: ValidatorIndex, proof: BalanceProof)] = []
        proofs.reserveCapacity(indices.count)
        for index in indices {
            guard let (key, proof) = balance(of: index) else { return nil }
            proofs.append(
                (
                    index,
                    BalanceProof(
                        pubkeyHash: key, balanceRoot: proof.leaf, proof: proof.packedBranch)
                ))
        }
        return .checkpoint(
            container: BalanceContainerProof(
                balanceContainerRoot: balanceContainer.leaf,
                proof: balanceContainer.packedBranch),
            balances: proofs)
    }

    /// Proves that a validator was slashed, as far as its fields say so; nil when it is not in the
    /// registry.
    ///
    /// - Parameter beaconTimestamp: A time for which the oracle of EIP-4788 tells the block's root.
    public func staleBalance(
        of index: ValidatorIndex, beaconTimestamp: UInt64
    ) -> PodProof? {
        guard let (fields, proof) = validator(index) else { return nil }
        return .staleBalance(
            beaconTimestamp: beaconTimestamp, stateRoot: packedStateRoot, index: index,
            validator: ValidatorProof(
                validatorFields: ValidatorFields(fields), proof: proof.packedBranch))
    }

    private var packedStateRoot: StateRootProof {
        StateRootProof(beaconStateRoot: stateRoot.leaf, proof: stateRoot.packedBranch)
    }
}

extension MerkleProof {
    /// The siblings one after another, the deepest first.
    fileprivate var packedBranch: Bytes {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(branch.count * 32)
        for sibling in branch { sibling.withBytes { bytes.append(contentsOf: $0) } }
        return Bytes(bytes)
    }
}
