// Starts the page and joins its parts.

import { ActPanel } from "./act.js";
import { brief, count } from "./amounts.js";
import { delegationManager } from "./contracts.js";
import { byID, make } from "./dom.js";
import { FeedView } from "./feed-view.js";
import { Feed } from "./feed.js";
import { showHoldings } from "./holdings-view.js";
import { readHoldings } from "./holdings.js";
import { checksum, loadLanguages, moment, say, short, toggleLanguage, write }
  from "./language.js";
import { readRestaking } from "./restaking.js";
import { showRestaking } from "./restaking-view.js";
import { Heads, Node } from "./rpc.js";
import { AccountSources } from "./sources.js";
import { ValidatorsPanel } from "./validators-panel.js";
import { slashingTitle } from "./waiting-view.js";
import { DevelopmentSigner, WalletError, WalletSigner, Wallets } from "./wallet.js";

const REFRESH_MILLISECONDS = 1500;
const ANNOUNCE_MILLISECONDS = 10_000;
const ADDRESS = /^0x[0-9a-f]{40}$/i;

const node = new Node();
const sources = new AccountSources(node);
const feed = new Feed(node, blocksArrived);
const view = new FeedView(feed, byID("blocks"), byID("no-blocks"));
const act = new ActPanel(node);
const wallets = new Wallets(drawWallets);
const validators = new ValidatorsPanel(node, announceSlashing);
let connection = "connecting";
let address = null;
let holdings = null;
let announced = 0;
let reading = null;
let wallet = null;
let walletError = null;
let restaking = null;
let readingRestaking = null;

function showStatus() {
  const head = feed.newest;
  byID("connection").textContent = say(`status.${connection}`);
  byID("connection").dataset.state = connection;
  if (!head) return;
  byID("newest").textContent = count(head.number);
  byID("time").textContent = moment(head.timestamp);
  const gwei = brief(head.baseFee, 9);
  byID("fee").textContent = gwei === null
    ? `${count(head.baseFee)} wei` : `${gwei} ${say("unit.gwei")}`;
}

function blocksArrived(fresh, isRewound) {
  view.update();
  showStatus();
  announce(fresh.at(-1));
  act.learn({ head: feed.newest?.number });
  planHoldings();
  const hasDone = fresh.some(({ transactions }) => transactions.length);
  if (!restaking || hasDone) planRestaking();
  validators.follow(feed.newest, hasDone || isRewound);
}

/** Reads the picture of restaking soon, once for all blocks that come until then. */
function planRestaking() {
  if (readingRestaking) return;
  readingRestaking = setTimeout(async () => {
    const block = feed.newest?.number;
    try {
      if (block !== undefined) {
        const known = restaking?.slashes.length;
        restaking = { time: feed.newest.timestamp, ...await readRestaking(node, block) };
        drawRestaking();
        if (restaking.slashes.length > known) announceSlash();
        act.learn({ operators: restaking.operators.map(({ operator }) => operator) });
      }
    } catch {
      // The node went away in between; the connection's state says so already.
    }
    readingRestaking = null;
    if (feed.newest && feed.newest.number !== block
      && feed.blocks.some(({ number, transactions }) => number > block && transactions.length)) {
      planRestaking();
    }
  }, restaking ? REFRESH_MILLISECONDS : 0);
}

/** Tells those who listen about the newest slash. */
function announceSlash() {
  announced = Date.now();
  byID("announcement").textContent =
    byID("restaking-picture").querySelector(".slashes li").textContent;
}

/** Tells those who listen about the newest slashing of validators. */
function announceSlashing(slashing) {
  announced = Date.now();
  byID("announcement").replaceChildren(...write(slashingTitle(slashing)));
}

function drawRestaking() {
  const panel = byID("restaking-picture");
  panel.setAttribute("aria-busy", String(!restaking));
  if (restaking) panel.replaceChildren(...showRestaking(restaking, restaking.time));
  else panel.replaceChildren(make("p", { class: "note" }, say("account.loading")));
}

/** Tells those who listen about a block with transactions, not more often than they can hear. */
function announce(block) {
  if (!block?.transactions.length || Date.now() - announced < ANNOUNCE_MILLISECONDS) return;
  announced = Date.now();
  byID("announcement").textContent = say("blocks.announce", {
    n: count(block.number),
    text: say("blocks.transactions", { n: block.transactions.length }),
  });
}

/** Reads the holdings soon, once for all blocks that come until then. */
function planHoldings() {
  if (!address || reading) return;
  const wait = holdings?.address === address ? REFRESH_MILLISECONDS : 0;
  reading = setTimeout(async () => {
    const asked = address;
    const block = feed.newest?.number;
    try {
      if (block !== undefined) {
        const found = await readHoldings(node, asked, block, feed.newest.timestamp);
        if (asked === address) {
          holdings = found;
          drawHoldings();
          act.learn({ holdings });
        }
      }
    } catch {
      // The node went away in between; the connection's state says so already.
    }
    reading = null;
    if (asked !== address || (feed.newest && feed.newest.number !== block)) planHoldings();
  }, wait);
}

