// The form with which a fault is ordered on a development chain.

import { orderFault } from "./beacon.js";
import { count } from "./amounts.js";
import { byID, make } from "./dom.js";
import { dateAndTime, say } from "./language.js";

/** Each fault with what it needs to know: one of a list, or validators; and for how long. */
const FAULTS = [
  { kind: "doubleVote", takes: "validators" },
  { kind: "surroundVote", takes: "validators" },
  { kind: "doubleProposal", takes: "validator" },
  { kind: "offline", takes: "operator" },
  { kind: "clientBug", takes: "client" },
  { kind: "groupOutage", takes: "group" },
];
const MOST_VALIDATORS = 4096;

export class FaultForm {
  #node;
  #operators = [];
  #result = null;
  #error = null;

  constructor(node) {
    this.#node = node;
    this.isOffered = false;
  }

  start() {
    byID("fault-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#order();
    });
    byID("fault-kind").addEventListener("change", () => this.redraw());
  }

  /** New facts about the chain. */
  learn({ operators }) {
    this.#operators = operators.filter(({ name }) => name !== null);
  }

  /** Draws what depends on the language, the chain and the chosen kind. */
  redraw() {
    byID("fault-form").hidden = !this.isOffered;
    choose("fault-kind", FAULTS.map(({ kind }) => [kind, say(`fault.${kind}`)]));
    const { kind, takes } = this.#fault;
    const takesValidators = takes.startsWith("validator");
    byID("fault-explain").textContent = say(`fault.${kind}.explain`);
    byID("fault-validators-row").hidden = !takesValidators;
    byID("fault-choice-row").hidden = takesValidators;
    byID("fault-epochs-row").hidden = takesValidators;
    byID("fault-validators-label").textContent =
      say(takes === "validator" ? "fault.validator" : "fault.validators");
    if (!takesValidators) {
      byID("fault-choice-label").textContent = say(`fault.${takes}`);
      choose("fault-choice", this.#choices(takes));
    }
    tell("fault-error", this.#error ? say(this.#error.key, this.#error.values) : "");
    tell("fault-result", this.#result ? say("fault.ordered", {
      n: count(this.#result.epochs), epoch: count(this.#result.epoch),
      time: dateAndTime(Number(this.#result.effectTime)) }) : "");
  }

  get #fault() {
    return FAULTS.find(({ kind }) => kind === byID("fault-kind").value) ?? FAULTS[0];
  }

  /** What can be chosen: operators by name, or a number with those who share it. */
  #choices(takes) {
    if (takes === "operator") return this.#operators.map(({ name }) => [name, name]);
    const numbers = [...new Set(this.#operators.map((each) => each[takes]))]
      .toSorted((a, b) => a - b);
    return numbers.map((number) => [String(number), `#${number} · ${this.#operators
      .filter((each) => each[takes] === number).map(({ name }) => name).join(", ")}`]);
  }

  async #order() {
    const { kind, takes } = this.#fault;
    const fault = { kind };
    let wrong = null;
    if (takes.startsWith("validator")) {
      const validators = parseNumbers(byID("fault-validators").value);
      const isGood = validators && (takes === "validators" || validators.length === 1);
      if (!isGood) wrong = "fault-validators";
      else if (takes === "validator") [fault.validator] = validators;
      else fault.validators = validators;
    } else {
      const chosen = byID("fault-choice").value;
      fault[takes] = takes === "operator" ? chosen : Number(chosen);
      const epochs = /^\d{1,6}$/.test(byID("fault-epochs").value.trim())
        ? Number(byID("fault-epochs").value) : 0;
      if (epochs > 0) fault.epochs = epochs;
      else wrong = "fault-epochs";
    }
    for (const id of ["fault-validators", "fault-epochs"]) {
      byID(id).setAttribute("aria-invalid", String(id === wrong));
    }
    this.#result = null;
    this.#error = wrong ? { key: `${wrong.replace("-", ".")}Wrong` } : null;
    if (!wrong) {
      try {
        this.#result = await orderFault(this.#node, fault);
      } catch (error) {
        this.#error = { key: "fault.refused", values: { reason: error.message } };
      }
    }
    this.redraw();
  }
}

/** Writes a text that is read aloud when it changes. */
function tell(id, words) {
  if (byID(id).textContent !== words) byID(id).textContent = words;
}

/** Fills a choice, unless it is the same; what was chosen stays so where it still can. */
function choose(id, options) {
  const select = byID(id);
  const before = select.value;
  if (select.options.length === options.length && options.every(([value, label], i) =>
    select.options[i].value === value && select.options[i].textContent === label)) return;
  select.replaceChildren(...options.map(([value, label]) => make("option", { value }, label)));
  if (options.some(([value]) => value === before)) select.value = before;
}

/** Numbers in rising order from `7, 70-75`, or null. */
function parseNumbers(typed) {
  const found = new Set();
  for (const part of typed.split(/[\s,，、]+/).filter(Boolean)) {
    const match = /^(\d{1,9})(?:[-–](\d{1,9}))?$/.exec(part);
    if (!match) return null;
    const [first, last] = [Number(match[1]), Number(match[2] ?? match[1])];
    if (last < first || last - first >= MOST_VALIDATORS) return null;
    for (let each = first; each <= last; each += 1) found.add(each);
  }
  return found.size && found.size <= MOST_VALIDATORS ? [...found].sort((a, b) => a - b) : null;
}
