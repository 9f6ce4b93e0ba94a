// The panel of the beacon chain: reads it when a block may have changed it, keeps what the reader
// has opened, and takes orders of faults.

import { epochAt, places, readBeacon, readValidators, takesFaults } from "./beacon.js";
import { showFigures, showOperators } from "./beacon-view.js";
import { byID, make } from "./dom.js";
import { showDuties } from "./duties-view.js";
import { FaultForm } from "./fault-form.js";
import { say } from "./language.js";
import { showQueues, showSlashings } from "./waiting-view.js";

const REFRESH_MILLISECONDS = 1500;
const VALIDATORS_A_PAGE = 16;

export class ValidatorsPanel {
  #node;
  #onSlashing;
  #form;
  #beacon = null;
  #time = 0;
  #timer = null;
  #isStale = false;
  #isAbsent = false;
  #opened = null;

  /** `onSlashing` is called after the panel shows new slashings, with the newest. */
  constructor(node, onSlashing) {
    this.#node = node;
    this.#onSlashing = onSlashing;
    this.#form = new FaultForm(node);
  }

  start() {
    this.#form.start();
  }

  /** A new head; reads again if its block did something, or if an epoch has ended. */
  follow({ timestamp }, hasDone) {
    this.#time = timestamp;
    const known = this.#beacon;
    if (this.#isAbsent) return;
    if (known && !hasDone && epochAt(known, timestamp) <= known.epoch) return;
    this.#isStale = true;
    this.#plan();
  }

  /** Reads soon, once for all blocks that come until then. */
  #plan() {
    if (this.#timer) return;
    this.#timer = setTimeout(async () => {
      this.#isStale = false;
      try {
        await this.#read();
      } catch {
        // The node went away in between; the connection's state says so already.
      }
      this.#timer = null;
      if (this.#isStale) this.#plan();
    }, this.#beacon ? REFRESH_MILLISECONDS : 0);
  }

  async #read() {
    const before = this.#beacon;
    const beacon = await readBeacon(this.#node);
    this.#isAbsent = beacon === null;
    if (this.#isAbsent) return;
    if (!before) this.#form.isOffered = await takesFaults(this.#node);
    this.#beacon = beacon;
    this.#form.learn(beacon);
    this.redraw();
    if (this.#opened) await this.#readValidators();
    const count = (of) => of.slashings.reduce((sum, each) => sum + each.validators.length, 0);
    if (before && count(beacon) > count(before)) this.#onSlashing(beacon.slashings[0]);
  }

  /** Draws everything anew; what had the focus keeps it. */
  redraw() {
    if (!this.#beacon) return;
    for (const id of ["validators", "validators-link"]) byID(id).hidden = false;
    const panel = byID("validators-picture");
    const focus = panel.contains(document.activeElement)
      ? document.activeElement.dataset.focus : undefined;
    const part = (key, kind, ...content) => make("section", { class: `part ${kind}` },
      make("h3", {}, say(key)), ...content);
    panel.replaceChildren(
      ...showFigures(this.#beacon),
      part("validators.operators", "full", showOperators(
        this.#beacon.operators, this.#opened, {
          onOpen: (place) => this.#open(place), onTurn: (page) => this.#turn(page) })),
      part("duties.heading", "half", ...showDuties(this.#beacon)),
      part("queues.heading", "half", ...showQueues(this.#beacon.queues, this.#time)),
      part("slashing.heading", "full", ...showSlashings(this.#beacon, this.#time)));
    panel.setAttribute("aria-busy", "false");
    this.#form.redraw();
    if (focus) this.#focus(focus);
  }

  /** Gives the focus back, or to the operator whose list had it. */
  #focus(key) {
    const panel = byID("validators-picture");
    const find = (wanted) => panel.querySelector(`[data-focus="${wanted}"]:enabled`);
    (find(key) ?? find(`operator ${this.#opened?.place}`))?.focus({ preventScroll: true });
  }

  #open(place) {
    this.#opened = place === null ? null
      : { place, page: 0, pages: this.#pages(place), rows: null, error: false };
    this.redraw();
    if (this.#opened) this.#readValidators();
  }

  #turn(page) {
    this.#opened = { ...this.#opened, page };
    this.#readValidators();
  }

  #pages(place) {
    return Math.max(1, Math.ceil(this.#beacon.operators[place].validators / VALIDATORS_A_PAGE));
  }

  /** Reads the page of validators that is open. */
  async #readValidators() {
    const asked = this.#opened;
    if (!this.#beacon.operators[asked.place]) {
      this.#opened = null;
      this.redraw();
      return;
    }
    asked.pages = this.#pages(asked.place);
    asked.page = Math.min(asked.page, asked.pages - 1);
    const numbers = places(
      this.#beacon.operators[asked.place], asked.page * VALIDATORS_A_PAGE, VALIDATORS_A_PAGE);
    try {
      const rows = numbers.length ? await readValidators(numbers) : [];
      Object.assign(asked, { rows, error: false });
    } catch {
      asked.error = true;
    }
    if (asked === this.#opened) this.redraw();
  }
}
