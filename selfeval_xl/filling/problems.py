"""What is wrong with the data of a form, and what is still to be filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from selfeval_xl.errors import SelfEvalError
from selfeval_xl.i18n import N_

Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing said of one place of the data.

    ``kind`` of what stops the filling: unknown_field, wrong_type, out_of_range,
    conflict, duplicate, malformed. Of what is left: missing, pending (a score to be
    judged), no_place (the workbook has no cell for it), outdated (a number in the
    workbook that the data leave behind). Of what was done: as_given, replaced,
    elsewhere, signature,
    stale. ``where`` is the file with its line, cell or key, "" for
    the form itself. ``template`` is a Chinese text of the catalogues that
    ``details`` fill.
    """

    kind: str
    where: str
    template: str
    details: Mapping[str, object] = field(default_factory=dict)

    def text(self, tr: Translate = str) -> str:
        """The remark with its place, in the language of a translator."""
        said = tr(self.template).format(**self.details)
        if not self.where:
            return said
        return tr("{where}：{what}").format(where=self.where, what=said)


class FillError(SelfEvalError):
    """Data that a form cannot be filled from; ``remarks`` says all that is wrong."""

    def __init__(self, form: str, remarks: Sequence[Remark]) -> None:
        super().__init__(
            N_("数据有 {count} 处不能填入 {form}，没有写出文件"),
            count=len(remarks),
            form=form,
        )
        self.remarks = tuple(remarks)

    def __str__(self) -> str:
        lines = [self.fill(self.template), *(one.text() for one in self.remarks)]
        return "\n".join(lines)
