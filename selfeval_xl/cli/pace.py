"""How fast a bulk run is and how long it will take: one line on a terminal's stderr."""

from __future__ import annotations

import time

from selfeval_xl.bulking.engines import Step
from selfeval_xl.cli.progress import Line
from selfeval_xl.cli.words import Translate

_OFTEN = 0.2
_SURE = 2.0


class Pace(Line):
    """Told of each step; to be closed before anything else is printed."""

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self.tr = tr
        self._last = 0.0

    def __enter__(self) -> Pace:
        return self

    def __call__(self, step: Step) -> None:
        """Show a step, but no more often than one can read."""
        now = time.monotonic()
        is_last = step.folders == step.all_folders
        if now - self._last >= _OFTEN or is_last:
            self._last = now
            self.show(describe(step, self.tr))


def describe(step: Step, tr: Translate) -> str:
    """The step in words: how many, how fast, and how long yet once that is known."""
    text = tr("检查 {files}/{all} 个文件，每秒 {rate} 个").format(
        files=step.files, all=step.all_files, rate=f"{step.rate:.1f}"
    )
    left = step.seconds_left
    if left is None or step.seconds < _SURE:
        return text
    minutes, seconds = divmod(round(left), 60)
    if minutes >= 60:
        rest = tr("还需约 {hours} 小时 {minutes} 分").format(
            hours=minutes // 60, minutes=minutes % 60
        )
    elif minutes:
        rest = tr("还需约 {minutes} 分 {seconds} 秒").format(
            minutes=minutes, seconds=seconds
        )
    else:
        rest = tr("还需约 {seconds} 秒").format(seconds=seconds)
    return tr("{text}，{rest}").format(text=text, rest=rest)
