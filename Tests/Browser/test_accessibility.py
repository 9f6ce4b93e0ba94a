"""What axe-core, the rules that accessibility checkers share, finds on the page: nothing."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from scene import ETHER, calldata, send

LIDO = "0xae7ab96520de3a18e5e111b5eaab095312d7fe84"
SOON = 15_000


@pytest.mark.parametrize("locale", ["en-US", "zh-TW"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_no_rule_is_broken(node, browser, locale, scheme, width):
    account = node.accounts()[8]
    send(node, account, LIDO, calldata("submit(address)", "0x" + "0" * 40), ETHER)
    context = browser.new_context(
        locale=locale, viewport={"width": width, "height": 900}, color_scheme=scheme,
        bypass_csp=True)
    page = context.new_page()
    page.goto(f"{node.url}/#{account}")
    page.locator("#holdings table").first.wait_for(timeout=SOON)
    page.locator("#act-actions input[value=lidoRequest]").check(force=True)
    page.locator("#act-amount").fill("0.25")
    page.locator("#act-preview dl").wait_for(timeout=SOON)
    found = Axe().run(page)
    context.close()
    assert [(each["id"], [node["html"] for node in each["nodes"]])
            for each in found.response["violations"]] == []
