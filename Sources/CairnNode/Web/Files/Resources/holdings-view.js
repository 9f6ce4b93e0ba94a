// An account's holdings as the reader sees them.

import { brief, count } from "./amounts.js";
import { contractAt } from "./contracts.js";
import { draw, make } from "./dom.js";
import { accountLink, checksum, exactAmount, expectedDate, say, write } from "./language.js";
import { account, phrase, text } from "./values.js";

/** The whole panel for an account whose holdings have been read. */
export function showHoldings(holdings) {
  const known = contractAt(holdings.address);
  return [
    make("h3", { class: "address" }, make("code", {}, checksum(holdings.address))),
    make("p", { class: "note" },
      [known ? say("account.contract", { name: known.name }) : null,
        holdings.isOperator ? say("account.isOperator") : null,
        say("account.asOf", { n: count(holdings.blockNumber) })].filter(Boolean).join(" · ")),
    picture(holdings.layers),
    section("account.liquid", balances(holdings)),
    section("account.restaked", ...restaked(holdings)),
    section("account.queue", ...queues(holdings)),
  ];
}

function section(key, ...content) {
  return make("section", { class: "part" }, make("h4", {}, say(key)), ...content);
}

const unavailable = () => make("span", { class: "unavailable" }, say("account.unavailable"));
const amountOr = (value, symbol) => (value === null ? unavailable() : exactAmount(value, symbol));

function table(headings, rows) {
  return make("table", {},
    make("thead", {}, make("tr", {}, headings.map((key, i) =>
      make("th", { scope: "col", class: i ? "amount" : null }, say(key))))),
    make("tbody", {}, rows.map(([name, ...cells]) => make("tr", {},
      make("th", { scope: "row" }, name),
      cells.map((cell, i) => make("td", {
        class: "amount", "data-heading": say(headings[i + 1]) }, cell ?? ""))))));
}

function balances(holdings) {
  const shares = (value) => (value === null ? null : make("span", { class: "aside" },
    ...write(phrase("amount.plainShares", { amount: { kind: "exact", value } }))));
  const worth = (value, symbol) => make("span", { class: "aside" }, amountOr(value, symbol));
  return table(["account.asset", "account.amount", "account.worth"], [
    ["ETH", amountOr(holdings.ether, ""), null],
    ["stETH", amountOr(holdings.stETH, ""), shares(holdings.stETHShares)],
    ["wstETH", amountOr(holdings.wstETH, ""), worth(holdings.wstETHWorth, "stETH")],
    ["eETH", amountOr(holdings.eETH, ""), shares(holdings.eETHShares)],
    ["weETH", amountOr(holdings.weETH, ""), worth(holdings.weETHWorth, "eETH")],
  ]);
}

const strategyName = ({ token, strategy }) => (token
  ? write(phrase("strategy.of", { token: text(token) })) : [accountLink(strategy)]);

function restaked({ positions, operator, isDelegationKnown }) {
  const delegation = !isDelegationKnown ? unavailable()
    : make("p", { class: "delegation" }, ...(operator
      ? write(phrase("account.operator", { operator: account(operator) }))
      : [say("account.noOperator")]));
  if (!positions) return [unavailable()];
  if (!positions.length) return [make("p", { class: "note" }, say("account.noShares")), delegation];
  return [delegation, table(
    ["account.strategy", "account.deposited", "account.withdrawable", "account.value"],
    positions.map((position) => [
      make("span", {}, strategyName(position)),
      amountOr(position.deposited, ""),
      amountOr(position.withdrawable, ""),
      amountOr(position.worth, position.token ?? ""),
    ]))];
}

function queues({ withdrawals, lidoRequests, etherFiRequests, blockNumber, timestamp }) {
  const group = (key, entries, show) => make("div", { class: "queue" },
    make("h5", {}, say(key)),
    entries === null ? unavailable()
      : entries.length ? make("ul", {}, entries.map((entry) => make("li", {}, show(entry))))
        : make("p", { class: "note" }, say("account.none")));
  return [
    group("account.eigenQueue", withdrawals, (entry) => [
      make("span", { class: "what" }, entry.parts.map((part) => make("span", {},
        part.worth === null
          ? [exactAmount(part.withdrawable, ""), " ", ...strategyName(part)]
          : exactAmount(part.worth, part.token ?? "")))),
      maturity(entry, blockNumber, timestamp)]),
    group("account.lidoQueue", lidoRequests, (entry) => [
      requestLine(entry, "stETH"),
      badge(entry.isClaimed ? "claimed" : entry.isFinalized ? "finalized" : "pending")]),
    group("account.etherfiQueue", etherFiRequests, (entry) => [
      requestLine(entry, "eETH"),
      badge(!entry.isValid ? "invalidated" : entry.isFinalized ? "finalized" : "pending")]),
  ];
}

