"""The report as one HTML page: no network, no font, no picture from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from selfeval_xl.report import Style
from selfeval_xl.report.html.page import Page
from selfeval_xl.report.html.wording import wording
from selfeval_xl.result import Result


def render(result: Result, style: Style) -> str:
    """The whole page, with a line break at the end."""
    css, script = Markup(_part("report.css")), Markup(_part("report.js"))
    page = Page(result, style)
    return _environment().get_template("report.html").render(
        page=page,
        w=wording(style.lang),
        css=css,
        script=script,
        css_hash=_hash(css),
        script_hash=_hash(script),
    )


def _part(name: str) -> str:
    folder = resources.files("selfeval_xl.report.html").joinpath("templates")
    return folder.joinpath(name).read_text(encoding="utf-8")


def _environment() -> Environment:
    """Everything put into the page is escaped, whatever file it came from."""
    return Environment(
        loader=FunctionLoader(_part),
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
