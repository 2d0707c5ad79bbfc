"""Every message has an English translation with the same placeholders."""

import gettext
import string
from collections import Counter

import extract
import pytest

TRANSLATIONS = extract.translations()
TEXTS = extract.texts()


def placeholders(template):
    return Counter(name for _, name, _, _ in string.Formatter().parse(template) if name)


def test_no_text_lacks_a_translation():
    missing = [text for text in TEXTS if not TRANSLATIONS.get(text)]
    assert missing == [], "python tests/i18n/extract.py, then fill in the .po"


def test_no_translation_is_left_over():
    assert sorted(set(TRANSLATIONS) - set(TEXTS)) == []


@pytest.mark.parametrize("text", sorted(filter(TRANSLATIONS.get, TRANSLATIONS)))
def test_placeholders_agree(text):
    # one that repeats may be named less often in the other language
    assert set(placeholders(TRANSLATIONS[text])) == set(placeholders(text))


def test_no_chinese_mark_is_left_in_english():
    marks = set("，。、：；“”（）")
    left = [text for text in TRANSLATIONS.values() if marks & set(text)]
    assert left == []


def test_compiled_catalogue_is_the_source():
    with extract.MO.open("rb") as stream:
        compiled = dict(gettext.GNUTranslations(stream)._catalog)
    compiled.pop("")
    assert compiled == {text: said for text, said in TRANSLATIONS.items() if said}
