// The page's two languages, and the writing of phrases in the one that is chosen.

import { brief, count, exact, percent } from "./amounts.js";
import { contractAt } from "./contracts.js";
import { make } from "./dom.js";
import { keccakOfText } from "./keccak.js";

const STORED = "cairn.language";
const LANGUAGES = ["en", "zh-Hant"];
const dictionaries = new Map();
let chosen = "en";

/** The remembered language, else the browser's. */
function preferred() {
  let stored = null;
  try {
    stored = localStorage.getItem(STORED);
  } catch {
    // Storage is switched off: the choice then lasts as long as the page.
  }
  if (LANGUAGES.includes(stored)) return stored;
  return /^zh\b/i.test(navigator.language) ? "zh-Hant" : "en";
}

/** Loads both dictionaries and chooses the first language. */
export async function loadLanguages() {
  await Promise.all(LANGUAGES.map(async (language) => {
    const answer = await fetch(`/i18n/${language}.json`);
    dictionaries.set(language, await answer.json());
  }));
  apply(preferred());
}

function apply(language) {
  chosen = language;
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = say(element.dataset.text);
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
  }
}

/** Turns to the other language and remembers it. */
export function toggleLanguage() {
  const next = chosen === "en" ? "zh-Hant" : "en";
  try {
    localStorage.setItem(STORED, next);
  } catch {
    // As above.
  }
  apply(next);
}

/** The template of a key; where the number decides, its singular or plural. */
function template(key, number) {
  const dictionary = dictionaries.get(chosen) ?? {};
  if (dictionary[key] !== undefined) return dictionary[key];
  return dictionary[`${key}.${Number(number) === 1 ? "one" : "other"}`];
}

