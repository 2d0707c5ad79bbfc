"""The whole way in a browser: drop, see, click, filter, accept, download, fill."""

from __future__ import annotations

import shutil
import socket
import threading
import time
import zipfile

import pytest
from test_web_bulk import UNIT, write_run
from webkit import SAMPLES, SCORES

from selfeval_xl.web.app import create_app
from selfeval_xl.web.guard import Access

playwright = pytest.importorskip("playwright.sync_api")
uvicorn = pytest.importorskip("uvicorn")
pytest.importorskip("formualizer")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    results = tmp_path_factory.mktemp("results")
    other = UNIT | {"submission": "某会", "unit_name": "某区某会", "errors": 3}
    write_run(results, units=[UNIT, other])
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        app = create_app(access=Access(most_bytes=2_000_000), results=results)
        config = uvicorn.Config(app, log_level="error", ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        until = time.monotonic() + 30
        while not server.started and time.monotonic() < until:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(30)


@pytest.fixture(scope="module")
def chromium():
    with playwright.sync_playwright() as library:
        browser = library.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture(params=[1280, 1920], ids=["1280 wide", "1920 wide"])
def page(chromium, address, request):
    """A page whose every complaint, and every request elsewhere, fails the test."""
    wrong = []
    page = chromium.new_page(viewport={"width": request.param, "height": 900})
    page.set_default_timeout(20_000)
    page.on("console", lambda said: wrong.append(said.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request",
        lambda asked: (
            None
            if asked.url.startswith((address, "blob:", "data:"))
            else wrong.append(asked.url)
        ),
    )
    page.goto(address)
    page.wrong = wrong
    yield page
    page.close()


def check_files(page, *files):
    page.set_input_files("input[type=file] >> nth=0", [str(file) for file in files])
    page.click("button.main")
    page.wait_for_selector("#findings")


def is_fitting(page):
    """True where nothing is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_from_choosing_to_removing(page):
    assert is_fitting(page)
    page.set_input_files("input[type=file] >> nth=0", [str(SCORES)])
    assert page.inner_text(".chosen").startswith("已选 1 个文件")
    page.click("button.main")
    page.wait_for_selector("#findings")
    assert is_fitting(page)

    # From a finding to its cell, and back.
    place = page.locator("a.place").first
    place.click()
    target = page.evaluate("location.hash.slice(1)")
    assert target.endswith("-" + place.inner_text())
    page.locator(f"[id='{target}'] a.badge").first.click()
    assert page.evaluate("location.hash").startswith("#f")

    # Only errors.
    shown = page.locator(".finding:visible").count()
    page.click("label[for=show-warning]")
    page.click("label[for=show-info]")
    errors = page.locator(".finding.error:visible").count()
    assert 0 < errors == page.locator(".finding:visible").count() < shown

    # Accept one with a reason; the count falls.
    before = int(page.inner_text("label[for=show-error] b"))
    first = page.locator(".finding.error").first
    accepts = first.locator("a.place, span.place").count()
    first.locator("details.accept summary").click()
    first.locator("input[name=reason]").fill("口径不同，已说明")
    first.locator("input[name=who]").fill("张某")
    first.locator("details.accept button").click()
    page.wait_for_selector("details.accepted")
    assert int(page.inner_text("label[for=show-error] b")) == before - accepts

    with page.expect_download() as download:
        page.click("text=下载更正副本（也改算错的结果）")
    with zipfile.ZipFile(download.value.path()) as archive:
        assert archive.namelist() == ["评分表.corrected.xlsx"]
    with page.expect_download() as download:
        page.click("text=下载校验汇总")
    assert download.value.suggested_filename == "校验汇总.xlsx"

    page.click("text=删除这次上传的文件")
    page.wait_for_selector("form.upload")
    assert page.wrong == []


def test_a_folder_is_dropped(page):
    files = [
        {"name": file.name, "content": list(file.read_bytes())}
        for file in sorted((SAMPLES / "01-无误").glob("*.xlsx"))
    ]
    page.evaluate(
        """files => {
          const entry = one => ({isFile: true, isDirectory: false, name: one.name,
            file: take => take(new File([new Uint8Array(one.content)], one.name))});
          let left = files.map(entry);
          const folder = {isFile: false, isDirectory: true, name: "某局",
            createReader: () => ({readEntries: take => { take(left); left = []; }})};
          const event = new Event("drop", {bubbles: true, cancelable: true});
          event.dataTransfer = {items: [{webkitGetAsEntry: () => folder}]};
          document.querySelector("[data-drop]").dispatchEvent(event);
        }""",
        files,
    )
    page.locator(".chosen", has_text="已选").wait_for()
    page.click("button.main")
    page.wait_for_selector("#findings")
    assert f"某局/{files[0]['name']}" in page.inner_text("body")
    assert page.wrong == []


def test_too_large_an_upload_is_told(page, tmp_path):
    big = tmp_path / "大.xlsx"
    big.write_bytes(b"x" * 3_000_000)
    page.set_input_files("input[type=file] >> nth=0", [str(big)])
    page.click("button.main")
    page.locator(".chosen", has_text="一次最多 500 个、1 MB").wait_for()
    assert page.is_enabled("button.main")


def test_in_english_and_in_large_text(page):
    check_files(page, SCORES)
    page.click("text=English")
    page.wait_for_selector("html[lang=en]")
    assert "Findings" in page.inner_text("main h2")
    size = page.evaluate("getComputedStyle(document.body).fontSize")
    page.click("[data-large]")
    large = page.evaluate("getComputedStyle(document.body).fontSize")
    assert float(large[:-2]) == 1.25 * float(size[:-2])
    assert is_fitting(page)
    assert page.wrong == []
    page.context.clear_cookies()


def test_a_form_is_filled_by_keyboard(page):
    page.goto(page.url + "forms/guangdong-data")
    page.focus("input[data-cell=B7]")
    page.keyboard.type("24")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.cell") == "B8"
    page.fill("input[data-cell=C7]", "30")
    page.wait_for_selector("input[data-cell=C7][aria-invalid=true]")
    assert page.inner_text("[data-shown=D7]") == "125.00%"
    with page.expect_download() as download:
        page.click("[data-save]")
    assert download.value.suggested_filename == "部门整体支出绩效自评数据表.xlsx"
    page.reload()
    assert page.input_value("input[data-cell=C7]") == "30"  # the draft is kept
    assert page.wrong == []
    page.evaluate("localStorage.clear()")
