"""Which of several hand-ins of one paper holds."""

import pytest

from selfeval_xl.bulking.resubmissions import (
    BY_COPY,
    BY_DATE,
    BY_VERSION,
    BY_WORD,
    Marks,
    latest,
    marks_of,
    marks_of_folder,
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("数据表", Marks("数据表"), id="no mark"),
        pytest.param("2024年数据表", Marks("2024年数据表"), id="a year is no date"),
        pytest.param("数据表(1)", Marks("数据表", number=1), id="downloaded again"),
        pytest.param("数据表（2）", Marks("数据表", number=2), id="full width"),
        pytest.param("数据表 - 副本", Marks("数据表", number=1), id="a copy"),
        pytest.param("数据表 - 副本 (2)", Marks("数据表", number=2), id="second copy"),
        pytest.param("数据表修订版", Marks("数据表", rank=1), id="revised"),
        pytest.param("数据表（修改后）", Marks("数据表", rank=1), id="changed"),
        pytest.param("数据表-最终版", Marks("数据表", rank=2), id="final"),
        pytest.param(
            "数据表终稿2", Marks("数据表", rank=2, version=(2,)), id="second final"
        ),
        pytest.param("初稿-数据表", Marks("数据表", rank=-1), id="draft"),
        pytest.param("数据表v2.1", Marks("数据表", version=(2, 1)), id="version"),
        pytest.param("数据表第二稿", Marks("数据表", version=(2,)), id="second text"),
        pytest.param("数据表20250301", Marks("数据表", (2025, 3, 1)), id="date"),
        pytest.param(
            "数据表2025年3月1日", Marks("数据表", (2025, 3, 1)), id="date said"
        ),
        pytest.param("review2", Marks("review2"), id="letters before the v"),
    ],
)
def test_marks(name, expected):
    assert marks_of(name) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("某区/某局", Marks("某区/某局"), id="no mark"),
        pytest.param("某局(1).zip/某局", Marks("某局", number=1), id="zip of a folder"),
        pytest.param("第二次/某局", Marks("某局", version=(2,)), id="second round"),
        pytest.param("20250301/某局", Marks("某局", (2025, 3, 1)), id="a day's mail"),
    ],
)
def test_marks_of_folders(path, expected):
    assert marks_of_folder(path) == expected


@pytest.mark.parametrize(
    ("names", "kept", "replaced"),
    [
        pytest.param(["数据表", "评分表"], ["数据表", "评分表"], [], id="two papers"),
        pytest.param(["数据表", "数据 表"], ["数据表", "数据 表"], [], id="no order"),
        pytest.param(
            ["数据表", "数据表(1)", "数据表(2)"],
            ["数据表(2)"],
            [("数据表", "数据表(2)", BY_COPY), ("数据表(1)", "数据表(2)", BY_COPY)],
            id="highest number",
        ),
        pytest.param(
            ["数据表最终版", "数据表修订版", "数据表(3)"],
            ["数据表最终版"],
            [
                ("数据表修订版", "数据表最终版", BY_WORD),
                ("数据表(3)", "数据表最终版", BY_WORD),
            ],
            id="words before numbers",
        ),
        pytest.param(
            ["数据表最终版20250301", "数据表修订版20250315"],
            ["数据表修订版20250315"],
            [("数据表最终版20250301", "数据表修订版20250315", BY_DATE)],
            id="dates first where all have one",
        ),
        pytest.param(
            ["数据表最终版", "数据表20250315"],
            ["数据表最终版"],
            [("数据表20250315", "数据表最终版", BY_WORD)],
            id="a date alone is not compared",
        ),
        pytest.param(
            ["数据表v2", "数据表v10"],
            ["数据表v10"],
            [("数据表v2", "数据表v10", BY_VERSION)],
            id="versions are numbers",
        ),
    ],
)
def test_latest(names, kept, replaced):
    assert latest(names, marks_of, lambda name: "one paper") == (kept, replaced)


def test_other_papers_are_never_replaced():
    names = ["项目(1)", "项目(2)", "附件(1)", "附件(2)"]
    keys = dict(zip(names, ["甲项目", "乙项目", None, None]))
    assert latest(names, marks_of, keys.get) == (names, [])
