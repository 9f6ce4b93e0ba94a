import CairnBeacon
import CairnChain
import CairnEthereum
import CairnJSON
import CairnPrimitives
import CairnRestaking

extension PodView {
    var json: JSON {
        let state = chain.state
        return [
            "pod": .address(standing.pod),
            "owner": .address(standing.owner),
            "exists": .bool(standing.exists),
            "block": [
                "number": .quantity(header.number), "timestamp": .quantity(header.timestamp),
            ],
            "beacon": [
                "slot": .quantity(chain.head.slot.rawValue),
                "epoch": .quantity(state.currentEpoch.rawValue),
                "blockRoot": .hash(chain.headRoot),
                "finalizedEpoch": .quantity(state.finalizedCheckpoint.epoch.rawValue),
                "consolidationLimitGwei": consolidationLimit,
            ],
            "proofSubmitter": .present(standing.proofSubmitter),
            "delegatedTo": .present(standing.delegatedTo),
            "balance": .quantity(standing.balance),
            "withdrawableRestakedExecutionLayerGwei": .quantity(
                standing.restakedExecutionLayerGwei),
            "depositShares": .quantity(standing.depositShares.rawValue),
            "withdrawableShares": .quantity(standing.withdrawableShares.rawValue),
            "beaconChainSlashingFactor": .quantity(standing.beaconChainSlashingFactor),
            "activeValidatorCount": .quantity(standing.activeValidatorCount),
            "lastCheckpointTimestamp": .quantity(standing.lastCheckpointTimestamp),
            "checkpoint": checkpoint,
            "validators": .array(standing.validators.map(json(of:))),
            "next": .array(standing.steps.map(json(of:))),
        ]
    }

    /// The checkpoint under way, or null.
    private var checkpoint: JSON {
        guard standing.currentCheckpointTimestamp != 0 else { return .null }
        let checkpoint = standing.checkpoint
        return [
            "timestamp": .quantity(standing.currentCheckpointTimestamp),
            "beaconBlockRoot": .hash(checkpoint.beaconBlockRoot),
            "proofsRemaining": .quantity(checkpoint.proofsRemaining),
            "podBalanceGwei": .quantity(checkpoint.podBalanceGwei),
            "balanceDeltasGwei": .signed(checkpoint.balanceDeltasGwei),
            "previousBeaconBalanceGwei": .quantity(checkpoint.previousBeaconBalanceGwei),
        ]
    }

    private func json(of validator: PodValidator) -> JSON {
        let entry = validator.validator
        return [
            "index": validator.index.map { .quantity($0) } ?? .null,
            "pubkey": .string(validator.publicKey.hex),
            "pubkeyHash": .hash(validator.publicKeyHash),
            "compounding": .bool(validator.isCompounding),
            "pod": [
                "status": .string(validator.info.status.name),
                "restakedBalanceGwei": .quantity(validator.info.restakedBalanceGwei),
                "lastCheckpointedAt": .quantity(validator.info.lastCheckpointedAt),
            ],
            "status": validator.stage.map { .string($0.rawValue) } ?? .null,
            "balance": .quantity(validator.balance.rawValue),
            "effectiveBalance": .quantity(entry?.effectiveBalance.rawValue ?? 0),
            "slashed": .bool(entry?.isSlashed ?? false),
            "activationEpoch": .epoch(entry?.activationEpoch),
            "exitableEpoch": .epoch(exitableEpoch(of: entry)),
            "exitEpoch": .epoch(entry?.exitEpoch),
            "withdrawableEpoch": .epoch(entry?.withdrawableEpoch),
            "pendingDeposits": .quantity(validator.waiting.rawValue),
            "pendingWithdrawals": .quantity(validator.leaving.rawValue),
            "expectedEpoch": .epoch(validator.expectedEpoch),
            "expectedTime": time(of: validator.expectedEpoch),
        ]
    }

    /// The first epoch in which a validator can ask for its exit, for a part of its balance, or to be
    /// moved into another.
    private func exitableEpoch(of validator: Validator?) -> Epoch? {
        guard let validator, validator.activationEpoch != .farFuture else { return nil }
        let period = chain.rules.configuration.shardCommitteePeriodEpochs
        return Epoch(validator.activationEpoch.rawValue + period)
    }

    /// How much balance consolidations may move in an epoch; those of more than 32 ether are ignored
    /// where it is not more.
    private var consolidationLimit: JSON {
        var state = chain.state
        do throws(BeaconError) {
            return .quantity(try state.churnLimits().consolidation.rawValue)
        } catch {
            return .null
        }
    }

    /// When an epoch begins, or null.
    func time(of epoch: Epoch?) -> JSON {
        guard let seconds = chain.time(of: epoch) else { return .null }
        return .quantity(seconds)
    }

    private func json(of step: PodStep) -> JSON {
        switch step {
        case .createPod: ["action": "createPod"]
        case .stake: ["action": "stake"]
        case .waitForRegistration(let keys, let expected):
            [
                "action": "waitForRegistration",
                "pubkeys": .array(keys.map { .string($0.hex) }),
                "expectedEpoch": .epoch(expected), "expectedTime": time(of: expected),
            ]
        case .waitForActivation(let indices): validators("waitForActivation", indices)
        case .proveCredentials(let indices): validators("proveCredentials", indices)
        case .proveCheckpoint(let indices): validators("proveCheckpoint", indices)
        case .proveStaleBalance(let indices): validators("proveStaleBalance", indices)
        case .startCheckpoint(let gain):
            ["action": "startCheckpoint", "gainGwei": .signed(gain)]
        case .waitForWithdrawal(let indices): validators("waitForWithdrawal", indices)
        case .queueWithdrawal(let covered):
            ["action": "queueWithdrawal", "coveredGwei": .quantity(covered)]
        }
    }

    private func validators(_ action: String, _ indices: [ValidatorIndex]) -> JSON {
        ["action": .string(action), "validators": .array(indices.map { .quantity($0) })]
    }
}

extension BeaconChain {
    /// When an epoch begins, in seconds since 1970; nil for none, and beyond 64 bits.
    func time(of epoch: Epoch?) -> UInt64? {
        guard let epoch else { return nil }
        do throws(BeaconError) {
            return try state.time(at: try rules.startSlot(of: epoch))
        } catch {
            return nil
        }
    }
}

extension JSON {
    /// An account, or null for none.
    static func present(_ account: Address) -> JSON {
        account.isZero ? .null : .address(account)
    }

    /// An epoch, or null for none and for the one that never comes.
    static func epoch(_ epoch: Epoch?) -> JSON {
        guard let epoch, epoch != .farFuture else { return .null }
        return .quantity(epoch.rawValue)
    }

    /// A number that may be negative, as decimal digits.
    static func signed(_ value: Int64) -> JSON { .string(String(value)) }
}

extension ValidatorStatus {
    fileprivate var name: String {
        switch self {
        case .inactive: "inactive"
        case .active: "active"
        case .withdrawn: "withdrawn"
        }
    }
}
