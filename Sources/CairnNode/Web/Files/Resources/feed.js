// The newest blocks with their transactions decoded, kept in step with the node.

import { describe, explainRevert } from "./describe.js";
import { RPCError, quantity } from "./rpc.js";
import { phrase } from "./values.js";

/** How many of the newest blocks are kept, and how many of the newest with transactions. */
const KEPT = 30;
const STEP = 10;

export class Feed {
  #node;
  #onChange;
  #isLoading = false;
  #isStale = false;

  /** `onChange` is told after every change with the blocks that are new, oldest first. */
  constructor(node, onChange) {
    this.#node = node;
    this.#onChange = onChange;
    /** Newest first. */
    this.blocks = [];
  }

  get newest() {
    return this.blocks[0];
  }

  /** Catches up with the node; calls while it is at work are served by one more round. */
  async refresh() {
    this.#isStale = true;
    if (this.#isLoading) return;
    this.#isLoading = true;
    try {
      while (this.#isStale) {
        this.#isStale = false;
        await this.#catchUp();
      }
    } finally {
      this.#isLoading = false;
    }
  }

  async #catchUp() {
    const head = await this.#node.request("eth_getBlockByNumber", "latest", false);
    const number = Number(head.number);
    if (this.newest?.hash === head.hash) return;
    const isRewound = this.newest && number <= this.newest.number;
    if (isRewound) this.blocks = this.blocks.filter((block) => block.number < number);
    const known = this.newest?.number ?? -1;
    const fresh = [];
    for (let n = Math.max(0, known + 1, number - KEPT + 1); n <= number; n += STEP) {
      fresh.push(...await this.#load(n, Math.min(n + STEP - 1, number)));
    }
    if (fresh.length === 0) return;
    const joins = fresh[0].number === known + 1
      ? fresh[0].parentHash === this.newest?.hash || known < 0
      : fresh[0].number > known;
    if (!joins) {
      // The chain below has changed too: forget it and read the newest blocks afresh.
      this.blocks = [];
      this.#isStale = true;
      return;
    }
    this.blocks = this.#kept([...fresh.toReversed(), ...this.blocks]);
    this.#onChange(fresh, Boolean(isRewound));
  }

  /** The newest blocks, and the newest ones with transactions. */
  #kept(blocks) {
    let full = 0;
    return blocks.filter((block, i) => {
      if (block.transactions.length) full += 1;
      return i < KEPT || (block.transactions.length && full <= KEPT);
    });
  }

  /** Reads blocks with their receipts; stops where the chain ends. */
  async #load(first, last) {
    const requests = [];
    for (let n = first; n <= last; n += 1) {
      requests.push(["eth_getBlockByNumber", quantity(n), true]);
      requests.push(["eth_getBlockReceipts", quantity(n)]);
    }
    const answers = await this.#node.batch(requests);
    const blocks = [];
    for (let i = 0; i < answers.length; i += 2) {
      const [block, receipts] = [answers[i], answers[i + 1]];
      if (!block || !receipts) break;
      if (block instanceof RPCError) throw block;
      if (receipts instanceof RPCError) throw receipts;
      // A block that was replaced between the two answers is read again later.
      if (receipts.some((receipt) => receipt.blockHash !== block.hash)) break;
      blocks.push(readBlock(block, receipts));
    }
    return blocks;
  }

  /** Why a transaction failed, found by calling it again on the state before its block. */
  async explain(transaction) {
    const { from, to, input, value, gas, blockNumber } = transaction.raw;
    try {
      await this.#node.request(
        "eth_call", { from, to, data: input, value, gas }, quantity(BigInt(blockNumber) - 1n));
      transaction.reason = phrase("refusal.gone");
    } catch (error) {
      const isRevert = error instanceof RPCError && (error.data || error.code === 3);
      transaction.reason = isRevert ? explainRevert(error.data) : phrase("refusal.gone");
    }
  }
}

function readBlock(block, receipts) {
  return {
    number: Number(block.number),
    hash: block.hash,
    parentHash: block.parentHash,
    timestamp: Number(block.timestamp),
    baseFee: BigInt(block.baseFeePerGas ?? 0),
    gasUsed: BigInt(block.gasUsed),
    gasLimit: BigInt(block.gasLimit),
    paid: readPayments(block.withdrawals ?? []),
    transactions: block.transactions.map((raw, i) => ({
      raw, receipt: receipts[i], reason: null, ...describe(raw, receipts[i]),
    })),
  };
}

/** Which validators were paid in a block, and how much in gwei. */
const readPayments = (withdrawals) => ({
  validators: new Set(withdrawals.map(({ validatorIndex }) => validatorIndex)),
  gwei: withdrawals.reduce((sum, { amount }) => sum + BigInt(amount), 0n),
});
