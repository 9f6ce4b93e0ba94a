// What an account holds through all the layers, read from the contracts at one block.

import * as contracts from "./contracts.js";
import { RPCError, quantity } from "./rpc.js";
import { sum } from "./values.js";

const { BEACON_ETHER, delegationManager, eeth, etherFiRequests, lido, lidoQueue, sharesToUnderlying,
  strategyToken, transferEvent, weeth, wsteth } = contracts;
const NOBODY = `0x${"0".repeat(40)}`;
/** Tokens that count as one ether each in the picture of the layers. */
const AT_PAR = new Set(["ETH", "stETH", "eETH"]);

const first = (answer) => answer?.[0] ?? null;

/**
 * Reads an account's holdings as of a block. A part that its contract cannot answer for is null;
 * the other parts are not affected.
 */
export async function readHoldings(node, address, blockNumber, timestamp) {
  const block = quantity(blockNumber);
  const [balances, restaked, leaving] = await Promise.all([
    readBalances(node, address, block),
    readRestaked(node, address, block),
    readRequests(node, address, block),
  ]);
  const holdings = { address, blockNumber, timestamp, ...balances, ...restaked, ...leaving };
  return { ...holdings, layers: layersOf(holdings) };
}

async function readBalances(node, address, block) {
  const [[ether], tokens] = await Promise.all([
    node.batch([["eth_getBalance", address, block]]),
    node.read([
      [lido, "balanceOf", [address]], [lido, "sharesOf", [address]],
      [wsteth, "balanceOf", [address]],
      [eeth, "balanceOf", [address]], [eeth, "shares", [address]],
      [weeth, "balanceOf", [address]],
    ], block),
  ]);
  const [stETH, stETHShares, wstETH, eETH, eETHShares, weETH] = tokens.map(first);
  const [wstETHWorth, weETHWorth] = (await node.read([
    [wsteth, "getStETHByWstETH", [wstETH ?? 0n]], [weeth, "getEETHByWeETH", [weETH ?? 0n]],
  ], block)).map(first);
  return {
    ether: ether instanceof RPCError ? null : BigInt(ether),
    stETH, stETHShares, wstETH, wstETHWorth, eETH, eETHShares, weETH, weETHWorth,
  };
}

/** Shares in strategies, the operator, and withdrawals on their way. */
async function readRestaked(node, address, block) {
  const [deposited, operator, isOperator, delay, queue] = await node.read([
    [delegationManager, "getDepositedShares", [address]],
    [delegationManager, "delegatedTo", [address]],
    [delegationManager, "isOperator", [address]],
    [delegationManager, "minWithdrawalDelayBlocks", []],
    [delegationManager, "getQueuedWithdrawals", [address]],
  ], block);
  const strategies = deposited ? [...deposited.strategies] : [];
  const [withdrawable] = strategies.length
    ? await node.read(
      [[delegationManager, "getWithdrawableShares", [address, strategies]]], block)
    : [[[]]];
  const positions = strategies.map((strategy, i) => ({
    strategy,
    deposited: deposited.shares[i],
    withdrawable: withdrawable?.[0][i] ?? null,
  }));
  const withdrawals = (queue?.withdrawals ?? []).map((withdrawal, i) => ({
    raw: withdrawal,
    nonce: withdrawal.nonce,
    startBlock: withdrawal.startBlock,
    maturesAt: delay ? withdrawal.startBlock + delay.blocks : null,
    parts: withdrawal.strategies.map((strategy, j) => ({
      strategy, withdrawable: queue.shares[i][j] ?? 0n })),
  }));
  await readWorth(node, [...positions, ...withdrawals.flatMap(({ parts }) => parts)], block);
  return {
    positions: deposited && positions,
    operator: operator && operator[0] !== NOBODY ? operator[0] : null,
    isDelegationKnown: operator !== null,
    isOperator: first(isOperator) === true,
    withdrawals: queue && withdrawals,
  };
}

/** Asks each strategy what shares are worth in its token. */
async function readWorth(node, parts, block) {
  const asked = parts.filter(
    (part) => part.withdrawable !== null && part.strategy !== BEACON_ETHER);
  const answers = await node.read(asked.map((part) =>
    [part.strategy, sharesToUnderlying, [part.withdrawable]]), block);
  for (const part of parts) {
    part.token = strategyToken(part.strategy) ?? null;
    part.worth = part.strategy === BEACON_ETHER ? part.withdrawable : null;
  }
  asked.forEach((part, i) => {
    part.worth = first(answers[i]);
  });
}

/** Requests for ether at Lido and ether.fi that are not claimed yet. */
async function readRequests(node, address, block) {
  const [ids] = (await node.read([[lidoQueue, "getWithdrawalRequests", [address]]], block))
    .map(first);
  const [statuses] = ids?.length
    ? (await node.read([[lidoQueue, "getWithdrawalStatus", [[...ids]]]], block)).map(first)
    : [[]];
  const lidoRequests = ids && statuses
    ? ids.map((id, i) => ({ id, ...requestStatus(statuses[i]) })) : null;
  return { lidoRequests, etherFiRequests: await readEtherFiRequests(node, address, block) };
}

const requestStatus = ({ amount, isFinalized, isClaimed }) => ({ amount, isFinalized, isClaimed });

/** ether.fi cannot list an account's requests; the tokens that reached the account can. */
async function readEtherFiRequests(node, address, block) {
  const [logs] = await node.batch([["eth_getLogs", {
    address: etherFiRequests.address, fromBlock: "earliest", toBlock: block,
    topics: [transferEvent.topic, null, `0x${address.slice(2).toLowerCase().padStart(64, "0")}`],
  }]]);
  if (logs instanceof RPCError) return null;
  const ids = [...new Set(logs.map((log) => BigInt(log.topics[3])))]
    .sort((a, b) => (a < b ? -1 : 1));
  const answers = await node.read(ids.flatMap((id) => [
    [etherFiRequests, "ownerOf", [id]],
    [etherFiRequests, "getRequest", [id]],
    [etherFiRequests, "isFinalized", [id]],
  ]), block);
  return ids.flatMap((id, i) => {
    const [owner, request, isFinalized] = answers.slice(3 * i, 3 * i + 3).map(first);
    if (owner !== address.toLowerCase() || !request) return [];
    return [{ id, amount: request.amount, isValid: request.isValid, isFinalized }];
  });
}

const parWorth = (parts) => sum(parts
  .filter((part) => part.worth !== null && AT_PAR.has(part.token))
  .map((part) => part.worth));

/** The picture's layers, from the ground up, in wei of ether. */
function layersOf(holdings) {
  const { withdrawals, lidoRequests, etherFiRequests: requests } = holdings;
  const leaving = parWorth((withdrawals ?? []).flatMap(({ parts }) => parts))
    + sum((lidoRequests ?? []).map(({ amount }) => amount))
    + sum((requests ?? []).map(({ amount }) => amount));
  return [
    ["ether", holdings.ether ?? 0n],
    ["liquid", (holdings.stETH ?? 0n) + (holdings.wstETHWorth ?? 0n)],
    ["liquidRestaking", (holdings.eETH ?? 0n) + (holdings.weETHWorth ?? 0n)],
    ["restaked", parWorth(holdings.positions ?? [])],
    ["leaving", leaving],
  ].map(([name, worth]) => ({ name, worth }));
}
