"""Read the text of a 评分标准 into a Standard, or say why that cannot be done."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from selfeval_xl.scoring.standards.bases import Steps, base_in, direction_of
from selfeval_xl.scoring.standards.conditions import Condition
from selfeval_xl.scoring.standards.formulas import read_scoring_formula
from selfeval_xl.scoring.standards.lexicon import CASES
from selfeval_xl.scoring.standards.parts import (
    FULL,
    NOTHING,
    Award,
    Part,
    Proportion,
    Reckoned,
    Step,
    Worth,
)
from selfeval_xl.scoring.standards.preparing import has_exceptions, prepared
from selfeval_xl.scoring.standards.standard import Standard
from selfeval_xl.scoring.standards.tokens import Token, tokenise
from selfeval_xl.scoring.standards.wording import Said, asks_more, said_by
from selfeval_xl.values.remembered import remembered

_MOST_LOST = re.compile(r"扣(?:减|除|分)?(?:最多)?(?:不超过)?(\d+(?:\.\d+)?)分")
_WORTHS = frozenset({"points", "full", "zero", "share"})
_TO_TARGET = re.compile(
    "(?:年度|计划|预期|绩效)*(?:指标值|目标值)|预期目标|年度目标|绩效目标值"
)
_MODES = frozenset({"floor", "ceil", "linear"})
_OF_RULES = frozenset({"every", "deduct", "add", "both"})
_SKIPPED = frozenset({"limit", "award"})


@remembered
def read_standard(text: str) -> Standard:
    """The standard a text sets; ``reason`` says why where it gives no function.

    A text that needs a fact no cell holds ("制度健全得2分") gives none; where such
    facts only cost points ("每发现一处扣1分") beside a figure that is read, the
    function is the most there can be.
    """
    if not text.strip():
        return Standard(text, reason="no_standard")
    if has_exceptions(text):
        return Standard(text, reason="exceptions")
    parser = _Parser()
    try:
        words, parser.hint = prepared(text)
        parser.read(tokenise(words))
    except _NotRead as why:
        return Standard(text, reason=why.args[0])
    return parser.standard(text)


class _NotRead(Exception):
    """A statement that is not understood; the argument is the reason's slug."""


