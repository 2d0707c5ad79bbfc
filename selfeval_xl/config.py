"""Settings of a run, from selfeval-xl.toml or setup.cfg; unknown keys are errors."""

from __future__ import annotations

import configparser
import difflib
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from selfeval_xl.errors import UsageError, why
from selfeval_xl.i18n import LANGUAGES, N_
from selfeval_xl.intake.limits import Limits
from selfeval_xl.model.scoring import REVERSE_MODES, STEP_MODES, Readings
from selfeval_xl.scoring.standards.definitions import definition_ids

_UNREADABLE = N_("{path}：读不出来（{error}），应为 UTF-8 文本")
_NO_TOML = N_("{path}：不是有效的 TOML（{error}）")
_NO_LIMITS = N_("{path}：limits 应为一组“名称 = 整数”")
_NEAREST = N_("{path}：不认识的设置 {key}，是否指 {near}？")
_UNKNOWN = N_("{path}：不认识的设置 {key}，可用：{keys}")
_WORDS = N_("{path}：{key} = {value}，应为一组文字")
_WHOLE = N_("{path}：{key} = {value}，应为正整数")
_TEXT = N_("{path}：{key} = {value}，应为文字")
_YEAR = N_("{path}：{key} = {value}，应为四位年份")
_DAY = N_("{path}：{key} = {value}，应为日期，如 2025-06-30")
_ONE_OF = N_("{path}：{key} = {value}，应取自 {wanted}")
_RENAMES = N_("{path}：{key} 应为一组“旧名称 = 新名称”")
_PERCENT_ABOVE = N_("{path}：{key} = {value}，应为不低于 100 的百分数，如 120")
_CUTS = N_("{path}：{key} = {value}，应为从大到小的三个分数，如 90, 80, 60")

