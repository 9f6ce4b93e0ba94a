// Sentences for EigenLayer: deposits into strategies, delegation, withdrawals, allocations and
// slashing.

import { contractAt, delegationManager, strategyManager, strategyToken } from "./contracts.js";
import { account, amount, ids, list, number, phrase, portion, shares, text } from "./values.js";

/** A strategy by the token it holds, or by its address. */
const strategy = (address) => (strategyToken(address)
  ? phrase("strategy.of", { token: text(strategyToken(address)) }) : account(address));

/** Shares of a strategy. */
const strategyShares = (value, address) => phrase("strategy.shares", {
  amount: shares(value, null), strategy: strategy(address) });

/** An operator set of a service. */
const operatorSet = ({ avs, id }) => phrase("set.of", { id: text(`#${id}`), avs: account(avs) });

/** A deposit into a strategy, by the staker or with the staker's signature. */
function deposit(call, args) {
  const [credited] = call.logs(strategyManager, "Deposit");
  const symbol = contractAt(args.token)?.token ?? "token";
  return [
    phrase(args.staker ? "restake.depositFor" : "restake.deposit", {
      who: account(call.from), staker: account(args.staker),
      amount: amount(args.amount, symbol), strategy: strategy(args.strategy) }),
    credited && phrase("got.depositShares", {
      shares: strategyShares(credited.shares, credited.strategy) }),
  ];
}

export const strategyManagerWords = {
  depositIntoStrategy: deposit,
  depositIntoStrategyWithSignature: deposit,
  addStrategiesToDepositWhitelist: (call, { strategies }) => [phrase("restake.whitelist", {
    who: account(call.from), strategies: list(strategies.map(strategy)) })],
  removeStrategiesFromDepositWhitelist: (call, { strategies }) => [phrase("restake.unlist", {
    who: account(call.from), strategies: list(strategies.map(strategy)) })],
  clearBurnOrRedistributableShares: (call, { set, slashId }) => [phrase("restake.clear", {
    who: account(call.from), set: operatorSet(set), slash: number(slashId) })],
};

/** The withdrawals that a transaction put into the queue. */
function queued(call) {
  const made = call.logs(delegationManager, "SlashingWithdrawalQueued");
  return made.length
    ? phrase("got.queued", {
      number: number(made.length), block: number(made[0].withdrawal.startBlock) })
    : null;
}

/** What completed withdrawals brought: tokens, or shares again. */
function completed(call, withdrawals) {
  const receivers = new Set(withdrawals.map((withdrawal) => withdrawal.withdrawer));
  const items = call.transfers()
    .filter(({ from, to }) => strategyToken(from) && receivers.has(to))
    .map(({ token, value }) => amount(value, contractAt(token)?.token ?? "token"));
  for (const credited of call.logs(strategyManager, "Deposit")) {
    items.push(strategyShares(credited.shares, credited.strategy));
  }
  return items.length ? phrase("got.amount", { amount: list(items) }) : null;
}

const complete = (call, withdrawals, areTokens) => [
  phrase(areTokens ? "restake.complete" : "restake.completeAsShares", {
    who: account(call.from), number: number(withdrawals.length) }),
  completed(call, withdrawals)];

export const delegationManagerWords = {
  registerAsOperator: (call) => [phrase("operator.register", { who: account(call.from) })],
  modifyOperatorDetails: (call, { operator }) => [phrase("operator.modify", {
    who: account(call.from), operator: account(operator) })],
  updateOperatorMetadataURI: (call, { operator, metadata }) => [phrase("operator.metadata", {
    who: account(call.from), operator: account(operator), text: text(metadata) })],
  delegateTo: (call, { operator }) => [phrase("restake.delegate", {
    who: account(call.from), operator: account(operator) })],
  undelegate: (call, { staker }) => [
    phrase(staker === call.from ? "restake.undelegate" : "restake.undelegateOther", {
      who: account(call.from), staker: account(staker) }),
    queued(call)],
  redelegate: (call, { operator }) => [
    phrase("restake.redelegate", { who: account(call.from), operator: account(operator) }),
    queued(call)],
  queueWithdrawals: (call, { params }) => [
    phrase("restake.queue", {
      who: account(call.from),
      shares: list(params.flatMap((part) => part.strategies.map(
        (address, i) => strategyShares(part.depositShares[i] ?? 0n, address)))) }),
    queued(call)],
  completeQueuedWithdrawal: (call, { withdrawal, asTokens }) =>
    complete(call, [withdrawal], asTokens),
  completeQueuedWithdrawals: (call, { withdrawals, asTokens }) =>
    complete(call, [...withdrawals], asTokens.some(Boolean)),
};

const createSets = (key) => (call, { avs, params }) => [phrase(key, {
  who: account(call.from), avs: account(avs),
  ids: ids(params.map((set) => set.operatorSetId)),
  strategies: list([...new Set(params.flatMap((set) => [...set.strategies]))].map(strategy)) })];

const changeSet = (key) => (call, { avs, operatorSetId, strategies }) => [phrase(key, {
  who: account(call.from), set: operatorSet({ avs, id: operatorSetId }),
  strategies: list(strategies.map(strategy)) })];

export const allocationManagerWords = {
  createOperatorSets: createSets("set.create"),
  createRedistributingOperatorSets: createSets("set.createRedistributing"),
  registerForOperatorSets: (call, { operator, params }) => [phrase("set.join", {
    who: account(call.from), operator: account(operator), avs: account(params.avs),
    ids: ids(params.operatorSetIds) })],
  deregisterFromOperatorSets: (call, { params }) => [phrase("set.leave", {
    who: account(call.from), operator: account(params.operator), avs: account(params.avs),
    ids: ids(params.operatorSetIds) })],
  modifyAllocations: (call, { operator, params }) => [phrase("operator.allocate", {
    who: account(call.from), operator: account(operator),
    parts: list(params.flatMap((part) => part.strategies.map((address, i) =>
      phrase("operator.part", {
        portion: portion(part.newMagnitudes[i] ?? 0n), strategy: strategy(address),
        set: operatorSet(part.set) })))) })],
  clearDeallocationQueue: (call, { operator }) => [phrase("operator.clear", {
    who: account(call.from), operator: account(operator) })],
  setAllocationDelay: (call, { operator, delay }) => [phrase("operator.delay", {
    who: account(call.from), operator: account(operator), blocks: number(delay) })],
  slashOperator: (call, { avs, params }) => [
    phrase("avs.slash", {
      who: account(call.from), operator: account(params.operator),
      set: operatorSet({ avs, id: params.operatorSetId }),
      parts: list(params.strategies.map((address, i) => phrase("avs.part", {
        portion: portion(params.wads[i] ?? 0n), strategy: strategy(address) }))) }),
    params.description ? phrase("got.because", { text: text(params.description) }) : null],
  addStrategiesToOperatorSet: changeSet("set.add"),
  removeStrategiesFromOperatorSet: changeSet("set.remove"),
  setAVSRegistrar: (call, { avs, registrar }) => [phrase("avs.registrar", {
    who: account(call.from), avs: account(avs), registrar: account(registrar) })],
  updateAVSMetadataURI: (call, { avs, metadata }) => [phrase("avs.metadata", {
    who: account(call.from), avs: account(avs), text: text(metadata) })],
  updateSlasher: (call, { set, slasher }) => [phrase("set.slasher", {
    who: account(call.from), set: operatorSet(set), slasher: account(slasher) })],
};
