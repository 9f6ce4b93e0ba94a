// One transaction, decoded: who calls what with which arguments, and what the logs say happened.

import { decode, decodeLog } from "./abi.js";
import { contractAt, plainTokenMethod, transferEvent } from "./contracts.js";
import { knownMethods } from "./known-methods.js";

export class Call {
  constructor(transaction, receipt) {
    this.from = transaction.from;
    this.to = transaction.to;
    this.value = BigInt(transaction.value);
    this.data = transaction.input ?? transaction.data ?? "0x";
    this.receipt = receipt;
    this.succeeded = receipt.status !== "0x0";
    this.selector = this.data.length >= 10 ? this.data.slice(0, 10) : null;
    this.contract = contractAt(this.to);
    this.method = this.contract?.methods.get(this.selector);
    if (!this.method && !this.contract && this.selector) {
      this.method = plainTokenMethod(this.selector);
    }
    this.readArguments();
  }

  /** The method's declaration, though it may be one that has no sentence. */
  get declaration() {
    return this.method ?? knownMethods.get(this.selector);
  }

  /** Decodes the arguments; calldata that does not fit makes the method unknown. */
  readArguments() {
    if (!this.method) return;
    try {
      this.args = decode(this.method.inputs, `0x${this.data.slice(10)}`);
    } catch {
      this.method = undefined;
    }
  }

  /** The values of each log of an event that a contract emitted in this transaction. */
  logs(contract, eventName) {
    const event = contract.events.get(eventName);
    return this.receipt.logs
      .filter((log) => log.address === contract.address && log.topics[0] === event.topic)
      .map((log) => decodeLog(event, log))
      .filter((values) => values !== null);
  }

  /** Every movement of a fungible token, with the token's address. */
  transfers() {
    return this.receipt.logs
      .filter((log) => log.topics[0] === transferEvent.topic)
      .map((log) => ({ token: log.address, values: decodeLog(transferEvent, log) }))
      .filter(({ values }) => values !== null)
      .map(({ token, values }) => ({ token, from: values[0], to: values[1], value: values[2] }));
  }

  /** How much of a token reached an account. */
  received(contract, account, eventName = "Transfer") {
    const arrivals = this.logs(contract, eventName).filter((log) => log.to === account);
    return arrivals.length ? arrivals.reduce((total, log) => total + log.value, 0n) : null;
  }
}
