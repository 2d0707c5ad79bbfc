"""Pages made of templates, in the reader's language and under a strict policy."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse

from selfeval_xl import __version__
from selfeval_xl.i18n import translate
from selfeval_xl.report.html import environment, part
from selfeval_xl.web.guard import POLICY
from selfeval_xl.web.wording import words

LANGUAGES = ("zh", "en")
LANG_COOKIE = "selfeval-xl-lang"


def language(request: Request) -> str:
    """The language chosen on the page, else the program's own."""
    chosen = request.cookies.get(LANG_COOKIE, "")
    return chosen if chosen in LANGUAGES else str(request.app.state.settings.lang)


def page(
    request: Request,
    name: str,
    given: Mapping[str, object],
    status: int = 200,
    scripts: str = "",
    styles: str = "",
) -> HTMLResponse:
    """A page; ``scripts`` and ``styles`` are hashes of what stands inside it."""
    lang = language(request)
    text = (
        _templates()
        .get_template(name)
        .render(
            {
                "t": words(lang),
                "tr": lambda text: translate(text, lang),
                "lang": "zh-CN" if lang == "zh" else lang,
                "other": next(one for one in LANGUAGES if one != lang),
                "version": __version__,
                "here": request.url.path,
                "has_runs": request.app.state.results is not None,
                **given,
            }
        )
    )
    policy = POLICY.format(
        scripts=f" '{scripts}'" if scripts else "",
        styles=f" '{styles}'" if styles else "",
    )
    return HTMLResponse(text, status, {"content-security-policy": policy})


def message(request: Request, text: str, status: int) -> HTMLResponse:
    """A page that says one thing."""
    return page(request, "message.html", {"text": text}, status)


@cache
def _templates() -> Environment:
    return environment(_load)


def _load(name: str) -> str:
    own = resources.files("selfeval_xl.web").joinpath("templates").joinpath(name)
    return own.read_text(encoding="utf-8") if own.is_file() else part(name)
