"""The forms of the Beacon API's answers: every key that must be there, and no other.

Written after the files of ethereum/beacon-APIs.
"""

from schemas import ADDRESS, BLOOM, DATA, EXTRA, HASH, QUANTITY, data, exactly, list_of, or_null

NUMBER = {"type": "string", "pattern": "^(0|[1-9][0-9]*)$"}
BOOLEAN = {"type": "boolean"}
KEY, SIGNATURE, VERSION = data(48), data(96), data(4)
FORK_NAME = {"enum": ["electra", "fulu"]}

ERROR = exactly(code={"type": "integer"}, message={"type": "string", "minLength": 10})


def bare(schema):
    return exactly(data=schema)


def placed(schema):
    return exactly(execution_optimistic={"const": False}, finalized=BOOLEAN, data=schema)


def versioned(schema):
    return exactly(
        version=FORK_NAME, execution_optimistic={"const": False}, finalized=BOOLEAN, data=schema)


FORK = exactly(previous_version=VERSION, current_version=VERSION, epoch=NUMBER)
CHECKPOINT = exactly(epoch=NUMBER, root=HASH)
HEADER = exactly(
    slot=NUMBER, proposer_index=NUMBER, parent_root=HASH, state_root=HASH, body_root=HASH)
PLACED_HEADER = exactly(
    root=HASH, canonical={"const": True}, header=exactly(message=HEADER, signature=SIGNATURE))
VALIDATOR = exactly(
    pubkey=KEY, withdrawal_credentials=HASH, effective_balance=NUMBER, slashed=BOOLEAN,
    activation_eligibility_epoch=NUMBER, activation_epoch=NUMBER, exit_epoch=NUMBER,
    withdrawable_epoch=NUMBER)
STATUSES = [
    "pending_initialized", "pending_queued", "active_ongoing", "active_exiting", "active_slashed",
    "exited_unslashed", "exited_slashed", "withdrawal_possible", "withdrawal_done"]
PLACED_VALIDATOR = exactly(
    index=NUMBER, balance=NUMBER, status={"enum": STATUSES}, validator=VALIDATOR)
BALANCE = exactly(index=NUMBER, balance=NUMBER)
IDENTITY = exactly(index=NUMBER, pubkey=KEY, activation_epoch=NUMBER)
COMMITTEE = exactly(index=NUMBER, slot=NUMBER, validators=list_of(NUMBER, minItems=1))
SYNC_COMMITTEES = exactly(
    validators=list_of(NUMBER, minItems=512, maxItems=512),
    validator_aggregates=list_of(
        list_of(NUMBER, minItems=128, maxItems=128), minItems=4, maxItems=4))
PENDING_DEPOSIT = exactly(
    pubkey=KEY, withdrawal_credentials=HASH, amount=NUMBER, signature=SIGNATURE, slot=NUMBER)
PENDING_PARTIAL_WITHDRAWAL = exactly(
    validator_index=NUMBER, amount=NUMBER, withdrawable_epoch=NUMBER)
PENDING_CONSOLIDATION = exactly(source_index=NUMBER, target_index=NUMBER)
WITHDRAWAL = exactly(index=NUMBER, validator_index=NUMBER, address=ADDRESS, amount=NUMBER)
PAYLOAD_HEADER = exactly(
    parent_hash=HASH, fee_recipient=ADDRESS, state_root=HASH, receipts_root=HASH, logs_bloom=BLOOM,
    prev_randao=HASH, block_number=NUMBER, gas_limit=NUMBER, gas_used=NUMBER, timestamp=NUMBER,
    extra_data=EXTRA, base_fee_per_gas=NUMBER, block_hash=HASH, transactions_root=HASH,
    withdrawals_root=HASH, blob_gas_used=NUMBER, excess_blob_gas=NUMBER)
SYNC_COMMITTEE = exactly(
    pubkeys=list_of(KEY, minItems=512, maxItems=512), aggregate_pubkey=KEY)
ETH1_DATA = exactly(deposit_root=HASH, deposit_count=NUMBER, block_hash=HASH)

STATE_FIELDS = dict(
    genesis_time=NUMBER, genesis_validators_root=HASH, slot=NUMBER, fork=FORK,
    latest_block_header=HEADER, block_roots=list_of(HASH, minItems=8192, maxItems=8192),
    state_roots=list_of(HASH, minItems=8192, maxItems=8192), historical_roots=list_of(HASH),
    eth1_data=ETH1_DATA, eth1_data_votes=list_of(ETH1_DATA), eth1_deposit_index=NUMBER,
    validators=list_of(VALIDATOR), balances=list_of(NUMBER),
    randao_mixes=list_of(HASH, minItems=65536, maxItems=65536),
    slashings=list_of(NUMBER, minItems=8192, maxItems=8192),
    previous_epoch_participation=list_of(NUMBER), current_epoch_participation=list_of(NUMBER),
    justification_bits=data(1), previous_justified_checkpoint=CHECKPOINT,
    current_justified_checkpoint=CHECKPOINT, finalized_checkpoint=CHECKPOINT,
    inactivity_scores=list_of(NUMBER), current_sync_committee=SYNC_COMMITTEE,
    next_sync_committee=SYNC_COMMITTEE, latest_execution_payload_header=PAYLOAD_HEADER,
    next_withdrawal_index=NUMBER, next_withdrawal_validator_index=NUMBER,
    historical_summaries=list_of(exactly(block_summary_root=HASH, state_summary_root=HASH)),
    deposit_requests_start_index=NUMBER, deposit_balance_to_consume=NUMBER,
    exit_balance_to_consume=NUMBER, earliest_exit_epoch=NUMBER,
    consolidation_balance_to_consume=NUMBER, earliest_consolidation_epoch=NUMBER,
    pending_deposits=list_of(PENDING_DEPOSIT),
    pending_partial_withdrawals=list_of(PENDING_PARTIAL_WITHDRAWAL),
    pending_consolidations=list_of(PENDING_CONSOLIDATION))

