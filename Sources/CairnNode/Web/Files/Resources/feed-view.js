// The list of blocks as the reader sees it.

import { count, exact, percent } from "./amounts.js";
import { contractAt } from "./contracts.js";
import { draw, make } from "./dom.js";
import { accountLink, age, amountOf, moment, say, short, write } from "./language.js";
import { ether, number, phrase, sum } from "./values.js";

const SHOWN_TRANSACTIONS = 100;
/** So many of the newest blocks stand alone; older empty ones in a row share a line. */
const ALONE = 4;

export class FeedView {
  #feed;
  #list;
  #empty;
  #rows = new Map();
  #toggled = new Map();

  /** Shows a feed in a list; `empty` is what stands there when the list has no rows. */
  constructor(feed, list, empty) {
    this.#feed = feed;
    this.#list = list;
    this.#empty = empty;
    this.isOnlyFull = false;
  }

  /** Forgets what is drawn, for another language. */
  redraw() {
    this.#rows.clear();
    this.#list.replaceChildren();
    this.update();
  }

  /** Brings the list in step with the feed; rows that stay are not touched. */
  update() {
    const blocks = this.#feed.blocks.filter(
      (block) => !this.isOnlyFull || block.transactions.length);
    const entries = gathered(blocks).map((run) => {
      const key = `${run[0].hash} ${run.length}`;
      return [key, this.#rows.get(key) ?? (run.length > 1 ? runRow(run) : this.#row(run[0]))];
    });
    this.#rows = new Map(entries);
    const rows = entries.map(([, row]) => row);
    const wanted = new Set(rows);
    for (const row of [...this.#list.children]) if (!wanted.has(row)) row.remove();
    let place = this.#list.firstElementChild;
    for (const row of rows) {
      if (row === place) place = place.nextElementSibling;
      else this.#list.insertBefore(row, place);
    }
    this.#empty.hidden = rows.length > 0;
    this.#empty.textContent = say(this.isOnlyFull ? "blocks.noneFull" : "blocks.none");
    this.tick();
  }

  /** Rewrites the ages. A chain that has been moved into the future counts from its head. */
  tick() {
    const now = Math.max(Math.floor(Date.now() / 1000), this.#feed.newest?.timestamp ?? 0);
    for (const time of this.#list.querySelectorAll("time[data-seconds]")) {
      const text = age(now - Number(time.dataset.seconds));
      if (time.textContent !== text) time.textContent = text;
    }
  }

  #row(block) {
    const { transactions } = block;
    const head = [
      make("span", { class: "number" }, `#${count(block.number)}`),
      make("span", { class: transactions.length ? "count" : "count none" },
        transactions.length
          ? say("blocks.transactions", { n: transactions.length }) : say("blocks.empty")),
      gasBar(block),
      make("time", {
        "data-seconds": block.timestamp, title: moment(block.timestamp),
        datetime: new Date(block.timestamp * 1000).toISOString(),
      }),
    ];
    if (!transactions.length) {
      return make("li", { class: "block empty" },
        make("div", { class: "head" }, head), paidLine([block]));
    }
    const isOpen = this.#toggled.get(block.hash) ?? true;
    const items = transactions.slice(0, SHOWN_TRANSACTIONS).map((each) => this.#item(each));
    const rest = transactions.length - items.length;
    return make("li", { class: "block" }, make(
      "details", {
        open: isOpen,
        ontoggle: ({ currentTarget }) => this.#toggled.set(block.hash, currentTarget.open),
      },
      make("summary", { class: "head" }, head),
      paidLine([block]),
      make("ol", { class: "transactions" }, items),
      rest > 0 ? make("p", { class: "note" }, say("blocks.more", { n: rest })) : null,
    ));
  }

  #item(transaction) {
    const { act, outcome, succeeded } = transaction;
    const sentence = make("p", { class: "sentence" }, write(act), outcome && write(outcome));
    const item = make("li", { class: succeeded ? "transaction" : "transaction failed" },
      mark(succeeded), sentence);
    if (!succeeded) item.append(this.#reason(transaction));
    item.append(this.#details(transaction));
    return item;
  }

  #reason(transaction) {
    const line = make("p", { class: "reason" });
    const show = () => {
      const reason = transaction.reason ?? { key: "refusal.wait", values: {} };
      const before = say("tx.because", { reason: "\u0000" }).split("\u0000");
      line.replaceChildren(before[0], ...write(reason), before[1] ?? "");
    };
    show();
    if (!transaction.reason) this.#feed.explain(transaction).then(show);
    return line;
  }

  #details(transaction) {
    const { raw, receipt, call } = transaction;
    const details = make("details", { class: "more" },
      make("summary", { "aria-label": say("tx.details", { hash: short(raw.hash) }) },
        make("code", {}, short(raw.hash))));
    details.addEventListener("toggle", () => {
      if (details.childElementCount > 1) return;
      const price = BigInt(receipt.effectiveGasPrice ?? raw.gasPrice ?? 0);
      const rows = [
        ["tx.hash", make("code", {}, raw.hash)],
        ["tx.contract", raw.to ? accountLink(raw.to) : "—"],
        ["tx.method", call.selector
          ? make("code", {}, call.declaration?.signature ?? call.selector) : "—"],
        ["tx.gas", count(receipt.gasUsed)],
        ["tx.fee", amountOf(BigInt(receipt.gasUsed) * price, "ETH")],
        ["tx.nonce", count(raw.nonce)],
        ["tx.events", events(receipt)],
      ];
      details.append(make("dl", {}, rows.map(([key, value]) =>
        make("div", {}, make("dt", {}, say(key)), make("dd", {}, value)))));
    });
    return details;
  }
}

/** Blocks, newest first, as runs: older empty blocks in a row make one run. */
function gathered(blocks) {
  const runs = [];
  blocks.forEach((block, i) => {
    const last = runs.at(-1);
    const joins = i > ALONE && !block.transactions.length && !last[0].transactions.length
      && last.at(-1).number === block.number + 1;
    if (joins) last.push(block);
    else runs.push([block]);
  });
  return runs;
}

/** One line for several empty blocks. */
function runRow(run) {
  const [newest, oldest] = [run[0], run.at(-1)];
  return make("li", { class: "block empty run" }, make("div", { class: "head" },
    make("span", { class: "number" }, `#${count(oldest.number)} – #${count(newest.number)}`),
    make("span", { class: "count none" }, say("blocks.run", { n: run.length })),
    make("time", { "data-seconds": newest.timestamp, title: moment(newest.timestamp),
      datetime: new Date(newest.timestamp * 1000).toISOString() })), paidLine(run));
}

/** What validators were paid in blocks, in a sentence, or null. */
function paidLine(run) {
  const gwei = sum(run.map(({ paid }) => paid.gwei));
  if (gwei === 0n) return null;
  const validators = new Set(run.flatMap(({ paid }) => [...paid.validators]));
  return make("p", { class: "paid" }, ...write(phrase("blocks.paid", {
    number: number(validators.size), amount: ether(gwei) })));
}

/** The names of a receipt's events, in order. */
function events(receipt) {
  if (!receipt.logs.length) return "—";
  return make("ol", { class: "events" }, receipt.logs.map((log) => {
    const contract = contractAt(log.address);
    const declared = [...contract?.events.values() ?? []]
      .find((event) => event.topic === log.topics[0]);
    const name = declared?.name ?? log.topics[0]?.slice(0, 10) ?? "—";
    return make("li", {}, accountLink(log.address), " ", make("code", {}, name));
  }));
}

/** How full a block is, as a bar with its number. */
function gasBar({ gasUsed, gasLimit }) {
  const text = percent(gasUsed, gasLimit);
  const share = gasLimit ? Number((gasUsed * 1000n) / gasLimit) / 10 : 0;
  const label = say("blocks.gas", { n: text });
  return make("span", { class: "gas", title: `${exact(gasUsed, 0)} gas` },
    draw("svg", { viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" },
      draw("rect", { class: "track", width: 100, height: 6, rx: 3 }),
      gasUsed > 0n
        ? draw("rect", { class: "fill", width: Math.max(share, 2), height: 6, rx: 3 }) : null),
    make("span", { class: "hidden" }, label));
}

function mark(succeeded) {
  return make("span", { class: "mark", role: "img",
    "aria-label": say(succeeded ? "tx.succeeded" : "tx.failed") }, succeeded ? "✓" : "✕");
}
