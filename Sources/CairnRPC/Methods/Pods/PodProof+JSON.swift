import CairnBeacon
import CairnChain
import CairnJSON
import CairnPrimitives
import CairnRestaking

extension PodProofSelection {
    /// A call that is ready to be signed, and the proof that it brings.
    func json(_ kind: PodProofOrder.Kind, _ proof: PodProof) -> JSON {
        // Credentials are the owner's; the other proofs anybody may bring.
        let callers: [JSON] =
            kind == .credentials
            ? [proven.owner, proven.proofSubmitter].filter { !$0.isZero }.map { .address($0) } : []
        return [
            "kind": .string(kind.rawValue),
            "pod": .address(proven.pod),
            "owner": .address(proven.owner),
            "to": .address(proven.pod),
            "method": .string(proof.method),
            "data": .data(proof.calldata.bytes),
            "callers": kind == .credentials ? .array(callers) : .null,
            "timestamp": .quantity(moment.timestamp),
            "beaconBlockRoot": .hash(moment.root),
            "slot": .quantity(chain.head.slot.rawValue),
            "validatorIndices": .array(proof.validatorIndices.map { .quantity($0) }),
            "proof": Self.fields(of: proof),
        ]
    }

    /// The arguments of the call, by the names of the contract's.
    private static func fields(of proof: PodProof) -> JSON {
        switch proof {
        case .credentials(let timestamp, let stateRoot, let validators):
            [
                "beaconTimestamp": .quantity(timestamp),
                "stateRootProof": json(stateRoot),
                "validatorIndices": .array(validators.map { .quantity($0.validatorIndex) }),
                "validatorFieldsProofs": .array(validators.map { .data($0.proof.bytes) }),
                "validatorFields": .array(validators.map { json($0.validatorFields) }),
            ]
        case .checkpoint(let container, let balances):
            [
                "balanceContainerProof": [
                    "balanceContainerRoot": .hash(container.balanceContainerRoot),
                    "proof": .data(container.proof.bytes),
                ],
                "proofs": .array(
                    balances.map { _, proof in
                        [
                            "pubkeyHash": .hash(proof.pubkeyHash),
                            "balanceRoot": .hash(proof.balanceRoot),
                            "proof": .data(proof.proof.bytes),
                        ]
                    }),
            ]
        case .staleBalance(let timestamp, let stateRoot, _, let validator):
            [
                "beaconTimestamp": .quantity(timestamp),
                "stateRootProof": json(stateRoot),
                "proof": [
                    "validatorFields": json(validator.validatorFields),
                    "proof": .data(validator.proof.bytes),
                ],
            ]
        }
    }

    private static func json(_ proof: StateRootProof) -> JSON {
        ["beaconStateRoot": .hash(proof.beaconStateRoot), "proof": .data(proof.proof.bytes)]
    }

    private static func json(_ fields: ValidatorFields) -> JSON {
        .array(fields.leaves.map { .hash($0) })
    }
}
