from __future__ import annotations

import pytest
from builders import said, worded
from paper_builders import broken, data_paper


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(data_paper(), id="name and content agree"),
        pytest.param(broken("unreadable", "unknown_content"), id="unknown is FL101's"),
    ],
)
def test_quiet(given):
    assert said("FL104", given) == []


@pytest.mark.parametrize(
    ("found", "fatal", "expected"),
    [
        pytest.param(
            "html", True, (None, "error", ".xlsx", ".html", ""), id="web page"
        ),
        pytest.param(
            "csv", True, (None, "error", ".xlsx", ".csv", ""), id="text table"
        ),
        pytest.param(
            "docx", True, (None, "error", ".xlsx", ".docx", "no_table"), id="document"
        ),
        pytest.param(
            "xls",
            False,
            (None, "warning", ".xlsx", ".xls", "read"),
            id="another workbook is read all the same",
        ),
    ],
)
def test_reported(found, fatal, expected):
    given = broken(
        "wrong_extension", f"is_{found}", fatal=fatal, found=found, extension=".xlsx"
    )
    assert said("FL104", given) == [expected]


def test_wording():
    given = broken("wrong_extension", "is_html", found="html", extension=".xlsx")
    assert worded("FL104", given) == [
        (
            "扩展名为 .xlsx，内容实为网页，没有检查",
            "用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”，核对后再检查",
        )
    ]
