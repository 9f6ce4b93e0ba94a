// Sentences for ether.fi: deposits, eETH and weETH, and withdrawal requests.

import { contractAt, eeth, etherFiPool, etherFiRedemption, etherFiRequests, weeth }
  from "./contracts.js";
import { ZERO, account, amount, ids, phrase, shares, sum, text } from "./values.js";

/** A deposit: ether in, shares of eETH out. */
function deposit(call, args = {}) {
  const user = args.user ?? call.from;
  const minted = call.received(eeth, user, "TransferShares");
  return [
    phrase(user === call.from ? "etherfi.deposit" : "etherfi.depositFor", {
      who: account(call.from), user: account(user), amount: amount(call.value) }),
    minted && phrase("got.shares", { shares: shares(minted, "eETH") }),
  ];
}

/** A request to turn eETH back into ether. */
function request(call, { recipient, amount: value }) {
  const made = call.logs(etherFiRequests, "WithdrawRequestCreated");
  return [
    phrase(recipient === call.from ? "etherfi.request" : "etherfi.requestFor", {
      who: account(call.from), owner: account(recipient), amount: amount(value, "eETH") }),
    made.length ? phrase("got.requests", { ids: ids(made.map((log) => log.id)) }) : null,
  ];
}

export const etherFiPoolWords = {
  deposit,
  depositToRecipient: (call, { recipient, amount: value }) => {
    const minted = call.received(eeth, recipient, "TransferShares");
    return [
      phrase("etherfi.depositFor", {
        who: account(call.from), user: account(recipient), amount: amount(value) }),
      minted && phrase("got.shares", { shares: shares(minted, "eETH") }),
    ];
  },
  requestWithdraw: request,
  requestWithdrawWithPermit: request,
  rebase: (call, { rewards }) => {
    const [result] = call.logs(etherFiPool, "Rebase");
    const values = {
      who: account(call.from), amount: amount(rewards < 0n ? -rewards : rewards) };
    return [
      phrase(rewards < 0n ? "etherfi.loss" : "etherfi.rebase", values),
      result && phrase("got.pool", {
        amount: amount(result.ether), shares: shares(result.shares, "eETH") }),
    ];
  },
  addEthAmountLockedForWithdrawal: (call, { amount: value }) => [
    phrase("etherfi.lock", { who: account(call.from), amount: amount(value) })],
  setMaxWithdrawAmount: (call, { amount: value }) => [
    phrase("etherfi.maximum", { who: account(call.from), amount: amount(value) })],
  setMinWithdrawAmount: (call, { amount: value }) => [
    phrase("etherfi.minimum", { who: account(call.from), amount: amount(value) })],
};

function claim(call, claimed) {
  const paid = call.logs(etherFiRequests, "WithdrawRequestClaimed");
  return [
    phrase("etherfi.claim", { who: account(call.from), ids: ids(claimed) }),
    paid.length
      ? phrase("got.amount", { amount: amount(sum(paid.map((log) => log.amount))) }) : null,
  ];
}

const decide = (key) => (call, { id }) => [
  phrase(key, { who: account(call.from), id: text(`#${id}`) })];

export const etherFiRequestWords = {
  claimWithdraw: (call, { id }) => claim(call, [id]),
  batchClaimWithdraw: (call, args) => claim(call, args.ids),
  finalizeRequests: decide("etherfi.finalize"),
  invalidateRequest: decide("etherfi.invalidate"),
  validateRequest: decide("etherfi.validate"),
};

/** What a contract minted or handed to the caller. */
function handed(call, contract, symbol) {
  const value = call.received(contract, call.from);
  return value && phrase("got.amount", { amount: amount(value, symbol) });
}

export const weethWords = {
  wrap: (call, args) => [
    phrase("token.wrap", { who: account(call.from), amount: amount(args.amount, "eETH") }),
    handed(call, weeth, "weETH")],
  wrapWithPermit: (call, args) => weethWords.wrap(call, args),
  unwrap: (call, args) => [
    phrase("token.unwrap", { who: account(call.from), amount: amount(args.amount, "weETH") }),
    handed(call, eeth, "eETH")],
};

/** An instant redemption for ether or stETH. */
const redeem = (symbol) => (call, args) => {
  const [paid] = call.logs(etherFiRedemption, "Redeemed");
  const token = paid && contractAt(paid.token)?.token;
  const fees = paid && paid.toTreasury + paid.toStakers;
  return [
    phrase("etherfi.redeem", {
      who: account(call.from), amount: amount(args.amount, symbol) }),
    paid && phrase("got.redeemed", {
      amount: amount(paid.amount - fees, paid.token === ZERO ? "ETH" : token ?? "ETH"),
      fee: amount(fees) }),
  ];
};

export const etherFiRedemptionWords = {
  redeemEEth: redeem("eETH"),
  redeemEEthWithPermit: redeem("eETH"),
  redeemWeEthWithPermit: redeem("weETH"),
  redeemWeEth: redeem("weETH"),
};
