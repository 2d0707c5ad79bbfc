"""Which papers make one submission."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from paper_builders import attachment, broken, data_paper, score_paper
from report_builders import written
from submission_kit import project_paper, report

from selfeval_xl.config import Settings
from selfeval_xl.grouping import HandedIn, group, with_scans
from selfeval_xl.model.paper import Paper

LAST = "2023年度部门整体支出绩效自评数据表"
OTHER = "填报单位：某区某会"
PHOTO = attachment("照片.jpg", "jpg")


def grouped(*papers, settings=None, named=False):
    """(unit, year, files) of each submission of one folder."""
    items = [HandedIn(paper, "某区某局", named) for paper in papers]
    return [
        (one.unit_name, one.year, [paper.path for paper in one.papers])
        for one in group(items, settings or Settings())
    ]


@pytest.mark.parametrize(
    ("papers", "expected"),
    [
        pytest.param(
            [score_paper(), data_paper(), PHOTO],
            [("某区某局", 2024, ["数据表.xlsx", "照片.jpg", "评分表.xlsx"])],
            id="a whole hand-in",
        ),
        pytest.param(
            [data_paper(), score_paper(unit=None)],
            [("某区某局", 2024, ["数据表.xlsx", "评分表.xlsx"])],
            id="a paper without unit joins the only one",
        ),
        pytest.param(
            [data_paper(), score_paper(title="部门整体支出绩效自评指标评分表")],
            [("某区某局", 2024, ["数据表.xlsx", "评分表.xlsx"])],
            id="a paper without year too",
        ),
        pytest.param(
            [data_paper(), score_paper(unit="填报单位：某局")],
            [("某区某局", 2024, ["数据表.xlsx", "评分表.xlsx"])],
            id="a shorter name is the same unit",
        ),
        pytest.param(
            [data_paper(), data_paper(file="b.xlsx", unit=OTHER)],
            [("某区某局", 2024, ["数据表.xlsx"]), ("某区某会", 2024, ["b.xlsx"])],
            id="two units with a 数据表 each",
        ),
        pytest.param(
            [data_paper(), data_paper(file="b.xlsx", title=LAST)],
            [("某区某局", 2024, ["数据表.xlsx"]), ("某区某局", 2023, ["b.xlsx"])],
            id="two years with a 数据表 each",
        ),
        pytest.param(
            [data_paper(), score_paper(unit=OTHER)],
            [("某区某局", 2024, ["数据表.xlsx", "评分表.xlsx"])],
            id="another unit's 评分表 contradicts this 数据表",
        ),
        pytest.param(
            [data_paper(title=LAST), score_paper()],
            [("某区某局", 2023, ["数据表.xlsx", "评分表.xlsx"])],
            id="another year's too",
        ),
        pytest.param(
            [
                data_paper(),
                data_paper(file="b.xlsx", unit=OTHER),
                score_paper(unit=None),
                PHOTO,
            ],
            [
                ("某区某局", 2024, ["数据表.xlsx", "照片.jpg"]),
                ("某区某会", 2024, ["b.xlsx", "照片.jpg"]),
                (None, 2024, ["照片.jpg", "评分表.xlsx"]),
            ],
            id="of two units nobody knows whose it is",
        ),
        pytest.param(
            [
                data_paper(unit=OTHER),
                score_paper(),
                project_paper("智慧平台建设", 1, 1, 1),
            ],
            [("某区某会", 2024, ["数据表.xlsx", "评分表.xlsx", "项目自评表.xlsx"])],
            id="another unit's 数据表 contradicts the rest",
        ),
        pytest.param(
            [
                data_paper(),
                data_paper(file="b.xlsx", unit=OTHER),
                project_paper("智慧平台建设", 1, 1, 1),
            ],
            [
                ("某区某局", 2024, ["数据表.xlsx", "项目自评表.xlsx"]),
                ("某区某会", 2024, ["b.xlsx"]),
            ],
            id="a project's form goes to the unit it names",
        ),
        pytest.param(
            [data_paper(), score_paper(unit=OTHER), report("情况如下。", unit="")],
            [("某区某局", 2024, ["数据表.xlsx", "自评报告.docx", "评分表.xlsx"])],
            id="a nameless report joins the two that are one hand-in",
        ),
        pytest.param(
            [report("情况如下。"), data_paper()],
            [("某区某局", 2024, ["数据表.xlsx", "自评报告.docx"])],
            id="a report of the same unit",
        ),
        pytest.param(
            [report("情况如下。", unit="某区某会"), data_paper(), score_paper()],
            [("某区某局", 2024, ["数据表.xlsx", "自评报告.docx", "评分表.xlsx"])],
            id="another unit's report contradicts the tables",
        ),
        pytest.param(
            [
                report("情况如下。"),
                report("情况如下。", unit="某区某会", file="自评报告2.docx"),
                data_paper(),
            ],
            [
                ("某区某局", 2024, ["数据表.xlsx", "自评报告.docx"]),
                ("某区某会", 2024, ["自评报告2.docx"]),
            ],
            id="another unit's report beside the own",
        ),
        pytest.param(
            [
                report("情况如下。"),
                report("情况如下。", year=2023, file="上年报告.docx"),
                data_paper(),
            ],
            [
                ("某区某局", 2024, ["数据表.xlsx", "自评报告.docx"]),
                ("某区某局", 2023, ["上年报告.docx"]),
            ],
            id="last year's report beside this year's",
        ),
        pytest.param([PHOTO], [(None, None, ["照片.jpg"])], id="attachments alone"),
    ],
)
def test_one_folder(papers, expected):
    assert grouped(*papers) == expected


def test_folders_are_apart():
    items = [HandedIn(data_paper(), folder) for folder in ("甲", "乙")]
    found = group(items, Settings())
    assert [one.folder for one in found] == ["甲", "乙"]


def test_files_named_by_themselves_are_no_folder():
    items = [HandedIn(data_paper(), "甲"), HandedIn(score_paper(), "甲", True)]
    (found,) = group(items, Settings())
    assert found.folder is None


def test_settings_stand_where_the_papers_do_not_say():
    bare = data_paper(title="部门整体支出绩效自评数据表", unit=None)
    day = date(2025, 6, 30)
    settings = Settings(
        unit="某区某会", year=2022, today=day, required_papers=("data",)
    )
    assert grouped(bare, settings=settings) == [("某区某会", 2022, ["数据表.xlsx"])]
    assert grouped(data_paper(), settings=settings)[0][:2] == ("某区某局", 2024)
    (found,) = group([HandedIn(bare, "甲")], settings)
    assert (found.today, found.required_papers) == (day, ("data",))


SCAN = broken("unreadable", "scanned", file="自评报告（盖章）.pdf", pages=3)
READABLE = Paper("自评报告.txt", "report", "txt", "", 0, text=written())


def told(*pairs):
    """(kind, what its problems name beside) of each paper given with its folder."""
    found = with_scans([HandedIn(paper, folder) for folder, paper in pairs])
    return [
        (one.paper.kind, [p.details.get("beside") for p in one.paper.problems])
        for one in found
    ]


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param([("甲", SCAN), ("甲", READABLE)], id="same folder"),
        pytest.param([("甲/扫描", SCAN), ("甲", READABLE)], id="folder below"),
    ],
)
def test_a_scan_beside_a_readable_report_is_an_attachment(pairs):
    assert told(*pairs)[0] == ("attachment", ["自评报告.txt"])


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param([("甲", SCAN), ("甲", data_paper())], id="no report to read"),
        pytest.param([("甲", SCAN), ("乙", READABLE)], id="another unit's report"),
        pytest.param(
            [("./甲", SCAN), ("./甲", data_paper()), (".", READABLE)],
            id="a unit's only report below the bureau's",
        ),
        pytest.param(
            [("甲", broken("unreadable", "pdf")), ("甲", READABLE)], id="damaged"
        ),
    ],
)
def test_other_unreadable_reports_stay_so(pairs):
    assert told(*pairs)[0] == ("unreadable", [None])


def across(*placed):
    """(unit, folder, files) of each submission; a paper's folder is in its path."""
    items = [HandedIn(paper, paper.path.rpartition("/")[0]) for paper in placed]
    return [
        (one.unit_name, one.folder, [paper.path for paper in one.papers])
        for one in group(items, Settings())
    ]


