// What the panel of actions shows: what would happen, and how far the signing has come.

import { brief, count, exact } from "./amounts.js";
import { make } from "./dom.js";
import { amountOf, daysOf, exactAmount, say, write } from "./language.js";
import { rateOf } from "./preview.js";

/** What the node found the transactions to do. */
export function showPreview(found, action, { delay, signer }) {
  if (found.refusal) {
    return [make("p", { class: "reason", role: "alert" },
      ...say("tx.because", { reason: "\u0000" }).split("\u0000").flatMap((part, i) =>
        (i ? [...write(found.refusal), part] : [part])))];
  }
  const rows = [
    ...changeRows(found.changes),
    action.later && ["act.later", say(`act.later.${action.later}`, {
      amount: exact(found.amount ?? 0n) })],
    rateRow(found, action),
    ["act.fee", feeText(action, found.fee)],
    ["act.delay", delayText(action, delay)],
    ["act.gas", found.cost === null ? say("account.unavailable") : amountOf(found.cost, "ETH")],
  ].filter(Boolean);
  return [
    make("h3", {}, say("act.previewHeading")),
    make("dl", { class: "preview" }, rows.map(([key, value]) =>
      make("div", { class: key }, make("dt", {}, say(key)), make("dd", {}, value)))),
    make("h3", {}, say("act.signing", { n: found.steps.length })),
    make("ol", { class: "signing" }, found.steps.map(({ act, outcome }) =>
      make("li", {}, make("span", {}, ...write(act), ...outcome ? write(outcome) : [])))),
    make("p", { class: "note" }, signer.name
      ? say("act.walletSigns", { name: signer.name }) : say("act.nodeSigns")),
  ];
}

function changeRows(changes) {
  const row = (key, part) => (part.length ? [[key, part.map(({ symbol, difference }) =>
    make("span", { class: "change" },
      exactAmount(difference < 0n ? -difference : difference, symbol)))]] : []);
  const gained = changes.filter(({ difference }) => difference > 0n);
  const given = changes.filter(({ difference }) => difference < 0n);
  return [...row("act.receive", gained), ...row("act.give", given)];
}

function rateRow({ changes, amount }, action) {
  const rate = !action.takes && amount ? rateOf(changes, action.symbol, amount) : null;
  return rate && ["act.rate",
    say("act.rateText", { from: rate.from, to: rate.to, rate: exact(rate.rate) })];
}

function feeText(action, fee) {
  if (action.fee === "redeemed" && fee !== null) {
    return say("act.fee.redeemed", { amount: brief(fee) ?? exact(fee) });
  }
  return say(`act.fee.${action.fee}`);
}

function delayText(action, delay) {
  return action.delay === "eigenQueue" && delay !== null
    ? say("act.delay.eigenQueue", { n: delay.toString(), days: daysOf(delay) })
    : say(`act.delay.${action.delay}`);
}

/** The transactions that are being signed, each with how far it is. */
export function showProgress(states) {
  return [make("ol", { class: "signing" }, states.map(({ step, state, block, reason }) =>
    make("li", { "data-state": state },
      make("span", { class: "mark", "aria-hidden": "true" },
        { included: "✓", failed: "✗" }[state] ?? "…"),
      make("span", {}, ...write(step.act), " ",
        make("span", { class: "badge" }, say(`act.state.${state}`, {
          n: block === undefined ? "" : count(block) })),
        ...reason ? [" ", make("span", { class: "reason" }, ...reason)] : []))))];
}
