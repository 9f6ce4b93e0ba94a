// The panel in which an account acts: choose, see what would happen, sign.

import { actions, available, choices, parseAmount } from "./actions.js";
import { exact } from "./amounts.js";
import { showPreview, showProgress } from "./act-view.js";
import { byID, make } from "./dom.js";
import { explainRevert } from "./describe.js";
import { checksum, exactAmount, say, short, write } from "./language.js";
import { preview } from "./preview.js";
import { RPCError } from "./rpc.js";
import { WalletError } from "./wallet.js";

const PREVIEW_MILLISECONDS = 250;
const RECEIPT_MILLISECONDS = 400;

export class ActPanel {
  #node;
  #signer = null;
  #holdings = null;
  #head = 0;
  #delay = null;
  #operators = [];
  #action = actions[0];
  #choice = null;
  #shown = null;
  #timer = null;
  #turn = 0;
  #isSending = false;

  constructor(node) {
    this.#node = node;
  }

  start() {
    byID("act-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#sign();
    });
    byID("act-amount").addEventListener("input", () => this.#plan());
    byID("act-choice").addEventListener("change", () => this.#plan());
    byID("act-all").addEventListener("click", () => this.#takeAll());
    this.redraw();
  }

  /** Who signs from now on; null for nobody. */
  set signer(signer) {
    if (this.#signer?.address !== signer?.address) this.#holdings = null;
    this.#signer = signer;
    this.#drawFields();
    this.#plan();
  }

  get signer() {
    return this.#signer;
  }

  /** New facts: what the signer holds, the head, the withdrawal delay, the operators. */
  learn({ holdings, head, operators, delay }) {
    if (head !== undefined) this.#head = head;
    if (operators) this.#operators = operators;
    if (delay !== undefined) this.#delay = delay;
    if (holdings && holdings.address === this.#signer?.address) this.#holdings = holdings;
    this.#drawFields();
    if (!this.#isSending && this.#shown) this.#plan();
  }

  /** Draws everything anew, for another language. */
  redraw() {
    const groups = [...new Set(actions.map(({ group }) => group))];
    byID("act-actions").replaceChildren(...groups.map((group) =>
      make("fieldset", {}, make("legend", {}, group),
        actions.filter((action) => action.group === group).map((action) =>
          make("label", { class: "chip" },
            make("input", {
              type: "radio", name: "action", value: action.key,
              checked: action === this.#action, onchange: () => this.#choose(action) }),
            make("span", {}, say(`act.${action.key}`)))))));
    this.#drawFields();
    if (this.#shown) byID("act-preview").replaceChildren(
      ...showPreview(this.#shown, this.#action, this.#context));
  }

  get #context() {
    return { holdings: this.#holdings, delay: this.#delay, signer: this.#signer };
  }

  #choose(action) {
    this.#action = action;
    this.#choice = null;
    byID("act-amount").value = "";
    byID("act-progress").replaceChildren();
    this.#clear();
    this.#drawFields();
    this.#plan();
  }

  #clear() {
    this.#shown = null;
    byID("act-preview").replaceChildren();
    byID("act-sign").disabled = true;
  }

  #drawFields() {
    const action = this.#action;
    const isAmount = !action.takes || action.takes === "shares";
    byID("act-amount-row").hidden = !isAmount;
    byID("act-choice-row").hidden = isAmount;
    byID("act-explain").textContent = say(`act.${action.key}.explain`);
    byID("act-sign").textContent = say("act.sign");
    if (isAmount) {
      const unit = action.takes === "shares" ? say("act.shares") : action.symbol;
      byID("act-unit").textContent = unit;
      const held = available(action, this.#holdings);
      byID("act-available").replaceChildren(...held === null ? [] : [
        say("act.available"), " ", exactAmount(held, unit)]);
    } else {
      this.#drawChoices();
    }
  }

  #drawChoices() {
    const { takes } = this.#action;
    const options = takes === "operator"
      ? this.#operators.map((operator) => [operator, short(checksum(operator))])
      : choices(this.#action, this.#holdings, this.#head).map((entry) => (takes === "request"
        ? [String(entry.id), say("account.request", { id: `#${entry.id}` })
          + ` · ${exact(entry.amount)}`]
        : [String(entry.nonce), say("account.withdrawal", { n: `#${entry.nonce}` })]));
    const select = byID("act-choice");
    const before = select.value;
    const same = select.options.length === options.length
      && options.every(([value, label], i) =>
        select.options[i].value === value && select.options[i].textContent === label);
    if (!same) {
      select.replaceChildren(...options.map(([value, label]) => make("option", { value }, label)));
      if (options.some(([value]) => value === before)) select.value = before;
    }
    byID("act-none").hidden = options.length > 0;
    byID("act-none").textContent = say("act.nothingToChoose");
    select.disabled = options.length === 0;
    if (select.value !== this.#choice) this.#plan();
  }

  #takeAll() {
    const held = available(this.#action, this.#holdings) ?? 0n;
    // Gas is paid in ether: leave a little.
    const spare = this.#action.symbol === "ETH" ? 10n ** 16n : 0n;
    byID("act-amount").value = exact(held > spare ? held - spare : 0n).replaceAll(",", "");
    this.#plan();
  }

  /** Plays the chosen action through soon. */
  #plan() {
    this.#choice = byID("act-choice").value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#preview(), PREVIEW_MILLISECONDS);
  }

  /** The chosen action's transactions, or null while something is missing. */
  async #build() {
    const account = this.#signer?.address;
    if (!account) return null;
    const { takes } = this.#action;
    const given = { node: this.#node, account };
    if (!takes || takes === "shares") {
      const typed = byID("act-amount").value;
      const amount = parseAmount(typed);
      const isWrong = typed.trim() !== "" && amount === null;
      byID("act-amount").setAttribute("aria-invalid", String(isWrong));
      byID("act-error").textContent = isWrong ? say("act.invalid") : "";
      if (amount === null) return null;
      given.amount = amount;
    } else if (takes === "operator") {
      given.operator = byID("act-choice").value;
      if (!given.operator) return null;
    } else {
      const entry = choices(this.#action, this.#holdings, this.#head)
        .find((each) => String(each.id ?? each.nonce) === byID("act-choice").value);
      if (!entry) return null;
      given.id = entry.id;
      given.withdrawal = entry.raw;
    }
    return { amount: given.amount, transactions: await this.#action.build(given) };
  }

  async #preview() {
    if (this.#isSending) return;
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const built = await this.#build();
      if (turn !== this.#turn) return;
      if (!built) {
        this.#clear();
        return;
      }
      const found = await preview(this.#node, this.#signer.address, built.transactions);
      if (turn !== this.#turn) return;
      found.amount = built.amount;
      this.#shown = found;
      byID("act-preview").replaceChildren(
        ...showPreview(found, this.#action, this.#context));
      byID("act-sign").disabled = found.refusal !== null;
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#clear();
      byID("act-preview").replaceChildren(make("p", { class: "error" },
        say("act.noPreview", { reason: error.message })));
    }
  }

  /** Has the previewed transactions signed and sent, one after the other. */
  async #sign() {
    if (!this.#shown || this.#shown.refusal || this.#isSending) return;
    this.#isSending = true;
    byID("act-sign").disabled = true;
    const states = this.#shown.steps.map((step) => ({ step, state: "waiting" }));
    const show = () => byID("act-progress").replaceChildren(...showProgress(states));
    let current = states[0];
    try {
      for (current of states) {
        current.state = "signing";
        show();
        current.hash = await this.#signer.send(current.step.transaction);
        current.state = "sent";
        show();
        const receipt = await this.#receipt(current.hash);
        current.block = BigInt(receipt.blockNumber);
        current.state = receipt.status === "0x1" ? "included" : "failed";
        show();
        if (current.state === "failed") break;
      }
      if (states.every(({ state }) => state === "included")) byID("act-amount").value = "";
    } catch (error) {
      current.state = "failed";
      current.reason = reasonOf(error);
      show();
    }
    this.#isSending = false;
    this.#clear();
    this.#plan();
  }

  async #receipt(hash) {
    for (;;) {
      const receipt = await this.#node.request("eth_getTransactionReceipt", hash);
      if (receipt) return receipt;
      await new Promise((resolve) => setTimeout(resolve, RECEIPT_MILLISECONDS));
    }
  }
}

/** Why something was not sent, as nodes. */
function reasonOf(error) {
  if (error instanceof WalletError) return [say(error.key, error.values)];
  if (error instanceof RPCError && error.data) return write(explainRevert(error.data));
  return [error.message];
}
