"""Write the sample submissions: ``python -m samples.build [FOLDER]``.

Each folder under samples/ is one submission. The workbooks are made from the form
specs and the figures in cases.py; what each yields is listed in expected.tsv.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from samples import cases, disagreements, form_samples, reports, years
from selfeval_xl.forms.spec import BlockSpec, Entry, FormSpec, load_specs
from selfeval_xl.templates.content import Content, IndicatorLine
from selfeval_xl.templates.workbook import export

DATA, SCORE = "数据表.xlsx", "评分表.xlsx"
_PUBLISHED_ROWS = (
    Entry("exp.fiscal", "一、财政拨款支出合计"),
    Entry("exp.gpb", "其中：一般公共预算财政拨款支出", 1),
    Entry("exp.basic", "二、基本支出"),
    Entry("exp.project", "三、项目支出"),
)


def published_spec(spec: FormSpec) -> FormSpec:
    """The data form cut down to what the published report gives figures for."""

    def cut(block: BlockSpec) -> BlockSpec:
        if block.id != "money":
            return block
        columns = tuple(c for c in block.columns if c.key not in ("adj", "rate"))
        return replace(block, rows=_PUBLISHED_ROWS, columns=columns)

    kept = tuple(cut(b) for b in spec.blocks if b.id in ("staff", "money"))
    return replace(spec, blocks=kept)


def build(folder: Path) -> None:
    """Write all sample submissions into a folder, replacing those there."""
    specs = load_specs()
    data, score = specs.get("guangdong-data"), specs.get("guangdong-score")
    weights = {one.level3: one.weight for one in score.indicators}
    clean, scores = cases.clean_data(), cases.clean_scores(weights)
    published = cases.published_data()
    pairs: dict[str, tuple[FormSpec, Content, Content]] = {
        "01-无误": (data, clean, scores),
        "02-公开案例": (
            published_spec(data),
            published,
            replace(
                scores,
                unit_name=published.unit_name,
                filled_on=published.filled_on,
                indicators={
                    name: IndicatorLine(score=weight)
                    for name, weight in weights.items()
                },
            ),
        ),
        "03-算术": (data, cases.wrong_sums(clean), scores),
        "04-单元格": (data, cases.wrong_cells(clean), scores),
        "05-得分": (data, clean, cases.wrong_scores(scores)),
        "06-表头": (data, cases.wrong_heading(clean), scores),
    }
    for name, (form, figures, lines) in pairs.items():
        target = folder / name
        target.mkdir(parents=True, exist_ok=True)
        export(form, target / DATA, figures)
        export(score, target / SCORE, lines)
        report = reports.published() if name.startswith("02") else reports.CLEAN
        (target / "自评报告.txt").write_text(report, encoding="utf-8")
    _write_bad_files(folder / "07-文件", folder / "01-无误")
    years.build(folder, specs)
    disagreements.build(folder, specs)
    form_samples.build(folder, specs)


def _write_bad_files(target: Path, source: Path) -> None:
    """A workbook cut off half way, a web page and a text under a workbook's name."""
    target.mkdir(parents=True, exist_ok=True)
    whole = (source / DATA).read_bytes()
    (target / "数据表-未传完.xlsx").write_bytes(whole[: len(whole) // 2])
    page = "<html><body><table><tr><td>得分</td><td>90</td></tr></table></body></html>"
    (target / "评分表-网页.xls").write_text(page, encoding="utf-8")
    (target / "人员情况.xlsx").write_text("项目,人数\n编制,38\n", encoding="utf-8")
    (target / "佐证材料.txt").write_text("会议记录摘要\n", encoding="utf-8")


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