/** A plain text with its values filled in. */
export function say(key, values = {}) {
  const text = template(key, values.n) ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** Writes a phrase as nodes. */
export function write({ key, values }) {
  const text = template(key, values.number?.value ?? 2);
  if (text === undefined) return values.fallback ? writeValue(values.fallback) : [key];
  return text.split(/\{(\w+)\}/).flatMap((part, i) => {
    if (i % 2 === 0) return part ? [part] : [];
    return values[part] ? writeValue(values[part]) : [];
  });
}

function writeValue(value) {
  switch (value.kind) {
    case "account":
      return [accountLink(value.address)];
    case "amount":
      return [amountOf(value.value, value.symbol)];
    case "shares": {
      const digits = digitsOf(value.value);
      return [value.symbol
        ? fillIn("amount.shares", { amount: digits, symbol: value.symbol })
        : fillIn("amount.plainShares", { amount: digits })];
    }
    case "exact":
      return [exactAmount(value.value)];
    case "unlimited":
      return [make("b", {}, say("amount.unlimited", { symbol: value.symbol }))];
    case "number":
      return [count(value.value)];
    case "portion":
      return [make("b", {}, percent(value.value, 10n ** 18n))];
    case "phrase":
      return write(value);
    case "list":
      return joined(value.items.map(writeValue));
    default:
      return [make("span", { class: "word" }, value.value)];
  }
}

/** Joins items with the language's commas and its “and”. */
function joined(items) {
  const places = items.map((_, i) => String(i));
  const parts = new Intl.ListFormat(chosen, { type: "conjunction" }).formatToParts(places);
  return parts.flatMap((part) =>
    (part.type === "element" ? items[Number(part.value)] : [part.value]));
}

function fillIn(key, values) {
  const nodes = template(key, 2).split(/\{(\w+)\}/).map((part, i) =>
    (i % 2 ? values[part] : part));
  return make("b", {}, ...nodes);
}

/** The digits of an amount, cut after six decimals; all of them appear on hovering. */
function digitsOf(value) {
  const short = brief(value);
  return make("span", { class: "digits", title: exact(value) },
    short ?? exact(value));
}

/** An amount with its unit; dust is written in wei. */
export function amountOf(value, symbol) {
  if (symbol === "token") return fillIn("amount.smallest", { amount: count(value) });
  if (brief(value) === null) {
    const unit = symbol === "ETH" ? "wei" : `wei ${symbol}`;
    return make("b", { title: `${exact(value)} ${symbol}` }, `${count(value)} ${unit}`);
  }
  return make("b", {}, digitsOf(value), ` ${symbol}`);
}

/** All digits of an amount, those after the sixth decimal set back. */
export function exactAmount(value, symbol) {
  const [whole, fraction = ""] = exact(value).split(".");
  const unit = symbol ? make("span", { class: "unit" }, ` ${symbol}`) : null;
  const head = fraction ? `${whole}.${fraction.slice(0, 6)}` : whole;
  const tail = fraction.slice(6);
  return make("span", { class: "exact" }, head,
    tail ? make("span", { class: "tail" }, tail) : null, unit);
}

const WEI_PER_GWEI = 10n ** 9n;

/** Gwei in ether: all digits, for tables. */
export const etherOf = (gwei) => exactAmount(gwei * WEI_PER_GWEI);

/** Gwei in ether with the unit, for sentences. */
export const etherAmount = (gwei) => amountOf(gwei * WEI_PER_GWEI, "ETH");

const checksums = new Map();

/** An address in the mixed case that carries its checksum (EIP-55). */
export function checksum(address) {
  const lower = address.toLowerCase();
  if (!checksums.has(lower)) {
    const hash = keccakOfText(lower.slice(2));
    const digits = [...lower.slice(2)].map((digit, i) =>
      (parseInt(hash[i], 16) > 7 ? digit.toUpperCase() : digit));
    checksums.set(lower, `0x${digits.join("")}`);
  }
  return checksums.get(lower);
}

/** The first and last digits of an address or hash. */
export const short = (text) => `${text.slice(0, 6)}…${text.slice(-4)}`;

/** A link to an account's holdings; contracts appear by name. */
export function accountLink(address) {
  const full = checksum(address);
  const known = contractAt(address);
  return make("a", {
    class: known ? "account contract" : "account", href: `#${full}`, title: full,
  }, known?.name ?? short(full));
}

/** How long ago a time was, seconds given. */
export function age(seconds) {
  if (seconds < 2) return say("age.now");
  if (seconds < 60) return say("age.seconds", { n: seconds });
  if (seconds < 3600) return say("age.minutes", { n: Math.floor(seconds / 60) });
  if (seconds < 86_400) return say("age.hours", { n: Math.floor(seconds / 3600) });
  return say("age.days", { n: Math.floor(seconds / 86_400) });
}

/** A moment as date and time of day. */
export function moment(seconds) {
  return new Intl.DateTimeFormat(chosen === "en" ? "en-GB" : "zh-TW", {
    year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
    second: "2-digit", hourCycle: "h23",
  }).format(new Date(seconds * 1000));
}

/** A moment to come, to the minute. */
export function dateAndTime(seconds) {
  return new Intl.DateTimeFormat(chosen === "en" ? "en-GB" : "zh-TW", {
    year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit",
    hourCycle: "h23",
  }).format(new Date(seconds * 1000));
}

/** How long it is until something, seconds given, in the unit that fits. */
export function ahead(seconds) {
  if (seconds < 60) return say("age.soon");
  const words = new Intl.RelativeTimeFormat(chosen === "en" ? "en-GB" : "zh-TW");
  if (seconds < 5400) return words.format(Math.round(seconds / 60), "minute");
  if (seconds < 2 * 86_400) return words.format(Math.round(seconds / 3600), "hour");
  return words.format(Math.round(seconds / 86_400), "day");
}

const SLOT_SECONDS = 12;

/** The date of a block that is still to come, at twelve seconds a block. */
export function expectedDate(block, head, timestamp) {
  const ahead = Math.max(0, Number(BigInt(block) - BigInt(head)));
  return new Intl.DateTimeFormat(chosen === "en" ? "en-GB" : "zh-TW", {
    year: "numeric", month: "short", day: "numeric",
  }).format(new Date((timestamp + ahead * SLOT_SECONDS) * 1000));
}

/** Blocks as days, to a tenth, at twelve seconds a block. */
export const daysOf = (blocks) => (Number(blocks) * SLOT_SECONDS / 86_400).toFixed(1);
