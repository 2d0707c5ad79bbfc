"""One pass over the tokens of a passage: figures, lists and claims come out."""

from __future__ import annotations

from selfeval_xl.narrative import changing, comparing, marks, respectively, sharing
from selfeval_xl.narrative.frames import Frames
from selfeval_xl.narrative.scanner import Handler, Scanner


def scan(text: str) -> Frames:
    """Read one cleaned passage."""
    scanner = Scanner(text)
    scanner.run(_HANDLERS)
    return scanner.frames


_HANDLERS: dict[str, Handler] = {
    "text": Scanner.on_text,
    "year": Scanner.on_year,
    "prev": Scanner.on_prev,
    "item": marks.on_item,
    "amount": marks.on_number,
    "count": marks.on_number,
    "among": marks.on_among,
    "compose": marks.on_compose,
    "outof": marks.on_outof,
    "plus": marks.on_plus,
    "cause": marks.on_cause,
    ",": marks.on_comma,
    ";": marks.on_semicolon,
    "。": marks.on_stop,
    ":": marks.on_colon,
    "(": marks.on_open,
    ")": marks.on_close,
    "dir": changing.on_direction,
    "cmp": comparing.on_comparison,
    "pair": comparing.on_pair,
    "flat": comparing.on_flat,
    "reach": changing.on_reach,
    "order": comparing.on_order,
    "alt": comparing.on_alternative,
    "share": sharing.on_share,
    "complete": sharing.on_complete,
    "planned": sharing.on_planned,
    "rate": sharing.on_rate,
    "respect": respectively.on_respectively,
    "convert": sharing.on_convert,
    "offset": sharing.on_offset,
    "malformed": sharing.on_malformed,
    "blankrate": sharing.on_blank,
    "blankmoney": sharing.on_blank,
    "weight": Scanner.on_text,
    "skip": Scanner.on_text,
    "bare": Scanner.on_text,
}
