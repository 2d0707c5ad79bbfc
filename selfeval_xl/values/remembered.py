"""Remember what a text was judged to be: forms say the same words in every row."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

Judged = TypeVar("Judged")

_TEXTS = 4096
_LONGEST = 200  # longer texts are prose, seldom met twice and dear to keep


def remembered(judge: Callable[[str], Judged]) -> Callable[[str], Judged]:
    """The function of one text, with its last answers on short texts kept.

    What it returns is shared between calls and must not be changed.
    """
    known = lru_cache(_TEXTS)(judge)

    @wraps(judge)
    def answer(text: str) -> Judged:
        return known(text) if len(text) <= _LONGEST else judge(text)

    return answer
