// Sentences for plain ether and for what every ERC-20 and ERC-721 contract can do.

import { contractAt, eeth, lido } from "./contracts.js";
import { account, amount, phrase, shares, text } from "./values.js";

const symbol = (call) => call.contract?.token ?? null;

/** An amount of the token that is called; unknown tokens count in their smallest unit. */
const tokens = (call, value) =>
  (symbol(call) ? amount(value, symbol(call)) : amount(value, "token"));

/** For tokens that are shares of a pool: the shares that a transfer moved. */
function sharesMoved(call) {
  if (call.contract !== lido && call.contract !== eeth) return null;
  const [moved] = call.logs(call.contract, "TransferShares");
  return moved ? phrase("got.moved", { shares: shares(moved.value, symbol(call)) }) : null;
}

/** Whether the contract counts single things rather than amounts. */
const isCollection = (call) => call.contract?.named.has("ownerOf");

export const tokenWords = {
  transfer: (call, { to, amount: value }) => [
    phrase("token.transfer", {
      who: account(call.from), amount: tokens(call, value), to: account(to) }),
    sharesMoved(call),
  ],
  transferFrom: (call, args) => (isCollection(call)
    ? [phrase("claim.transfer", {
      who: account(call.from), id: text(`#${args.id}`), of: account(call.to),
      from: account(args.from), to: account(args.to) })]
    : [phrase("token.transferFrom", {
      who: account(call.from), amount: tokens(call, args.amount),
      from: account(args.from), to: account(args.to) }), sharesMoved(call)]),
  safeTransferFrom: (call, args) => tokenWords.transferFrom(call, args),
  approve: (call, args) => {
    if (isCollection(call)) {
      return [phrase("claim.approve", {
        who: account(call.from), to: account(args.to), id: text(`#${args.id}`),
        of: account(call.to) })];
    }
    return [phrase(args.amount === 0n ? "token.revoke" : "token.approve", {
      who: account(call.from), spender: account(args.spender),
      amount: tokens(call, args.amount),
      token: symbol(call) ? text(symbol(call)) : account(call.to) })];
  },
  setApprovalForAll: (call, { operator, approved }) => [
    phrase(approved ? "claim.approveAll" : "claim.revokeAll", {
      who: account(call.from), operator: account(operator), of: account(call.to) })],
  increaseAllowance: (call, { spender, amount: value }) => [phrase("token.increase", {
    who: account(call.from), spender: account(spender), amount: tokens(call, value) })],
  decreaseAllowance: (call, { spender, amount: value }) => [phrase("token.decrease", {
    who: account(call.from), spender: account(spender), amount: tokens(call, value) })],
  permit: (call, { owner, spender, value }) => [phrase("token.permit", {
    who: account(call.from), owner: account(owner), spender: account(spender),
    amount: tokens(call, value) })],
  transferShares: (call, args) => [
    phrase("token.transferShares", {
      who: account(call.from), shares: shares(args.shares, symbol(call)),
      to: account(args.to) }),
    worthOfShares(call)],
  transferSharesFrom: (call, args) => [
    phrase("token.transferSharesFrom", {
      who: account(call.from), shares: shares(args.shares, symbol(call)),
      from: account(args.from), to: account(args.to) }),
    worthOfShares(call)],
};

function worthOfShares(call) {
  const [moved] = call.logs(call.contract, "Transfer");
  return moved ? phrase("got.worth", { amount: amount(moved.value, symbol(call)) }) : null;
}

export const wethWords = {
  deposit: (call) => [phrase("weth.deposit", {
    who: account(call.from), amount: amount(call.value) })],
  withdraw: (call, { amount: value }) => [phrase("weth.withdraw", {
    who: account(call.from), amount: amount(value, "WETH") })],
};

/** A transaction without calldata, or one that makes a contract. */
export function plainWords(call) {
  if (!call.to) return [phrase("plain.create", { who: account(call.from) })];
  if (call.selector) {
    return [phrase("plain.call", {
      who: account(call.from), method: text(call.declaration?.name ?? call.selector),
      to: account(call.to) })];
  }
  if (call.data !== "0x") {
    return [phrase("plain.data", { who: account(call.from), to: account(call.to) })];
  }
  const key = contractAt(call.to) ? "plain.give" : "plain.send";
  return [phrase(key, {
    who: account(call.from), amount: amount(call.value), to: account(call.to) })];
}
