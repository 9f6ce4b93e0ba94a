"""The page shows the beacon chain: figures, operators, queues, rewards, and slashings unfolding."""

import hashlib
import json
import re

import pytest
import requests
from axe_playwright_python.sync_playwright import Axe

from scene import ETHER, calldata, send

DEPOSIT_CONTRACT = "0x00000000219ab540356cbb839cbe05303d7705fa"
WITHDRAWAL_REQUESTS = "0x00000961ef480eb55e80d19ad83579a64c007002"
CONSOLIDATION_REQUESTS = "0x0000bbddc7ce488642fb579f8b00f3a590007251"
GWEI = 10**9
DAY = 86_400
SOON = 20_000
#: A chain that passes weeks has thousands of epochs to run.
LATER = 240_000


def ether(gwei):
    """All digits of an amount, as tables have it."""
    sign = "−" if gwei < 0 else ""
    whole, fraction = divmod(abs(gwei), GWEI)
    rest = f"{fraction:09}".rstrip("0")
    return f"{sign}{whole:,}" + (f".{rest}" if rest else "")


def brief(gwei):
    """An amount cut off after six decimals, as sentences have it."""
    whole, fraction = divmod(abs(gwei), GWEI)
    if fraction % 1000:
        return f"{'−' if gwei < 0 else ''}{whole:,}.{fraction // 1000:06}…"
    return ether(gwei)


def rate(parts):
    """Parts per million as a percentage."""
    whole, fraction = divmod(abs(parts), 10_000)
    rest = f"{fraction:04}".rstrip("0")
    return f"{'−' if parts < 0 else ''}{whole}" + (f".{rest}" if rest else "") + "%"


def number(text):
    return int(text, 16)


def pass_time(node, seconds):
    node.request("anvil_increaseTime", hex(seconds))
    node.request("anvil_mine", hex(1))


def panel_of(page):
    panel = page.locator("#validators")
    panel.locator(".figures").wait_for(timeout=SOON)
    return panel


def figure(panel, heading):
    return panel.locator(".figures > div").filter(
        has=panel.page.get_by_text(heading, exact=True)).locator("dd").text_content()


@pytest.fixture(autouse=True)
def as_before(node):
    """Every test leaves the chain as it was."""
    snapshot = node.request("evm_snapshot")
    yield
    assert node.request("evm_revert", snapshot)


@pytest.mark.parametrize("locale, words", [
    ("en-US", ("Epoch", "Finalized epoch", "Active validators", "Active balance",
               "Ideal yield a year", "Realised yield a year")),
    ("zh-TW", ("目前 epoch", "已定案 epoch", "運作中的驗證者", "有效質押總額", "理論年化收益率",
               "實際年化收益率")),
])
def test_figures_are_the_nodes(node, open_page, locale, words):
    pass_time(node, 7_200)
    beacon = node.request("cairn_beacon")
    page = open_page(locale=locale)
    panel = panel_of(page)
    ideal, realised = beacon["yield"]["ideal"], beacon["yield"]["realised"]
    expected = [
        f"{number(beacon['epoch']):,}", f"{number(beacon['finalizedEpoch']):,}",
        f"{sum(number(each['active']) for each in beacon['operators']):,}",
        f"{ether(number(beacon['totalActiveBalance']))} ETH", rate(number(ideal["gained"])),
        rate(number(realised["gained"]) - number(realised["lost"])),
    ]
    for heading, value in zip(words, expected):
        assert figure(panel, heading).startswith(value), (heading, value)
    for entry in beacon["operators"]:
        row = panel.locator("tr").filter(
            has=page.get_by_role("button", name=entry["name"], exact=True))
        assert [each.strip() for each in row.locator("td").all_text_contents()] == [
            f"{number(entry['validators']):,}", f"{number(entry['active']):,}",
            f"{number(entry['slashed']):,}", ether(number(entry["balance"])),
            rate(number(entry["uptimePartsPerMillion"])), f"#{number(entry['client'])}",
            f"#{number(entry['correlationGroup'])}"]


