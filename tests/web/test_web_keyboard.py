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
  const isMarked = part => {
    const style = getComputedStyle(part);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  return {
    name: one.getAttribute("aria-label") || one.textContent.trim()
      || (one.labels && one.labels.length ? one.labels[0].textContent.trim() : ""),
    tag: one.tagName,
    seen: box.width > 0 && box.height > 0,
    marked: isMarked(one) || isMarked(own),
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


@pytest.mark.parametrize(
    "path",
    ["", "forms", "forms/guangdong-data", "bulk", "bulk/0", "bulk/0/0", "bulk/0/1"],
)
def test_each_stop_is_seen_marked_and_named(page, path):  # noqa: F811
    page.goto(page.url + path)
    found = stops(page)
    assert found
    assert [one for one in found if not (one["seen"] and one["name"])] == []
    assert [one["name"] for one in found if not one["marked"]] == []


def go_to(page, name):  # noqa: F811
    """Press the tab key until the stop of that name."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(_FOCUSED)["name"].startswith(name):
            return
    raise AssertionError(f"no stop {name}")


def first_unit(page):  # noqa: F811
    return page.inner_text("tbody tr:first-child th")


def test_a_run_is_opened_sorted_and_searched_by_keyboard(page):  # noqa: F811
    page.goto(page.url + "bulk")
    go_to(page, "2025")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    go_to(page, "错误")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert first_unit(page).startswith("某区某会")
    assert page.get_attribute("th[aria-sort]", "aria-sort") == "descending"
    go_to(page, "错误")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert first_unit(page).startswith("某区某局")
    assert page.get_attribute("th[aria-sort]", "aria-sort") == "ascending"
    page.focus("input[type=search]")
    page.keyboard.type("某会")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("tbody tr").count() == 1
    go_to(page, "某区某会")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.inner_text("h1") == "某区某会"
    assert page.wrong == []


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
