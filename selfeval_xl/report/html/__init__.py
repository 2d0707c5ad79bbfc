"""The report as one HTML page: no network, no font, no picture from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from selfeval_xl.report import Style
from selfeval_xl.report.html.page import Page
from selfeval_xl.report.html.wording import wording
from selfeval_xl.result import Result


def render(result: Result, style: Style) -> str:
    """The whole page, with a line break at the end."""
    template = environment(part).get_template("report.html")
    return template.render(context(result, style))


def context(result: Result, style: Style) -> dict[str, object]:
    """What the page's template, and templates that extend it, ask for."""
    css, script = Markup(part("report.css")), Markup(part("report.js"))
    return {
        "page": Page(result, style),
        "w": wording(style.lang),
        "css": css,
        "script": script,
        "css_hash": _hash(css),
        "script_hash": _hash(script),
    }


def part(name: str) -> str:
    """The text of a template, a style sheet or a script of the page."""
    folder = resources.files("selfeval_xl.report.html").joinpath("templates")
    return folder.joinpath(name).read_text(encoding="utf-8")


def environment(load: Callable[[str], str]) -> Environment:
    """Everything put into the page is escaped, whatever file it came from."""
    return Environment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _hash(text: str) -> str:
    """What the page's policy allows: this very text and no other."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")
