// The beacon chain's figures, its operators and their validators, as the reader sees them.

import { count, inEther, percent } from "./amounts.js";
import { make } from "./dom.js";
import { accountLink, etherOf, moment, say, short } from "./language.js";
import { timeOf } from "./beacon.js";

/** A part per million as a percentage. */
export const rate = (parts) => percent(parts, 1_000_000n);

/** The head line: where the chain is, who is active with how much, and what it yields. */
export function showFigures(beacon) {
  const { epoch, finalizedEpoch, yields, operators } = beacon;
  const total = (name) => operators.reduce((all, each) => all + each[name], 0);
  const rows = [
    ["validators.epoch", count(epoch), moment(timeOf(beacon, epoch))],
    ["validators.finalized", count(finalizedEpoch),
      say("validators.behind", { n: count(epoch - finalizedEpoch) }), beacon.isLeaking],
    ["validators.active", count(total("active")),
      say("validators.ofAll", { n: count(total("validators")) })],
    ["validators.activeBalance", `${inEther(beacon.totalActive)} ETH`],
    ["validators.ideal", rate(yields.ideal.gained), say("validators.idealNote")],
    ["validators.realised", yields.epochs ? rate(yields.realised.net) : "–",
      say("validators.lastEpochs", { n: count(yields.epochs) })],
  ];
  return [
    make("dl", { class: "figures" }, rows.map(([key, value, note, isBad]) =>
      make("div", { class: isBad ? "bad" : null }, make("dt", {}, say(key)),
        make("dd", {}, value, note ? make("span", { class: "aside" }, note) : null)))),
    beacon.isLeaking ? make("p", { class: "reason" }, say("validators.leak", {
      n: count(epoch - finalizedEpoch) })) : null,
  ].filter(Boolean);
}

const OPERATOR_HEADINGS = ["validators.operator", "validators.count", "validators.activeCount",
  "validators.slashedCount", "validators.balance", "validators.uptime", "validators.client",
  "validators.group"];

/**
 * The operators as a table. `opened` is null, or says whose validators are shown below its row:
 * its `place`, the `page`, how many `pages` there are, and the `rows` or null while they are
 * read. `onOpen` and `onTurn` are called with a place and with a page.
 */
export function showOperators(operators, opened, { onOpen, onTurn }) {
  return make("table", { class: "wide" },
    make("caption", { class: "hidden" }, say("validators.operators")),
    headings(OPERATOR_HEADINGS),
    make("tbody", {}, operators.flatMap((entry, place) => {
      const isOpen = opened?.place === place;
      const row = operatorRow(entry, place, isOpen, onOpen);
      return isOpen ? [row, make("tr", { class: "inside" },
        make("td", { colspan: OPERATOR_HEADINGS.length, id: `operator-${place}` },
          ...validatorList(opened, onTurn)))] : [row];
    })));
}

function operatorRow(entry, place, isOpen, onOpen) {
  const name = entry.name ?? say("validators.nobody");
  const cells = [
    count(entry.validators), count(entry.active),
    make("span", { class: entry.slashed ? "reason" : null }, count(entry.slashed)),
    etherOf(entry.balance), rate(entry.uptime),
    entry.client === null ? "–" : `#${entry.client}`,
    entry.group === null ? "–" : `#${entry.group}`,
  ];
  return make("tr", {},
    make("th", { scope: "row" }, make("button", {
      type: "button", class: "disclose", "aria-expanded": String(isOpen),
      "aria-controls": isOpen ? `operator-${place}` : null, "data-focus": `operator ${place}`,
      onclick: () => onOpen(isOpen ? null : place),
    }, name)),
    cells.map((cell, i) => make("td", {
      class: "amount", "data-heading": say(OPERATOR_HEADINGS[i + 1]) }, cell)));
}

/** Columns of words; all others hold numbers. */
const WORDS = new Set(["validators.status", "validators.account", "validators.leaves"]);

const columnClass = (key, i) => (i === 0 ? null : WORDS.has(key) ? "words" : "amount");

const headings = (keys) => make("thead", {}, make("tr", {}, keys.map((key, i) =>
  make("th", { scope: "col", class: columnClass(key, i) }, say(key)))));

const VALIDATOR_HEADINGS = ["validators.validator", "validators.status", "validators.balance",
  "validators.effective", "validators.account", "validators.leaves"];

function validatorList({ page, pages, rows, error }, onTurn) {
  if (error) return [make("p", { class: "note" }, say("account.unavailable"))];
  if (!rows) return [make("p", { class: "note" }, say("account.loading"))];
  return [
    make("table", { class: "wide" },
      make("caption", { class: "hidden" }, say("validators.heading")),
      headings(VALIDATOR_HEADINGS), make("tbody", {}, rows.map(validatorRow))),
    pages > 1 ? make("div", { class: "turn" },
      turnButton("validators.earlier", page > 0, () => onTurn(page - 1)),
      make("span", { class: "note" }, say("validators.page", {
        n: count(page + 1), all: count(pages) })),
      turnButton("validators.later", page + 1 < pages, () => onTurn(page + 1))) : null,
  ].filter(Boolean);
}

const turnButton = (key, isPossible, onclick) => make("button", {
  type: "button", "data-focus": key, disabled: !isPossible, onclick }, say(key));

function validatorRow(validator) {
  const { number, key, status, balance, effective, account, exit, withdrawable } = validator;
  const cells = [
    say(`validator.${status}`), etherOf(balance), etherOf(effective),
    account ? accountLink(account) : "–",
    exit === null ? null : say("validators.leavesAt", {
      exit: count(exit), withdrawable: withdrawable === null ? "–" : count(withdrawable) }),
  ];
  return make("tr", {},
    make("th", { scope: "row" }, `#${count(number)} `,
      make("code", { class: "aside", title: key }, short(key))),
    cells.map((cell, i) => make("td", {
      class: columnClass(VALIDATOR_HEADINGS[i + 1], i + 1),
      "data-heading": say(VALIDATOR_HEADINGS[i + 1]) }, cell)));
}