IDENTITY_OF_NODE = exactly(
    peer_id={"type": "string"}, enr={"type": "string"}, p2p_addresses=list_of({"type": "string"}),
    discovery_addresses=list_of({"type": "string"}),
    metadata=exactly(
        seq_number=NUMBER, attnets=DATA, syncnets=DATA, custody_group_count=NUMBER))

# Events.
HEAD_EVENT = exactly(
    slot=NUMBER, block=HASH, state=HASH, epoch_transition=BOOLEAN,
    previous_duty_dependent_root=HASH, current_duty_dependent_root=HASH,
    execution_optimistic={"const": False})
BLOCK_EVENT = exactly(slot=NUMBER, block=HASH, execution_optimistic={"const": False})
FINALIZED_EVENT = exactly(
    block=HASH, state=HASH, epoch=NUMBER, execution_optimistic={"const": False})
REORG_EVENT = exactly(
    slot=NUMBER, depth=NUMBER, old_head_block=HASH, new_head_block=HASH, old_head_state=HASH,
    new_head_state=HASH, epoch=NUMBER, execution_optimistic={"const": False})

# What `cairn_beacon` tells.
DUTIES = exactly(**dict.fromkeys(
    ["source", "target", "head", "sync", "proposer", "whistleblower", "missedVotes", "missedSync",
     "inactivity", "slashing", "gained", "lost"], QUANTITY))
MAYBE = or_null(QUANTITY)
TEXT = {"type": "string"}
EXPECTED = {"expectedEpoch": MAYBE, "expectedTime": MAYBE}
OVERVIEW = exactly(
    genesisTime=QUANTITY, secondsPerSlot=QUANTITY, slotsPerEpoch=QUANTITY, slot=QUANTITY,
    epoch=QUANTITY, headRoot=HASH, finalizedEpoch=QUANTITY, justifiedEpoch=QUANTITY,
    baseRewardFactor=QUANTITY, totalActiveBalance=QUANTITY,
    **{"yield": exactly(
        ideal=exactly(**dict.fromkeys(
            ["source", "target", "head", "sync", "proposer", "gained"], QUANTITY)),
        realised=DUTIES, epochs=QUANTITY)},
    totals=DUTIES,
    recentEpochs=list_of(exactly(
        epoch=QUANTITY, blocks=QUANTITY, finalizedEpoch=QUANTITY, slashed=list_of(QUANTITY),
        totals=DUTIES)),
    operators=list_of(exactly(
        name=or_null(TEXT), validators=QUANTITY, active=QUANTITY, slashed=QUANTITY,
        balance=QUANTITY, effectiveBalance=QUANTITY, uptimePartsPerMillion=QUANTITY, client=MAYBE,
        correlationGroup=MAYBE,
        validatorRanges=list_of(exactly(first=QUANTITY, count=QUANTITY)))),
    queues=exactly(
        deposits=list_of(exactly(pubkey=KEY, amount=QUANTITY, slot=QUANTITY, **EXPECTED)),
        activations=list_of(exactly(
            validator=QUANTITY, pubkey=KEY, operator=or_null(TEXT), balance=QUANTITY,
            **EXPECTED)),
        exits=list_of(exactly(
            validator=QUANTITY, pubkey=KEY, operator=or_null(TEXT), balance=QUANTITY,
            slashed=BOOLEAN, exitEpoch=QUANTITY, exitTime=QUANTITY, **EXPECTED)),
        partialWithdrawals=list_of(exactly(
            validator=QUANTITY, pubkey=KEY, amount=QUANTITY, withdrawableEpoch=QUANTITY,
            **EXPECTED)),
        consolidations=list_of(exactly(
            source=QUANTITY, target=QUANTITY, sourcePubkey=KEY, targetPubkey=KEY, **EXPECTED)),
        counts=exactly(**dict.fromkeys(
            ["deposits", "activations", "exits", "partialWithdrawals", "consolidations"],
            QUANTITY)),
        joiningNow=exactly(
            depositEpoch=MAYBE, depositTime=MAYBE, exitEpoch=QUANTITY, exitTime=QUANTITY,
            withdrawableEpoch=QUANTITY, withdrawableTime=QUANTITY)),
    slashings=list_of(exactly(
        validator=QUANTITY, pubkey=KEY, operator=or_null(TEXT), epoch=QUANTITY, time=QUANTITY,
        kind={"enum": ["doubleProposal", "doubleVote", "surroundVote"]}, initialPenalty=QUANTITY,
        correlationPenalty=QUANTITY, expectedCorrelationPenalty=QUANTITY,
        correlationEpoch=QUANTITY, correlationTime=QUANTITY, withdrawableEpoch=QUANTITY,
        withdrawableTime=QUANTITY, balance=QUANTITY, leakedSoFar=QUANTITY)))
