"""What the tests of the page share: the browser, and pages that must stay free of errors."""

import os
import pathlib
import sys

import pytest
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(pathlib.Path(__file__).parent))


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(node, browser):
    """Opens the page; afterwards no page may have complained about anything."""
    contexts = []
    complaints = []

    def open_page(locale="en-US", width=1280, height=900, path="/", scheme="light"):
        context = browser.new_context(
            locale=locale, viewport={"width": width, "height": height}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: message.type in ("error", "warning")
                and complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        # What is under way when a page is left ends with it.
        page.on("requestfailed", lambda request: request.failure != "net::ERR_ABORTED"
                and complaints.append(f"failed: {request.url}"))
        page.on("response", lambda answer: answer.status >= 400
                and complaints.append(f"{answer.status}: {answer.url}"))
        page.add_init_script(
            "addEventListener('securitypolicyviolation', (event) =>"
            " console.error('policy', event.violatedDirective, event.blockedURI));"
            "window.shift = 0; new PerformanceObserver((list) => list.getEntries().forEach("
            "(entry) => { window.shift += entry.value; }))"
            ".observe({ type: 'layout-shift', buffered: true });")
        page.goto(node.url + path)
        page.wait_for_selector("html[data-ready]")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
