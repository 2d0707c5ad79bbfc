"""Messages in the reader's language: Chinese is the source, the rest catalogues."""

from __future__ import annotations

import gettext
from functools import cache
from importlib import resources

LANGUAGES = ("zh", "en")


@cache
def _catalogue(lang: str) -> gettext.NullTranslations:
    """The catalogue of a language; one without entries where there is none."""
    part = f"locale/{lang}/LC_MESSAGES/selfeval_xl.mo"
    file = resources.files("selfeval_xl").joinpath(part)
    if lang == "zh" or not file.is_file():
        return gettext.NullTranslations()
    with file.open("rb") as stream:
        return gettext.GNUTranslations(stream)


def translate(text: str, lang: str = "zh") -> str:
    """The text in a language; as it stands where the catalogue lacks it."""
    return _catalogue(lang).gettext(text) if text else ""


def N_(text: str) -> str:
    """Mark a text for the catalogues where it is translated later."""
    return text
