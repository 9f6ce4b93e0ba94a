// Where the accounts offered to the reader come from. The node's own development accounts are one
// source; anything else that knows addresses, such as a wallet, can be added beside it.

/** The accounts whose keys the node holds. */
class DevelopmentAccounts {
  constructor(node) {
    this.node = node;
  }

  async list() {
    const addresses = await this.node.request("eth_accounts");
    return addresses.map((address, i) => ({ address: address.toLowerCase(), label: String(i) }));
  }
}

/** All sources together. */
export class AccountSources {
  constructor(node) {
    this.sources = [new DevelopmentAccounts(node)];
    this.accounts = [];
  }

  /** Asks every source; one that does not answer offers nothing. */
  async load() {
    const lists = await Promise.allSettled(this.sources.map((source) => source.list()));
    this.accounts = lists.flatMap((list) => (list.status === "fulfilled" ? list.value : []));
  }
}