class _Parser:
    """Goes through the tokens statement by statement."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.if_none: Worth | None = None
        self.has_judged = False
        self.mode = ""
        self.most_lost: Worth | None = None
        self.hint: Condition | None = None
        self.subjects: list[str] = []
        self.pending: list[Token] = []
        self.ahead: Worth | None = None

    def read(self, tokens: tuple[Token, ...]) -> None:
        """Take every token; raises _NotRead for what is not understood."""
        self.hint = self.hint or base_in([t for t in tokens if t.kind != "op"])
        for at, token in enumerate(tokens):
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            if token.kind in _MODES:
                self.mode = token.kind
            elif token.kind == "limit" and (most := _MOST_LOST.search(token.text)):
                self.most_lost = Worth(points=Decimal(most[1]), is_loss=True)
            elif token.kind == "stop" or self._ends_bracket(token):
                self._close()
            elif token.kind in _WORTHS and self._stands_first(following):
                self.ahead = _worth(token)
            elif token.kind in _WORTHS:
                self._consequence(token)
            elif token.kind == "prop":
                self._in_proportion(token)
            elif token.kind == "formula":
                self._formula(token)
            elif token.kind not in _SKIPPED:
                self.pending.append(token)
        self._close()

    def standard(self, text: str) -> Standard:
        """What was read, if it makes a function."""
        if not self.parts or all(_is_rest(part) for part in self.parts):
            is_known = self.has_judged or self.if_none is not None
            return Standard(
                text,
                if_none=self.if_none,
                reason="judged" if is_known else "unknown_wording",
            )
        units = {unit for part in self.parts for unit in _units(part)} - {""}
        if len(units) > 1 or len(set(self.subjects)) > 1:
            return Standard(text, if_none=self.if_none, reason="several_measures")
        parts = tuple(
            (
                replace(one, mode=self.mode, least=self.most_lost)
                if isinstance(one, Step)
                else one
            )
            for one in self.parts
        )
        unit = units.pop() if units else _unit_of_bare(parts)
        return Standard(
            text, parts, unit, self.has_judged, self.if_none, is_size="绝对值" in text
        )

    def _stands_first(self, following: Token | None) -> bool:
        """True for points that stand before their condition: "5分：95%以上"."""
        is_opening = following is not None and (
            (following.kind == "pause" and ":" in following.text)
            or following.text.startswith("(")
        )
        return is_opening and not any(t.kind != "pause" for t in self.pending)

    def _ends_bracket(self, token: Token) -> bool:
        """True after the condition in "5分（执行率≥95%），3分（…）"."""
        if self.ahead is None or token.kind != "pause" or not self.pending:
            return False
        return self.pending[-1].text.startswith(")")

    def _close(self) -> None:
        """End of a sentence: what is left is a remark, a base, or not understood."""
        left, self.pending = self.pending, []
        ahead, self.ahead = self.ahead, None
        if ahead is not None:
            self._award(left, ahead)
            return
        is_rule = any(token.kind in _OF_RULES for token in left)
        has_figure = any(token.kind == "num" for token in left)
        words = "".join(token.text for token in left)
        if is_rule or (has_figure and re.search("[计得]分|权重|分值", words)):
            raise _NotRead("unknown_wording")
        self.hint = base_in(left) or self.hint

    def _consequence(self, token: Token) -> None:
        pending, self.pending = self.pending, []
        kinds = [one.kind for one in pending]
        if self.ahead is not None:
            raise _NotRead("unknown_wording")
        if pending and pending[-1].text.endswith("(") and "num" not in kinds:
            return  # the weight in a heading: 预算完成率（8分）
        if "deduct" in kinds[:-1] and "every" not in kinds:
            raise _NotRead("unknown_wording")  # 扣0.5-1分
        if "every" in kinds:
            self._for_each(pending, token)
        elif "add" in kinds:
            raise _NotRead("judged")
        elif token.kind != "zero" and (kinds[-1:] == ["deduct"] or token.value):
            self._award([t for t in pending if t.kind != "deduct"], _loss(token))
        else:
            self._award(pending, _worth(token))

    def _award(self, pending: list[Token], worth: Worth) -> None:
        if any(one.kind == "none" for one in pending):
            self.if_none = worth
            return
        if not any(one.kind != "pause" for one in pending):
            raise _NotRead("unknown_wording")
        said = self._said(pending)
        is_loss = worth.is_loss or worth == NOTHING
        if said.is_judged:
            if not is_loss:
                raise _NotRead("judged")
            self.has_judged = True
            return
        if said.condition is None and not said.is_rest:
            raise _NotRead("judged" if said.text else "unknown_wording")
        self.has_judged = self.has_judged or asks_more(pending)
        self.parts.append(Award(said.condition, worth))

    def _said(self, pending: list[Token]) -> Said:
        """The condition and the words of a statement; its measure is kept."""
        said = said_by(pending)
        if any(one.kind == "num" and "点" in one.text for one in pending):
            raise _NotRead("unknown_wording")  # 超过1个百分点扣…: beyond what?
        if said.condition is None and _TO_TARGET.search(said.words):
            raise _NotRead("target")
        if said.subject and said.condition is not None:
            self.subjects.append(said.subject)
        return said

    def _for_each(self, pending: list[Token], token: Token) -> None:
        """每…扣…分: steps of a figure, or cases that a person counts."""
        at = next(i for i, one in enumerate(pending) if one.kind == "every")
        before, after = pending[:at], pending[at + 1 :]
        adds = any(one.kind == "add" for one in after)
        is_deducted = any(one.kind == "deduct" for one in after) or bool(token.value)
        if not adds and not is_deducted:
            raise _NotRead("judged")  # 每有一项得1分
        direction = direction_of(after)
        size = next((one for one in after if one.kind == "num"), None)
        if size is None or (direction is None and size.unit != "%"):
            self._case(adds)
            return
        said = said_by([t for t in after if t is not size and t.kind in ("word",)])
        if said.is_judged or (size.unit in CASES and direction is None):
            self._case(adds)
            return
        self._step(before, size, direction, _amount(token), adds)

    def _case(self, adds: bool) -> None:
        if adds:
            raise _NotRead("judged")
        self.has_judged = True

    def _step(
        self,
        before: list[Token],
        size: Token,
        direction: int | None,
        worth: Worth,
        adds: bool,
    ) -> None:
        said = self._said(before)
        if said.is_judged:
            raise _NotRead("judged")
        own = said.condition or base_in(before)
        step = Steps(size.number, size.unit, worth, direction, adds, own, self.hint)
        made = step.after(self.parts)
        if not made:
            raise _NotRead("no_base")
        self.parts += made

    def _in_proportion(self, token: Token) -> None:
        pending, self.pending = self.pending, []
        said = self._said([one for one in pending if one.kind != "every"])
        if said.is_judged:
            raise _NotRead("judged")
        if not said.is_rest and said.condition is None and said.text != said.subject:
            raise _NotRead("judged")
        self.parts.append(Proportion(said.condition))

    def _formula(self, token: Token) -> None:
        pending, self.pending = self.pending, []
        formula = read_scoring_formula(token.text)
        if formula is None:
            raise _NotRead("formula")
        said = self._said(pending)
        if said.is_judged:
            raise _NotRead("judged")
        self.parts.append(Reckoned(said.condition, formula))


def _worth(token: Token) -> Worth:
    if token.kind == "points":
        return Worth(points=token.number)
    if token.kind == "share":
        return Worth(share=token.number)
    return FULL if token.kind == "full" else NOTHING


def _amount(token: Token) -> Worth:
    """What one step costs or gains."""
    if token.kind not in ("points", "share"):
        raise _NotRead("unknown_wording")
    return _worth(token)


def _loss(token: Token) -> Worth:
    return replace(_amount(token), is_loss=True)


def _is_rest(part: Part) -> bool:
    return isinstance(part, Award) and part.condition is None


def _units(part: Part) -> list[str]:
    if isinstance(part, Step):
        return [part.unit]
    if part.condition is None:
        return ["%"] if isinstance(part, Reckoned) else [""]
    return [part.condition.unit]


def _unit_of_bare(parts: tuple[Part, ...]) -> str:
    """ "%" for a share of nothing named: 按比例得分."""
    return (
        "%"
        if all(isinstance(one, Proportion) or _is_rest(one) for one in parts)
        else ""
    )
