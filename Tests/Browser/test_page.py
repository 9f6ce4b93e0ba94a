"""The page shows what the node holds: blocks, sentences, holdings, in both languages."""

import re

import pytest

LIDO = "0xae7ab96520de3a18e5e111b5eaab095312d7fe84"
LIQUIDITY_POOL = "0x308861a430be4cce5502d0a12724771fc6daf216"
EETH = "0x35fa164735182de50811e8e2e824cfb9b6118ac2"
SUBMIT = "0xa1903eab" + "0" * 64
DEPOSIT = "0xd0e30db0"
TRANSFER_SHARES = "0x9d9c909296d9c674451c0c24f02cb64981eb3b727f99865939192f880a755dcb"
ETHER = 10**18
SOON = 10_000


def exact(wei):
    """All digits of an amount, as the page writes it."""
    whole, fraction = divmod(wei, ETHER)
    rest = f"{fraction:018}".rstrip("0")
    return f"{whole:,}" + (f".{rest}" if rest else "")


def brief(wei):
    """An amount cut off after six decimals, as sentences have it."""
    whole, fraction = divmod(wei, ETHER)
    digits = f"{fraction:018}"
    if int(digits[6:]):
        return f"{whole:,}.{digits[:6]}…"
    rest = digits.rstrip("0")
    return f"{whole:,}" + (f".{rest}" if rest else "")


def short(address):
    return re.compile(f"{address[:6]}…{address[-4:]}", re.IGNORECASE)


def shares_in(receipt, token):
    for log in receipt["logs"]:
        if log["address"].lower() == token and log["topics"][0] == TRANSFER_SHARES:
            return int(log["data"], 16)
    raise AssertionError("the receipt has no shares")


def item(page, receipt):
    """The transaction in the list of blocks, found by the hash it links to."""
    digest = receipt["transactionHash"]
    return page.locator(".transaction", has_text=f"{digest[:6]}…{digest[-4:]}")


def test_blocks_appear_and_follow_the_chain(node, open_page):
    page = open_page()
    page.wait_for_selector("#blocks .block")
    sender, receiver = node.accounts()[:2]
    receipt = node.send(**{"from": sender, "to": receiver, "value": hex(ETHER)})
    number = int(receipt["blockNumber"], 16)
    page.wait_for_function(
        "(n) => Number(document.querySelector('#newest').textContent.replaceAll(',', '')) >= n",
        arg=number, timeout=SOON)
    page.get_by_text(f"#{number:,}", exact=True).first.wait_for(timeout=SOON)
    assert page.locator("#chain").text_content() == str(int(node.request("eth_chainId"), 16))
    page.wait_for_selector("#connection[data-state=live]", timeout=SOON)