def _project(file):
    return project_paper("智慧平台建设", 1, 1, 1, file=file)


@pytest.mark.parametrize(
    ("papers", "expected"),
    [
        pytest.param(
            [data_paper(file="甲/数据表.xlsx"), _project("甲/项目/自评表.xlsx")],
            [("某区某局", "甲", ["甲/数据表.xlsx", "甲/项目/自评表.xlsx"])],
            id="projects in a folder of their own",
        ),
        pytest.param(
            [
                data_paper(file="甲/1/数据表.xlsx"),
                score_paper(file="甲/2/评分表.xlsx"),
                report("情况如下。", file="甲/3/自评报告.docx"),
            ],
            [
                (
                    "某区某局",
                    "甲/1",
                    ["甲/1/数据表.xlsx", "甲/2/评分表.xlsx", "甲/3/自评报告.docx"],
                )
            ],
            id="each paper in a folder of its own",
        ),
        pytest.param(
            [
                data_paper(file="甲/数据表.xlsx"),
                score_paper(file="甲/评分/评分表.xlsx", unit=None),
            ],
            [("某区某局", "甲", ["甲/数据表.xlsx", "甲/评分/评分表.xlsx"])],
            id="a nameless paper below its unit's",
        ),
        pytest.param(
            [
                data_paper(file="甲/1/数据表.xlsx"),
                score_paper(file="甲/2/评分表.xlsx", unit=None),
            ],
            [
                ("某区某局", "甲/1", ["甲/1/数据表.xlsx"]),
                (None, "甲/2", ["甲/2/评分表.xlsx"]),
            ],
            id="a nameless paper beside",
        ),
        pytest.param(
            [
                data_paper(file="甲/数据表.xlsx"),
                score_paper(file="乙/评分表.xlsx", unit=OTHER),
            ],
            [
                ("某区某局", "甲", ["甲/数据表.xlsx"]),
                ("某区某会", "乙", ["乙/评分表.xlsx"]),
            ],
            id="two units",
        ),
        pytest.param(
            [
                data_paper(file="甲/初稿/数据表.xlsx"),
                data_paper(file="甲/终稿/数据表.xlsx"),
            ],
            [
                ("某区某局", "甲/初稿", ["甲/初稿/数据表.xlsx"]),
                ("某区某局", "甲/终稿", ["甲/终稿/数据表.xlsx"]),
            ],
            id="two versions",
        ),
        pytest.param(
            [
                data_paper(file="甲/上年/数据表.xlsx", title=LAST),
                score_paper(file="甲/本年/评分表.xlsx"),
            ],
            [
                ("某区某局", "甲/上年", ["甲/上年/数据表.xlsx"]),
                ("某区某局", "甲/本年", ["甲/本年/评分表.xlsx"]),
            ],
            id="two years",
        ),
    ],
)
def test_several_folders(papers, expected):
    assert across(*papers) == expected


def test_many_folders_beside_each_other_are_a_bureaus():
    names = "甲乙丙丁戊己庚辛"
    papers = [report("情况如下。", file=f"{name}/自评报告.docx") for name in names]
    found = across(data_paper(file="数据/数据表.xlsx"), *papers)
    assert [len(files) for _, _, files in found] == [1] * 9


@pytest.mark.parametrize(
    ("other", "folder", "kinds"),
    [
        pytest.param(data_paper(), "a", ["workbook", "attachment"], id="the same form"),
        pytest.param(data_paper(), "b", ["workbook", "workbook"], id="another folder"),
        pytest.param(
            data_paper(title=LAST), "a", ["workbook", "workbook"], id="another year"
        ),
        pytest.param(score_paper(), "a", ["workbook", "workbook"], id="another form"),
    ],
)
def test_the_print_of_a_form_is_an_attachment(other, folder, kinds):
    printed = replace(data_paper(file="数据表（盖章）.pdf"), format="pdf")
    found = with_scans([HandedIn(other, folder), HandedIn(printed, "a")])
    assert [one.paper.kind for one in found] == kinds
    assert [bool(one.paper.forms) for one in found] == [
        kind == "workbook" for kind in kinds
    ]
