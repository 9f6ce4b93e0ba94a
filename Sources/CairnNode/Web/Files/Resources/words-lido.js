// Sentences for Lido: staking, wrapping, and the withdrawal queue.

import { lido, lidoQueue, wsteth } from "./contracts.js";
import { account, amount, ids, list, number, phrase, shares, sum } from "./values.js";

/** Staking: ether in, shares of stETH out. */
function submit(call) {
  const minted = call.received(lido, call.from, "TransferShares");
  return [
    phrase("lido.submit", { who: account(call.from), amount: amount(call.value) }),
    minted && phrase("got.shares", { shares: shares(minted, "stETH") }),
  ];
}

export const lidoWords = {
  "": submit,
  submit,
  deposit: (call, { count, module }) => {
    const spent = sum(call.logs(lido, "Unbuffered").map((log) => log.amount));
    return [
      phrase("lido.deposit", {
        who: account(call.from), count: number(count), module: number(module) }),
      spent ? phrase("got.spent", { amount: amount(spent) }) : null,
    ];
  },
  setStakingLimit: (call, { limit, perBlock }) => [phrase("lido.limit", {
    who: account(call.from), limit: amount(limit), step: amount(perBlock) })],
};

function wrapped(call, symbol, contract) {
  const value = call.received(contract, call.from);
  return value && phrase("got.amount", { amount: amount(value, symbol) });
}

export const wstethWords = {
  "": (call) => [
    phrase("wsteth.stake", { who: account(call.from), amount: amount(call.value) }),
    wrapped(call, "wstETH", wsteth)],
  wrap: (call, args) => [
    phrase("token.wrap", { who: account(call.from), amount: amount(args.amount, "stETH") }),
    wrapped(call, "wstETH", wsteth)],
  unwrap: (call, args) => [
    phrase("token.unwrap", { who: account(call.from), amount: amount(args.amount, "wstETH") }),
    wrapped(call, "stETH", lido)],
};

/** A request for one or several withdrawals. */
const request = (symbol) => (call, { amounts, owner }) => {
  const made = call.logs(lidoQueue, "WithdrawalRequested");
  const isForOther = BigInt(owner) !== 0n && owner !== call.from;
  return [
    phrase(isForOther ? "lido.requestFor" : "lido.request", {
      who: account(call.from), owner: account(owner),
      amount: list(amounts.map((value) => amount(value, symbol))) }),
    made.length ? phrase("got.requests", { ids: ids(made.map((log) => log.id)) }) : null,
  ];
};

/** The claim of one or several requests. */
function claim(call, claimed, recipient) {
  const paid = call.logs(lidoQueue, "WithdrawalClaimed");
  const isForOther = recipient && BigInt(recipient) !== 0n && recipient !== call.from;
  return [
    phrase(isForOther ? "lido.claimTo" : "lido.claim", {
      who: account(call.from), ids: ids(claimed), recipient: account(recipient) }),
    paid.length
      ? phrase("got.amount", { amount: amount(sum(paid.map((log) => log.amount))) }) : null,
  ];
}

export const lidoQueueWords = {
  requestWithdrawals: request("stETH"),
  requestWithdrawalsWithPermit: request("stETH"),
  requestWithdrawalsWstETH: request("wstETH"),
  requestWithdrawalsWstETHWithPermit: request("wstETH"),
  claimWithdrawal: (call, { id }) => claim(call, [id]),
  claimWithdrawals: (call, args) => claim(call, args.ids),
  claimWithdrawalsTo: (call, args) => claim(call, args.ids, args.recipient),
  onOracleReport: (call, { isBunkerMode }) => [
    phrase(isBunkerMode ? "lido.bunker" : "lido.noBunker", { who: account(call.from) })],
};

export const lidoAccountingWords = {
  handleOracleReport: (call, { report }) => {
    const [rebase] = call.logs(lido, "TokenRebased");
    const [finalized] = call.logs(lidoQueue, "WithdrawalsFinalized");
    return [
      phrase("lido.report", {
        who: account(call.from), validators: number(report.validators),
        balance: amount(report.balance) }),
      rebase && phrase(finalized ? "got.rebaseAndFinalized" : "got.rebase", {
        before: amount(rebase.etherBefore), after: amount(rebase.etherAfter),
        locked: finalized && amount(finalized.amount) }),
    ];
  },
};