const requestLine = ({ id, amount }, symbol) => make("span", { class: "what" },
  make("span", { class: "request" }, say("account.request", { id: `#${id}` })),
  exactAmount(amount, symbol));

const badge = (state) => make("span", {
  class: state === "finalized" ? "badge ready" : "badge" }, say(`account.${state}`));

/** A withdrawal can be completed in the block after the delay's last one. */
function maturity({ maturesAt }, blockNumber, timestamp) {
  if (maturesAt === null) return unavailable();
  const left = maturesAt - BigInt(blockNumber);
  const block = count(maturesAt);
  const date = expectedDate(maturesAt, blockNumber, timestamp);
  return left > 0n
    ? make("span", { class: "badge" }, say("account.matures", { block, n: count(left), date }))
    : make("span", { class: "badge ready" }, say("account.mature", { block }));
}

const WIDTH = 240;
const HEIGHT = 132;
const GROUND = 10;
/** A stone is this much wider than high. */
const FLATNESS = 3.6;

/** Layers as a cairn: the area of a stone is what its layer is worth. */
function picture(layers) {
  const staked = layers.slice(1).filter(({ worth }) => worth > 0n);
  const largest = staked.reduce((max, { worth }) => (worth > max ? worth : max), 1n);
  const widths = staked.map(({ worth }) =>
    Math.max(Math.sqrt(Number((worth * 1_000_000n) / largest) / 1_000_000) * (WIDTH - 30), 16));
  const total = widths.reduce((sum, width) => sum + width / FLATNESS, 0);
  const scale = Math.min(1, (HEIGHT - GROUND - 6) / total);
  let top = HEIGHT - GROUND;
  const stones = staked.map(({ name }, i) => {
    const width = widths[i] * scale;
    const lean = (i % 2 ? 1 : -1) * Math.min(5, (WIDTH - width) / 14);
    top -= width / FLATNESS;
    return draw("path", {
      class: `stone ${name}`,
      d: stone((WIDTH - width) / 2 + lean, top, width, width / FLATNESS - 1) });
  });
  const drawing = draw("svg", {
    class: "cairn", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img",
    "aria-label": say("account.picture") },
  draw("rect", {
    class: "stone ether", x: 0, y: HEIGHT - GROUND + 1, width: WIDTH, height: 8, rx: 4 }),
  stones);
  const legend = make("dl", { class: "layers" }, layers.toReversed().map(({ name, worth }) =>
    make("div", { class: worth > 0n ? null : "nothing" },
      make("dt", {}, make("span", { class: `swatch ${name}` }), say(`layer.${name}`)),
      make("dd", {}, brief(worth) ?? "0", make("span", { class: "unit" }, " ETH")))));
  return make("figure", { class: "picture" }, drawing, legend,
    make("figcaption", { class: "note" }, say("account.pictureNote")));
}

/** The outline of a flat stone, a little heavier on one side. */
function stone(x, y, width, height) {
  const at = (across, down) =>
    `${(x + across * width).toFixed(2)} ${(y + down * height).toFixed(2)}`;
  return `M${at(0.2, 0.08)}C${at(0.32, -0.02)} ${at(0.62, -0.03)} ${at(0.78, 0.06)}`
    + `C${at(0.94, 0.14)} ${at(1.01, 0.45)} ${at(1, 0.66)}C${at(0.99, 0.94)} ${at(0.92, 1)} `
    + `${at(0.82, 1)}L${at(0.14, 1)}C${at(0.04, 1)} ${at(-0.01, 0.85)} ${at(0, 0.62)}`
    + `C${at(0.01, 0.36)} ${at(0.08, 0.16)} ${at(0.2, 0.08)}Z`;
}
