"""整改通知: a letter to every unit that has something to correct or to explain."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from selfeval_xl.bulking.letters.content import content, example
from selfeval_xl.bulking.letters.file_names import FileNames
from selfeval_xl.bulking.outcome import RunOutcome
from selfeval_xl.errors import UsageError
from selfeval_xl.i18n import N_, translate
from selfeval_xl.writing import cannot_write, write_whole


def write_letters(
    run: RunOutcome, folder: Path, *, template: Path | None, lang: str
) -> list[Path]:
    """Write a letter for each submission with findings; gives the files written.

    ``template`` is a docx of the user's own, None for the built-in one; what it may
    hold is told in docs/letters.md. Raises UsageError where docxtpl is not
    installed, the template cannot be used or a file cannot be written.
    """
    must_have_docxtpl()
    from selfeval_xl.bulking.letters.template import Letter

    letter = Letter(template, lang)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from error
    names = FileNames(f"-{translate(N_('整改通知'), lang)}.docx")
    written = []
    for submission in run.submissions:
        if submission.findings:
            unit = submission.unit_name or submission.folder or submission.id
            file = folder / names.take(unit)
            write_whole(file, letter.fill(content(submission, run.today, lang)))
            written.append(file)
    return written


def must_be_usable(template: Path | None, lang: str) -> None:
    """Raise UsageError, before the long work, for a template that cannot be filled."""
    must_have_docxtpl()
    from selfeval_xl.bulking.letters.template import Letter

    Letter(template, lang).fill(content(example(), "2000-01-01", lang))


def must_have_docxtpl() -> None:
    """Raise UsageError, before the long work, where the extra is missing."""
    if find_spec("docxtpl") is None:
        raise UsageError(
            N_('整改通知要用 docxtpl，请先运行：pip install "selfeval-xl[bulk]"')
        )
