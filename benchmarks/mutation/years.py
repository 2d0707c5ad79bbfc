"""One unit's papers against last year's, and against what was published."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from benchmarks.mutation.ledgers import BASES, Year, figures, finished
from benchmarks.mutation.packs import DATA, FORM, SCORE, Pack, pack
from benchmarks.mutation.planted import Papers, Planted, codes
from benchmarks.mutation.scores import beside
from benchmarks.mutation.sheets import as_values, changed
from benchmarks.mutation.tables import project_form

_LONG = (
    "全年受理群众来电来访共312件，其中按期办结298件，仍有14件因涉及多个部门未能按期办结；"
    "自助终端使用率为61%，与预期尚有差距，宣传和引导需要加强。"
)


def year_before(year: Year, seed: int) -> Year:
    """The year before: its 决算 is what this year gives for last year."""
    draw = random.Random(seed)
    cent = Decimal("0.01")

    def near(value: Decimal) -> Decimal:
        return (value * Decimal(str(draw.uniform(1.01, 1.1)))).quantize(cent)

    money = {}
    for row, values in year.money.items():
        act = values["prev"]
        adjusted, initial = near(act), near(act)
        money[row] = dict(zip(BASES, (near(act), initial, adjusted, act), strict=True))
    zero = Decimal("0.00")
    money["carry.close"] |= {"y0b": zero, "adj": zero}
    opening = money["carry.open"]["act"]
    money["carry.open"] |= {"y0b": opening, "adj": opening}
    money["carry.close"]["prev"] = opening
    assets = {
        key: (start - Decimal(11), start) for key, (start, _) in year.assets.items()
    }
    tasks = tuple((f"上年{name}", one, two) for name, one, two in year.tasks)
    return replace(
        year, money=finished(money), assets=assets, tasks=tasks, year=year.year - 1
    )


def of_two_years(seed: int) -> tuple[Pack, Papers]:
    """This year's papers with last year's beside them."""
    year = figures(random.Random(seed))
    given = pack(seed, year)
    before = pack(seed + 5000, year_before(year, seed), ledger_seed=seed)
    files = {f"上年{name}": one for name, one in before.papers.files.items()}
    return given, replace(given.papers, previous=files, is_folder=True)


def faults_of_years(seed: int) -> list[Planted]:
    given, papers = of_two_years(seed)
    return [*_figures(given, papers), *_targets(given, papers), *_words(given, papers)]


def _at(papers: Papers, file: str, name: str, value, kind: str, rule: str, **more):
    book = as_values(papers.files[file])
    number = next(n for n, one in enumerate(book) if name in one.names)
    at = book[number].names[name]
    wrong = changed(book, number, book[number].with_value(at, value))
    return Planted(
        kind, papers.having(file, wrong), (rule,), file, book[number].name, at, **more
    )


def _figures(given: Pack, papers: Papers) -> Iterator[Planted]:
    year = given.year
    also = {"with_it": codes("AR201 AR203 XD105")}
    other = year.act("proc", "prev") + Decimal("7.30")
    yield _at(papers, DATA, "proc.prev", other, "last year's figure", "XD301", **also)
    opening = year.assets["asset.total"][0] - Decimal("1.80")
    yield _at(papers, DATA, "asset.total.open", opening, "opening balance", "XD302")
    posts = Decimal(year.staff["staff.admin"][0] + 1)
    also = {"with_it": codes("AR101 AR204 XD108 XD303")}
    yield _at(
        papers, DATA, "staff.admin.quota", posts, "posts changed", "XD303", **also
    )
    book = as_values(papers.files[DATA])
    number = next(n for n, one in enumerate(book) if "proc.act" in one.names)
    row = book[number].names["proc.act"][0]
    less = changed(book, number, book[number].without_row(row))
    yield Planted(
        "row since last year",
        papers.having(DATA, less),
        ("XD307",),
        DATA,
        with_it=codes("XD307"),
    )


def _targets(given: Pack, papers: Papers) -> Iterator[Planted]:
    """Targets set lower than last year's result, or all as they were."""
    first, spent = given.year.tasks[0][1:]
    figures_of = [first, first, spent]
    book = as_values(project_form(given.seed, "all full", given=figures_of))
    sheet = book[0]
    same = replace(papers, previous={**papers.previous, f"上年{FORM}": _earlier(book)})
    same = same.having(FORM, book)
    yield Planted("targets again", same, ("XD305",), FORM, is_anywhere=True)
    for at in sheet.having("target"):
        wanted = str(sheet.cells[at].value)
        score = beside(sheet, at, "score")
        if not wanted.endswith("个") or score is None:
            continue
        low = sheet.with_value(at, "≥5个")
        result = beside(low, at, "actual")
        assert result is not None
        lower = same.having(FORM, changed(book, 0, low.with_value(result, "5个")))
        yield Planted(
            "target lowered",
            lower,
            ("XD304",),
            FORM,
            sheet.name,
            at,
            with_it=codes("XD306 XD307"),
        )


def _earlier(book):
    """The form as of the year before."""
    sheet = book[0]
    cells = {
        at: (
            replace(one, value=str(one.value).replace("2024", "2023"))
            if isinstance(one.value, str)
            else one
        )
        for at, one in sheet.cells.items()
    }
    return changed(book, 0, replace(sheet, cells=cells))


def _words(given: Pack, papers: Papers) -> Iterator[Planted]:
    file = given.file
    text = given.said.text
    mark = "（四）改进措施"
    old = next(name for name in papers.previous if "自评报告" in name)
    before = str(papers.previous[old]).replace(mark, f"{_LONG}\n{mark}")
    now = papers.having(file, text.replace(mark, f"{_LONG}\n{mark}"))
    now = replace(now, previous={**papers.previous, old: before})
    yield Planted(
        "wording again", now, ("XD306",), file, words=_LONG, with_it=codes("PL103")
    )


def published(seed: int) -> tuple[Pack, Papers]:
    given = pack(seed)
    return given, replace(given.papers, published=given.papers.files, is_folder=True)


def faults_of_published(seed: int) -> list[Planted]:
    """What was published says otherwise; the place is that of what was handed in."""
    given, papers = published(seed)
    found = []
    book = as_values(papers.files[DATA])
    number = next(n for n, one in enumerate(book) if "proc.act" in one.names)
    at = book[number].names["proc.act"]
    value = given.year.act("proc") + Decimal("3.3")
    other = changed(book, number, book[number].with_value(at, value))
    apart = replace(papers, published={**papers.published, DATA: other})
    also = codes("XD401")  # the rate and the changes of the row are others too
    found.append(
        Planted(
            "published figure",
            apart,
            ("XD401",),
            DATA,
            book[number].name,
            at,
            with_it=also,
        )
    )
    right = "成立由局领导任组长、财务和业务科室参加的自评小组。"
    text = given.said.text.replace(right, "成立由局办公室牵头的自评小组，各科室参加。")
    apart = replace(papers, published={**papers.published, given.file: text})
    found.append(
        Planted(
            "published sentence",
            apart,
            ("XD402",),
            given.file,
            words=right,
            with_it=codes("XD402"),
        )
    )
    kept = {name: one for name, one in papers.published.items() if name != SCORE}
    found.append(
        Planted("not published", replace(papers, published=kept), ("XD403",), SCORE)
    )
    return found
