"""Where the reading of a passage stands, and how figures and lists are taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from selfeval_xl.narrative.frames import (
    AMONG,
    NUMBERED,
    Base,
    Change,
    Figure,
    Frames,
    Listing,
    Total,
)
from selfeval_xl.narrative.labels import Label, parse_label
from selfeval_xl.narrative.relations import is_known_part
from selfeval_xl.narrative.tokens import Token, prepare
from selfeval_xl.narrative.totalling import is_total, total_of

_PARTS_WORD = re.compile(r"^(?:主要|具体|分别)?(?:包括|包含|分为|含|用于)")
_OF_ALL = re.compile(
    r"(?:收入|支出|[收支]、[收支])(?:决算|预算)?(?:合计|总计|总额)|总(?:收入|支出)"
    r"|(?:本年|全年|(?:19|20)\d\d年)度?(?:收入|支出)"
)
_OPEN_END = re.compile(r"等$")
_LONGEST_LABEL = 90
_NOT_MONEY_LABEL = re.compile(r"人均|平均|每人|单价|均价")


class Scanner:
    """Where the reading stands: the item, the year, the lists open, the claim."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = prepare(text)
        self.frames = Frames()
        self.i = 0
        self.sentence = 0
        self.buf: int | None = None  # where the words before the next figure begin
        self.lead: int | None = None  # words a comma cut off from their figure
        self.cur: Figure | None = None
        self.count: Figure | None = None
        self.topic: Figure | None = None
        self.core = ""
        self.year = 0
        self.label_year: int | None = None
        self.lists: list[Listing] = []
        self.brackets: list[tuple[Figure | None, str, int]] = []
        self.change: Change | None = None
        self.base: Base | None = None
        self.is_base_new = False
        self.is_label_kept = False  # the next change is of the item named last
        self.pre_label: int | None = None
        self.is_reason = False
        self.is_fresh = True  # no figure in this sentence yet
        self.is_ending = False
        self.origin: Figure | None = None
        self.is_origin_next = False
        self.year_of_all = 0  # what the year was before 由2023年的 …
        self.is_aside = False  # inside a bracket that only gives a rate
        self.plus: list[Figure] = []
        self.group: list[Figure] = []
        self.group_before: list[Figure] = []
        self.closed: Listing | None = None
        self.last_rate: Token | None = None
        self.before_rate: Token | None = None

    def run(self, handlers: Mapping[str, Handler]) -> None:
        """Hand each token to what reads its type; handlers may read on."""
        while self.i < len(self.tokens):
            token = self.tokens[self.i]
            if self.is_ending:
                self._end_lists(token)
            self.i += 1
            handler = handlers.get(token.type)
            if handler is not None:
                handler(self, token)

    def peek(self, ahead: int = 0) -> Token | None:
        at = self.i + ahead
        return self.tokens[at] if at < len(self.tokens) else None

    def peek_type(self, ahead: int = 0) -> str:
        token = self.peek(ahead)
        return token.type if token else ""

    def label_between(self, end: int) -> str:
        """The words since the last figure or mark, the end of them where many."""
        if self.buf is None:
            return ""
        return self.text[max(self.buf, end - _LONGEST_LABEL) : end]

    def begin_label(self, token: Token) -> None:
        if self.buf is None:
            self.buf = token.start

    def clear(self) -> None:
        self.buf = self.lead = self.pre_label = self.label_year = None

    # -- figures ---------------------------------------------------------

    def take_figure(self, token: Token) -> Figure | None:
        """A new figure with its words; None where it is nobody's."""
        if self.is_reason:
            self.clear()
            return None
        start = self.buf if self.buf is not None else token.start
        words = self.label_between(token.start)
        if not words and self.lead is not None:
            start, words = self.lead, self.text[self.lead : token.start - 1]
            if self._is_cut_off(token):
                self.frames.malformed.append((start, _with_comma(token)))
                self.clear()
                return None
        elif not words and self.pre_label is not None:
            start, words = self.pre_label, self.text[self.pre_label : token.start]
        label = parse_label(words)
        figure = self.make_figure(token, label, start)
        self.note_figure(figure, words)
        self.clear()
        return figure

    def _is_cut_off(self, token: Token) -> bool:
        """True for ",867.48" where the text also has 1,867.48: a digit is lost."""
        digits = self.text[token.start : token.end].rstrip("亿万千百元")
        return bool(
            self.text[token.start - 1] == ","
            and re.match(r"\d{3}(?:\.|$)", digits)
            and re.search(rf"\d,{re.escape(digits)}(?!\d)", self.text)
        )

    def make_figure(self, token: Token, label: Label, start: int) -> Figure:
        year = self.label_year if self.label_year is not None else self.year
        core = label.core
        if not core and not (
            self.is_fresh and _OF_ALL.search(self.text[start : token.start])
        ):
            core = self.core
        return Figure(token, label, core, year, start, self.sentence)

    def name_inline(self, token: Token, label: Label) -> Figure:
        """A figure given in passing, as a base or a whole: no item spoken of."""
        figure = self.make_figure(token, label, token.start)
        figure.is_inline = True
        self.frames.figures.append(figure)
        return figure

    def note_figure(self, figure: Figure, words: str) -> None:
        """Make the figure the one that is spoken of, a part of the list open."""
        label = figure.label
        if figure.token.type == "count":
            self.frames.figures.append(figure)
            self.count = figure
            return
        if _PARTS_WORD.match(words.lstrip(",")) and self.cur is not None:
            if not _PARTS_WORD.match(self.text[self.cur.start :].lstrip(",;")):
                self.open_list(AMONG, self.cur)
        self._total_of_plus(figure, words)
        above = self.group_before if self.is_fresh else []
        group = self.group if not self.lists else []
        total = total_of(self.text, figure, words, self.group, group, above)
        if total is not None:
            self.frames.totals.append(total)
        self._reopen(label)
        if self.lists and self.lists[-1].parent is not figure:
            figure.listing = self.lists[-1]
            figure.listing.parts.append(figure)
            figure.listing.is_open_ended |= bool(_OPEN_END.search(label.text))
        else:
            if self.is_fresh or not self._same_group(figure):
                self.topic = figure
            elif not (self.topic and self.topic.kind == "actual"):
                self.topic = figure
        if label.core:
            self.core = label.core
        if not _NOT_MONEY_LABEL.search(words):
            self.cur = figure
        self.group.append(figure)
        self.frames.figures.append(figure)
        self.close_change()
        self.is_fresh = self.is_base_new = self.is_label_kept = False

    def _reopen(self, label: Label) -> None:
        """Go on with the details a semicolon closed, where this is one of them."""
        closed, self.closed = self.closed, None
        if closed is None or closed.parent is None or not self.lists:
            return
        cores = [part.core for part in closed.parts]
        if label.core not in cores and is_known_part(closed.parent.core, label.core):
            self.lists.append(closed)

    def _same_group(self, figure: Figure) -> bool:
        """True where a figure goes on about the item of the sentence."""
        return self.topic is not None and self.topic.core == figure.core

    def _total_of_plus(self, figure: Figure, words: str) -> None:
        if len(self.plus) < 1:
            return
        if self.plus[-1] is not self.cur and len(self.plus) > 1:
            self.plus = []
        elif len(self.plus) > 1 and is_total(words.lstrip(","), figure.label):
            self.frames.totals.append(Total(figure, self.plus))
            self.plus = []
        elif len(self.plus) == 1 or self._is_plus:
            self.plus.append(figure)
            self._is_plus = False

    _is_plus = False

    # -- lists -----------------------------------------------------------

    def open_list(self, opener: str, parent: Figure | None) -> Listing:
        listing = Listing(opener, parent, start=self.i)
        last = self.frames.changes[-1] if self.frames.changes else None
        if last is not None and (last.subject is parent or parent is None):
            listing.parent_change = last
        self.lists.append(listing)
        self.frames.listings.append(listing)
        return listing

    def pop_list(self) -> None:
        listing = self.lists.pop()
        if listing.parent is not None:
            self.cur = listing.parent
            self.core = listing.parent.core

    def _end_lists(self, token: Token) -> None:
        """After a full stop: a numbered list goes on, the others are over."""
        self.is_ending = False
        while self.lists and not (
            self.lists[-1].opener == NUMBERED
            or (token.type == "item" and self.lists[-1].is_numbered)
        ):
            self.pop_list()
        if not self.lists and self.topic is not None:
            self.cur, self.core = self.topic, self.topic.core

    saved_change: Change | None = None

    # -- marks -----------------------------------------------------------

    def close_change(self) -> None:
        self.change = None

    # -- words -----------------------------------------------------------

    def on_text(self, token: Token) -> None:
        self.begin_label(token)

    def on_year(self, token: Token) -> None:
        self.begin_label(token)
        self.year = int(token.value)
        self.label_year = None

    def on_prev(self, token: Token) -> None:
        self.begin_label(token)
        self.label_year = self.year - 1


def _with_comma(token: Token) -> Token:
    return replace(token, type="malformed", start=token.start - 1)


Handler = Callable[[Scanner, Token], None]
