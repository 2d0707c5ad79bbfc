"""All papers of one unit, which agree: 数据表, 评分表, 项目自评表, 自评报告."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from decimal import Decimal

from benchmarks.mutation.ledgers import Year, figures, ledger
from benchmarks.mutation.planted import Papers
from benchmarks.mutation.reports import Said, report
from benchmarks.mutation.sheets import Book
from benchmarks.mutation.standards import satisfaction, standard_table
from benchmarks.mutation.tables import PROJECT, project_form

DATA, SCORE, FORM = "数据表.xlsx", "评分表.xlsx", "项目支出绩效自评表.xlsx"


@dataclass(frozen=True)
class Pack:
    papers: Papers
    year: Year
    said: Said
    file: str  # the report's
    seed: int

    def book(self, file: str) -> Book:
        content = self.papers.files[file]
        assert isinstance(content, tuple)
        return content


def pack(seed: int, year: Year | None = None, ledger_seed: int | None = None) -> Pack:
    """One unit's papers; ``ledger_seed`` gives its 数据表 the layout of that seed."""
    draw = random.Random(seed)
    year = year or figures(draw)
    first, spent = year.tasks[0][1], year.tasks[0][2]
    year = replace(year, tasks=((PROJECT, first, spent), *year.tasks[1:]))
    score = standard_table(seed, year)
    sheet = score[0]
    total = sheet.cells[sheet.having("total_score")[0]].value
    grade = sheet.cells[sheet.having("grade")[0]].value
    assert isinstance(total, Decimal)
    said = report(seed, year, total, str(grade), satisfaction(seed))
    file = draw.choice(("自评报告.docx", "自评报告.txt"))
    form = project_form(seed, given=[first, first, spent], year=year.year)
    papers = Papers(
        {
            DATA: ledger(seed if ledger_seed is None else ledger_seed, year=year),
            SCORE: score,
            FORM: form,
            file: said.text,
        }
    )
    return Pack(papers, year, said, file, seed)