@pytest.mark.parametrize("locale, headings", [
    ("en-US", {"Source votes": "source", "Target votes": "target", "Proposals": "proposer",
               "Missed votes": "missedVotes"}),
    ("zh-TW", {"來源投票": "source", "目標投票": "target", "區塊提案": "proposer", "漏投": "missedVotes"}),
])
def test_rewards_by_duty(node, open_page, locale, headings):
    pass_time(node, DAY // 2)
    beacon = node.request("cairn_beacon")
    page = open_page(locale=locale)
    panel = panel_of(page)
    for heading, duty in headings.items():
        sign = -1 if duty.startswith("missed") else 1
        row = panel.locator("tr").filter(
            has=page.get_by_role("rowheader", name=heading, exact=True))
        recent = sum(number(each["totals"][duty]) for each in beacon["recentEpochs"])
        shown = row.locator("td").all_text_contents()
        assert shown[0] == ether(sign * recent)
        assert shown[1] == ether(sign * number(beacon["totals"][duty]))
        assert shown[2].startswith(rate(sign * number(beacon["yield"]["realised"][duty])))
    pictures = panel.locator("svg.duties[role=img]")
    assert pictures.count() == 3
    assert pictures.first.locator("g").count() == len(beacon["recentEpochs"])
    gained = sum(number(beacon["totals"][name]) for name in
                 ("source", "target", "head", "sync", "proposer", "whistleblower"))
    assert brief(gained) in pictures.last.get_attribute("aria-label")


def test_validators_of_an_operator_by_keyboard(node, open_page):
    page = open_page()
    panel = panel_of(page)
    beacon = node.request("cairn_beacon")
    first = number(beacon["operators"][0]["validators"])
    name = beacon["operators"][1]["name"]
    button = panel.get_by_role("button", name=name, exact=True)
    button.focus()
    page.keyboard.press("Enter")
    rows = panel.locator(".inside tbody tr")
    rows.first.wait_for(timeout=SOON)
    assert button.get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.activeElement.textContent") == name
    assert rows.count() == 16

    def check(start):
        ids = ",".join(str(each) for each in range(start, start + 16))
        told = requests.get(
            f"{node.url}/eth/v1/beacon/states/head/validators?id={ids}", timeout=30).json()["data"]
        for row, entry in zip(rows.all(), told):
            key = entry["validator"]["pubkey"]
            assert row.locator("th").text_content() == (
                f"#{int(entry['index']):,} {key[:6]}…{key[-4:]}")
            cells = row.locator("td").all_text_contents()
            assert cells[:3] == ["active", ether(int(entry["balance"])),
                                 ether(int(entry["validator"]["effective_balance"]))]
            assert row.locator("a").get_attribute("href").lower() == (
                "#0x" + entry["validator"]["withdrawal_credentials"][-40:])

    check(first)
    panel.get_by_role("button", name="Next").focus()
    page.keyboard.press("Enter")
    panel.get_by_text("Page 2 of").wait_for(timeout=SOON)
    check(first + 16)
    # The focus has stayed, though all has been drawn anew.
    assert page.evaluate("document.activeElement.textContent") == "Next"
    button.click()
    rows.first.wait_for(state="detached", timeout=SOON)
    assert button.get_attribute("aria-expanded") == "false"


def order(panel, kind, validators):
    panel.locator("#fault-kind").select_option(kind)
    panel.locator("#fault-validators").fill(validators)
    panel.locator("#fault-form button").click()


def slashings(node):
    return node.request("cairn_beacon")["slashings"]


def total(entries, name):
    return sum(number(each[name]) for each in entries)


@pytest.mark.parametrize("locale, ordered, title, at_once, more", [
    ("en-US", "Ordered for epoch", "of Meridian: two votes for one target", "Initial penalty",
     "comes the correlation penalty"),
    ("zh-TW", "已排定於 epoch", "Meridian 的驗證者", "初始懲罰", "將扣關聯懲罰"),
])
def test_a_double_vote_is_ordered_and_seen(
        node, open_page, locale, ordered, title, at_once, more):
    page = open_page(locale=locale)
    panel = panel_of(page)
    first = number(node.request("cairn_beacon")["operators"][0]["validators"])
    order(panel, "doubleVote", f"{first}, {first + 2}-{first + 3}")
    panel.locator("#fault-result").get_by_text(ordered).wait_for(timeout=SOON)
    pass_time(node, 1_200)
    card = panel.locator(".slashings > li").first
    card.wait_for(timeout=SOON)
    told = slashings(node)
    assert [number(each["validator"]) for each in told] == [first, first + 2, first + 3]
    assert title in card.locator("h4").text_content()
    assert all(f"#{each}" in card.locator("h4").text_content()
               for each in (first, first + 2, first + 3))
    assert more in card.locator(".explain").text_content()
    steps = card.locator(".steps > li")
    assert [step.get_attribute("class") for step in steps.all()] == [
        "done", "done", "running", "coming", "coming"]
    texts = steps.all_text_contents()
    assert f"epoch {number(told[0]['epoch']):,}" in texts[0]
    assert at_once in texts[1] and f"{brief(-total(told, 'initialPenalty'))} ETH" in texts[1]
    assert f"{brief(-total(told, 'leakedSoFar'))} ETH" in texts[2]
    likely = total(told, "expectedCorrelationPenalty")
    assert likely > 0 and f"{brief(-likely)} ETH" in texts[3]
    assert f"epoch {number(told[0]['correlationEpoch']):,}" in texts[3]
    assert f"epoch {number(told[0]['withdrawableEpoch']):,}" in texts[4]
    # Those who listen are told, and the validators stand in the queue of exits.
    assert title in page.locator("#announcement").text_content()
    assert panel.locator(".queue", has_text=re.compile("Exits|退出")).locator("li").count() == 3


def test_a_slashing_unfolds_to_its_end(node, open_page):
    page = open_page()
    panel = panel_of(page)
    order(panel, "doubleProposal", "7")
    panel.locator("#fault-result").get_by_text("Ordered").wait_for(timeout=SOON)
    node.request("cairn_orderBeaconFault", {"kind": "doubleVote", "validators": [70, 71, 72]})
    pass_time(node, 1_200)
    card = panel.locator(".slashings > li").filter(has_text="Validator #7 of")
    card.wait_for(timeout=SOON)
    assert "two blocks for one slot" in card.locator("h4").text_content()

    def entry():
        return next(each for each in slashings(node) if number(each["validator"]) == 7)

    now = number(node.request("eth_getBlockByNumber", "latest", False)["timestamp"])
    pass_time(node, number(entry()["correlationTime"]) - now + 1_200)
    card.get_by_text("The correlation penalty has been taken").wait_for(timeout=LATER)
    told = entry()
    correlation = number(told["correlationPenalty"])
    assert correlation > 0
    step = card.locator(".steps > li").nth(3)
    assert step.get_attribute("class") == "done"
    assert f"{brief(-correlation)} ETH" in step.text_content()
    lost = number(told["initialPenalty"]) + number(told["leakedSoFar"]) + correlation
    assert f"{brief(lost)} ETH lost so far" in card.locator(".explain").text_content()

    pass_time(node, number(told["withdrawableTime"])
              - number(told["correlationTime"]) + 1_200)
    card.get_by_text("It is over").wait_for(timeout=LATER)
    assert [each.get_attribute("class") for each in card.locator(".steps > li").all()] == [
        "done"] * 5


@pytest.mark.parametrize("locale, words, refused", [
    ("en-US", "Name validators by number", "The node refuses:"),
    ("zh-TW", "請填驗證者編號", "節點拒絕："),
])
def test_what_cannot_be_ordered_is_refused(node, open_page, locale, words, refused):
    panel = panel_of(open_page(locale=locale))
    field, error = panel.locator("#fault-validators"), panel.locator("#fault-error")
    for typed in ("", "seven", "9-7"):
        order(panel, "doubleVote", typed)
        error.get_by_text(words).wait_for(timeout=SOON)
        assert field.get_attribute("aria-invalid") == "true"
    order(panel, "doubleProposal", "1, 2")
    error.get_by_text(words).wait_for(timeout=SOON)
    order(panel, "surroundVote", "99999")
    error.get_by_text(refused).wait_for(timeout=SOON)
    assert "99999" in error.text_content()
    assert field.get_attribute("aria-invalid") == "false"
    assert panel.locator("#fault-result").text_content() == ""


def test_an_operator_goes_offline(node, open_page):
    pass_time(node, 1_200)
    page = open_page()
    panel = panel_of(page)
    beacon = node.request("cairn_beacon")
    panel.locator("#fault-kind").select_option("offline")
    panel.locator("#fault-choice").select_option(beacon["operators"][3]["name"])
    panel.locator("#fault-epochs").fill("20")
    panel.locator("#fault-form button").click()
    panel.locator("#fault-result").get_by_text("Ordered for 20 epochs").wait_for(timeout=SOON)
    before = panel.locator("svg.duties").last.get_attribute("aria-label")
    pass_time(node, 7_200)
    page.wait_for_function(
        "(before) => document.querySelectorAll('#validators svg.duties')[2]"
        ".getAttribute('aria-label') !== before", arg=before, timeout=SOON)
    after = node.request("cairn_beacon")
    missed = number(after["totals"]["missedVotes"])
    assert missed - number(beacon["totals"]["missedVotes"]) > number(
        after["totals"]["target"]) - number(beacon["totals"]["target"]) >> 6
    row = panel.locator("tr").filter(
        has=page.get_by_role("rowheader", name="Missed votes", exact=True))
    assert row.locator("td").nth(1).text_content() == ether(-missed)


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def deposit(node, sender, key, amount):
    """Adds to a validator through the deposit contract."""
    key, signature, credentials = bytes.fromhex(key[2:]), bytes(96), bytes(32)
    root = sha(
        sha(sha(key, bytes(16)), credentials),
        sha(amount.to_bytes(8, "little"), bytes(24),
            sha(sha(signature[:64]), sha(signature[64:], bytes(32)))))
    return send(node, sender, DEPOSIT_CONTRACT, calldata(
        "deposit(bytes,bytes,bytes,bytes32)", key, credentials, signature, root), amount * GWEI)


def test_a_deposit_waits_with_its_date(node, open_page):
    page = open_page()
    panel = panel_of(page)
    key = requests.get(
        f"{node.url}/eth/v1/beacon/states/head/validators/5", timeout=30).json()
    key = key["data"]["validator"]["pubkey"]
    deposit(node, node.accounts()[4], key, 3 * GWEI)
    queue = panel.locator(".queue", has_text="Deposits")
    queue.locator("li").wait_for(timeout=SOON)
    assert f"Key {key[:6]}…{key[-4:]}" in queue.locator("li").text_content()
    assert "3 ETH" in queue.locator("li").text_content()
    told = node.request("cairn_beacon")["queues"]["deposits"]
    assert number(told[0]["amount"]) == 3 * GWEI
    date = page.evaluate(
        "(seconds) => new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'short',"
        " day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })"
        ".format(new Date(seconds * 1000))", number(told[0]["expectedTime"]))
    assert f"about {date} (in " in queue.locator("li").text_content()


@pytest.mark.parametrize("locale, deposits, withdraws, leaves, merges", [
    ("en-US", "deposits 3 ETH for validator key {a}", "asks to withdraw 2.5 ETH from validator key {a}",
     "asks that validator key {b} leaves", "asks to merge validator key {a} into {b}"),
    ("zh-TW", "為公鑰 {a} 的驗證者存入 3 ETH", "請求自公鑰 {a} 的驗證者提領 2.5 ETH",
     "請求公鑰 {b} 的驗證者退出", "請求將公鑰 {a} 的驗證者併入 {b}"),
])
def test_requests_in_words(node, open_page, locale, deposits, withdraws, leaves, merges):
    page = open_page(locale=locale)
    sender = node.accounts()[4]
    keys = [requests.get(
        f"{node.url}/eth/v1/beacon/states/head/validators/{index}", timeout=30)
        .json()["data"]["validator"]["pubkey"] for index in (5, 6)]
    short = dict(zip("ab", (f"{key[:6]}…{key[-4:]}" for key in keys)))
    receipts = [deposit(node, sender, keys[0], 3 * GWEI)]
    for queue, data in (
            (WITHDRAWAL_REQUESTS, keys[0] + f"{5 * GWEI // 2:016x}"),
            (WITHDRAWAL_REQUESTS, keys[1] + "0" * 16),
            (CONSOLIDATION_REQUESTS, keys[0] + keys[1][2:])):
        fee = number(node.request("eth_call", {"to": queue}, "latest"))
        receipts.append(send(node, sender, queue, data, fee))
    for receipt, words in zip(receipts, (deposits, withdraws, leaves, merges)):
        digest = receipt["transactionHash"]
        row = page.locator(".transaction", has_text=f"{digest[:6]}…{digest[-4:]}")
        row.wait_for(timeout=SOON)
        assert words.format(**short) in row.locator(".sentence").text_content()


@pytest.mark.parametrize("locale, words", [
    ("en-US", "{n} validators were paid {amount} ETH"),
    ("zh-TW", "{n} 個驗證者的提領入帳，共 {amount} ETH"),
])
def test_what_validators_were_paid_stands_in_the_block(node, open_page, locale, words):
    page = open_page(locale=locale)
    pass_time(node, 3_600)
    block = node.request("eth_getBlockByNumber", "latest", False)
    paid = sum(number(each["amount"]) for each in block["withdrawals"])
    validators = len({each["validatorIndex"] for each in block["withdrawals"]})
    assert paid > 0
    row = page.locator(".block").filter(
        has=page.get_by_text(f"#{number(block['number']):,}", exact=True))
    row.locator(".paid").wait_for(timeout=SOON)
    assert row.locator(".paid").text_content() == words.format(n=validators, amount=brief(paid))


def test_without_a_beacon_chain_nothing_is_shown(fresh, browser, tmp_path):
    genesis = tmp_path / "genesis.json"
    genesis.write_text(json.dumps({"beacon": None}))
    node = fresh("--genesis", genesis)
    context = browser.new_context()
    page = context.new_page()
    page.goto(node.url)
    page.locator("#holdings table").first.wait_for(timeout=SOON)
    page.locator("#restaking-picture[aria-busy=false]").wait_for(timeout=SOON)
    shown = [page.locator(each).is_visible() for each in ("#restaking", "#validators")]
    is_linked = page.locator("#validators-link").get_attribute("hidden") is None
    context.close()
    assert shown == [True, False] and not is_linked


@pytest.mark.parametrize("locale", ["en-US", "zh-TW"])
@pytest.mark.parametrize("width", [320, 360, 768, 1000, 1440])
def test_it_fits_the_window(node, open_page, locale, width):
    node.request("cairn_orderBeaconFault", {"kind": "doubleVote", "validators": [70, 71, 72]})
    pass_time(node, 1_200)
    page = open_page(locale=locale, width=width)
    panel = panel_of(page)
    panel.locator(".slashings > li").wait_for(timeout=SOON)
    panel.locator(".disclose").nth(1).click()
    panel.locator(".inside tbody tr").first.wait_for(timeout=SOON)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # Nothing runs out of its own box either.
    assert page.evaluate(
        "[...document.querySelectorAll('#validators table, #validators .steps li,"
        " #validators .queue li')].filter((each) => each.scrollWidth > each.clientWidth + 1"
        " || each.getBoundingClientRect().right"
        " > each.parentElement.getBoundingClientRect().right + 1)"
        ".map((each) => each.outerHTML.slice(0, 80))") == []


@pytest.mark.parametrize("locale", ["en-US", "zh-TW"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_no_rule_of_accessibility_is_broken(node, browser, locale, scheme, width):
    node.request("cairn_orderBeaconFault", {"kind": "doubleVote", "validators": [70, 71, 72]})
    pass_time(node, 1_200)
    context = browser.new_context(
        locale=locale, viewport={"width": width, "height": 900}, color_scheme=scheme,
        bypass_csp=True)
    page = context.new_page()
    page.goto(node.url)
    panel = panel_of(page)
    panel.locator(".slashings > li").wait_for(timeout=SOON)
    panel.locator(".disclose").nth(1).click()
    panel.locator(".inside tbody tr").first.wait_for(timeout=SOON)
    found = Axe().run(page)
    context.close()
    assert [(each["id"], [node["html"] for node in each["nodes"]])
            for each in found.response["violations"]] == []
