"""The page by keyboard alone: everything is reached, seen and named."""

from __future__ import annotations

import pytest
from test_web_browser import (  # noqa: F401
    SCORES,
    address,
    check_files,
    chromium,
    page,
    pytestmark,
)

pytest.importorskip("playwright.sync_api")

_FOCUSED = """() => {
  const one = document.activeElement;
  const own = one.closest("label") || one;
  const box = own.getBoundingClientRect();
  const style = getComputedStyle(own);
  return {
    name: one.getAttribute("aria-label") || one.textContent.trim()
      || (one.labels && one.labels.length ? one.labels[0].textContent.trim() : ""),
    tag: one.tagName,
    seen: box.width > 0 && box.height > 0,
    marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  };
}"""


def stops(page, most=400):  # noqa: F811
    """What the tab key comes by, from the top of the page to its end."""
    found = []
    for _ in range(most):
        page.keyboard.press("Tab")
        one = page.evaluate(_FOCUSED)
        if one["tag"] == "BODY":
            break
        found.append(one)
    return found


@pytest.mark.parametrize("path", ["", "forms", "forms/guangdong-data"])
def test_each_stop_is_seen_marked_and_named(page, path):  # noqa: F811
    page.goto(page.url + path)
    found = stops(page)
    assert found
    assert [one for one in found if not (one["seen"] and one["name"])] == []
    assert [one["name"] for one in found if not one["marked"]] == []


def test_a_finding_is_accepted_by_keyboard(page):  # noqa: F811
    check_files(page, SCORES)
    page.wait_for_load_state()
    before = int(page.inner_text("label[for=show-error] b"))
    summary = page.locator(".finding.error details.accept summary").first
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("口径不同，已说明")
    page.keyboard.press("Tab")
    page.keyboard.type("张某")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_selector("details.accepted")
    assert int(page.inner_text("label[for=show-error] b")) < before
    assert page.wrong == []


def test_findings_are_filtered_by_keyboard(page):  # noqa: F811
    check_files(page, SCORES)
    page.wait_for_load_state()
    page.focus("#show-error")
    page.keyboard.press("Space")
    assert page.locator(".finding.error:visible").count() == 0
    told = page.inner_text(".shown")
    page.keyboard.press("Space")
    assert page.inner_text(".shown") != told  # said aloud as well
