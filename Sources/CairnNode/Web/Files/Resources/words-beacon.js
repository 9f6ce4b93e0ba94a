// Sentences for what is asked of the beacon chain: deposits, exits, withdrawals, consolidations.

import { account, amount, ether, phrase, text } from "./values.js";
import { plainWords } from "./words-tokens.js";

const KEY_DIGITS = 96;
const AMOUNT_DIGITS = 16;

/** A validator's key, by its first and last digits. */
const keyOf = (digits) => text(`0x${digits.slice(0, 4)}…${digits.slice(-4)}`);

export const depositContractWords = {
  deposit: (call, { key }) => [
    phrase("beacon.deposit", {
      who: account(call.from), amount: amount(call.value), key: keyOf(key.slice(2)) })],
};

/** The calldata of a request without a method, if it has the right length. */
const requestOf = (call, length) => (call.data.length === length + 2 ? call.data.slice(2) : null);

/** EIP-7002: a key and gwei; none asks for the whole validator. */
export const withdrawalRequestWords = {
  raw: (call) => {
    const request = requestOf(call, KEY_DIGITS + AMOUNT_DIGITS);
    if (!request) return plainWords(call);
    const gwei = BigInt(`0x${request.slice(KEY_DIGITS)}`);
    const values = { who: account(call.from), key: keyOf(request.slice(0, KEY_DIGITS)) };
    return [gwei === 0n ? phrase("beacon.exit", values)
      : phrase("beacon.withdraw", { ...values, amount: ether(gwei) })];
  },
};

/** EIP-7251: two keys; the same twice asks that rewards compound. */
export const consolidationRequestWords = {
  raw: (call) => {
    const request = requestOf(call, 2 * KEY_DIGITS);
    if (!request) return plainWords(call);
    const [source, target] = [request.slice(0, KEY_DIGITS), request.slice(KEY_DIGITS)];
    const values = { who: account(call.from), source: keyOf(source), target: keyOf(target) };
    return [source === target ? phrase("beacon.compound", { who: values.who, key: values.source })
      : phrase("beacon.consolidate", values)];
  },
};
