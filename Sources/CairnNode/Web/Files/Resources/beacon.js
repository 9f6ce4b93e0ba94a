// The beacon chain as the node tells it in one answer, and its validators one page at a time.
// Amounts are whole numbers of gwei; times are seconds since 1970.

import { RPCError } from "./rpc.js";

/** What duties bring, in the order in which it is shown. */
export const GAINS = ["source", "target", "head", "sync", "proposer", "whistleblower"];
/** What is lost by missing them, or by doing them wrong. */
export const LOSSES = ["missedVotes", "missedSync", "inactivity", "slashing"];

/** With this many epochs without finality whoever does not vote loses ever more. */
const LEAK_EPOCHS = 4;
const METHOD_UNKNOWN = -32601;
const NOT_SUPPORTED = -32004;
const NEVER = 2n ** 64n - 1n;

const whole = (value) => (value === null || value === undefined ? null : Number(value));
const gwei = (value) => (value === null || value === undefined ? null : BigInt(value));

/** Reads what there is to know of the beacon chain; null where the chain has none. */
export async function readBeacon(node) {
  const [answer] = await node.batch([["cairn_beacon"]]);
  if (answer instanceof RPCError) {
    if (answer.code === METHOD_UNKNOWN || answer.code === NOT_SUPPORTED) return null;
    throw answer;
  }
  const epoch = Number(answer.epoch);
  const finalizedEpoch = Number(answer.finalizedEpoch);
  return {
    genesisTime: Number(answer.genesisTime),
    epochSeconds: Number(answer.secondsPerSlot) * Number(answer.slotsPerEpoch),
    epoch,
    finalizedEpoch,
    isLeaking: epoch - 1 - finalizedEpoch > LEAK_EPOCHS,
    totalActive: BigInt(answer.totalActiveBalance),
    yields: {
      ideal: readDuties(answer.yield.ideal),
      realised: readDuties(answer.yield.realised),
      epochs: Number(answer.yield.epochs),
    },
    totals: readDuties(answer.totals),
    recent: answer.recentEpochs.map(({ epoch: number, totals }) =>
      ({ epoch: Number(number), totals: readDuties(totals) })),
    operators: answer.operators.map(readOperator),
    queues: readQueues(answer.queues),
    slashings: gathered(answer.slashings.map(readSlashing)),
  };
}

/** Amounts or rates by duty, with their sums; a duty that is not named brings nothing. */
function readDuties(answer) {
  const duties = Object.fromEntries([...GAINS, ...LOSSES, "gained", "lost"].map((name) =>
    [name, BigInt(answer[name] ?? 0)]));
  return { ...duties, net: duties.gained - duties.lost };
}

const readOperator = (entry) => ({
  name: entry.name,
  validators: Number(entry.validators),
  active: Number(entry.active),
  slashed: Number(entry.slashed),
  balance: BigInt(entry.balance),
  uptime: BigInt(entry.uptimePartsPerMillion),
  client: whole(entry.client),
  group: whole(entry.correlationGroup),
  ranges: entry.validatorRanges.map(({ first, count }) =>
    ({ first: Number(first), count: Number(count) })),
});

/** Each queue's entries as `{ who, operator, amount, time }`, and how many there are in all. */
function readQueues(answer) {
  const queue = (name, read) => ({
    count: Number(answer.counts[name]),
    entries: answer[name].map((entry) => ({ ...read(entry), time: whole(entry.expectedTime) })),
  });
  const validator = ({ validator: index, operator = null }) =>
    ({ validator: Number(index), operator });
  const now = answer.joiningNow;
  return {
    deposits: queue("deposits", ({ pubkey, amount }) => ({ pubkey, amount: BigInt(amount) })),
    activations: queue("activations", (entry) =>
      ({ ...validator(entry), amount: BigInt(entry.balance) })),
    exits: queue("exits", (entry) => ({
      ...validator(entry), amount: BigInt(entry.balance), isSlashed: entry.slashed,
      exitTime: whole(entry.exitTime) })),
    partialWithdrawals: queue("partialWithdrawals", (entry) =>
      ({ ...validator(entry), amount: BigInt(entry.amount) })),
    consolidations: queue("consolidations", ({ source, target }) =>
      ({ validator: Number(source), target: Number(target), amount: null })),
    now: {
      deposit: whole(now.depositTime), exit: whole(now.exitTime),
      withdrawable: whole(now.withdrawableTime),
    },
  };
}

const readSlashing = (entry) => ({
  validators: [Number(entry.validator)],
  operator: entry.operator,
  kind: entry.kind,
  epoch: Number(entry.epoch),
  time: whole(entry.time),
  initial: BigInt(entry.initialPenalty),
  correlation: BigInt(entry.correlationPenalty),
  expected: BigInt(entry.expectedCorrelationPenalty),
  correlationEpoch: Number(entry.correlationEpoch),
  correlationTime: whole(entry.correlationTime),
  withdrawableEpoch: Number(entry.withdrawableEpoch),
  withdrawableTime: whole(entry.withdrawableTime),
  balance: BigInt(entry.balance),
  leaked: gwei(entry.leakedSoFar),
});

/** Joins the slashings of one offence by one operator; the newest first. */
function gathered(slashings) {
  const joined = new Map();
  for (const each of slashings) {
    const key = [each.operator, each.kind, each.epoch, each.withdrawableEpoch].join(" ");
    const known = joined.get(key);
    if (!known) {
      joined.set(key, each);
      continue;
    }
    known.validators.push(...each.validators);
    for (const name of ["initial", "correlation", "expected", "balance"]) {
      known[name] += each[name];
    }
    known.leaked = known.leaked === null || each.leaked === null
      ? null : known.leaked + each.leaked;
  }
  return [...joined.values()].toReversed();
}

/** When an epoch begins. */
export const timeOf = ({ genesisTime, epochSeconds }, epoch) => genesisTime + epoch * epochSeconds;

/** The epoch of a time. */
export const epochAt = ({ genesisTime, epochSeconds }, time) =>
  Math.floor((time - genesisTime) / epochSeconds);

/** The validators of an operator from a place on, in its own order. */
export function places({ ranges }, start, count) {
  const found = [];
  let skipped = 0;
  for (const range of ranges) {
    for (let i = Math.max(0, start - skipped); i < range.count && found.length < count; i += 1) {
      found.push(range.first + i);
    }
    skipped += range.count;
  }
  return found;
}

/** Validators by number, as the standard Beacon API has them. */
export async function readValidators(numbers) {
  const answer = await fetch(
    `/eth/v1/beacon/states/head/validators?id=${numbers.join(",")}`);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const { data } = await answer.json();
  const epoch = (text) => (BigInt(text) === NEVER ? null : Number(text));
  return data.map(({ index, balance, status, validator }) => ({
    number: Number(index),
    status,
    balance: BigInt(balance),
    effective: BigInt(validator.effective_balance),
    key: validator.pubkey,
    account: /^0x0[12]/.test(validator.withdrawal_credentials)
      ? `0x${validator.withdrawal_credentials.slice(-40)}` : null,
    exit: epoch(validator.exit_epoch),
    withdrawable: epoch(validator.withdrawable_epoch),
  }));
}

/** Orders a fault; what was ordered, with what was left open filled in. */
export const orderFault = (node, fault) => node.request("cairn_orderBeaconFault", fault);

/** Whether the node takes orders of faults: it then misses the order in a request without one. */
export async function takesFaults(node) {
  const [answer] = await node.batch([["cairn_orderBeaconFault"]]);
  return answer instanceof RPCError && answer.code !== METHOD_UNKNOWN;
}
