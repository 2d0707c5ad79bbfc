"""Texts in the reader's language, by catalogue.

Messages have Chinese as their source and a catalogue for English. The pages of the
rules are docstrings in English and have a catalogue for Chinese.
"""

from __future__ import annotations

import gettext
from functools import cache
from importlib import resources

LANGUAGES = ("zh", "en")
MESSAGES, PAGES = "selfeval_xl", "rule_pages"


@cache
def _catalogue(lang: str, domain: str) -> gettext.NullTranslations:
    """A catalogue of a language; one without entries where there is none."""
    part = f"locale/{lang}/LC_MESSAGES/{domain}.mo"
    file = resources.files("selfeval_xl").joinpath(part)
    if not file.is_file():
        return gettext.NullTranslations()
    with file.open("rb") as stream:
        return gettext.GNUTranslations(stream)


def translate(text: str, lang: str = "zh") -> str:
    """The text in a language; as it stands where the catalogue lacks it."""
    if lang == "zh":
        return text
    return _catalogue(lang, MESSAGES).gettext(text) if text else ""


def page_text(text: str, lang: str = "zh") -> str:
    """A text of a rule's page in a language; as it stands where none is known."""
    return _catalogue(lang, PAGES).gettext(text) if text else ""


def N_(text: str) -> str:
    """Mark a text for the catalogues where it is translated later."""
    return text