@pytest.mark.parametrize("locale, words", [
    ("en-US", "sends 1.5 ETH to"),
    ("zh-TW", "轉出 1.5 ETH 給"),
])
def test_a_payment_in_words(node, open_page, locale, words):
    page = open_page(locale=locale)
    sender, receiver = node.accounts()[:2]
    receipt = node.send(**{"from": sender, "to": receiver, "value": hex(3 * ETHER // 2)})
    sentence = item(page, receipt).locator(".sentence")
    sentence.wait_for(timeout=SOON)
    assert words in sentence.text_content()
    assert short(sender).search(sentence.text_content())
    assert short(receiver).search(sentence.text_content())


@pytest.mark.parametrize("locale, words, ending", [
    ("en-US", "deposits 32 ETH into ether.fi and receives", "eETH shares"),
    ("zh-TW", "向 ether.fi 存入 32 ETH，取得", "eETH 份額"),
])
def test_an_ether_fi_deposit_in_words(node, open_page, locale, words, ending):
    page = open_page(locale=locale)
    sender = node.accounts()[1]
    receipt = node.send(**{
        "from": sender, "to": LIQUIDITY_POOL, "value": hex(32 * ETHER), "data": DEPOSIT,
        "gas": hex(500_000)})
    assert receipt["status"] == "0x1"
    sentence = item(page, receipt).locator(".sentence")
    sentence.wait_for(timeout=SOON)
    expected = f"{words} {brief(shares_in(receipt, EETH))} {ending}"
    assert expected in sentence.text_content()


@pytest.mark.parametrize("locale, words, ending", [
    ("en-US", "deposits 2 ETH into Lido and receives", "stETH shares"),
    ("zh-TW", "向 Lido 存入 2 ETH，取得", "stETH 份額"),
])
def test_a_lido_deposit_in_words(node, open_page, locale, words, ending):
    page = open_page(locale=locale)
    receipt = node.send(**{
        "from": node.accounts()[1], "to": LIDO, "value": hex(2 * ETHER), "data": SUBMIT,
        "gas": hex(500_000)})
    assert receipt["status"] == "0x1"
    sentence = item(page, receipt).locator(".sentence")
    sentence.wait_for(timeout=SOON)
    expected = f"{words} {brief(shares_in(receipt, LIDO))} {ending}"
    assert expected in sentence.text_content()


@pytest.mark.parametrize("locale, words", [
    ("en-US", "Refused: the deposit is zero"),
    ("zh-TW", "遭拒：存入金額為零"),
])
def test_a_refusal_says_why(node, open_page, locale, words):
    page = open_page(locale=locale)
    receipt = node.send(**{
        "from": node.accounts()[2], "to": LIDO, "value": "0x0", "data": SUBMIT,
        "gas": hex(500_000)})
    assert receipt["status"] == "0x0"
    reason = item(page, receipt).locator(".reason")
    reason.wait_for(timeout=SOON)
    page.get_by_text(words).first.wait_for(timeout=SOON)
    assert reason.text_content() == words


def test_details_of_a_transaction(node, open_page):
    page = open_page()
    receipt = node.send(**{
        "from": node.accounts()[1], "to": LIDO, "value": hex(ETHER), "data": SUBMIT,
        "gas": hex(500_000)})
    row = item(page, receipt)
    row.locator("summary").click(timeout=SOON)
    details = row.locator("dl").text_content()
    assert receipt["transactionHash"] in details
    assert "submit(address)" in details
    assert f"{int(receipt['gasUsed'], 16):,}" in details
    assert "Submitted" in details


def test_the_language_is_remembered(node, open_page):
    page = open_page()
    page.get_by_text("Its coins are worthless").wait_for()
    page.locator("#language").click()
    page.get_by_text("沒有任何價值").wait_for()
    assert page.locator("html").get_attribute("lang") == "zh-Hant"
    page.reload()
    page.get_by_text("沒有任何價值").wait_for()
    page.locator("#language").click()
    page.get_by_text("Its coins are worthless").wait_for()


def call(node, to, selector, address):
    data = selector + address[2:].lower().rjust(64, "0")
    return int(node.request("eth_call", {"to": to, "data": data}, "latest"), 16)


def test_holdings_are_exact(node, open_page):
    address = node.accounts()[1]
    node.send(**{"from": address, "to": LIDO, "value": hex(ETHER + 7), "data": SUBMIT,
                 "gas": hex(500_000)})
    page = open_page(path=f"/#{address}")
    expected = {
        "ETH": int(node.request("eth_getBalance", address, "latest"), 16),
        "stETH": call(node, LIDO, "0x70a08231", address),
        "eETH": call(node, EETH, "0x70a08231", address),
    }
    page.locator("#holdings table").first.wait_for(timeout=SOON)
    for asset, wei in expected.items():
        row = page.locator("#holdings tbody tr").filter(
            has=page.get_by_role("rowheader", name=asset, exact=True))
        assert row.locator("td").first.text_content().strip() == exact(wei), asset
    shares = call(node, LIDO, "0xf5eb42dc", address)
    assert f"{exact(shares)} shares" in page.locator("#holdings").text_content()


def test_an_address_is_entered_and_a_bad_one_refused(node, open_page):
    page = open_page()
    page.locator("#address").fill("0x1234")
    page.locator("#account-form button").click()
    page.get_by_text("40 hexadecimal digits").wait_for()
    address = node.accounts()[3]
    page.locator("#address").fill(address)
    page.locator("#address").press("Enter")
    page.locator("#holdings .address").get_by_text(re.compile(address, re.I)).wait_for(
        timeout=SOON)
    page.locator("#accounts a[aria-current]").get_by_text(short(address)).wait_for()


@pytest.mark.parametrize("locale", ["en-US", "zh-TW"])
@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_nothing_is_wider_than_the_window(node, open_page, locale, width):
    page = open_page(locale=locale, width=width, height=800)
    page.locator("#holdings table").first.wait_for(timeout=SOON)
    page.locator("#blocks .block").first.wait_for(timeout=SOON)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_stand_out_from_their_ground(node, open_page, scheme):
    page = open_page(scheme=scheme)
    page.locator("#holdings table").first.wait_for(timeout=SOON)
    ratios = page.evaluate("""() => {
      const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
      const rgb = (name) => {
        canvas.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(name);
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((v) => {
          const c = v / 255;
          return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
        });
      };
      const light = (name) => {
        const [r, g, b] = rgb(name);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      return [
        ["--ink", "--panel"], ["--soft", "--panel"], ["--soft", "--ground"], ["--soft", "--sunk"],
        ["--accent", "--panel"], ["--accent", "--accent-ground"], ["--warn", "--warn-ground"],
        ["--bad", "--panel"], ["--ink", "--accent-ground"],
      ].map(([text, ground]) => {
        const [a, b] = [light(text), light(ground)].sort((x, y) => y - x);
        return [text, ground, (a + 0.05) / (b + 0.05)];
      });
    }""")
    assert [pair for pair in ratios if pair[2] < 4.5] == []


def test_the_top_of_the_page_does_not_move(node, open_page):
    page = open_page()
    page.locator("#holdings table").first.wait_for(timeout=SOON)
    places = "['.banner', '.status', '#account h2', '#feed h2'].map((query) => " \
        "document.querySelector(query).getBoundingClientRect().top)"
    before = page.evaluate(places)
    node.send(**{"from": node.accounts()[0], "to": node.accounts()[4], "value": "0x1"})
    page.get_by_text("1 wei").first.wait_for(timeout=SOON)
    assert page.evaluate(places) == before


def test_everything_can_be_reached_by_keyboard(node, open_page):
    page = open_page()
    page.locator("#accounts a").first.wait_for(timeout=SOON)
    reached = []
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(
            "document.activeElement.id || document.activeElement.className"
            " || document.activeElement.tagName"))
    assert reached[0] == "skip"
    assert {"language", "address"} <= set(reached)
    assert page.locator("main").count() == 1
    assert page.locator("#announcement[aria-live=polite]").count() == 1
