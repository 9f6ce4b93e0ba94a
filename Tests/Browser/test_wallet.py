"""A wallet of the browser, and a development account, act through the page.

The wallet is a provider that announces itself by EIP-6963 and answers by EIP-1193: requests that
need no key go on to the node, transactions are signed here with a key that the node does not have.
"""

import json
import re
import urllib.request

import pytest
from eth_account import Account
from eth_utils import to_checksum_address

from scene import calldata, send

ETHER = 10**18
SOON = 15_000
KEY = "0x" + "c0ffee" * 10 + "c0ff"
STETH = "0xae7ab96520de3a18e5e111b5eaab095312d7fe84"
WSTETH = "0x7f39c581f595b53c5cb19bd0b3f8da6c935e2ca0"
EETH = "0x35fa164735182de50811e8e2e824cfb9b6118ac2"
WITHDRAW_REQUESTS = "0x7d5706f6ef3f89b3951e23e557cdfbc3239d4e2c"
LIQUIDITY_POOL = "0x308861a430be4cce5502d0a12724771fc6daf216"
ETHERFI_ADMIN = "0x0ef8fa4760db8f5cd4d993f3e3416f30f942d705"
LIDO_QUEUE = "0x889edc2edab5f40e902b864ad4d7ade8e412f9b1"
ACCOUNTING = "0x23ed611be0e1a820978875c0122f92260804cddf"
ORACLE = "0x852ded011285fe67063a08005c71a85690503cee"
EL_REWARDS_VAULT = "0x388c818ca8b9251b393131c08a736a67ccb19297"
BALANCE_OF = "0x70a08231"

PROVIDER = """
(() => {
  const listeners = {};
  const provider = {
    request: async ({ method, params = [] }) => {
      const answer = await window.walletRequest(JSON.stringify({ method, params }));
      const { error, result } = JSON.parse(answer);
      if (error) throw Object.assign(new Error(error.message), error);
      return result;
    },
    on: (name, listener) => { (listeners[name] ??= []).push(listener); },
  };
  window.walletEmit = (name, ...values) => listeners[name]?.forEach((each) => each(...values));
  const detail = Object.freeze({ provider, info: {
    uuid: "350670db-19fa-4704-a166-e52e178b59d2", name: "Test Wallet", rdns: "org.example.wallet",
    icon: "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>" } });
  const announce = () => dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail }));
  addEventListener("eip6963:requestProvider", announce);
  announce();
})();
"""


