"""Every message has an English translation, every rule's page a Chinese one."""

import gettext
import re
import string
from collections import Counter

import extract
import pytest

from selfeval_xl.rules.registry import all_rules

TRANSLATIONS = extract.translations()
PAGES = extract.translations(extract.PAGES_PO)
BOTH = [
    pytest.param(extract.texts(), TRANSLATIONS, id="messages"),
    pytest.param(extract.page_texts(), PAGES, id="pages"),
]
EXAMPLES = [rule.page.section("Example") for rule in all_rules()]


def placeholders(template):
    return Counter(name for _, name, _, _ in string.Formatter().parse(template) if name)


@pytest.mark.parametrize(("texts", "translations"), BOTH)
def test_no_text_lacks_a_translation(texts, translations):
    missing = [text for text in texts if not translations.get(text)]
    assert missing == [], "python tests/i18n/extract.py, then fill in the .po"


@pytest.mark.parametrize(("texts", "translations"), BOTH)
def test_no_translation_is_left_over(texts, translations):
    assert sorted(set(translations) - set(texts)) == []


def test_titles_of_rules_are_in_one_language():
    titles = [rule.page.title for rule in all_rules()]
    assert [title for title in titles if not re.search("[a-z]{2}", title)] == []
    chinese = [PAGES[title] for title in titles]
    assert [title for title in chinese if not title.endswith("。")] == []


def test_figures_of_a_page_are_the_same_in_both_languages():
    both = {text: PAGES[text] for text in EXAMPLES}
    apart = {text for text, said in both.items() if figures(text) != figures(said)}
    assert apart == set()


def figures(text):
    return Counter(re.findall(r"\d+(?:[.,]\d+)*", text))


@pytest.mark.parametrize("text", sorted(filter(TRANSLATIONS.get, TRANSLATIONS)))
def test_placeholders_agree(text):
    # one that repeats may be named less often in the other language
    assert set(placeholders(TRANSLATIONS[text])) == set(placeholders(text))


def test_english_messages_of_rules_begin_alike():
    """A capital, a quotation mark or what is filled in; quoted where Chinese quotes."""
    pairs = [
        pair
        for rule in all_rules()
        for pair in [(rule.message, rule.advice), *rule.variants.values()]
    ]
    for text in filter(TRANSLATIONS.get, {text for pair in pairs for text in pair}):
        english = TRANSLATIONS[text]
        assert not english[0].islower(), english
        for name in re.findall(r"“\{(\w+)\}”", text):
            assert f'"{{{name}}}"' in english, english


def test_no_chinese_mark_is_left_in_english():
    marks = set("，。、：；“”（）")
    left = [text for text in TRANSLATIONS.values() if marks & set(text)]
    assert left == []


@pytest.mark.parametrize(
    ("file", "translations"),
    [
        pytest.param(extract.MO, TRANSLATIONS, id="messages"),
        pytest.param(extract.PAGES_MO, PAGES, id="pages"),
    ],
)
def test_compiled_catalogue_is_the_source(file, translations):
    with file.open("rb") as stream:
        compiled = dict(gettext.GNUTranslations(stream)._catalog)
    compiled.pop("")
    assert compiled == {text: said for text, said in translations.items() if said}
