// What transactions would do, as the node finds by playing them through on its newest state.

import { decode, encodeCall } from "./abi.js";
import { eeth, etherFiRedemption, getEthBalance, lido, multicall, weeth, wsteth }
  from "./contracts.js";
import { describe, explainRevert } from "./describe.js";
import { RPCError } from "./rpc.js";
import { phrase } from "./values.js";

/** The code with which a simulation refuses what cannot be paid. */
const INSUFFICIENT_FUNDS = -38014;

const TOKENS = [["stETH", lido], ["wstETH", wsteth], ["eETH", eeth], ["weETH", weeth]];

const probes = (account) => [
  ["ETH", multicall.address, encodeCall(getEthBalance, [account])],
  ...TOKENS.map(([symbol, token]) =>
    [symbol, token.address, encodeCall(token.named.get("balanceOf"), [account])]),
];

/**
 * Plays the very transactions through, one after the other, between two looks at the account.
 *
 * The answer has `steps` (each with the sentence that describes it), the `changes` of the
 * account's balances, `gas`, its `cost`, the `fee` that a protocol takes, and the `refusal` if
 * one of them would fail. Gas is not part of the changes.
 */
export async function preview(node, account, transactions) {
  const looks = probes(account).map(([, to, input]) => ({ from: account, to, input }));
  const calls = [
    ...looks,
    ...transactions.map(({ to, data, value }) => ({ from: account, to, input: data, value })),
    ...looks,
  ];
  const [answer, price] = await node.batch([
    ["eth_simulateV1", { blockStateCalls: [{ calls }] }, "latest"], ["eth_gasPrice"]]);
  if (answer instanceof RPCError && answer.code === INSUFFICIENT_FUNDS) {
    const refusal = phrase("error.BALANCE_EXCEEDED");
    return { steps: [], refusal, changes: [], fee: null, gas: 0n, cost: null };
  }
  if (answer instanceof RPCError) throw answer;
  const results = answer[0].calls;
  const steps = transactions.map((transaction, i) =>
    readStep(account, transaction, results[looks.length + i]));
  const refused = steps.find((step) => !step.succeeded);
  const gas = steps.reduce((total, step) => total + step.gas, 0n);
  return {
    steps,
    refusal: refused?.refusal ?? null,
    changes: refused ? [] : readChanges(account, results, looks.length),
    fee: redemptionFee(steps),
    gas,
    cost: price instanceof RPCError ? null : gas * BigInt(price),
  };
}

function readStep(account, transaction, result) {
  const receipt = { status: result.status, logs: result.logs };
  const sentence = describe(
    { from: account, to: transaction.to, value: transaction.value ?? "0x0",
      input: transaction.data }, receipt);
  return {
    ...sentence, transaction, gas: BigInt(result.gasUsed),
    refusal: sentence.succeeded ? null : explainRevert(result.error?.data),
  };
}

function readChanges(account, results, count) {
  const value = (result) => decode(getEthBalance.outputs, result.returnData)[0];
  return probes(account).map(([symbol], i) => {
    const before = value(results[i]);
    const after = value(results[results.length - count + i]);
    return { symbol, before, after, difference: after - before };
  }).filter(({ difference }) => difference !== 0n);
}

/** What ether.fi keeps of an instant redemption, or null. */
function redemptionFee(steps) {
  for (const { call } of steps) {
    const [redeemed] = call.logs(etherFiRedemption, "Redeemed");
    if (redeemed) return redeemed.toTreasury + redeemed.toStakers;
  }
  return null;
}

/** How much of an asset comes for one of what is given, in 18 decimals, or null. */
export function rateOf(changes, from, amount) {
  const gained = changes.filter(({ difference }) => difference > 0n);
  if (gained.length !== 1) return null;
  return { from, to: gained[0].symbol, rate: gained[0].difference * 10n ** 18n / amount };
}
