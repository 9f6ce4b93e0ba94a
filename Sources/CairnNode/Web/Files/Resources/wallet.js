// Who signs: a wallet of the browser (found by EIP-6963, spoken to by EIP-1193), or a development
// account whose key the node holds.

import { RPCError } from "./rpc.js";

const UNKNOWN_CHAIN = 4902;
const REJECTED = 4001;

/** Why a wallet cannot be used; `key` names the sentence that says so. */
export class WalletError extends Error {
  constructor(key, values = {}) {
    super(key);
    this.key = key;
    this.values = values;
  }
}

/** The browser's wallets, as they announce themselves. */
export class Wallets {
  #found = new Map();
  #onChange;

  constructor(onChange) {
    this.#onChange = onChange;
  }

  /** Listens for announcements and asks for them. */
  start() {
    addEventListener("eip6963:announceProvider", ({ detail }) => {
      if (!detail?.info?.uuid || !detail.provider || this.#found.has(detail.info.uuid)) return;
      this.#found.set(detail.info.uuid, detail);
      this.#onChange();
    });
    dispatchEvent(new Event("eip6963:requestProvider"));
  }

  /** What has announced itself: `{ info, provider }`. */
  get list() {
    return [...this.#found.values()];
  }
}

/** An account whose key the node holds. */
export class DevelopmentSigner {
  constructor(node, address) {
    this.node = node;
    this.address = address.toLowerCase();
    this.name = null;
  }

  /** Sends a transaction; answers its hash. */
  send(transaction) {
    return this.node.request("eth_sendTransaction", { from: this.address, ...transaction });
  }
}

/** An account of a wallet of the browser. */
export class WalletSigner {
  #provider;

  constructor({ info, provider }, address) {
    this.#provider = provider;
    this.name = info.name;
    this.address = address.toLowerCase();
  }

  /**
   * Asks a wallet for an account on the node's own chain; the wallet asks its owner.
   *
   * Throws a WalletError if the owner declines, or if the wallet talks to another chain.
   */
  static async connect(node, detail, onLoss) {
    const { provider } = detail;
    const accounts = await asked(provider, "eth_requestAccounts");
    if (!accounts?.length) throw new WalletError("wallet.noAccount");
    await join(node, provider);
    const lost = () => onLoss();
    provider.on?.("accountsChanged", lost);
    provider.on?.("chainChanged", lost);
    provider.on?.("disconnect", lost);
    return new WalletSigner(detail, accounts[0]);
  }

  send(transaction) {
    return asked(this.#provider, "eth_sendTransaction", { from: this.address, ...transaction });
  }
}

/** Asks a wallet for something; what it refuses with becomes a WalletError. */
async function asked(provider, method, ...params) {
  try {
    return await provider.request({ method, params });
  } catch (error) {
    if (error?.code === REJECTED) throw new WalletError("wallet.declined");
    const data = error?.data?.data ?? error?.data;
    if (typeof data === "string" && data.startsWith("0x")) {
      throw new RPCError({ code: error.code, message: error.message, data });
    }
    const refusal = new WalletError("wallet.refused", { reason: error?.message ?? String(error) });
    refusal.code = error?.code;
    throw refusal;
  }
}

/** Brings a wallet to the node's chain, and makes sure that it is this very chain. */
async function join(node, provider) {
  const chainId = await node.request("eth_chainId");
  if (await asked(provider, "eth_chainId") !== chainId) {
    try {
      await asked(provider, "wallet_switchEthereumChain", { chainId });
    } catch (error) {
      if (error.code !== UNKNOWN_CHAIN) throw error;
      await asked(provider, "wallet_addEthereumChain", {
        chainId, chainName: "Cairn", rpcUrls: [location.origin],
        nativeCurrency: { name: "Worthless Ether", symbol: "ETH", decimals: 18 } });
    }
  }
  const genesis = ["eth_getBlockByNumber", "earliest", false];
  const [own, theirs] = await Promise.all([
    node.request(...genesis), asked(provider, ...genesis)]);
  if (!theirs || own.hash !== theirs.hash) throw new WalletError("wallet.otherChain");
}