function drawHoldings() {
  const panel = byID("holdings");
  panel.setAttribute("aria-busy", String(!holdings));
  if (holdings) panel.replaceChildren(...showHoldings(holdings));
  else panel.replaceChildren(make("p", { class: "note" },
    say(address ? "account.loading" : "account.choose")));
}

/** Shows another account, as the address bar says; places on the page change nothing. */
function turnToAccount() {
  const wanted = location.hash.slice(1);
  const isAddress = ADDRESS.test(wanted);
  const next = isAddress ? wanted.toLowerCase() : address ?? sources.accounts[0]?.address ?? null;
  if (isAddress) byID("address").value = checksum(wanted);
  if (next !== address) {
    address = next;
    holdings = null;
    drawHoldings();
    planHoldings();
  }
  chooseSigner();
  markAccount();
}

/** The account that is shown signs, if its key is with the node or in the connected wallet. */
function chooseSigner() {
  const isOwn = sources.accounts.some((each) => each.address === address);
  if (wallet && wallet.address === address) act.signer = wallet;
  else if (isOwn) act.signer = new DevelopmentSigner(node, address);
  else act.signer = null;
  if (holdings) act.learn({ holdings });
  drawSigner();
}

function drawSigner() {
  const { signer } = act;
  byID("act-who").textContent = !signer ? say("act.nobody")
    : say(signer.name ? "act.whoWallet" : "act.who", {
      account: short(checksum(signer.address)), name: signer.name });
}

function drawWallets() {
  byID("wallets").hidden = wallets.list.length === 0;
  byID("wallet-list").replaceChildren(...wallets.list.map((detail) => {
    const isConnected = wallet?.name === detail.info.name;
    return make("li", {}, make("button", {
      type: "button", "aria-pressed": String(isConnected), onclick: () => connect(detail) },
    say(isConnected ? "wallet.connected" : "wallet.connect", {
      name: detail.info.name, account: isConnected ? short(checksum(wallet.address)) : "" })));
  }));
  byID("wallet-error").textContent = walletError ? say(walletError.key, walletError.values) : "";
}

/** Connects a wallet and shows its account. */
async function connect(detail) {
  walletError = null;
  try {
    wallet = await WalletSigner.connect(node, detail, () => {
      wallet = null;
      drawWallets();
      chooseSigner();
    });
    location.hash = checksum(wallet.address);
  } catch (error) {
    walletError = error instanceof WalletError
      ? error : new WalletError("wallet.refused", { reason: error.message });
  }
  drawWallets();
  chooseSigner();
}

function drawAccounts() {
  byID("accounts").replaceChildren(...sources.accounts.map(({ address: each, label }) =>
    make("li", {}, make("a", {
      href: `#${checksum(each)}`, "data-address": each, title: checksum(each) },
    make("span", { class: "index" }, label), make("code", {}, short(checksum(each)))))));
  byID("known-addresses").replaceChildren(...sources.accounts.map(({ address: each, label }) =>
    make("option", { value: checksum(each), label })));
  byID("development").hidden = sources.accounts.length === 0;
  markAccount();
}

function markAccount() {
  for (const link of byID("accounts").querySelectorAll("a")) {
    if (link.dataset.address === address) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function submitAddress(event) {
  event.preventDefault();
  const field = byID("address");
  const isGood = ADDRESS.test(field.value.trim());
  field.setAttribute("aria-invalid", String(!isGood));
  byID("address-error").textContent = isGood ? "" : say("account.invalid");
  if (isGood) location.hash = checksum(field.value.trim());
}

function changeLanguage() {
  toggleLanguage();
  document.title = say("page.title");
  byID("address-error").textContent = "";
  showStatus();
  view.redraw();
  drawHoldings();
  drawRestaking();
  validators.redraw();
  drawWallets();
  drawSigner();
  act.redraw();
}

async function start() {
  await loadLanguages();
  document.title = say("page.title");
  document.documentElement.dataset.ready = "";
  byID("language").addEventListener("click", changeLanguage);
  byID("account-form").addEventListener("submit", submitAddress);
  byID("only-full").addEventListener("change", ({ target }) => {
    view.isOnlyFull = target.checked;
    view.update();
  });
  addEventListener("hashchange", turnToAccount);
  setInterval(() => view.tick(), 1000);
  showStatus();
  drawHoldings();
  drawRestaking();
  act.start();
  validators.start();
  wallets.start();

  const follow = () => feed.refresh().catch(() => {
    // The node did not answer: Heads says so, and the next head brings the feed up to date.
  });
  new Heads(node, follow, (state) => {
    connection = state;
    showStatus();
  }).start();
  try {
    byID("chain").textContent = Number(await node.request("eth_chainId"));
  } catch {
    // The connection's state says that the node does not answer.
  }
  await sources.load();
  drawAccounts();
  turnToAccount();
  const [delay] = await node.read([[delegationManager, "minWithdrawalDelayBlocks", []]], "latest");
  act.learn({ delay: delay?.blocks ?? null });
}

await start();
