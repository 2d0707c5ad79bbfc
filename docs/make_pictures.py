"""Make the pictures of the guides anew: ``python docs/make_pictures.py``.

Needs Playwright, Chromium, LibreOffice and pdftoppm. The page is that of a sample, the
letter that to its unit; the overview is of a bulk run over all samples.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
IMAGES = Path(__file__).parent / "images"
RUN = [sys.executable, "-m", "selfeval_xl"]


def page(target: Path) -> None:
    """The findings of a sample beside its sheet."""
    serve = [*RUN, "serve", "--port", "0", "--no-browser"]
    with subprocess.Popen(serve, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = "http" + server.stdout.readline().partition("http")[2].strip()
        with sync_playwright() as library:
            program = shutil.which("chromium")
            browser = library.chromium.launch(
                executable_path=program, args=["--no-sandbox"]
            )
            tab = browser.new_page(viewport={"width": 1280, "height": 860})
            tab.goto(address)
            sample = ROOT / "samples" / "02-公开案例" / "数据表.xlsx"
            tab.set_input_files("input[type=file] >> nth=0", str(sample))
            tab.click("button.main")
            tab.wait_for_selector("#findings")
            tab.locator(".file").first.scroll_into_view_if_needed()
            tab.evaluate("document.querySelector('.file').scrollIntoView()")
            tab.screenshot(path=target)
            browser.close()
        server.terminate()


def overview(target: Path) -> None:
    """The first sheet of a bulk run's summary."""
    with tempfile.TemporaryDirectory() as name:
        summary = Path(name) / "summary.xlsx"
        bulk(ROOT / "samples", "-o", str(summary))
        first_page(summary, target)


def letter(target: Path) -> None:
    """The letter to the unit of a sample."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "samples" / "02-公开案例", folder / "in" / "某区某会")
        bulk(folder / "in", "--letters", str(folder / "out"))
        (written,) = (folder / "out").iterdir()
        first_page(written, target)


def bulk(folder: Path, *options: str) -> None:
    """Run over a folder, which has faults, without the cache."""
    given = [*RUN, "bulk", str(folder), *options, "--no-cache"]
    subprocess.run(given, stdout=subprocess.DEVNULL)


def first_page(document: Path, target: Path) -> None:
    """The first printed page of a workbook or document."""
    with tempfile.TemporaryDirectory() as name:
        convert = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", name]
        subprocess.run([*convert, str(document)], stdout=subprocess.DEVNULL, check=True)
        (printed,) = Path(name).glob("*.pdf")
        picture = ["pdftoppm", "-r", "70", "-png", "-f", "1", "-l", "1", "-singlefile"]
        made = Path(name) / "made"
        subprocess.run([*picture, str(printed), str(made)], check=True)
        shutil.move(made.with_suffix(".png"), target)


if __name__ == "__main__":
    IMAGES.mkdir(exist_ok=True)
    page(IMAGES / "page.png")
    overview(IMAGES / "overview.png")
    letter(IMAGES / "letter.png")
