"""Remember what was made of a text, and of the latest form or table."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

Judged = TypeVar("Judged")
Given = ParamSpec("Given")

_TEXTS = 4096
_LONGEST = 200  # longer texts are prose, seldom met twice and dear to keep


def remembered(judge: Callable[[str], Judged]) -> Callable[[str], Judged]:
    """The function of one text, with its last answers on short texts kept.

    Forms say the same words in row after row. What it returns is shared between
    calls and must not be changed.
    """
    known = lru_cache(_TEXTS)(judge)

    @wraps(judge)
    def answer(text: str) -> Judged:
        return known(text) if len(text) <= _LONGEST else judge(text)

    return answer


def of_latest(make: Callable[Given, Judged]) -> Callable[Given, Judged]:
    """The function, made anew only for other objects than the ones before.

    For frozen arguments that one rule after the other asks about. What it returns
    is shared between calls and must not be changed.
    """
    kept: list[tuple[tuple[object, ...], Judged] | None] = [None]

    @wraps(make)
    def made(*given: Given.args, **named: Given.kwargs) -> Judged:
        if named:
            return make(*given, **named)
        latest = kept[0]
        if latest is None or any(
            one is not other for one, other in zip(latest[0], given, strict=True)
        ):
            latest = kept[0] = (given, make(*given, **named))
        return latest[1]

    return made
