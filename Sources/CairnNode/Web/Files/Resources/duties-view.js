// What validators gained and lost, by duty: epoch by epoch, all together, and as a yield.

import { count, inEther } from "./amounts.js";
import { GAINS, LOSSES } from "./beacon.js";
import { rate } from "./beacon-view.js";
import { draw, make } from "./dom.js";
import { etherOf, say } from "./language.js";

/** A chart has room for at least this many epochs. */
const FEWEST_COLUMNS = 32;
const ABOVE = 64;
const BELOW = 26;

/** The part on rewards: pictures, and a table that names every number. */
export function showDuties({ recent, totals, yields }) {
  const sums = Object.fromEntries([...GAINS, ...LOSSES, "gained", "lost", "net"].map((name) =>
    [name, recent.reduce((sum, each) => sum + each.totals[name], 0n)]));
  if (!recent.length) return [make("p", { class: "note" }, say("duties.none"))];
  return [
    make("figure", { class: "epochs" },
      epochChart(recent, sums),
      make("figcaption", { class: "note" }, say("duties.chartNote", {
        first: count(recent[0].epoch), last: count(recent.at(-1).epoch) }))),
    bar("duties.recent", sums, recent.length),
    bar("duties.total", totals, null),
    table(sums, totals, yields),
  ];
}

const nameOf = (period, epochs) => say(period, epochs === null ? {} : { n: count(epochs) });

const summary = (sums) => ({
  gained: inEther(sums.gained), lost: inEther(sums.lost), net: inEther(sums.net) });

/** One bar: first what each duty brought, then what was lost. */
function bar(period, sums, epochs) {
  const whole = sums.gained + sums.lost;
  let x = 0;
  const parts = whole === 0n ? [] : [...GAINS, ...LOSSES].filter((name) => sums[name] > 0n)
    .map((name) => {
      const width = Number((sums[name] * 100_000n) / whole) / 1000;
      const part = draw("rect", {
        class: `duty-${name}`, x, width: Math.max(width - 0.2, 0.15), height: 10 });
      x += width;
      return part;
    });
  return make("div", { class: "total" },
    make("p", {}, make("span", {}, nameOf(period, epochs)),
      make("span", { class: "aside" }, say("duties.sum", summary(sums)))),
    draw("svg", {
      class: "duties", viewBox: "0 0 100 10", preserveAspectRatio: "none", role: "img",
      "aria-label": `${nameOf(period, epochs)}: ${say("duties.sum", summary(sums))}` }, parts));
}

/** A column for each epoch: gains upwards by duty, losses downwards. */
function epochChart(recent, sums) {
  const columns = Math.max(recent.length, FEWEST_COLUMNS);
  // Reports of offences are rare and large: the scale is that of ordinary epochs.
  const largest = recent.reduce((max, { totals }) => {
    const ordinary = totals.gained - totals.whistleblower;
    return ordinary > max ? ordinary : max;
  }, 1n);
  const height = (amount) => Number((amount * BigInt(ABOVE - 4) * 1000n) / largest) / 1000;
  const stack = (totals, names, x, direction) => {
    let y = ABOVE;
    return names.filter((name) => totals[name] > 0n).map((name) => {
      const size = height(totals[name]);
      const top = direction > 0 ? y - size : y;
      y -= direction * size;
      return draw("rect", { class: `duty-${name}`, x, y: top, width: 0.82, height: size });
    });
  };
  return draw("svg", {
    class: "duties", viewBox: `0 0 ${columns} ${ABOVE + BELOW}`, preserveAspectRatio: "none",
    role: "img", "aria-label": `${nameOf("duties.recent", recent.length)}: ${
      say("duties.sum", summary(sums))}` },
  recent.map(({ totals }, i) => draw("g", {},
    stack(totals, GAINS, i, 1), stack(totals, LOSSES, i, -1))),
  draw("rect", { class: "axis", x: 0, y: ABOVE - 0.25, width: columns, height: 0.5 }));
}

function table(sums, totals, yields) {
  const headings = ["duties.duty", "duties.recentShort", "duties.totalShort", "duties.perYear"];
  const sign = (name, amount) => etherOf(LOSSES.includes(name) ? -amount : amount);
  const perYear = (name) => {
    const realised = rate(LOSSES.includes(name) ? -yields.realised[name] : yields.realised[name]);
    return yields.ideal[name] > 0n
      ? say("duties.ofIdeal", { realised, ideal: rate(yields.ideal[name]) }) : realised;
  };
  const row = (name, kind) => make("tr", { class: kind },
    make("th", { scope: "row" },
      kind ? null : make("span", { class: `key duty-${name}`, "aria-hidden": "true" }),
      say(`duties.${name}`)),
    [sign(name, sums[name]), sign(name, totals[name]), perYear(name)].map((cell, i) =>
      make("td", { class: "amount", "data-heading": say(headings[i + 1]) }, cell)));
  return make("table", { class: "wide" },
    make("caption", { class: "hidden" }, say("duties.heading")),
    make("thead", {}, make("tr", {}, headings.map((key, i) =>
      make("th", { scope: "col", class: i ? "amount" : null }, say(key))))),
    make("tbody", {}, ...GAINS.map((name) => row(name, null)),
      ...LOSSES.map((name) => row(name, null)), row("net", "sum")));
}
