"""Accepted findings: known, answered for by someone, and no longer in the way."""

from __future__ import annotations

import difflib
import json
import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from selfeval_xl.config import Settings
from selfeval_xl.errors import UsageError, why
from selfeval_xl.findings import Finding
from selfeval_xl.i18n import N_, translate
from selfeval_xl.result import Accepted, Result

_KEYS = ("fingerprint", "reason", "who", "until", "code", "place")
_EXPIRED = N_("已认可的问题 {fingerprint}（{who}：{reason}）于 {until} 到期，重新计入")
_UNUSED = N_("已认可的问题 {fingerprint}（{who}：{reason}）本次没有出现，可以从文件中删去")
_UNREADABLE = N_("{path}：读不出来（{error}），请检查 --baseline")
_MALFORMED = N_("{path}：不是有效的 {name}（{error}）")
_NO_LIST = N_("{path}：应只有一个列表 accepted")
_NO_REASON = N_("认可问题须写明理由（reason）和责任人（who）")
_NOT_WRITTEN = N_("{path}：写不进去（{error}）")
_NO_TABLE = N_("{path}：第 {n} 项应为一组“名称 = 值”")
_UNKNOWN = N_("{path}：第 {n} 项有不认识的 {key}，应为 {known}")
_MISSING = N_("{path}：第 {n} 项缺少 {key}，请补上")
_NO_DATE = N_("{path}：第 {n} 项的 until 为 {value}，应为日期，如 2026-12-31")


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One entry of a baseline file; it holds up to and on the day ``until``."""

    fingerprint: str
    reason: str
    who: str
    until: date | None = None


def apply_baseline(
    findings: Sequence[Finding], settings: Settings
) -> tuple[tuple[Finding, ...], tuple[Accepted, ...], tuple[str, ...]]:
    """Split findings into open and accepted, with notes on entries of no use.

    Raises UsageError where the settings name a baseline that cannot be read.
    """
    if settings.baseline is None:
        return tuple(findings), (), ()
    entries = {one.fingerprint: one for one in load_baseline(settings.baseline)}
    present = {finding.fingerprint for finding in findings}
    notes: list[str] = []
    valid: dict[str, Acceptance] = {}
    for mark, entry in entries.items():
        day = settings.today
        if entry.until is not None and day is not None and entry.until < day:
            notes.append(_note(_EXPIRED, entry, settings.lang))
        elif mark not in present:
            notes.append(_note(_UNUSED, entry, settings.lang))
        else:
            valid[mark] = entry
    return (
        tuple(f for f in findings if f.fingerprint not in valid),
        tuple(
            Accepted(f, by.reason, by.who, by.until)
            for f in findings
            if (by := valid.get(f.fingerprint)) is not None
        ),
        tuple(notes),
    )


def load_baseline(path: Path) -> tuple[Acceptance, ...]:
    """The entries of a baseline file, TOML or (by its suffix) JSON.

    Both hold a list ``accepted``. Raises UsageError for what cannot be read, an
    unknown key, and an entry without fingerprint, reason or who.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        data = json.loads(text) if _is_json(path) else tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(_UNREADABLE, path=path, error=why(error)) from error
    except ValueError as error:
        name = "JSON" if _is_json(path) else "TOML"
        raise UsageError(_MALFORMED, path=path, name=name, error=error) from error
    items = data.get("accepted") if isinstance(data, dict) else None
    if not isinstance(items, list) or set(data) != {"accepted"}:
        raise UsageError(_NO_LIST, path=path)
    return tuple(_entry(item, n, path) for n, item in enumerate(items, 1))


def write_baseline(
    result: Result, path: Path, reason: str, who: str, until: date | None = None
) -> int:
    """Accept all open findings of a result; gives how many were added.

    Entries whose findings are accepted already are kept as they are. The file is
    written whole or not at all. Raises UsageError without a reason or a name.
    """
    if not reason.strip() or not who.strip():
        raise UsageError(_NO_REASON)
    kept = [
        _row(one.finding, one.reason, one.who, one.until) for one in result.accepted
    ]
    added = [_row(finding, reason, who, until) for finding in result.findings]
    rows = [*kept, *added]
    if _is_json(path):
        plain = [{k: str(v) for k, v in row.items()} for row in rows]
        text = json.dumps({"accepted": plain}, ensure_ascii=False, indent=2) + "\n"
    else:
        text = "\n".join(_toml(row) for row in rows) or "accepted = []\n"
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(text, encoding="utf-8")
        os.replace(part, path)
    except OSError as error:
        raise UsageError(_NOT_WRITTEN, path=path, error=why(error)) from error
    return len(added)


def _is_json(path: Path) -> bool:
    return path.suffix.lower() == ".json"


def _note(template: str, entry: Acceptance, lang: str) -> str:
    return translate(template, lang).format(
        fingerprint=entry.fingerprint,
        who=entry.who,
        reason=entry.reason,
        until=entry.until or "",
    )


def _entry(item: Any, number: int, path: Path) -> Acceptance:
    if not isinstance(item, Mapping):
        raise UsageError(_NO_TABLE, path=path, n=number)
    for key in item:
        if key not in _KEYS:
            near = difflib.get_close_matches(str(key), _KEYS, 1)
            known = near[0] if near else "、".join(_KEYS)
            raise UsageError(_UNKNOWN, path=path, n=number, key=key, known=known)
    for key in ("fingerprint", "reason", "who"):
        if not isinstance(item.get(key), str) or not item[key].strip():
            raise UsageError(_MISSING, path=path, n=number, key=key)
    return Acceptance(
        item["fingerprint"], item["reason"], item["who"], _day(item, number, path)
    )


def _day(item: Mapping[str, Any], number: int, path: Path) -> date | None:
    value = item.get("until")
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise UsageError(_NO_DATE, path=path, n=number, value=value) from None


def _row(
    finding: Finding, reason: str, who: str, until: date | None
) -> dict[str, str | date]:
    place = finding.hit.place
    parts = [place.file, place.sheet, place.a1]
    row: dict[str, str | date] = {
        "fingerprint": finding.fingerprint,
        "code": finding.code,
        "place": " ".join(part for part in parts if part),
        "reason": reason,
        "who": who,
    }
    if until is not None:
        row["until"] = until
    return row


def _toml(row: Mapping[str, str | date]) -> str:
    lines = ["[[accepted]]"]
    for key, value in row.items():
        # a JSON string is a TOML basic string, save for DEL, which TOML wants escaped
        text = str(value) if isinstance(value, date) else json.dumps(
            value, ensure_ascii=False
        ).replace("\x7f", "\\u007f")
        lines.append(f"{key} = {text}")
    return "\n".join(lines) + "\n"
