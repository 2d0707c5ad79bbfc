"""Made-up outcomes of bulk runs."""

from decimal import Decimal

from selfeval_xl.bulking.outcome import (
    FormOutcome,
    PaperOutcome,
    RosterUnit,
    RunOutcome,
    SubmissionOutcome,
)

ROWS = ("inc.total", "exp.total", "exp.basic", "exp.project")
COLUMNS = ("prev", "y0b", "adj", "act")


def figures(base, staff=30, **given):
    """Sixteen amounts in 元 that hang on ``base`` alone, and the persons."""
    found = {
        f"{row}.{column}": str(Decimal(base) * (100 + 7 * i + 3 * j) / 100)
        for i, row in enumerate(ROWS)
        for j, column in enumerate(COLUMNS)
    }
    found["staff.total.onpost"] = str(staff)
    return found | given


def data_form(unit, base=1234567, rate="0.95", year=2024, **more):
    return FormOutcome(
        "guangdong-data", "data", "数据表", unit, year, None, None, rate,
        figures(base, **more),
    )


def score_form(unit, score="93.5", grade="优", year=2024):
    return FormOutcome("guangdong-score", "score", "评分表", unit, year, score, grade)


def paper(path, *forms, sha=None, kind="workbook", marks=()):
    return PaperOutcome(
        path, kind, "xlsx", path if sha is None else sha, 9000, forms, marks
    )


def found(no=1, severity="error", code="AR203", file="甲/数据表.xlsx", **more):
    """A finding as the JSON contract has it."""
    return {
        "no": no,
        "code": code,
        "name": "growth-rate-mismatch",
        "kind": "growth_rate",
        "severity": severity,
        "file": file,
        "sheet": "数据表",
        "cell": "I12",
        "label": "增减率",
        "actual": "22%",
        "expected": "-15.58%",
        "proof": "(78.55 - 93.05) ÷ 93.05 = -15.58%",
        "message": "增减率填“22%”，应为 -15.58%",
        "advice": "把 I12 改为 -15.58%",
        "source": "",
        "related": [],
        "fix": None,
        "fingerprint": f"fp{no}",
    } | more


def submission(
    unit, *papers, folder=None, year=2024, findings=(), coverage=(), base=None,
    score="93.5", rate="0.95", **more,
):
    """A submission; without papers it has a 数据表 and a 评分表 of its own figures."""
    folder = unit if folder is None else folder
    if not papers:
        base = base or 1_000_003 + 7_919 * sum(map(ord, folder))
        papers = (
            paper(f"{folder}/数据表.xlsx", data_form(unit, base, rate, year, **more)),
            paper(f"{folder}/评分表.xlsx", score_form(unit, score, year=year)),
        )
    return SubmissionOutcome(
        folder, folder, unit, year, papers, tuple(findings), tuple(coverage)
    )


def run(*submissions, roster=(), **more):
    units = tuple(
        one if isinstance(one, RosterUnit) else RosterUnit(one) for one in roster
    )
    return RunOutcome("0.1.0", "2025-04-01", submissions, units, **more)
