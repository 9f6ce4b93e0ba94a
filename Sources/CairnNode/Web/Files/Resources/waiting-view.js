// The queues of the beacon chain, and slashings as they unfold, as the reader sees them.

import { count } from "./amounts.js";
import { make } from "./dom.js";
import { ahead, dateAndTime, etherAmount, say, short, write } from "./language.js";
import { ether, list, number, phrase, text } from "./values.js";

const SHOWN_ENTRIES = 5;
const SHOWN_SLASHINGS = 24;
const SHOWN_VALIDATORS = 6;

/** When something is expected: the date, and how long until then. */
const expected = (time, now) => (time === null ? say("queues.unknown")
  : say("queues.when", { date: dateAndTime(time), wait: ahead(time - now) }));

/** Every queue with its first entries, and what whoever joins now would have to wait for. */
export function showQueues(queues, now) {
  const { deposit, exit, withdrawable } = queues.now;
  return [
    make("p", { class: "explain" }, say("queues.now", {
      deposit: expected(deposit, now), exit: expected(exit, now),
      withdrawable: expected(withdrawable, now) })),
    ...["deposits", "activations", "exits", "partialWithdrawals", "consolidations"].map((name) =>
      make("div", { class: "queue" },
        make("h4", {}, say(`queues.${name}`), " ",
          make("span", { class: "badge" }, count(queues[name].count))),
        ...queueList(queues[name], now))),
  ];
}

function queueList({ entries, count: all }, now) {
  if (!entries.length) return [make("p", { class: "note" }, say("account.none"))];
  const shown = entries.slice(0, SHOWN_ENTRIES);
  return [
    make("ul", {}, shown.map((entry) => make("li", {},
      make("span", { class: "what" },
        make("span", {}, ...write(nameOf(entry))),
        entry.amount === null ? null : make("span", {}, etherAmount(entry.amount))),
      make("span", { class: "aside" }, waitOf(entry, now))))),
    ...all > shown.length
      ? [make("p", { class: "note" }, say("queues.more", { n: all - shown.length }))] : [],
  ];
}

/** Until when an entry waits; one that leaves does so before it can be withdrawn. */
function waitOf({ time, exitTime }, now) {
  if (!exitTime) return time === null ? say("queues.open") : expected(time, now);
  return exitTime > now
    ? say("queues.leaving", { exit: expected(exitTime, now), date: expected(time, now) })
    : say("queues.hasLeft", { exit: dateAndTime(exitTime), date: expected(time, now) });
}

/** What stands in a queue, in words. */
function nameOf({ pubkey, validator, target, operator, isSlashed }) {
  if (pubkey) return phrase("queues.key", { key: text(short(pubkey)) });
  if (target !== undefined) {
    return phrase("queues.into", { source: number(validator), target: number(target) });
  }
  const who = operator
    ? phrase("queues.validatorOf", { validator: number(validator), operator: text(operator) })
    : phrase("queues.validator", { validator: number(validator) });
  return isSlashed ? phrase("queues.slashed", { who }) : who;
}

/** Each slashing as a time line, the newest first, with what happens now in a sentence. */
export function showSlashings({ slashings, epoch }, now) {
  if (!slashings.length) return [make("p", { class: "note" }, say("slashing.none"))];
  const shown = slashings.slice(0, SHOWN_SLASHINGS);
  return [
    make("ol", { class: "slashings" }, shown.map((each) => slashingCard(each, epoch, now))),
    ...slashings.length > shown.length
      ? [make("p", { class: "note" }, say("slashing.more", { n: slashings.length - shown.length }))]
      : [],
  ];
}

/** Who was slashed for what, as a phrase. */
export function slashingTitle({ validators, operator, kind }) {
  const shown = validators.slice(0, SHOWN_VALIDATORS)
    .map((each) => text(`#${count(each)}`));
  if (validators.length > shown.length) {
    shown.push(text(say("slashing.others", { n: validators.length - shown.length })));
  }
  return phrase("slashing.title", {
    number: number(validators.length), validators: list(shown),
    operator: text(operator ?? say("validators.nobody")), kind: phrase(`slashing.${kind}`) });
}

function slashingCard(slashing, epoch, now) {
  const isTaken = epoch > slashing.correlationEpoch;
  const isOver = epoch >= slashing.withdrawableEpoch;
  const date = (time, of) => [dateAndTime(time), make("span", { class: "aside" },
    say("slashing.inEpoch", { n: count(of) }))];
  const step = (key, state, content, when) => make("li", { class: state },
    make("span", { class: "step" }, say(key)),
    make("span", { class: "hidden" }, ` (${say(`slashing.${state}`)}) `),
    make("span", { class: "worth" }, content), when ? make("span", { class: "when" }, when) : null);
  return make("li", { class: "slashing" },
    make("h4", {}, ...write(slashingTitle(slashing))),
    make("p", { class: "explain" }, ...explanation(slashing, isTaken, isOver, now)),
    make("ol", { class: "steps" },
      step("slashing.offence", "done", say(`slashing.${slashing.kind}`),
        date(slashing.time, slashing.epoch)),
      step("slashing.initial", "done", etherAmount(-slashing.initial), say("slashing.atOnce")),
      step("slashing.leaked", isOver ? "done" : "running",
        slashing.leaked === null ? say("account.unavailable") : etherAmount(-slashing.leaked),
        isOver ? null : say("slashing.soFar")),
      step("slashing.correlation", isTaken ? "done" : "coming",
        isTaken ? etherAmount(-slashing.correlation)
          : write(phrase("slashing.about", { amount: ether(-slashing.expected) })),
        date(slashing.correlationTime, slashing.correlationEpoch)),
      step("slashing.withdrawable", isOver ? "done" : "coming", etherAmount(slashing.balance),
        date(slashing.withdrawableTime, slashing.withdrawableEpoch))));
}

/** What is happening to who was slashed, as nodes. */
function explanation(slashing, isTaken, isOver, now) {
  const { initial, leaked, correlation, expected: likely, balance } = slashing;
  const values = {
    lost: ether(initial + (leaked ?? 0n) + (isTaken ? correlation : 0n)),
    likely: ether(likely), left: ether(balance),
    half: text(expected(slashing.correlationTime, now)),
    end: text(expected(slashing.withdrawableTime, now)),
  };
  if (isOver) return write(phrase("slashing.isOver", values));
  if (isTaken) return write(phrase("slashing.isTaken", values));
  return write(phrase(likely > 0n ? "slashing.isComing" : "slashing.isAlone", values));
}
