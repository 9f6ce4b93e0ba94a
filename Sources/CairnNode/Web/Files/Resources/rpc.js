// The node, spoken to by JSON-RPC at the address that served the page.

import { decode, encodeCall } from "./abi.js";

const BATCH = 50;
const POLL_MILLISECONDS = 2000;

/** A quantity as JSON-RPC writes it. */
export const quantity = (value) => `0x${BigInt(value).toString(16)}`;

/** What the node answered instead of a result. */
export class RPCError extends Error {
  constructor({ code, message, data }) {
    super(message);
    this.code = code;
    this.data = typeof data === "string" ? data : data?.data;
  }
}

export class Node {
  #nextID = 1;

  /** Sends one request; an error answer is thrown. */
  async request(method, ...params) {
    const [answer] = await this.batch([[method, ...params]]);
    if (answer instanceof RPCError) throw answer;
    return answer;
  }

  /** Sends requests in as few arrays as possible; answers come in order, errors among them. */
  async batch(requests) {
    const answers = [];
    for (let start = 0; start < requests.length; start += BATCH) {
      answers.push(...await this.#send(requests.slice(start, start + BATCH)));
    }
    return answers;
  }

  async #send(requests) {
    const messages = requests.map(([method, ...params]) => {
      const id = this.#nextID;
      this.#nextID += 1;
      return { jsonrpc: "2.0", id, method, params };
    });
    const answer = await fetch("/", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(messages),
    });
    const body = await answer.json();
    const byID = new Map((Array.isArray(body) ? body : []).map((item) => [item.id, item]));
    return messages.map(({ id }) => {
      const item = byID.get(id);
      if (!item) return new RPCError(body.error ?? { code: -32603, message: "No answer." });
      return item.error ? new RPCError(item.error) : item.result;
    });
  }

  /**
   * Reads contracts: each entry is `[contract, method name, arguments]` or
   * `[address, declaration, arguments]`. An answer is null where the contract cannot say.
   */
  async read(calls, block) {
    const methods = calls.map(([target, method]) =>
      (typeof target === "string" ? method : target.named.get(method)));
    const answers = await this.batch(calls.map(([target, , args], i) => ["eth_call", {
      to: typeof target === "string" ? target : target.address,
      data: encodeCall(methods[i], args),
    }, block]));
    return answers.map((answer, i) => {
      if (answer instanceof RPCError || answer === "0x") return null;
      try {
        return decode(methods[i].outputs, answer);
      } catch {
        // A contract that answers in another shape is one that cannot say.
        return null;
      }
    });
  }
}

/** Follows the newest block over a WebSocket, or by asking while there is none. */
export class Heads {
  #node;
  #onHead;
  #onState;
  #lastHash = null;
  #retry = 1000;
  #isLive = false;

  constructor(node, onHead, onState) {
    this.#node = node;
    this.#onHead = onHead;
    this.#onState = onState;
  }

  start() {
    this.#connect();
    this.#poll();
  }

  #connect() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/`);
    socket.addEventListener("open", () => {
      socket.send(JSON.stringify(
        { jsonrpc: "2.0", id: 1, method: "eth_subscribe", params: ["newHeads"] }));
    });
    socket.addEventListener("message", ({ data }) => {
      const message = JSON.parse(data);
      if (message.id === 1 && message.result) {
        this.#isLive = true;
        this.#retry = 1000;
        this.#onState("live");
        this.#ask();
      }
      if (message.method === "eth_subscription") this.#take(message.params.result);
    });
    socket.addEventListener("close", () => {
      this.#isLive = false;
      this.#onState("polling");
      setTimeout(() => this.#connect(), this.#retry);
      this.#retry = Math.min(2 * this.#retry, 30_000);
    });
  }

  /** Asks now and again; seldom while the socket lives, to notice a rewound chain. */
  async #poll() {
    await this.#ask();
    setTimeout(() => this.#poll(), this.#isLive ? 5 * POLL_MILLISECONDS : POLL_MILLISECONDS);
  }

  async #ask() {
    try {
      this.#take(await this.#node.request("eth_getBlockByNumber", "latest", false));
      this.#onState(this.#isLive ? "live" : "polling");
    } catch {
      this.#onState("lost");
    }
  }

  #take(head) {
    if (!head || head.hash === this.#lastHash) return;
    this.#lastHash = head.hash;
    this.#onHead(head);
  }
}
