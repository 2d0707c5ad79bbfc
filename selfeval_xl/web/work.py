"""What is done with an upload: checked, corrected, findings accepted."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from queue import LifoQueue

from selfeval_xl import api
from selfeval_xl.baseline import write_baseline
from selfeval_xl.bulking.wire import Bounds
from selfeval_xl.fixing import FixReport, correct
from selfeval_xl.intake.discover import Discovery
from selfeval_xl.result import Result
from selfeval_xl.web.apart import Apart
from selfeval_xl.web.store import Check

_BASELINE = "accepted.json"
_AT_A_TIME = 2


class Worker:
    """Checks two uploads at a time, away from the pages: a large one stops no other."""

    def __init__(self, bounds: Bounds | None = None) -> None:
        self._pool = ThreadPoolExecutor(_AT_A_TIME, "check")
        self._all = [Apart(bounds) for _ in range(_AT_A_TIME)]
        # the last one used comes first: its process is there
        self._free: LifoQueue[Apart] = LifoQueue()
        for apart in reversed(self._all):
            self._free.put(apart)

    def warm(self) -> None:
        """Be ready for the first upload."""
        self._pool.submit(self._all[0].warm)

    def start(self, check: Check) -> None:
        """Have an upload checked as soon as there is a process for it."""
        self._pool.submit(self._check, check)

    def close(self) -> None:
        for apart in self._all:
            apart.close()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _check(self, check: Check) -> None:
        apart = self._free.get()
        try:
            run_check(check, apart)
        finally:
            self._free.put(apart)


def run_check(check: Check, apart: Apart) -> None:
    """Read and judge; what goes wrong is kept in the check."""

    def told(index: int, total: int, name: str) -> None:
        check.done, check.current = index, name

    with check.lock:
        check.state = "running"
        try:
            found = Discovery(check.files)
            check.reading, check.result = apart.check(found, check.settings, told)
            check.state = "done"
        except Exception as error:  # told on the page, whatever it was
            check.error = error
            check.state = "failed"


def in_language(check: Check, lang: str) -> Result:
    """The result in a language; what is said of findings is put in it anew."""
    with check.lock:
        assert check.reading is not None and check.result is not None
        if check.reading.settings.lang != lang:
            settings = replace(check.reading.settings, lang=lang)
            check.reading = replace(check.reading, settings=settings)
            check.result = api.judge(check.reading)
            check.corrected.clear()
        return check.result


def corrected(check: Check, unsafe: bool) -> FixReport:
    """The copies of a check that is done, made once."""
    with check.lock:
        if unsafe not in check.corrected:
            assert check.reading is not None
            check.corrected[unsafe] = correct(check.reading, unsafe)
        return check.corrected[unsafe]


def copies_zip(check: Check, unsafe: bool) -> bytes:
    """The corrected copies under their names, as one archive."""
    report = corrected(check, unsafe)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for copy in report.copies:
            archive.writestr(copy.target, copy.data)
    return packed.getvalue()


def accept(check: Check, numbers: Iterable[int], reason: str, who: str) -> None:
    """Accept findings by their numbers; raises UsageError without reason or name."""
    with check.lock:
        assert check.result is not None
        wanted = set(numbers)
        chosen = tuple(one for one in check.result.findings if one.no in wanted)
        _judge_with(check, replace(check.result, findings=chosen), reason, who)


def withdraw(check: Check, number: int) -> None:
    """Take an acceptance back."""
    with check.lock:
        assert check.result is not None
        kept = tuple(o for o in check.result.accepted if o.finding.no != number)
        # nothing is accepted anew, so that reason and name are nobody's
        _judge_with(check, replace(check.result, findings=(), accepted=kept), "-", "-")


def baseline_file(check: Check) -> Path | None:
    """The accepted findings as ``--baseline`` reads them, None before there are any."""
    file = check.folder / _BASELINE
    return file if file.is_file() else None


def _judge_with(check: Check, accepted: Result, reason: str, who: str) -> None:
    assert check.reading is not None
    file = check.folder / _BASELINE
    write_baseline(accepted, file, reason.strip(), who.strip())
    settings = replace(check.reading.settings, baseline=file)
    check.reading = replace(check.reading, settings=settings)
    check.result = api.judge(check.reading)
    check.corrected.clear()
