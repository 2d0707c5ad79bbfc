"""``check --write-baseline``: someone answers for all that this run has found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from selfeval_xl.baseline import write_baseline
from selfeval_xl.cli.words import Translate
from selfeval_xl.errors import UsageError
from selfeval_xl.i18n import N_
from selfeval_xl.result import Result

_NEEDS = N_("--write-baseline 要同时写明 --reason（理由）和 --who（责任人）")
_ALONE = N_("--reason、--who、--until 只与 --write-baseline 同用，请写明写到哪个文件")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where to write the accepted findings, and who answers for them."""

    file: Path
    reason: str
    who: str
    until: date | None

    @classmethod
    def of(
        cls,
        file: Path | None,
        reason: str | None,
        who: str | None,
        until: date | None,
    ) -> Wanted | None:
        """What the options ask for; UsageError, before the work, where one lacks."""
        if file is None:
            if reason is None and who is None and until is None:
                return None
            raise UsageError(_ALONE)
        if not (reason or "").strip() or not (who or "").strip():
            raise UsageError(_NEEDS)
        return cls(file, str(reason).strip(), str(who).strip(), until)

    def write(self, result: Result, tr: Translate) -> str:
        """Write the file and say so."""
        count = write_baseline(result, self.file, self.reason, self.who, self.until)
        text = tr("已把 {count} 处问题记入 {file}；下次加 --baseline {file} 检查。")
        return text.format(count=count, file=self.file)
