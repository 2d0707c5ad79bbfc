"""What a run is asked to write, and whether it can be."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from selfeval_xl.bulking.outcome import RunOutcome
from selfeval_xl.bulking.results import must_have_arrow, write_results
from selfeval_xl.bulking.shelf import Shelf, way
from selfeval_xl.writing import cannot_write, write_whole


@dataclass(frozen=True, slots=True)
class Outputs:
    """The summary's file and the folders to write to; None for what is not wanted.

    ``run`` names the run among the results, "" for the time of writing.
    """

    summary: Path | None = None
    results: Path | None = None
    results_format: str = "parquet"
    run: str = ""
    letters: Path | None = None
    letter_template: Path | None = None
    fix: Path | None = None
    sample: int = 0
    seed: int = 0

    @property
    def paths(self) -> list[Path]:
        """Everything that is written to."""
        some = (self.summary, self.results, self.letters, self.fix)
        return [path for path in some if path is not None]

    def check(self) -> None:
        """Raise UsageError, before the long work, for what could not be written."""
        if self.summary is not None:
            from selfeval_xl.bulking.summary import must_have_pandas

            must_have_pandas()
            if self.summary.is_dir():
                raise cannot_write(self.summary, OSError(errno.EISDIR, ""))
            if not self.summary.parent.is_dir():
                raise cannot_write(self.summary, OSError(errno.ENOENT, ""))
        if self.results is not None:
            must_have_arrow(self.results_format)
        if self.letters is not None:
            from selfeval_xl.bulking.letters import must_be_usable

            must_be_usable(self.letter_template, "zh")
        for folder in (self.results, self.letters, self.fix):
            if folder is not None and folder.exists() and not folder.is_dir():
                raise cannot_write(folder, OSError(errno.EEXIST, ""))

    def looks(self, root: str) -> tuple[object, ...]:
        """What a summary of the same run depends on besides."""
        assert self.summary is not None
        return self.sample, self.seed, way(root, self.summary)

    def write(self, run: RunOutcome, lang: str, shelf: Shelf | None = None) -> Written:
        """Write all that is wanted, a summary from its shelf where it stands there.

        Raises UsageError where that fails.
        """
        results = None
        if self.results is not None:
            name = self.run or datetime.now()
            results = write_results(run, self.results, name, self.results_format)
        if self.summary is not None:
            self._write_summary(self.summary, run, lang, shelf)
        letters: list[Path] = []
        if self.letters is not None:
            from selfeval_xl.bulking.letters import write_letters

            template = self.letter_template
            letters = write_letters(run, self.letters, template=template, lang=lang)
        return Written(self.summary, results, tuple(letters))

    def _write_summary(
        self, target: Path, run: RunOutcome, lang: str, shelf: Shelf | None
    ) -> None:
        known = shelf.get() if shelf is not None else None
        if known is not None:
            write_whole(target, known)
            return
        from selfeval_xl.bulking.summary import write_summary

        made = write_summary(
            run, target, sample=self.sample, seed=self.seed, lang=lang
        )
        if shelf is not None:
            shelf.put(made)  # the file may be another run's by now


@dataclass(frozen=True, slots=True)
class Written:
    """What has been written: the summary, the run's folder of results, letters."""

    summary: Path | None = None
    results: Path | None = None
    letters: tuple[Path, ...] = ()
