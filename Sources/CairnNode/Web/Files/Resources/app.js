// Starts the page and joins its parts.

import { brief, count } from "./amounts.js";
import { byID, make } from "./dom.js";
import { FeedView } from "./feed-view.js";
import { Feed } from "./feed.js";
import { showHoldings } from "./holdings-view.js";
import { readHoldings } from "./holdings.js";
import { checksum, loadLanguages, moment, say, short, toggleLanguage } from "./language.js";
import { Heads, Node } from "./rpc.js";
import { AccountSources } from "./sources.js";

const REFRESH_MILLISECONDS = 1500;
const ANNOUNCE_MILLISECONDS = 10_000;
const ADDRESS = /^0x[0-9a-f]{40}$/i;

const node = new Node();
const sources = new AccountSources(node);
const feed = new Feed(node, blocksArrived);
const view = new FeedView(feed, byID("blocks"), byID("no-blocks"));
let connection = "connecting";
let address = null;
let holdings = null;
let announced = 0;
let reading = null;

function showStatus() {
  const head = feed.newest;
  byID("connection").textContent = say(`status.${connection}`);
  byID("connection").dataset.state = connection;
  if (!head) return;
  byID("newest").textContent = count(head.number);
  byID("time").textContent = moment(head.timestamp);
  byID("fee").textContent = `${brief(head.baseFee, 9) ?? "0"} ${say("unit.gwei")}`;
}

function blocksArrived(fresh) {
  view.update();
  showStatus();
  announce(fresh.at(-1));
  planHoldings();
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
        const found = await readHoldings(node, asked, block);
        if (asked === address) {
          holdings = found;
          drawHoldings();
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
  markAccount();
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
}

await start();
