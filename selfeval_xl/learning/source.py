"""The workbook a command is about, read as every other is."""

from __future__ import annotations

from pathlib import Path

from selfeval_xl.api import read
from selfeval_xl.config import Settings
from selfeval_xl.errors import UsageError
from selfeval_xl.i18n import N_
from selfeval_xl.model.paper import Paper

_UNREADABLE = N_("{file}：读不出来（{reason}），请检查文件，或在表格软件中另存为 .xlsx")
_NO_TABLE = N_(
    "{file}：不是工作簿，也没有识别出表格；请给出 .xlsx、.xls、.et 或 .ods 表"
)


def read_paper(path: Path, forms_dir: Path | None = None) -> Paper:
    """The paper of one file. Raises UsageError where it holds no sheets."""
    if path.is_dir():
        raise UsageError(N_("{file}：这是文件夹，请给出一个工作簿"), file=path)
    reading = read(path, settings=Settings(forms_dir=forms_dir))
    paper = reading.handed_in[0].paper
    if paper.workbook is not None:
        return paper
    fatal = [problem for problem in paper.problems if problem.fatal]
    if fatal:
        raise UsageError(_UNREADABLE, file=path, reason=fatal[0].reason)
    raise UsageError(_NO_TABLE, file=path)
