"""Entries sorted to the fields of a form, with all that is wrong with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from selfeval_xl.filling.entries import Entry
from selfeval_xl.filling.matching import Matcher, declared_unit, shown
from selfeval_xl.filling.problems import Remark
from selfeval_xl.filling.reading import Given, Reader
from selfeval_xl.filling.slots import MONEY_UNIT, Role, Slot
from selfeval_xl.i18n import N_
from selfeval_xl.values.money import find_money_unit


@dataclass(slots=True)
class Gathered:
    """What the data gives, by field key; ``tasks`` by number, then column.

    ``elsewhere`` counts the values of fields that only other forms have.
    """

    given: dict[str, Given] = field(default_factory=dict)
    tasks: dict[int, dict[str, Given]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    wrong: list[Remark] = field(default_factory=list)
    left: list[Remark] = field(default_factory=list)
    elsewhere: int = 0


def gather(
    entries: Sequence[Entry],
    slots: Sequence[Slot],
    others: Sequence[Slot] = (),
    absent: Sequence[Slot] = (),
) -> Gathered:
    """Find the field of each entry and read its value.

    ``others`` are fields of other forms, so that one file may serve several;
    ``absent`` are those of this form that have no cell.
    """
    collector = _Collector(slots, others, absent)
    for entry in entries:
        collector.take(entry)
    return collector.gathered()


class _Collector:
    def __init__(
        self, slots: Sequence[Slot], others: Sequence[Slot], absent: Sequence[Slot]
    ) -> None:
        self._matcher = Matcher(slots)
        self._others, self._absent = Matcher(others), Matcher(absent)
        self._found: list[tuple[Slot, Entry]] = []
        self._unmatched: list[Entry] = []
        self._result = Gathered()

    def take(self, entry: Entry) -> None:
        slots = self._matcher.find(entry)
        if len(slots) == 1:
            self._found.append((slots[0], entry))
        elif entry.value not in (None, ""):
            self._unmatched.append(entry)

    def gathered(self) -> Gathered:
        """Read all; headers with years are understood once the year is known."""
        unit = self._money_unit()
        year = self._year()
        for entry in self._unmatched:
            slots = self._matcher.find(entry, year)
            if len(slots) == 1:
                self._found.append((slots[0], entry))
            elif slots:
                self._result.wrong.append(_ambiguous(entry, slots))
            elif self._absent.find(entry, year):
                template = N_("“{name}”在这张工作簿里没有单元格，没有填入")
                details = {"name": entry.name}
                self._result.left.append(
                    Remark("no_place", entry.where, template, details)
                )
            elif self._others.find(entry, year):
                self._result.elsewhere += 1
            else:
                near = self._matcher.nearest(entry)
                self._result.wrong.append(_unknown(entry, near))
        reader = Reader(unit)
        for slot, entry in self._found:
            if slot.role is not Role.SETTING:
                self._keep(slot, entry, reader)
        return self._result

    def _keep(self, slot: Slot, entry: Entry, reader: Reader) -> None:
        read = reader.read(slot, entry, declared_unit(entry.path))
        if isinstance(read, Remark):
            self._result.wrong.append(read)
            return
        if read is None:
            return
        if not slot.is_asked and not read.is_none:
            template = N_("“{field}”在表里不填，请删去")
            details = {"field": slot.label}
            self._result.wrong.append(
                Remark("unknown_field", entry.where, template, details)
            )
            return
        known = self._result.given
        key = slot.key
        if slot.role is Role.TASK:
            number = next(p for p in entry.path if isinstance(p, int))
            known, key = self._result.tasks[number], slot.name
        before = known.setdefault(key, read)
        if before is not read and before.value != read.value:
            self._result.wrong.append(_twice(before, read))

    def _money_unit(self) -> str | None:
        """The unit that the data names for its bare amounts."""
        unit = None
        for slot, entry in self._found:
            if slot.key != MONEY_UNIT or entry.value in (None, ""):
                continue
            unit = find_money_unit(f"单位：{entry.value}")
            if unit is None:
                template = N_(
                    "“金额单位”应为元、千元、万元或亿元；这里是“{value}”，请改正"
                )
                details = {"value": entry.value}
                self._result.wrong.append(
                    Remark("wrong_type", entry.where, template, details)
                )
        return unit

    def _year(self) -> int | None:
        for slot, entry in self._found:
            if slot.key == "year":
                read = Reader().read(slot, entry, None)
                if isinstance(read, Given) and isinstance(read.value, Decimal):
                    return int(read.value)
        return None


def _unknown(entry: Entry, near: Slot | None) -> Remark:
    details: dict[str, object] = {"name": entry.name}
    if near is None:
        template = N_("表里没有“{name}”；用 forms show 查看各项名称，或删去")
    else:
        details["near"] = shown(near)
        template = N_("表里没有“{name}”，是否指 {near}？请改名或删去")
    return Remark("unknown_field", entry.where, template, details)


def _ambiguous(entry: Entry, slots: Sequence[Slot]) -> Remark:
    template = N_("“{name}”可指 {choices}，请写全或用键")
    choices = "、".join(slot.key for slot in slots)
    details = {"name": entry.name, "choices": choices}
    return Remark("unknown_field", entry.where, template, details)


def _twice(before: Given, after: Given) -> Remark:
    template = N_("“{field}”给了两次：{place} 为 {first}，这里为 {second}；请只留一个")
    details = {
        "field": before.slot.label,
        "place": before.entry.where,
        "first": before.entry.value,
        "second": after.entry.value,
    }
    return Remark("duplicate", after.entry.where, template, details)
