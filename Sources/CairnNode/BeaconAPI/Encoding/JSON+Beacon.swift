import CairnBeacon
import CairnEthereum
import CairnJSON
import CairnPrimitives
import CairnRPC

/// The values of the Beacon API: numbers as decimal strings, bytes in lower case.
extension JSON {
    /// A number.
    static func decimal(_ value: UInt64) -> JSON { .string(String(value)) }
    /// A number.
    static func decimal(_ value: some BinaryInteger) -> JSON { .string(String(value)) }
    /// An amount in gwei.
    static func decimal(_ amount: Gwei) -> JSON { .decimal(amount.rawValue) }
    /// A slot.
    static func decimal(_ slot: Slot) -> JSON { .decimal(slot.rawValue) }
    /// An epoch.
    static func decimal(_ epoch: Epoch) -> JSON { .decimal(epoch.rawValue) }
    /// A node of a tree.
    static func root(_ chunk: Chunk) -> JSON { .hash(Hash(chunk)) }
    /// A public key.
    static func publicKey(_ key: BLSPublicKey) -> JSON { .string(key.hex) }
    /// A signature.
    static func signature(_ signature: BLSSignature) -> JSON { .string(signature.hex) }
    /// A version of the rules.
    static func version(_ version: ForkVersion) -> JSON {
        .data(withUnsafeBytes(of: version.rawValue) { [UInt8]($0) })
    }
}

extension JSON {
    /// - Spec: beacon-APIs, `types/misc.yaml`, `Fork`
    static func fork(_ fork: Fork) -> JSON {
        [
            "previous_version": .version(fork.previousVersion),
            "current_version": .version(fork.currentVersion), "epoch": .decimal(fork.epoch),
        ]
    }

    /// - Spec: beacon-APIs, `types/misc.yaml`, `Checkpoint`
    static func checkpoint(_ checkpoint: Checkpoint) -> JSON {
        ["epoch": .decimal(checkpoint.epoch), "root": .hash(checkpoint.root)]
    }

    /// - Spec: beacon-APIs, `types/phase0/block.yaml`, `BeaconBlockHeader`
    static func header(_ header: BeaconBlockHeader) -> JSON {
        [
            "slot": .decimal(header.slot), "proposer_index": .decimal(header.proposerIndex),
            "parent_root": .hash(header.parentRoot), "state_root": .hash(header.stateRoot),
            "body_root": .hash(header.bodyRoot),
        ]
    }

    /// - Spec: beacon-APIs, `types/phase0/validator.yaml`, `Validator`
    static func validator(_ validator: Validator) -> JSON {
        [
            "pubkey": .publicKey(validator.publicKey),
            "withdrawal_credentials": .hash(validator.withdrawalCredentials),
            "effective_balance": .decimal(validator.effectiveBalance),
            "slashed": .bool(validator.isSlashed),
            "activation_eligibility_epoch": .decimal(validator.activationEligibilityEpoch),
            "activation_epoch": .decimal(validator.activationEpoch),
            "exit_epoch": .decimal(validator.exitEpoch),
            "withdrawable_epoch": .decimal(validator.withdrawableEpoch),
        ]
    }

    /// - Spec: beacon-APIs, `types/electra/deposit.yaml`, `PendingDeposit`
    static func pendingDeposit(_ deposit: PendingDeposit) -> JSON {
        [
            "pubkey": .publicKey(deposit.publicKey),
            "withdrawal_credentials": .hash(deposit.withdrawalCredentials),
            "amount": .decimal(deposit.amount), "signature": .signature(deposit.signature),
            "slot": .decimal(deposit.slot),
        ]
    }

    /// - Spec: beacon-APIs, `types/electra/withdrawal.yaml`, `PendingPartialWithdrawal`
    static func pendingPartialWithdrawal(_ withdrawal: PendingPartialWithdrawal) -> JSON {
        [
            "validator_index": .decimal(withdrawal.validatorIndex),
            "amount": .decimal(withdrawal.amount),
            "withdrawable_epoch": .decimal(withdrawal.withdrawableEpoch),
        ]
    }

    /// - Spec: beacon-APIs, `types/electra/consolidation.yaml`, `PendingConsolidation`
    static func pendingConsolidation(_ consolidation: PendingConsolidation) -> JSON {
        [
            "source_index": .decimal(consolidation.sourceIndex),
            "target_index": .decimal(consolidation.targetIndex),
        ]
    }

    /// - Spec: beacon-APIs, `types/capella/withdrawal.yaml`, `Withdrawal`
    static func withdrawal(_ withdrawal: Withdrawal) -> JSON {
        [
            "index": .decimal(withdrawal.index),
            "validator_index": .decimal(withdrawal.validatorIndex),
            "address": .address(withdrawal.address), "amount": .decimal(withdrawal.amount),
        ]
    }

    /// - Spec: beacon-APIs, `types/phase0/eth1.yaml`, `Eth1Data`
    static func eth1Data(_ data: Eth1Data) -> JSON {
        [
            "deposit_root": .hash(data.depositRoot), "deposit_count": .decimal(data.depositCount),
            "block_hash": .hash(data.blockHash),
        ]
    }

    /// - Spec: beacon-APIs, `types/altair/sync_committee.yaml`, `SyncCommittee`
    static func syncCommittee(_ committee: SyncCommittee) -> JSON {
        [
            "pubkeys": .array(committee.publicKeys.map { .publicKey($0) }),
            "aggregate_pubkey": .publicKey(committee.aggregatePublicKey),
        ]
    }

    /// - Spec: beacon-APIs, `types/capella/historical_summary.yaml`
    static func historicalSummary(_ summary: HistoricalSummary) -> JSON {
        [
            "block_summary_root": .hash(summary.blockSummaryRoot),
            "state_summary_root": .hash(summary.stateSummaryRoot),
        ]
    }

    /// - Spec: beacon-APIs, `types/deneb/execution_payload.yaml`, `ExecutionPayloadHeader`
    static func payloadHeader(_ header: ExecutionPayloadHeader) -> JSON {
        [
            "parent_hash": .hash(header.parentHash), "fee_recipient": .address(header.feeRecipient),
            "state_root": .hash(header.stateRoot), "receipts_root": .hash(header.receiptsRoot),
            "logs_bloom": .data(header.logsBloom.bytes), "prev_randao": .hash(header.prevRandao),
            "block_number": .decimal(header.blockNumber), "gas_limit": .decimal(header.gasLimit),
            "gas_used": .decimal(header.gasUsed), "timestamp": .decimal(header.timestamp),
            "extra_data": .data(header.extraData.bytes),
            "base_fee_per_gas": .string(header.baseFeePerGas.description),
            "block_hash": .hash(header.blockHash),
            "transactions_root": .hash(header.transactionsRoot),
            "withdrawals_root": .hash(header.withdrawalsRoot),
            "blob_gas_used": .decimal(header.blobGasUsed),
            "excess_blob_gas": .decimal(header.excessBlobGas),
        ]
    }
}
