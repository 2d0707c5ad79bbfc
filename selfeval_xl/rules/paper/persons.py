"""Which persons of the tables a count of a report is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selfeval_xl.forms.stated_items import Staff
from selfeval_xl.narrative.stated import Stated
from selfeval_xl.rules.paper.wording import OWN, Reading

_ON_POST = "staff.total.onpost"


def read_persons(
    one: Stated, words: str, named: Staff, before: Sequence[Reading | None]
) -> Reading | None:
    """The fields of a count; ``before`` are the meanings of its sentence so far."""
    if before and before[-1] is None and not _is_of_all(words):
        return None  # goes on about persons of whom nothing is known
    earlier = [reading.keys[0] for reading in before if reading is not None]
    row, _, column = (earlier[-1] if earlier else "").rpartition(".")
    keys = named.fields
    if named.part:
        if not column:
            return None
        keys = (f"{named.part}.{column}",)
    elif named.same_row:
        whole = f"staff.total.{named.same_row}"
        keys = (f"{row}.{named.same_row}", whole) if row else (whole,)
    elif keys == (_ON_POST,) and column == "quota" and not _is_of_all(words):
        # 行政编制20名，在职18人; 行政编制20名、事业编制10名，在职28人
        is_listed = len(earlier) > 1 and earlier[-2].endswith("quota")
        part = (f"{row}.onpost",)
        keys = keys + part if is_listed else part + keys
    return Reading(one, tuple(dict.fromkeys(keys)), row=keys[0].rpartition(".")[0])


def _is_of_all(words: str) -> bool:
    return OWN in words or re.search(r"全|共|总|我", words) is not None