class Wallet:
    """The half of the provider that has the key."""

    def __init__(self, url):
        self.url = url
        self.account = Account.from_key(KEY)
        self.address = self.account.address.lower()
        self.declines = False
        self.chain = None
        self.genesis = None
        self.asked = []

    def node(self, method, *params):
        request = urllib.request.Request(
            self.url, json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params})
            .encode(), {"content-type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def answer(self, text):
        message = json.loads(text)
        method, params = message["method"], message["params"]
        self.asked.append(method)
        if self.declines and method in ("eth_requestAccounts", "eth_sendTransaction"):
            return json.dumps({"error": {"code": 4001, "message": "declined"}})
        if method in ("eth_requestAccounts", "eth_accounts"):
            return json.dumps({"result": [self.account.address]})
        if method == "eth_chainId" and self.chain:
            return json.dumps({"result": self.chain})
        if method == "wallet_switchEthereumChain":
            return json.dumps({"error": {"code": 4902, "message": "unknown chain"}})
        if method == "wallet_addEthereumChain":
            self.chain = None
            return json.dumps({"result": None})
        if method == "eth_getBlockByNumber" and self.genesis:
            return json.dumps({"result": {"hash": self.genesis}})
        if method == "eth_sendTransaction":
            return json.dumps(self.send(params[0]))
        return json.dumps(self.node(method, *params))

    def send(self, order):
        """Signs what the page asks for, and sends the bytes."""
        filled = self.node("eth_fillTransaction", order)
        if "error" in filled:
            return filled
        fields = filled["result"]["tx"]
        signed = self.account.sign_transaction({
            "type": 2, "chainId": int(self.node("eth_chainId")["result"], 16),
            "nonce": int(fields["nonce"], 16), "gas": int(fields["gas"], 16),
            "maxFeePerGas": int(fields["maxFeePerGas"], 16),
            "maxPriorityFeePerGas": int(fields["maxPriorityFeePerGas"], 16),
            "to": to_checksum_address(order["to"]),
            "value": int(order.get("value", "0x0"), 16), "data": order.get("data", "0x")})
        return self.node("eth_sendRawTransaction", "0x" + signed.raw_transaction.hex())


@pytest.fixture
def wallet(node):
    """A wallet with a hundred ether, on a chain that is as it was before, afterwards."""
    snapshot = node.request("evm_snapshot")
    wallet = Wallet(node.url)
    node.request("anvil_setBalance", wallet.address, hex(100 * ETHER))
    yield wallet
    assert node.request("evm_revert", snapshot)


@pytest.fixture
def open_wallet(node, browser):
    """Opens the page in a browser that has the wallet."""
    contexts, complaints = [], []

    def open_wallet(wallet, locale="en-US", width=1280):
        context = browser.new_context(locale=locale, viewport={"width": width, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: message.type in ("error", "warning")
                and complaints.append(message.text))
        page.expose_function("walletRequest", wallet.answer)
        page.add_init_script(PROVIDER)
        page.goto(node.url)
        page.wait_for_selector("html[data-ready]")
        return page

    yield open_wallet
    for context in contexts:
        context.close()
    assert complaints == []


def connect(page, words="Connect Test Wallet"):
    page.get_by_role("button", name=words).click(timeout=SOON)


def tokens(node, token, account):
    data = BALANCE_OF + account[2:].lower().rjust(64, "0")
    return int(node.request("eth_call", {"to": token, "data": data}, "latest"), 16)


def act(page, key, amount=None, transactions=1):
    """Chooses an action, waits for the preview, signs, and waits until blocks hold it all."""
    page.locator(f"#act-actions input[value={key}]").check(force=True)
    if amount is not None:
        page.locator("#act-amount").fill(amount)
    page.locator("#act-sign:enabled").wait_for(timeout=SOON)
    seen = page.locator("#act-preview").inner_text()
    page.locator("#act-sign").click()
    page.wait_for_function(
        "(n) => document.querySelectorAll('#act-progress [data-state=included]').length === n",
        arg=transactions, timeout=SOON)
    return seen


def number(text):
    return round(float(re.search(r"[\d,.]+", text).group().replace(",", "")) * 10**6)


def test_from_deposit_to_claim_with_a_wallet(node, open_wallet, wallet):
    page = open_wallet(wallet)
    connect(page)
    page.get_by_text("with Test Wallet").first.wait_for(timeout=SOON)

    seen = act(page, "etherFiDeposit", "10")
    assert "10 eETH" in seen and "Test Wallet asks you" in seen
    assert "deposits 10 ETH into ether.fi" in re.sub(r"\s+", " ", seen)
    held = tokens(node, EETH, wallet.address)
    assert held in (10 * ETHER, 10 * ETHER - 1)

    seen = re.sub(r"\s+", " ", act(page, "etherFiRequest", "4", transactions=2))
    assert "in 2 transactions" in seen
    assert "lets ether.fi LiquidityPool spend 4 eETH" in seen
    assert "asks ether.fi to withdraw 4 eETH" in seen
    assert held - tokens(node, EETH, wallet.address) in (4 * ETHER, 4 * ETHER - 1, 4 * ETHER + 1)

    # Administrators finalize the request.
    last = int(node.request("eth_call", {
        "to": WITHDRAW_REQUESTS, "data": calldata("nextRequestId()")}, "latest"), 16) - 1
    node.request("anvil_impersonateAccount", ETHERFI_ADMIN)
    node.request("anvil_setBalance", ETHERFI_ADMIN, hex(ETHER))
    send(node, ETHERFI_ADMIN, LIQUIDITY_POOL, calldata(
        "addEthAmountLockedForWithdrawal(uint128)", 4 * ETHER))
    send(node, ETHERFI_ADMIN, WITHDRAW_REQUESTS, calldata("finalizeRequests(uint256)", last))
    node.request("anvil_stopImpersonatingAccount", ETHERFI_ADMIN)

    before = int(node.request("eth_getBalance", wallet.address, "latest"), 16)
    page.locator("#act-actions input[value=etherFiClaim]").check(force=True)
    page.locator("#act-choice option").first.wait_for(state="attached", timeout=SOON)
    seen = act(page, "etherFiClaim")
    receipts = [node.request("eth_getTransactionReceipt", each["hash"]) for each in
                node.request("eth_getBlockByNumber", "latest", True)["transactions"]]
    gas = sum(int(each["gasUsed"], 16) * int(each["effectiveGasPrice"], 16) for each in receipts)
    received = int(node.request("eth_getBalance", wallet.address, "latest"), 16) + gas - before
    assert 4 * ETHER - 10 <= received <= 4 * ETHER
    # What the page promised is what came.
    shown = re.search(r"You receive\s+([\d,.]+)\s*ETH", seen)
    assert shown and round(float(shown.group(1)) * ETHER / 10**9) == round(received / 10**9)
    assert wallet.asked.count("eth_sendTransaction") == 4


def report(node, *requests):
    """Has Lido's oracle report, and set ether aside for requests."""
    node.request("anvil_increaseTime", hex(86_400))
    node.request("anvil_mine", hex(1))
    now = int(node.request("eth_getBlockByNumber", "latest", False)["timestamp"], 16)
    kind = "((uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256[],uint256))"

    def claims(batches, rate):
        vault = int(node.request("eth_getBalance", EL_REWARDS_VAULT, "latest"), 16)
        return (now - 1, 86_400, 0, 0, 0, vault, 0, batches, rate)

    output = node.request("eth_call", {"to": ACCOUNTING, "data": calldata(
        "simulateOracleReport" + kind, claims([], 0))}, "latest")
    words = [int(output[2 + 64 * i:66 + 64 * i], 16) for i in range(16)]
    rate = words[13] * 10**27 // words[12]
    node.request("anvil_impersonateAccount", ORACLE)
    node.request("anvil_setBalance", ORACLE, hex(ETHER))
    send(node, ORACLE, ACCOUNTING, calldata(
        "handleOracleReport" + kind, claims(list(requests), rate)))
    node.request("anvil_stopImpersonatingAccount", ORACLE)


def test_lido_from_deposit_to_claim_in_chinese(node, open_wallet, wallet):
    page = open_wallet(wallet, locale="zh-TW", width=390)
    connect(page, "連接 Test Wallet")
    page.get_by_text("由 Test Wallet 簽名").first.wait_for(timeout=SOON)
    act(page, "lidoDeposit", "9")
    seen = re.sub(r"\s+", " ", act(page, "lidoRequest", "5", transactions=2))
    assert "預言機回報後可領取" in seen and "向 Lido 請求提領 5 stETH" in seen
    last = int(node.request("eth_call", {
        "to": LIDO_QUEUE, "data": calldata("getLastRequestId()")}, "latest"), 16)
    report(node, last)
    page.locator("#act-actions input[value=lidoClaim]").check(force=True)
    page.locator("#act-choice option").first.wait_for(state="attached", timeout=SOON)
    before = int(node.request("eth_getBalance", wallet.address, "latest"), 16)
    act(page, "lidoClaim")
    gained = int(node.request("eth_getBalance", wallet.address, "latest"), 16) - before
    assert 5 * ETHER - 10**15 < gained <= 5 * ETHER


def test_the_promise_is_kept_to_the_wei(node, open_wallet, wallet):
    page = open_wallet(wallet)
    connect(page)
    page.get_by_text("with Test Wallet").first.wait_for(timeout=SOON)
    act(page, "lidoDeposit", "7.000000000000000001")
    before = tokens(node, WSTETH, wallet.address)
    seen = act(page, "lidoWrap", "3", transactions=2)
    promised = re.search(r"You receive\s+([\d,.]+)\s*wstETH", seen).group(1)
    whole, _, fraction = promised.replace(",", "").partition(".")
    wei = int(whole) * ETHER + int(fraction.ljust(18, "0") or 0)
    assert tokens(node, WSTETH, wallet.address) - before == wei


@pytest.mark.parametrize("key, symbol, wraps", [
    ("etherFiRedeem", "eETH", False), ("etherFiRedeemWeETH", "weETH", True)])
def test_an_instant_redemption_keeps_its_promise(node, open_wallet, wallet, key, symbol, wraps):
    page = open_wallet(wallet)
    connect(page)
    page.get_by_text("with Test Wallet").first.wait_for(timeout=SOON)
    act(page, "etherFiDeposit", "10")
    if wraps:
        act(page, "etherFiWrap", "6", transactions=2)
    before = int(node.request("eth_getBalance", wallet.address, "latest"), 16)
    seen = re.sub(r"\s+", " ", act(page, key, "2", transactions=2))
    assert f"redeems 2 {symbol} with ether.fi at once" in seen and "for leaving at once" in seen
    receipts = [node.request("eth_getTransactionReceipt", each["hash"]) for n in range(2)
                for each in node.request("eth_getBlockByNumber", hex(int(node.request(
                    "eth_blockNumber"), 16) - n), True)["transactions"]]
    gas = sum(int(each["gasUsed"], 16) * int(each["effectiveGasPrice"], 16) for each in receipts)
    received = int(node.request("eth_getBalance", wallet.address, "latest"), 16) + gas - before
    promised = re.search(r"You receive ([\d,.]+) ?ETH", seen).group(1)
    whole, _, fraction = promised.partition(".")
    assert received == int(whole) * ETHER + int(fraction.ljust(18, "0") or 0)


@pytest.mark.parametrize("locale, button, words", [
    ("en-US", "Connect Test Wallet", "owner declined"),
    ("zh-TW", "連接 Test Wallet", "拒絕了"),
])
def test_who_declines_has_sent_nothing(node, open_wallet, wallet, locale, button, words):
    page = open_wallet(wallet, locale=locale)
    connect(page, button)
    page.locator("#act-actions input[value=lidoDeposit]").check(force=True)
    page.locator("#act-amount").fill("1")
    page.locator("#act-sign:enabled").wait_for(timeout=SOON)
    wallet.declines = True
    head = node.request("eth_blockNumber")
    page.locator("#act-sign").click()
    page.locator("#act-progress").get_by_text(words).wait_for(timeout=SOON)
    assert node.request("eth_blockNumber") == head


def test_a_wallet_on_another_chain_is_brought_over(node, open_wallet, wallet):
    wallet.chain = "0x1"
    page = open_wallet(wallet)
    connect(page)
    page.get_by_text("with Test Wallet").first.wait_for(timeout=SOON)
    assert "wallet_addEthereumChain" in wallet.asked


def test_a_wallet_on_a_chain_of_the_same_number_is_refused(node, open_wallet, wallet):
    wallet.genesis = "0x" + "ab" * 32
    page = open_wallet(wallet)
    connect(page)
    page.get_by_text("on another chain with the same id").wait_for(timeout=SOON)
    assert "eth_sendTransaction" not in wallet.asked


def test_a_development_account_acts_too(node, open_page):
    snapshot = node.request("evm_snapshot")
    account = node.accounts()[9]
    page = open_page(path=f"/#{account}")
    before = tokens(node, STETH, account)
    seen = act(page, "lidoDeposit", "2.5")
    assert "The node signs at once" in seen
    assert "none on deposits" in seen and "in the same block" in seen
    assert tokens(node, STETH, account) - before in (5 * ETHER // 2, 5 * ETHER // 2 - 1)
    assert node.request("evm_revert", snapshot)


@pytest.mark.parametrize("amount, words", [
    ("1000000", "Refused: the balance is too small"), ("-1", "An amount is"), ("1.0000000000000000001", "An amount is"),
])
def test_what_cannot_be_done_cannot_be_signed(node, open_page, amount, words):
    page = open_page(path=f"/#{node.accounts()[9]}")
    page.locator("#act-amount").fill(amount)
    page.locator("#act").get_by_text(words).first.wait_for(timeout=SOON)
    assert page.locator("#act-sign").is_disabled()


@pytest.mark.parametrize("locale", ["en-US", "zh-TW"])
@pytest.mark.parametrize("width", [320, 390, 1440])
def test_a_preview_fits_the_window(node, open_page, locale, width):
    page = open_page(path=f"/#{node.accounts()[9]}", locale=locale, width=width)
    page.locator("#act-amount").fill("1.234567890123456789")
    page.locator("#act-preview dl").wait_for(timeout=SOON)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_acting_by_keyboard_alone(node, open_page):
    page = open_page(path=f"/#{node.accounts()[9]}")
    page.locator("#act-actions input[value=lidoDeposit]").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.value") == "lidoWrap"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "act-amount"
    page.keyboard.type("1")
    page.locator("#act-sign:enabled").wait_for(timeout=SOON)
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "act-sign":
            break
    assert page.evaluate("document.activeElement.id") == "act-sign"
    for element in ("#act-preview", "#act-progress"):
        assert page.locator(element).get_attribute("aria-live") == "polite"
