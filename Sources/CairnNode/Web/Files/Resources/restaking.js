// Who answers for what in EigenLayer: stake by strategy, operators with their allocations, and
// every slash. Lists come from logs, everything else from the contracts at one block.

import { decodeLog } from "./abi.js";
import { BEACON_ETHER, allocationManager, delegationManager, sharesToUnderlying, strategies,
  strategyToken, totalShares } from "./contracts.js";
import { RPCError, quantity } from "./rpc.js";
import { sum } from "./values.js";

/** A magnitude of everything. */
export const WHOLE = 10n ** 18n;
/** The newest operators that are shown. */
const SHOWN_OPERATORS = 24;

const first = (answer) => answer?.[0] ?? null;

/** Reads the whole picture as of a block. */
export async function readRestaking(node, blockNumber) {
  const block = quantity(blockNumber);
  const [registered, removed, slashed] = await Promise.all([
    logsOf(node, delegationManager, "OperatorRegistered", block),
    logsOf(node, allocationManager, "OperatorRemovedFromOperatorSet", block),
    logsOf(node, allocationManager, "OperatorSlashed", block),
  ]);
  const operators = [...new Set(registered.map(({ values }) => values.operator))];
  const [stakes, delay] = await Promise.all([
    readStakes(node, block),
    node.read([[allocationManager, "DEALLOCATION_DELAY", []]], block),
  ]);
  const shown = operators.slice(-SHOWN_OPERATORS).toReversed();
  const details = await readOperators(node, shown, block);
  for (const each of details) noteDepartures(each, removed, first(delay[0]));
  const total = (strategy) => sum(details.map(({ shares }) => shares.get(strategy) ?? 0n));
  return {
    blockNumber,
    operatorCount: operators.length,
    operators: details,
    strategies: stakes.map((stake) => ({ ...stake, delegated: total(stake.strategy) })),
    slashes: slashed.toReversed().map(({ values, log }) => ({
      ...named(values), block: BigInt(log.blockNumber), time: log.blockTimestamp })),
  };
}

const named = ({ operator, set, strategies: hit, wadSlashed, description }) =>
  ({ operator, set, strategies: [...hit], wads: [...wadSlashed], reason: description });

async function logsOf(node, contract, name, block) {
  const event = contract.events.get(name);
  const [logs] = await node.batch([["eth_getLogs", {
    address: contract.address, fromBlock: "earliest", toBlock: block, topics: [event.topic] }]]);
  if (logs instanceof RPCError) return [];
  return logs.map((log) => ({ log, values: decodeLog(event, log) }))
    .filter(({ values }) => values !== null);
}

/** All shares of each strategy and their worth; strategies that hold nothing are left out. */
async function readStakes(node, block) {
  const shares = (await node.read(strategies.map((each) => [each, totalShares, []]), block))
    .map(first);
  const held = strategies.map((strategy, i) => ({ strategy, shares: shares[i] ?? 0n }))
    .filter((entry) => entry.shares > 0n);
  const worth = await node.read(
    held.map(({ strategy, shares: all }) => [strategy, sharesToUnderlying, [all]]), block);
  return held.map((entry, i) => ({
    ...entry, token: strategyToken(entry.strategy), worth: first(worth[i]) }));
}

async function readOperators(node, operators, block) {
  const all = [...strategies, BEACON_ETHER];
  const answers = await node.read(operators.flatMap((operator) => [
    [delegationManager, "getOperatorShares", [operator, all]],
    [allocationManager, "getAllocatedSets", [operator]],
  ]), block);
  const list = operators.map((operator, i) => {
    const shares = first(answers[2 * i]) ?? [];
    return {
      operator,
      shares: new Map(all.map((strategy, j) => [strategy, shares[j] ?? 0n])
        .filter(([, amount]) => amount > 0n)),
      sets: first(answers[2 * i + 1]) ?? [],
    };
  });
  await readAllocations(node, list, block);
  await readMaxima(node, list, block);
  return list;
}

/** What of each operator's magnitude every set has, in `allocations`. */
async function readAllocations(node, list, block) {
  const pairs = list.flatMap((entry) => {
    entry.allocations = [];
    return [...entry.sets].map((set) => ({ entry, set }));
  });
  const answers = await node.read(pairs.flatMap(({ entry, set }) => [
    [allocationManager, "getAllocatedStrategies", [entry.operator, set]],
    [allocationManager, "isOperatorSlashable", [entry.operator, set]],
    [allocationManager, "isMemberOfOperatorSet", [entry.operator, set]],
  ]), block);
  const triples = pairs.flatMap(({ entry, set }, i) =>
    [...first(answers[3 * i]) ?? []].map((strategy) => ({
      entry, set, strategy, isSlashable: first(answers[3 * i + 1]) === true,
      isMember: first(answers[3 * i + 2]) === true })));
  const allocations = (await node.read(triples.map(({ entry, set, strategy }) =>
    [allocationManager, "getAllocation", [entry.operator, set, strategy]]), block)).map(first);
  triples.forEach(({ entry, ...rest }, i) => {
    if (allocations[i]) entry.allocations.push({ ...rest, ...pick(allocations[i]) });
  });
}

const pick = ({ current, pending, effectBlock }) => ({ current, pending, effectBlock });

/** What slashes have left of each operator's magnitudes, and the worth of its shares. */
async function readMaxima(node, list, block) {
  const pairs = list.flatMap((entry) => {
    const places = new Set([
      ...entry.shares.keys(), ...entry.allocations.map(({ strategy }) => strategy)]);
    entry.stakes = [...places].map((strategy) => ({
      strategy, token: strategyToken(strategy), shares: entry.shares.get(strategy) ?? 0n }));
    return entry.stakes.map((stake) => ({ entry, stake }));
  });
  const answers = await node.read(pairs.flatMap(({ entry, stake }) => [
    [allocationManager, "getMaxMagnitude", [entry.operator, stake.strategy]],
    [stake.strategy, sharesToUnderlying, [stake.shares]],
  ]), block);
  pairs.forEach(({ stake }, i) => {
    stake.maximum = first(answers[2 * i]) ?? WHOLE;
    stake.worth = stake.strategy === BEACON_ETHER ? stake.shares : first(answers[2 * i + 1]);
  });
}

/** From which block a set that an operator has left can no longer slash it. */
function noteDepartures(entry, removed, delay) {
  for (const allocation of entry.allocations) {
    const left = allocation.isMember ? undefined : removed.findLast(({ values }) =>
      values.operator === entry.operator && values.set.avs === allocation.set.avs
      && values.set.id === allocation.set.id);
    const ends = [];
    if (left && delay !== null) ends.push(BigInt(left.log.blockNumber) + delay);
    if (allocation.pending < 0n) ends.push(allocation.effectBlock);
    allocation.until = ends.length ? ends.reduce((a, b) => (a < b ? a : b)) : null;
  }
}

/** The part of an operator's stake that an allocation exposes, in the strategy's token. */
export function exposed(stake, allocation) {
  if (!allocation.isSlashable || stake.worth === null || stake.maximum === 0n) return 0n;
  return stake.worth * allocation.current / stake.maximum;
}
