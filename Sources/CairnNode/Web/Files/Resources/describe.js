// From a transaction and its receipt to a sentence: what was asked for, and what came of it.

import { declare, decode } from "./abi.js";
import { Call } from "./call.js";
import { knownErrors } from "./known-errors.js";
import { consolidationRequestWords, depositContractWords, withdrawalRequestWords }
  from "./words-beacon.js";
import { allocationManagerWords, delegationManagerWords, strategyManagerWords }
  from "./words-eigenlayer.js";
import { etherFiPoolWords, etherFiRedemptionWords, etherFiRequestWords, weethWords }
  from "./words-etherfi.js";
import { lidoAccountingWords, lidoQueueWords, lidoWords, wstethWords } from "./words-lido.js";
import { plainWords, tokenWords, wethWords } from "./words-tokens.js";
import { phrase, text } from "./values.js";

/**
 * Sentences by contract and method; the empty name is a transfer of ether to the contract, and
 * `raw` stands for all calls of one that has no methods.
 */
const vocabulary = {
  lido: lidoWords,
  wsteth: wstethWords,
  lidoQueue: lidoQueueWords,
  lidoAccounting: lidoAccountingWords,
  strategyManager: strategyManagerWords,
  delegationManager: delegationManagerWords,
  allocationManager: allocationManagerWords,
  etherFiPool: { "": etherFiPoolWords.deposit, ...etherFiPoolWords },
  etherFiRequests: etherFiRequestWords,
  etherFiRedemption: etherFiRedemptionWords,
  weeth: weethWords,
  depositContract: depositContractWords,
  withdrawalRequests: withdrawalRequestWords,
  consolidationRequests: consolidationRequestWords,
  weth: { "": wethWords.deposit, ...wethWords },
};

/** Finds the words for a call: the contract's own, a token's, or the plainest. */
function wordsFor(call) {
  const own = call.contract && vocabulary[call.contract.key];
  if (own?.raw) return own.raw;
  if (call.data === "0x") return own?.[""] ?? plainWords;
  const name = call.method?.name;
  return (name && (own?.[name] ?? tokenWords[name])) || plainWords;
}

/**
 * Describes a transaction: `act` says what was asked for; `outcome`, read from the logs, what
 * came of it, and is null when there is nothing to add or the transaction failed.
 */
export function describe(transaction, receipt) {
  const call = new Call(transaction, receipt);
  let words;
  try {
    words = wordsFor(call)(call, call.args ?? {});
  } catch {
    // Calldata that decodes, yet not to what the method expects: say only what was called.
    words = plainWords(call);
  }
  const [act, outcome = null] = words;
  return { act, outcome: call.succeeded ? outcome : null, succeeded: call.succeeded, call };
}

const errorText = declare("Error(string message)");
const panic = declare("Panic(uint256 code)");

/** Why a call was refused, from its revert data. */
export function explainRevert(data) {
  if (!data || data === "0x") return phrase("refusal.silent");
  const selector = data.slice(0, 10);
  const rest = `0x${data.slice(10)}`;
  try {
    if (selector === errorText.selector) {
      const { message } = decode(errorText.inputs, rest);
      return phrase(`error.${message}`, { fallback: text(message) });
    }
    if (selector === panic.selector) {
      const { code } = decode(panic.inputs, rest);
      return phrase(`panic.${code.toString(16)}`, {
        fallback: text(`Panic(0x${code.toString(16)})`) });
    }
    const known = knownErrors.get(selector);
    if (known) {
      const values = decode(known.inputs, rest).map((value) => String(value));
      return phrase(`error.${known.name}`, {
        fallback: text(values.length ? `${known.name}(${values.join(", ")})` : known.name) });
    }
  } catch {
    // The data does not fit its selector; its first bytes still say something.
  }
  return phrase("refusal.unknown", { selector: text(selector) });
}
