"""Settings of a run, from selfeval-xl.toml or setup.cfg; unknown keys are errors."""

from __future__ import annotations

import configparser
import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from selfeval_xl.config_values import PATHS, READERS, whole
from selfeval_xl.errors import UsageError, why
from selfeval_xl.i18n import N_
from selfeval_xl.intake.limits import Limits
from selfeval_xl.model.scoring import REVERSE_MODES, STEP_MODES, Readings

_UNREADABLE = N_("{path}：读不出来（{error}），应为 UTF-8 文本")
_NO_TOML = N_("{path}：不是有效的 TOML（{error}）")
_NO_LIMITS = N_("{path}：limits 应为一组“名称 = 整数”")
_NEAREST = N_("{path}：不认识的设置 {key}，是否指 {near}？")
_UNKNOWN = N_("{path}：不认识的设置 {key}，可用：{keys}")

SECTION = "selfeval-xl"
TOML_NAME = "selfeval-xl.toml"


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
        key = _known(written, set(READERS) | {"limits"}, path)
        if key == "limits":
            values[key] = _limits(value, path)
            continue
        try:
            values[key] = READERS[key](value)
        except ValueError as error:
            raise _misfit(path, written, value, error) from error
    if path is not None:
        for key in PATHS:
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
            values[key] = whole(value)
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
