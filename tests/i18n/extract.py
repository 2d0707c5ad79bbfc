"""Collect every text to translate, bring both catalogues up to date.

    python tests/i18n/extract.py

keeps what is translated, adds what is new without a translation, drops what is
gone, and compiles the catalogues: messages into English, the pages of the rules into
Chinese. Prints the texts still to be translated.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from selfeval_xl.i18n import MESSAGES, PAGES
from selfeval_xl.rules.registry import Rule, all_rules

PACKAGE = Path(__file__).parents[2] / "selfeval_xl"
LOCALE = PACKAGE / "locale"
PO = LOCALE / "en" / "LC_MESSAGES" / f"{MESSAGES}.po"
PAGES_PO = LOCALE / "zh" / "LC_MESSAGES" / f"{PAGES}.po"
MO, PAGES_MO = PO.with_suffix(".mo"), PAGES_PO.with_suffix(".mo")
# Calls whose first argument is a text to translate.
MARKS = {"N_", "tr", "translate", "SelfEvalError", "UsageError", "SpecError", "Words"}


def texts() -> dict[str, set[str]]:
    """Text -> the files it stands in, relative to the package."""
    found: dict[str, set[str]] = defaultdict(set)
    for file in sorted(PACKAGE.rglob("*.py")):
        for text in _marked(ast.parse(file.read_text(encoding="utf-8"))):
            found[text].add(file.relative_to(PACKAGE).as_posix())
    for rule in all_rules():
        for pair in [(rule.message, rule.advice), *rule.variants.values()]:
            for text in filter(None, pair):
                found[text].add(_file(rule))
    return found


def page_texts() -> dict[str, set[str]]:
    """The same for the pages of the rules."""
    found: dict[str, set[str]] = defaultdict(set)
    for rule in all_rules():
        for text in rule.page.texts():
            found[text].add(_file(rule))
    return found


def _file(rule: Rule) -> str:
    where = rule.check.__module__.removeprefix("selfeval_xl.").replace(".", "/")
    return f"{where}.py"


def _marked(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name in MARKS:
            yield from _literals(node.args[:1])
        elif name == "Checked":
            named = [word.value for word in node.keywords if word.arg == "reason"]
            yield from _literals(node.args[2:3] + named)


def _literals(nodes: list[ast.expr]) -> Iterator[str]:
    """String constants, those of a conditional expression too."""
    for node in nodes:
        if isinstance(node, ast.IfExp):
            yield from _literals([node.body, node.orelse])
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            if node.value:
                yield node.value


def translations(po: Path = PO) -> dict[str, str]:
    """Text -> translation as a catalogue's source has it, "" where missing."""
    if not po.exists():
        return {}
    with po.open("rb") as stream:
        catalogue = read_po(stream, locale=_language(po))
    return {str(m.id): str(m.string) for m in catalogue if m.id}


def _language(po: Path) -> str:
    return po.parts[-3]


class _Plain(Catalog):
    """A catalogue whose header names no day and no tool, so that it stays the same."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:  # type: ignore[override]
        return [
            ("Language", str(self.locale)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def write(known: dict[str, str]) -> list[str]:
    """Write the English messages, compiled too; gives what is left to translate."""
    return _write(PO, texts(), known)


def write_pages(known: dict[str, str]) -> list[str]:
    """Write the Chinese pages, compiled too; gives what is left to translate."""
    return _write(PAGES_PO, page_texts(), known)


def _write(po: Path, found: dict[str, set[str]], known: dict[str, str]) -> list[str]:
    catalogue = _Plain(_language(po), header_comment="", fuzzy=False)
    in_order = sorted(found.items(), key=lambda item: (min(item[1]), item[0]))
    for text, files in in_order:
        places = [(f"selfeval_xl/{file}", 0) for file in sorted(files)]
        catalogue.add(text, known.get(text, ""), locations=places)
    po.parent.mkdir(parents=True, exist_ok=True)
    with po.open("wb") as stream:
        write_po(stream, catalogue, width=0, include_lineno=False)
    with po.with_suffix(".mo").open("wb") as stream:
        write_mo(stream, catalogue)
    return [str(m.id) for m in catalogue if m.id and not m.string]


if __name__ == "__main__":
    left = write(translations()) + write_pages(translations(PAGES_PO))
    for missing in left:
        print(missing.replace("\n", "\\n"))