SECTION = "selfeval-xl"
TOML_NAME = "selfeval-xl.toml"
_PATHS = ("forms_dir", "baseline", "previous", "published", "unit_map")
PAPER_KINDS = {
    "data": "数据表",
    "score": "评分表",
    "project": "项目支出绩效自评表",
    "overall": "部门整体绩效自评表",
    "report": "自评报告",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told.

    ``today`` is the day "not in the future" means, None for the clock's.
    ``year`` and ``unit`` stand where the papers do not say. ``grade_cuts`` are the
    least scores of 优, 良 and 中, ``over_achievement`` the percentage of a target
    from which a reason is asked for. ``step_deduction``, ``reverse_scoring`` and
    ``rate_definitions`` narrow how a 评分标准 may be read; see Readings.
    ``required_papers`` are keys of PAPER_KINDS.
    ``previous`` and ``published`` are files or folders to hold the papers against;
    ``units`` and the file ``unit_map`` give a unit's former name and the new one.
    Paths in a file of settings are relative to that file.
    """

    lang: str = "zh"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    year: int | None = None
    unit: str | None = None
    today: date | None = None
    forms_dir: Path | None = None
    baseline: Path | None = None
    previous: Path | None = None
    published: Path | None = None
    unit_map: Path | None = None
    units: Mapping[str, str] = field(default_factory=dict)
    required_papers: tuple[str, ...] = ()
    grade_cuts: tuple[Decimal, ...] = (Decimal(90), Decimal(80), Decimal(60))
    over_achievement: Decimal = Decimal(120)
    step_deduction: tuple[str, ...] = STEP_MODES
    reverse_scoring: tuple[str, ...] = REVERSE_MODES
    rate_definitions: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)

    @property
    def readings(self) -> Readings:
        """The readings of a 评分标准 that count as right."""
        return Readings(
            self.step_deduction, self.reverse_scoring, self.rate_definitions
        )


def find_config(folder: Path) -> Path | None:
    """The folder's file of settings; selfeval-xl.toml outranks setup.cfg."""
    toml, cfg = folder / TOML_NAME, folder / "setup.cfg"
    if toml.is_file():
        return toml
    return cfg if cfg.is_file() and _section(cfg) else None


def load_settings(path: Path | None = None, **options: Any) -> Settings:
    """Settings of a file (None: the built-in ones), options given laid over them.

    An option that is None or an empty tuple was not given. Raises UsageError for a
    file that cannot be read, an unknown key and a value that does not fit.
    """
    given = {} if path is None else _read(path)
    settings = _settings(given, path)
    laid = {key: value for key, value in options.items() if value not in (None, ())}
    return replace(settings, **laid)


def _read(path: Path) -> Mapping[str, Any]:
    """The file's keys; those of the limits under "limits"."""
    if path.suffix != ".toml":
        return _section(path)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(_UNREADABLE, path=path, error=why(error)) from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(_NO_TOML, path=path, error=error) from error


def _section(path: Path) -> dict[str, Any]:
    """The section [selfeval-xl] of an ini file.

    "limits.cells = 5" is a limit, "units.旧名称 = 新名称" a renamed unit.
    """
    parser = configparser.ConfigParser(interpolation=None)
    try:
        with path.open(encoding="utf-8-sig") as stream:
            parser.read_file(stream)
    except (OSError, UnicodeDecodeError, configparser.Error) as error:
        raise UsageError(_UNREADABLE, path=path, error=why(error)) from error
    found: dict[str, Any] = {}
    if not parser.has_section(SECTION):
        return found
    for key, value in parser.items(SECTION):
        group, _, name = key.partition(".")
        if name and group in ("limits", "units"):
            found.setdefault(group, {})[name] = value
        else:
            found[key] = value
    return found


def _settings(given: Mapping[str, Any], path: Path | None) -> Settings:
    values: dict[str, Any] = {}
    for written, value in given.items():
        key = _known(written, set(_READERS) | {"limits"}, path)
        if key == "limits":
            values[key] = _limits(value, path)
            continue
        try:
            values[key] = _READERS[key](value)
        except ValueError as error:
            raise _misfit(path, written, value, error) from error
    if path is not None:
        for key in _PATHS:
            if key in values:
                values[key] = path.parent / values[key]
    return Settings(**values)


def _limits(given: Any, path: Path | None) -> Limits:
    if not isinstance(given, Mapping):
        raise UsageError(_NO_LIMITS, path=path)
    names = {one.name for one in fields(Limits)}
    values: dict[str, int] = {}
    for written, value in given.items():
        key = _known(written, names, path)
        try:
            values[key] = _whole(value)
        except ValueError as error:
            raise _misfit(path, f"limits.{written}", value, error) from error
    return Limits(**values)


def _known(written: str, keys: set[str], path: Path | None) -> str:
    key = written.replace("-", "_")
    if key in keys:
        return key
    near = difflib.get_close_matches(key, sorted(keys), 1)
    if near:
        raise UsageError(_NEAREST, path=path, key=written, near=near[0])
    raise UsageError(_UNKNOWN, path=path, key=written, keys="、".join(sorted(keys)))


def _misfit(path: Path | None, key: str, value: object, error: Exception) -> UsageError:
    """What is wrong with a value: the readers' errors name a template."""
    template, *details = error.args
    wanted = {"wanted": details[0]} if details else {}
    return UsageError(template, path=path, key=key, value=value, **wanted)


def _words(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(value.replace(",", " ").split())
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise ValueError(_WORDS)


def _whole(value: Any) -> int:
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or value <= 0:
        raise ValueError(_WHOLE)
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(_TEXT)
    return value.strip()


def _year(value: Any) -> int:
    year = _whole(value)
    if not 1990 <= year <= 2200:
        raise ValueError(_YEAR)
    return year


def _day(value: Any) -> date:
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise ValueError(_DAY) from None


def _language(value: Any) -> str:
    if value not in LANGUAGES:
        raise ValueError(_ONE_OF, "、".join(LANGUAGES))
    return str(value)


def _path(value: Any) -> Path:
    return Path(_text(value))


def _renames(value: Any) -> Mapping[str, str]:
    if not isinstance(value, Mapping) or not value:
        raise ValueError(_RENAMES)
    if not all(isinstance(new, str) and new.strip() for new in value.values()):
        raise ValueError(_RENAMES)
    return {old.strip(): new.strip() for old, new in value.items()}


def _some_of(known: Iterable[str]) -> Callable[[Any], tuple[str, ...]]:
    def read(value: Any) -> tuple[str, ...]:
        words = _words(value)
        if not words or any(word not in known for word in words):
            raise ValueError(_ONE_OF, "、".join(known))
        return words

    return read


def _definitions(value: Any) -> tuple[str, ...]:
    return _some_of(definition_ids())(value)


def _papers(value: Any) -> tuple[str, ...]:
    return _some_of(PAPER_KINDS)(value) if _words(value) else ()


def _cuts(value: Any) -> tuple[Decimal, ...]:
    written = _words(value) if isinstance(value, str) else value
    try:
        cuts = tuple(Decimal(str(one)) for one in written)
    except (InvalidOperation, TypeError):
        cuts = ()
    falling = all(a > b for a, b in zip(cuts, cuts[1:], strict=False))
    if len(cuts) != 3 or not falling or cuts[0] > 100 or cuts[-1] <= 0:
        raise ValueError(_CUTS)
    return cuts


def _percent_above(value: Any) -> Decimal:
    try:
        percent = Decimal(str(value).strip().rstrip("%"))
    except InvalidOperation:
        percent = Decimal(0)
    if not percent.is_finite() or percent < 100:
        raise ValueError(_PERCENT_ABOVE)
    return percent


_READERS: dict[str, Callable[[Any], Any]] = {
    "lang": _language,
    "select": _words,
    "ignore": _words,
    "year": _year,
    "unit": _text,
    "today": _day,
    "units": _renames,
    "required_papers": _papers,
    "grade_cuts": _cuts,
    "over_achievement": _percent_above,
    "step_deduction": _some_of(STEP_MODES),
    "reverse_scoring": _some_of(REVERSE_MODES),
    "rate_definitions": _definitions,
    **dict.fromkeys(_PATHS, _path),
}
