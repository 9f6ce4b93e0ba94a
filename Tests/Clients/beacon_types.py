"""The beacon chain's containers of Electra, as far as a state needs them, for remerkleable.

Sizes are those of the preset mainnet.
"""

from remerkleable.basic import boolean, uint8, uint64, uint256
from remerkleable.bitfields import Bitvector
from remerkleable.byte_arrays import ByteList, ByteVector, Bytes4, Bytes32, Bytes48, Bytes96
from remerkleable.complex import Container, List, Vector

Root = Bytes32
VALIDATORS = 2**40


class Fork(Container):
    previous_version: Bytes4
    current_version: Bytes4
    epoch: uint64


class Checkpoint(Container):
    epoch: uint64
    root: Root


class BeaconBlockHeader(Container):
    slot: uint64
    proposer_index: uint64
    parent_root: Root
    state_root: Root
    body_root: Root


class Eth1Data(Container):
    deposit_root: Root
    deposit_count: uint64
    block_hash: Bytes32


class Validator(Container):
    pubkey: Bytes48
    withdrawal_credentials: Bytes32
    effective_balance: uint64
    slashed: boolean
    activation_eligibility_epoch: uint64
    activation_epoch: uint64
    exit_epoch: uint64
    withdrawable_epoch: uint64


class SyncCommittee(Container):
    pubkeys: Vector[Bytes48, 512]
    aggregate_pubkey: Bytes48


class ExecutionPayloadHeader(Container):
    parent_hash: Bytes32
    fee_recipient: ByteVector[20]
    state_root: Bytes32
    receipts_root: Bytes32
    logs_bloom: ByteVector[256]
    prev_randao: Bytes32
    block_number: uint64
    gas_limit: uint64
    gas_used: uint64
    timestamp: uint64
    extra_data: ByteList[32]
    base_fee_per_gas: uint256
    block_hash: Bytes32
    transactions_root: Root
    withdrawals_root: Root
    blob_gas_used: uint64
    excess_blob_gas: uint64


class HistoricalSummary(Container):
    block_summary_root: Root
    state_summary_root: Root


class PendingDeposit(Container):
    pubkey: Bytes48
    withdrawal_credentials: Bytes32
    amount: uint64
    signature: Bytes96
    slot: uint64


class PendingPartialWithdrawal(Container):
    validator_index: uint64
    amount: uint64
    withdrawable_epoch: uint64


class PendingConsolidation(Container):
    source_index: uint64
    target_index: uint64


class Withdrawal(Container):
    index: uint64
    validator_index: uint64
    address: ByteVector[20]
    amount: uint64


class BeaconState(Container):
    genesis_time: uint64
    genesis_validators_root: Root
    slot: uint64
    fork: Fork
    latest_block_header: BeaconBlockHeader
    block_roots: Vector[Root, 8192]
    state_roots: Vector[Root, 8192]
    historical_roots: List[Root, 2**24]
    eth1_data: Eth1Data
    eth1_data_votes: List[Eth1Data, 2048]
    eth1_deposit_index: uint64
    validators: List[Validator, VALIDATORS]
    balances: List[uint64, VALIDATORS]
    randao_mixes: Vector[Bytes32, 65536]
    slashings: Vector[uint64, 8192]
    previous_epoch_participation: List[uint8, VALIDATORS]
    current_epoch_participation: List[uint8, VALIDATORS]
    justification_bits: Bitvector[4]
    previous_justified_checkpoint: Checkpoint
    current_justified_checkpoint: Checkpoint
    finalized_checkpoint: Checkpoint
    inactivity_scores: List[uint64, VALIDATORS]
    current_sync_committee: SyncCommittee
    next_sync_committee: SyncCommittee
    latest_execution_payload_header: ExecutionPayloadHeader
    next_withdrawal_index: uint64
    next_withdrawal_validator_index: uint64
    historical_summaries: List[HistoricalSummary, 2**24]
    deposit_requests_start_index: uint64
    deposit_balance_to_consume: uint64
    exit_balance_to_consume: uint64
    earliest_exit_epoch: uint64
    consolidation_balance_to_consume: uint64
    earliest_consolidation_epoch: uint64
    pending_deposits: List[PendingDeposit, 2**27]
    pending_partial_withdrawals: List[PendingPartialWithdrawal, 2**27]
    pending_consolidations: List[PendingConsolidation, 2**18]


FuluBeaconState = type("FuluBeaconState", (Container,), {"__annotations__": {
    **BeaconState.__annotations__, "proposer_lookahead": Vector[uint64, 64]}})
