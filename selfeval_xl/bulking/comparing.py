"""Two runs side by side: which findings of each unit are new, fixed or remain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selfeval_xl.bulking.results import findings_of
from selfeval_xl.errors import UsageError, why
from selfeval_xl.i18n import N_
from selfeval_xl.values.unit_name import clean_unit_name

_NO_RUN = N_("{folder} 不是一次 bulk 运行的结果；请给 --results 里名为 run=… 的文件夹")
_ONE_RUN = N_("{folder} 里只有一次运行；请再给一次运行的文件夹，才能比较")
_ABOUT = "run.json"
_UNREADABLE = N_("{folder}：结果读不出来（{error}），请重新运行 bulk --results")

Finding = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class UnitChange:
    """What became of a unit's findings; each list in the order of its run.

    ``remaining`` are as the later run has them. ``year`` is the papers'.
    """

    unit: str
    year: int | None
    new: tuple[Finding, ...]
    fixed: tuple[Finding, ...]
    remaining: tuple[Finding, ...]


def compare_runs(before: Path, after: Path | None = None) -> tuple[UnitChange, ...]:
    """Every unit with a finding in either run, by name and year.

    A folder that holds several runs stands for its latest one; alone, or given
    twice, for its latest two. Findings are the same where their fingerprints are.
    Raises UsageError where a folder is no run's, or holds too few.
    """
    first, last = _pair(before, after)
    return tuple(_changes(_by_unit(first), _by_unit(last)))


def _pair(before: Path, after: Path | None) -> tuple[Path, Path]:
    """The two runs that are meant, the earlier first."""
    old = _runs(before)
    is_one = after is None or after.resolve() == before.resolve()
    if after is None or (is_one and old != [before]):
        if len(old) < 2:
            raise UsageError(_ONE_RUN, folder=before)
        return old[-2], old[-1]
    return old[-1], _runs(after)[-1]


def _runs(folder: Path) -> list[Path]:
    """The folder itself where it is a run's, else the runs in it, the latest last."""
    if (folder / _ABOUT).is_file():
        return [folder]
    found = sorted(path.parent for path in folder.glob(f"run=*/{_ABOUT}"))
    if not found:
        raise UsageError(_NO_RUN, folder=folder)
    return found


_Key = tuple[str, int | None]


def _changes(
    old: Mapping[_Key, list[Finding]], new: Mapping[_Key, list[Finding]]
) -> Iterator[UnitChange]:
    for key in sorted({*old, *new}, key=lambda key: (key[0], key[1] or 0)):
        was = {str(one["fingerprint"]) for one in old.get(key, ())}
        now = {str(one["fingerprint"]) for one in new.get(key, ())}
        some = new.get(key) or old[key]
        yield UnitChange(
            str(some[0]["unit_name"] or some[0]["submission"]),
            key[1],
            tuple(f for f in new.get(key, ()) if f["fingerprint"] not in was),
            tuple(f for f in old.get(key, ()) if f["fingerprint"] not in now),
            tuple(f for f in new.get(key, ()) if f["fingerprint"] in was),
        )


def _by_unit(folder: Path) -> dict[_Key, list[Finding]]:
    found: dict[_Key, list[Finding]] = {}
    for row in _findings(folder):
        unit = clean_unit_name(str(row["unit_name"] or ""))
        year = row["year"]
        found.setdefault((unit or str(row["submission"]), year), []).append(row)
    return found


def _findings(folder: Path) -> list[Finding]:
    try:
        return list(findings_of(folder))
    except FileNotFoundError as error:
        raise UsageError(_NO_RUN, folder=folder) from error
    except (OSError, ValueError) as error:
        raise UsageError(_UNREADABLE, folder=folder, error=why(error)) from error
