"""Collect every text to translate, bring the English catalogue up to date.

    python tests/i18n/extract.py

keeps what is translated, adds what is new without a translation, drops what is
gone, and compiles the catalogue. Prints the texts still to be translated.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from selfeval_xl.rules.registry import all_rules

PACKAGE = Path(__file__).parents[2] / "selfeval_xl"
FOLDER = PACKAGE / "locale" / "en" / "LC_MESSAGES"
PO, MO = FOLDER / "selfeval_xl.po", FOLDER / "selfeval_xl.mo"
# Calls whose first argument is a text to translate.
MARKS = {"N_", "tr", "translate", "SelfEvalError", "UsageError", "SpecError", "Words"}


def texts() -> dict[str, set[str]]:
    """Text -> the files it stands in, relative to the package."""
    found: dict[str, set[str]] = defaultdict(set)
    for file in sorted(PACKAGE.rglob("*.py")):
        for text in _marked(ast.parse(file.read_text(encoding="utf-8"))):
            found[text].add(file.relative_to(PACKAGE).as_posix())
    for rule in all_rules():
        where = rule.check.__module__.removeprefix("selfeval_xl.").replace(".", "/")
        for pair in [(rule.message, rule.advice), *rule.variants.values()]:
            for text in filter(None, pair):
                found[text].add(f"{where}.py")
    return found


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


def translations() -> dict[str, str]:
    """Text -> translation as the catalogue's source has it, "" where missing."""
    if not PO.exists():
        return {}
    with PO.open("rb") as stream:
        catalogue = read_po(stream, locale="en")
    return {str(m.id): str(m.string) for m in catalogue if m.id}


class _English(Catalog):
    """A catalogue whose header names no day and no tool, so that it stays the same."""

    mime_headers = [
        ("Language", "en"),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "8bit"),
    ]


def write(known: dict[str, str]) -> list[str]:
    """Write the catalogue and its compiled form; gives the texts left to translate."""
    catalogue = _English("en", header_comment="", fuzzy=False)
    in_order = sorted(texts().items(), key=lambda item: (min(item[1]), item[0]))
    for text, files in in_order:
        places = [(f"selfeval_xl/{file}", 0) for file in sorted(files)]
        catalogue.add(text, known.get(text, ""), locations=places)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as stream:
        write_po(stream, catalogue, width=0, include_lineno=False)
    with MO.open("wb") as stream:
        write_mo(stream, catalogue)
    return [str(m.id) for m in catalogue if m.id and not m.string]


if __name__ == "__main__":
    for missing in write(translations()):
        print(missing.replace("\n", "\\n"))
