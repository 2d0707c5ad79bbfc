"""Labels drawn from the patterns by which the vocabulary knows them."""

from __future__ import annotations

import random
import re
import tomllib
from functools import cache
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import selfeval_xl.forms

_WORDS = Path(selfeval_xl.forms.__file__).parent / "vocabulary.toml"

_NO_WORD = re.compile(
    r"(..?)\1|财政$|费用?经费|经费费|维护维修|运维维|小计合计|人数?人"
)
_MUST = {
    "carry.close": "年末结转|期末结转|结转下年",
    "tpc.total": "^三公经费(支出|合计|$)",
}
"""What a pattern allows and nobody writes, and what a label must hold to be clear."""


@cache
def patterns(key: str) -> tuple[str, ...]:
    """The row patterns of a key that name it whole, without open ends."""
    rows = tomllib.loads(_WORDS.read_text(encoding="utf-8"))["row"]
    found = [
        one
        for row in rows
        if row["key"] == key and "under" not in row
        for one in row["labels"]
    ]
    return tuple(one for one in found if ".*" not in one)


def draw_label(draw: random.Random, key: str) -> str:
    """A label the pattern fits, each open choice drawn; brackets full-width."""
    for _ in range(50):
        pattern = draw.choice(patterns(key))
        text = _written(draw, parser.parse(pattern))
        if not _NO_WORD.search(text) and re.search(_MUST.get(key, ""), text):
            break
    assert re.fullmatch(pattern, text), (pattern, text)
    return text.replace("(", "（").replace(")", "）")


def _written(draw: random.Random, parts) -> str:
    found = ""
    for kind, value in parts:
        if kind is codes.LITERAL:
            found += chr(value)
        elif kind is codes.BRANCH:
            found += _written(draw, draw.choice(value[1]))
        elif kind is codes.SUBPATTERN:
            found += _written(draw, value[3])
        elif kind in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            least, _, inner = value
            times = max(least, draw.choice((0, 1)))
            found += "".join(_written(draw, inner) for _ in range(times))
        elif kind is codes.IN:
            found += chr(
                draw.choice([one[1] for one in value if one[0] is codes.LITERAL])
            )
        else:
            raise ValueError(f"no way to write {kind}")
    return found
