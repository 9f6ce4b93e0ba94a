// The contract ABI: declarations such as
//   deposit(address strategy,uint256 amount) -> (uint256 shares)
//   Deposited(address indexed who,uint256 amount)
// are parsed once; calldata, results and logs are then read by them.

import { keccakOfText } from "./keccak.js";

/** Parses a list of types, `text` being what stands between its brackets. */
function parseList(text) {
  const parts = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i <= text.length; i += 1) {
    const character = text[i];
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (i === text.length || (character === "," && depth === 0)) {
      if (text.slice(start, i).trim()) parts.push(parseType(text.slice(start, i).trim()));
      start = i + 1;
    }
  }
  return parts;
}

/** Parses one type with its optional name, e.g. `(address avs,uint32 id)[] sets`. */
function parseType(text) {
  const close = text.startsWith("(") ? text.lastIndexOf(")") + 1 : 0;
  const [, rest, tail] = /^([\w\[\]]*)\s*(.*)$/.exec(text.slice(close));
  const words = tail.split(/\s+/).filter(Boolean);
  const isIndexed = words[0] === "indexed";
  const name = (isIndexed ? words[1] : words[0]) ?? "";
  const [, word, brackets] = /^(\w*)((?:\[\d*\])*)$/.exec(rest);
  let type = close
    ? { kind: "tuple", parts: parseList(text.slice(1, close - 1)) }
    : { kind: word };
  type.text = close ? `(${type.parts.map((part) => part.text).join(",")})` : word;
  for (const [bracket, count] of brackets.matchAll(/\[(\d*)\]/g)) {
    type = { kind: "array", element: type, text: type.text + bracket };
    if (count) type.count = Number(count);
  }
  return { ...type, name, isIndexed };
}

/** Parses a declaration of a method, an event or an error. */
export function declare(text) {
  const [head, outputs = ""] = text.split("->").map((part) => part.trim());
  const open = head.indexOf("(");
  const inputs = parseList(head.slice(open + 1, head.lastIndexOf(")")));
  const name = head.slice(0, open);
  const signature = `${name}(${inputs.map((type) => type.text).join(",")})`;
  const hash = keccakOfText(signature);
  return {
    name,
    inputs,
    outputs: parseList(outputs.replace(/^\(|\)$/g, "")),
    signature,
    selector: `0x${hash.slice(0, 8)}`,
    topic: `0x${hash}`,
  };
}

/** Whether a value of a type lies behind an offset. */
function isDynamic(type) {
  switch (type.kind) {
    case "bytes":
    case "string":
      return true;
    case "array":
      return type.count === undefined || isDynamic(type.element);
    case "tuple":
      return type.parts.some(isDynamic);
    default:
      return false;
  }
}

/** How many bytes a value of a type takes where it stands. */
function headSize(type) {
  if (isDynamic(type)) return 32;
  if (type.kind === "array") return type.count * headSize(type.element);
  if (type.kind === "tuple") return type.parts.reduce((sum, part) => sum + headSize(part), 0);
  return 32;
}

/** Data that ends before what its types promise. */
export class ABIError extends Error {}

const digitsAt = (data, at, count) => {
  const digits = data.slice(2 * at, 2 * (at + count));
  if (digits.length !== 2 * count) throw new ABIError("The data is too short.");
  return digits;
};
const wordAt = (data, at) => BigInt(`0x${digitsAt(data, at, 32)}`);
const sizeAt = (data, at) => {
  const size = wordAt(data, at);
  if (size > BigInt(data.length)) throw new ABIError("A length or offset exceeds the data.");
  return Number(size);
};

function decodeOne(type, data, at) {
  switch (type.kind) {
    case "tuple":
      return decodeParts(type.parts, data, at);
    case "array": {
      const count = type.count ?? sizeAt(data, at);
      const start = type.count === undefined ? at + 32 : at;
      return decodeParts(Array(count).fill(type.element), data, start);
    }
    case "bytes":
      return `0x${digitsAt(data, at + 32, sizeAt(data, at))}`;
    case "string": {
      const digits = digitsAt(data, at + 32, sizeAt(data, at));
      const bytes = digits.match(/../g) ?? [];
      return new TextDecoder().decode(Uint8Array.from(bytes, (pair) => parseInt(pair, 16)));
    }
    case "address":
      return `0x${digitsAt(data, at, 32).slice(24)}`;
    case "bool":
      return wordAt(data, at) !== 0n;
    default:
      if (type.kind.startsWith("bytes")) {
        return `0x${digitsAt(data, at, 32).slice(0, 2 * Number(type.kind.slice(5)))}`;
      }
      return type.kind.startsWith("int")
        ? BigInt.asIntN(256, wordAt(data, at))
        : wordAt(data, at);
  }
}

/** Decodes consecutive values; the answer is an array that also has the values' names. */
function decodeParts(types, data, base) {
  const values = [];
  let at = base;
  for (const type of types) {
    const place = isDynamic(type) ? base + sizeAt(data, at) : at;
    const value = decodeOne(type, data, place);
    values.push(value);
    if (type.name) values[type.name] = value;
    at += headSize(type);
  }
  return values;
}

/** Decodes `0x` data as a list of types. */
export function decode(types, data) {
  return decodeParts(types, data.slice(2), 0);
}

const word = (value) => BigInt.asUintN(256, BigInt(value)).toString(16).padStart(64, "0");

function encodeOne(type, value) {
  switch (type.kind) {
    case "tuple":
      return encodeParts(type.parts, value);
    case "array": {
      const body = encodeParts(Array(value.length).fill(type.element), value);
      return type.count === undefined ? word(value.length) + body : body;
    }
    case "bytes": {
      const digits = value.slice(2);
      return word(digits.length / 2) + digits.padEnd(Math.ceil(digits.length / 64) * 64, "0");
    }
    case "bool":
      return word(value ? 1 : 0);
    default:
      return type.kind.startsWith("bytes") ? value.slice(2).padEnd(64, "0") : word(value);
  }
}

function encodeParts(types, values) {
  let offset = types.reduce((sum, type) => sum + headSize(type), 0);
  let head = "";
  let tail = "";
  types.forEach((type, i) => {
    const encoded = encodeOne(type, values[i]);
    if (!isDynamic(type)) {
      head += encoded;
      return;
    }
    head += word(offset);
    tail += encoded;
    offset += encoded.length / 2;
  });
  return head + tail;
}

/** The calldata of a call to a declared method. */
export function encodeCall(method, values) {
  return method.selector + encodeParts(method.inputs, values);
}

/** The values of a log by a declared event, or null when the log is not of that shape. */
export function decodeLog(event, log) {
  const indexed = event.inputs.filter((type) => type.isIndexed);
  if (log.topics.length !== indexed.length + 1) return null;
  const topics = indexed.map((type, i) =>
    isDynamic(type) ? log.topics[i + 1] : decodeOne(type, log.topics[i + 1].slice(2), 0));
  const rest = decode(event.inputs.filter((type) => !type.isIndexed), log.data);
  const values = [];
  for (const type of event.inputs) {
    const value = type.isIndexed ? topics.shift() : rest.shift();
    values.push(value);
    if (type.name) values[type.name] = value;
  }
  return values;
}
