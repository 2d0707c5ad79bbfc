from __future__ import annotations

import pytest
from builders import said, worded
from issued_forms import HEADS, LEAVES, ROWS, data, inserted, score

from selfeval_xl.model.grid import Range

NEW = ("五、零星修缮支出", 0, 0, None)
OPEN_ROW = '{ key = "~……", text = "……（可自行增行）" },'
WIDE = tuple((*row, None) for row in ROWS)
UNSOURCED = {"is_own": False, "sourced": True, "basis": 'provenance = "unsourced"'}
OPEN_LEVEL = '[[indicator]]\nlevel1 = "社会反响"\n'


@pytest.mark.parametrize(
    "form",
    [
        pytest.param(data(), id="as issued"),
        pytest.param(
            data(inserted(ROWS, 5, NEW), more=OPEN_ROW), id="open to add rows"
        ),
        pytest.param(data(inserted(ROWS, 5, NEW), is_own=False), id="no issued form"),
        pytest.param(
            data(inserted(ROWS, 5, ("", None, None, None))), id="row without a label"
        ),
        pytest.param(
            data(WIDE, (*HEADS, None), merges=[Range(3, 4, 3, 5)]),
            id="heading merged over two columns",
        ),
        pytest.param(
            data(inserted(ROWS, 5, NEW), **UNSOURCED), id="block without a document"
        ),
        pytest.param(
            score((*LEAVES, ("产出指标", "网格走访户数", 0, 0))), id="own under 产出"
        ),
        pytest.param(
            score((*LEAVES, ("社会反响", "热线办结率", 0, 0)), open=OPEN_LEVEL),
            id="level left open",
        ),
    ],
)
def test_quiet(form):
    assert said("FM203", form) == []


@pytest.mark.parametrize(
    ("form", "cell", "new", "variant"),
    [
        pytest.param(
            data(inserted(ROWS, 5, NEW)), "A9", NEW[0], "", id="row at the end"
        ),
        pytest.param(data(inserted(ROWS, 2, NEW)), "A6", NEW[0], "", id="row between"),
        pytest.param(
            data(tuple((*r, 1) for r in ROWS), (*HEADS, "追加资金")),
            "E3",
            "追加资金",
            "column",
            id="column",
        ),
        pytest.param(
            score((*LEAVES, ("结果", "宣传报道篇数", 0, 0))),
            "B8",
            "宣传报道篇数",
            "indicator",
            id="indicator",
        ),
    ],
)
def test_reported_at_its_cell(form, cell, new, variant):
    assert said("FM203", form) == [(cell, "warning", new, None, variant)]
    assert said("FM201", form) == said("FM202", form) == []


def test_wording():
    assert worded("FM203", data(inserted(ROWS, 5, NEW))) == [
        (
            "“五、零星修缮支出”行在下发的表样中没有，是增加的",
            "把内容并入表样规定的行后删去这一行；确需增加的，先报财政部门同意",
        )
    ]
