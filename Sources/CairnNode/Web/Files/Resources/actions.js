// What an account can do: for each action, what it takes and the transactions that it is made of.

import { encodeCall } from "./abi.js";
import { delegationManager, eeth, etherFiPool, etherFiRedemption, etherFiRequests, lido,
  lidoQueue, strategyManager, strategyOf, weeth, wsteth } from "./contracts.js";
import { quantity } from "./rpc.js";
import { ZERO } from "./values.js";

const ETHER_ASSET = "0xeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee";
const NO_SALT = `0x${"0".repeat(64)}`;

const call = (contract, method, args, value = 0n) => ({
  to: contract.address,
  data: encodeCall(typeof method === "string" ? contract.named.get(method) : method, args),
  ...value > 0n ? { value: quantity(value) } : {},
});

/** The permission that a contract needs to take a token, unless it has it. */
async function permitted(node, account, token, spender, amount) {
  const [answer] = await node.read(
    [[token, "allowance", [account, spender.address]]], "latest");
  return (answer?.[0] ?? 0n) >= amount ? [] : [call(token, "approve", [spender.address, amount])];
}

/** An action that takes an amount of a token, after a permission where one is needed. */
const taking = (token, spender, make) => async ({ node, account, amount }) => [
  ...spender ? await permitted(node, account, token, spender, amount) : [],
  make({ account, amount })];

const depositOverload = [...etherFiPool.methods.values()].find(
  ({ signature }) => signature === "deposit()");

/**
 * Each action: its group, what it takes (`amount` of a symbol, a `request`, an `operator` or a
 * `withdrawal`), its transactions, and keys for what is to be said of fee and delay.
 */
export const actions = [
  { key: "lidoDeposit", group: "Lido", symbol: "ETH", fee: "feeLido", delay: "now",
    build: async ({ amount }) => [call(lido, "submit", [ZERO], amount)] },
  { key: "lidoWrap", group: "Lido", symbol: "stETH", fee: "none", delay: "now",
    build: taking(lido, wsteth, ({ amount }) => call(wsteth, "wrap", [amount])) },
  { key: "lidoUnwrap", group: "Lido", symbol: "wstETH", fee: "none", delay: "now",
    build: taking(wsteth, null, ({ amount }) => call(wsteth, "unwrap", [amount])) },
  { key: "lidoRequest", group: "Lido", symbol: "stETH", fee: "none", delay: "lidoQueue",
    later: "ether",
    build: taking(lido, lidoQueue, ({ account, amount }) =>
      call(lidoQueue, "requestWithdrawals", [[amount], account])) },
  { key: "lidoClaim", group: "Lido", takes: "request", list: "lidoRequests", fee: "none",
    delay: "now", build: async ({ id }) => [call(lidoQueue, "claimWithdrawal", [id])] },

  { key: "etherFiDeposit", group: "ether.fi", symbol: "ETH", fee: "feeEtherFi", delay: "now",
    build: async ({ amount }) => [call(etherFiPool, depositOverload, [], amount)] },
  { key: "etherFiWrap", group: "ether.fi", symbol: "eETH", fee: "none", delay: "now",
    build: taking(eeth, weeth, ({ amount }) => call(weeth, "wrap", [amount])) },
  { key: "etherFiUnwrap", group: "ether.fi", symbol: "weETH", fee: "none", delay: "now",
    build: taking(weeth, null, ({ amount }) => call(weeth, "unwrap", [amount])) },
  { key: "etherFiRequest", group: "ether.fi", symbol: "eETH", fee: "none", delay: "etherFiQueue",
    later: "ether",
    build: taking(eeth, etherFiPool, ({ account, amount }) =>
      call(etherFiPool, "requestWithdraw", [account, amount])) },
  { key: "etherFiRedeem", group: "ether.fi", symbol: "eETH", fee: "redeemed", delay: "now",
    build: taking(eeth, etherFiRedemption, ({ account, amount }) =>
      call(etherFiRedemption, "redeemEEth", [amount, account, ETHER_ASSET])) },
  { key: "etherFiRedeemWeETH", group: "ether.fi", symbol: "weETH", fee: "redeemed", delay: "now",
    build: taking(weeth, etherFiRedemption, ({ account, amount }) =>
      call(etherFiRedemption, "redeemWeEth", [amount, account, ETHER_ASSET])) },
  { key: "etherFiClaim", group: "ether.fi", takes: "request", list: "etherFiRequests",
    fee: "none", delay: "now",
    build: async ({ id }) => [call(etherFiRequests, "claimWithdraw", [id])] },

  { key: "restake", group: "EigenLayer", symbol: "stETH", fee: "none", delay: "now",
    later: "shares", build: taking(lido, strategyManager, ({ amount }) => call(
      strategyManager, "depositIntoStrategy", [strategyOf("stETH"), lido.address, amount])) },
  { key: "delegate", group: "EigenLayer", takes: "operator", fee: "none", delay: "now",
    build: async ({ operator }) => [
      call(delegationManager, "delegateTo", [operator, ["0x", 0n], NO_SALT])] },
  { key: "queue", group: "EigenLayer", takes: "shares", symbol: "stETH", fee: "none",
    delay: "eigenQueue", later: "stETH", build: async ({ amount }) => [call(delegationManager,
      "queueWithdrawals", [[[[strategyOf("stETH")], [amount], ZERO]]])] },
  { key: "complete", group: "EigenLayer", takes: "withdrawal", fee: "none", delay: "now",
    build: async ({ withdrawal }) => [call(delegationManager, "completeQueuedWithdrawal",
      [withdrawal, withdrawal.strategies.map(() => lido.address), true])] },
];

/** How much of what an action takes an account has. */
export function available(action, holdings) {
  if (!holdings) return null;
  if (action.takes === "shares") {
    const position = (holdings.positions ?? []).find(
      ({ strategy }) => strategy === strategyOf("stETH"));
    return position?.deposited ?? 0n;
  }
  const field = { ETH: "ether", stETH: "stETH", wstETH: "wstETH", eETH: "eETH", weETH: "weETH" };
  return holdings[field[action.symbol]] ?? 0n;
}

/** What an action can choose from: requests that are ready, or matured withdrawals. */
export function choices(action, holdings, head) {
  if (!holdings) return [];
  if (action.takes === "request") {
    return (holdings[action.list] ?? []).filter(({ isFinalized, isClaimed, isValid }) =>
      isFinalized && !isClaimed && isValid !== false);
  }
  return (holdings.withdrawals ?? []).filter(({ maturesAt, raw }) =>
    maturesAt !== null && maturesAt <= BigInt(head)
    && raw.strategies.every((each) => each === strategyOf("stETH")));
}

/** Whole numbers of the smallest unit from what a person types, or null. */
export function parseAmount(typed) {
  const match = /^(\d{1,30})?(?:\.(\d{0,18}))?$/.exec(typed.trim().replaceAll(",", ""));
  if (!match || (!match[1] && !match[2])) return null;
  const amount = BigInt(match[1] ?? 0) * 10n ** 18n + BigInt((match[2] ?? "").padEnd(18, "0"));
  return amount > 0n ? amount : null;
}
