// What sentences are made of: a template's name and values that know what they are. They hold no
// language, so that the same sentence can be written in any.

export const ZERO = `0x${"0".repeat(40)}`;
const UNLIMITED = 2n ** 256n - 1n;

/** An account or contract. */
export const account = (address) => ({ kind: "account", address });
/** Wei of ether, or of a token with the given symbol and 18 decimals. */
export const amount = (value, symbol = "ETH") =>
  (value === UNLIMITED ? { kind: "unlimited", symbol } : { kind: "amount", value, symbol });
/** Gwei of ether. */
export const ether = (gwei) => amount(gwei * 10n ** 9n);
/** Shares of a pool or strategy. */
export const shares = (value, symbol) => ({ kind: "shares", value, symbol });
/** A whole number. */
export const number = (value) => ({ kind: "number", value });
/** Words that are the same in every language: names, identifiers, what people typed. */
export const text = (value) => ({ kind: "text", value: String(value) });
/** A part per 10^18. */
export const portion = (value) => ({ kind: "portion", value });
/** Several values, joined as the language joins them. */
export const list = (items) => ({ kind: "list", items });
/** A template with its values. */
export const phrase = (key, values = {}) => ({ kind: "phrase", key, values });
/** Numbers of requests or sets, each with its number sign. */
export const ids = (values) => list([...values].map((id) => text(`#${id}`)));

/** The sum of whole numbers. */
export const sum = (values) => [...values].reduce((total, value) => total + value, 0n);
