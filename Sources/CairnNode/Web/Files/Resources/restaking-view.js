// The picture of restaking as the reader sees it.

import { brief, count, percent } from "./amounts.js";
import { strategyToken } from "./contracts.js";
import { draw, make } from "./dom.js";
import { accountLink, exactAmount, expectedDate, moment, say, write } from "./language.js";
import { WHOLE, exposed } from "./restaking.js";
import { account, list, phrase, portion, text } from "./values.js";

const SHOWN_SLASHES = 50;

/** The whole panel; `time` is that of the block that it was read at. */
export function showRestaking(picture, time) {
  const { strategies, operators, slashes, operatorCount } = picture;
  const part = (key, ...content) =>
    make("section", { class: "part" }, make("h3", {}, say(key)), ...content);
  const note = (key, values) => make("p", { class: "note" }, say(key, values));
  return [
    part("restaking.strategies", strategies.length
      ? make("ul", { class: "stakes" }, strategies.map(strategyRow))
      : note("restaking.noStake")),
    part("restaking.operators",
      operators.length
        ? make("ul", { class: "operators" }, operators.map((each) =>
          make("li", {}, ...operatorCard(each, picture.blockNumber, time))))
        : note("restaking.noOperators"),
      operatorCount > operators.length
        ? note("restaking.moreOperators", { n: operatorCount - operators.length }) : null),
    part("restaking.slashes", slashes.length
      ? make("ol", { class: "slashes" }, slashes.slice(0, SHOWN_SLASHES).map(slashRow))
      : note("restaking.noSlashes")),
  ];
}

/** A strategy's stake, and how much of it is delegated. */
function strategyRow({ token, worth, shares, delegated }) {
  const part = percent(delegated, shares);
  const share = Number((delegated * 1000n) / shares) / 10;
  return make("li", { class: "stake" },
    make("span", { class: "name" }, token),
    draw("svg", { viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" },
      draw("rect", { class: "track", width: 100, height: 6, rx: 3 }),
      draw("rect", { class: "fill", width: share, height: 6, rx: 3 })),
    make("span", { class: "amount" }, exactAmount(worth ?? 0n, token)),
    make("span", { class: "aside" }, say("restaking.delegated", { n: part })));
}

function operatorCard({ operator, stakes, allocations }, block, time) {
  if (!stakes.length) {
    return [make("h4", {}, accountLink(operator)),
      make("p", { class: "note" }, say("restaking.idle"))];
  }
  return [make("h4", {}, accountLink(operator)), ...stakes.map((stake) => {
    const own = allocations.filter(({ strategy }) => strategy === stake.strategy);
    return make("div", { class: "position" },
      make("p", { class: "worth" }, exactAmount(stake.worth ?? 0n, stake.token ?? "")),
      allocationBar(stake, own),
      make("ul", { class: "exposures" }, own.map((allocation, i) =>
        make("li", {}, make("span", { class: `key set${i % 4}`, "aria-hidden": "true" }),
          make("span", {}, ...exposureSentence(stake, allocation, block, time)))),
      ...remainders(stake, own)));
  })];
}

/** Free and slashed magnitude, named. */
function remainders(stake, allocations) {
  const free = freeMagnitude(stake, allocations);
  const lost = WHOLE - stake.maximum;
  const row = (kind, key, magnitude) => (magnitude > 0n
    ? [make("li", {}, make("span", { class: `key ${kind}`, "aria-hidden": "true" }),
      make("span", {}, say(key, { n: percent(magnitude, WHOLE) })))] : []);
  return [...row("free", "restaking.free", free), ...row("lost", "restaking.lost", lost)];
}

const freeMagnitude = (stake, allocations) => {
  const used = allocations.reduce((total, { current, pending }) =>
    total + current + (pending > 0n ? pending : 0n), 0n);
  return stake.maximum > used ? stake.maximum - used : 0n;
};

/** One operator's magnitude in one strategy: what each set has, what is free, what is lost. */
function allocationBar(stake, allocations) {
  const segments = [
    ...allocations.flatMap(({ current, pending }, i) => [
      [`set${i % 4}`, current], [`set${i % 4} pending`, pending > 0n ? pending : 0n]]),
    ["free", freeMagnitude(stake, allocations)],
    ["lost", WHOLE - stake.maximum],
  ].filter(([, magnitude]) => magnitude > 0n);
  let x = 0;
  const bars = segments.map(([kind, magnitude]) => {
    const width = Number((magnitude * 100_000n) / WHOLE) / 1000;
    const bar = draw("rect", { class: kind, x, width: Math.max(width - 0.3, 0.2), height: 10 });
    x += width;
    return bar;
  });
  return draw("svg", {
    class: "allocation", viewBox: "0 0 100 10", preserveAspectRatio: "none", role: "img",
    "aria-label": say("restaking.bar", {
      n: percent(stake.maximum - freeMagnitude(stake, allocations), WHOLE),
      free: percent(freeMagnitude(stake, allocations), WHOLE),
      lost: percent(WHOLE - stake.maximum, WHOLE) }) }, bars);
}

/** Who may slash how much until when. */
function exposureSentence(stake, allocation, block, time) {
  const values = {
    set: phrase("set.of", { id: text(`#${allocation.set.id}`), avs: account(allocation.set.avs) }),
    part: portion(stake.maximum === 0n ? 0n : allocation.current * WHOLE / stake.maximum),
    amount: text(`${brief(exposed(stake, allocation)) ?? "0"} ${stake.token ?? ""}`),
    until: allocation.until !== null ? text(say("restaking.until", {
      block: count(allocation.until), date: expectedDate(allocation.until, block, time) })) : null,
    more: allocation.pending > 0n ? text(say("restaking.more", {
      n: percent(allocation.pending, WHOLE), block: count(allocation.effectBlock) })) : null,
  };
  if (!allocation.isSlashable) return write(phrase("restaking.notSlashable", values));
  return [
    ...write(phrase("restaking.slashable", values)),
    ...allocation.until !== null ? [values.until.value] : [say("restaking.whileMember")],
    ...values.more ? [values.more.value] : [],
  ];
}

/** A slash, explained in a sentence. */
function slashRow({ operator, set, strategies, wads, reason, block, time }) {
  const parts = list(strategies.map((strategy, i) => phrase("restaking.lostPart", {
    portion: portion(wads[i] ?? 0n), strategy: strategyPhrase(strategy) })));
  return make("li", {},
    make("span", { class: "when" },
      say("blocks.number", { n: count(block) }),
      time ? ` · ${moment(Number(time))}` : ""),
    make("span", {}, ...write(phrase("restaking.slashed", {
      operator: account(operator), parts,
      set: phrase("set.of", { id: text(`#${set.id}`), avs: account(set.avs) }) })),
    ...reason ? write(phrase("got.because", { text: text(reason) })) : []));
}

const strategyPhrase = (address) => {
  const token = strategyToken(address);
  return token ? phrase("strategy.of", { token: text(token) }) : account(address);
};
