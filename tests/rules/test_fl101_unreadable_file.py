from __future__ import annotations

import pytest
from builders import said, worded
from paper_builders import attachment, broken, data_paper


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(data_paper(), id="read"),
        pytest.param(attachment("照片.jpg", "jpg"), id="attachment"),
        pytest.param(broken("encrypted", "password"), id="password is FL102's"),
        pytest.param(broken("limit", "file_size"), id="limit is FL103's"),
        pytest.param(
            broken("unreadable", "crc", sheet="附表", fatal=False),
            id="one sheet is FL105's",
        ),
    ],
)
def test_quiet(given):
    assert said("FL101", given) == []


@pytest.mark.parametrize(
    ("reason", "variant"),
    [
        pytest.param("truncated", "truncated", id="cut off"),
        pytest.param("empty", "empty", id="no bytes"),
        pytest.param("dtd", "dtd", id="entities"),
        pytest.param("unknown_content", "unknown_content", id="no known format"),
        pytest.param("missing_part", "missing_part", id="part lost"),
        pytest.param("no_sheets", "no_sheets", id="no sheets"),
        pytest.param("denied", "denied", id="no permission"),
        pytest.param("folder_denied", "denied", id="folder without permission"),
        pytest.param("crc", "", id="checksum"),
        pytest.param("never_heard_of", "", id="a reason nobody worded"),
    ],
)
def test_reported(reason, variant):
    given = broken("unreadable", reason)
    assert said("FL101", given) == [(None, "error", "", None, variant)]


def test_wording():
    assert worded("FL101", broken("unreadable", "crc")) == [
        (
            "文件内部已损坏，无法读取（数据校验不符）",
            "用 Excel 或 WPS 打开（按提示修复），核对内容后另存为新的 .xlsx 文件",
        )
    ]
    (missing,) = worded("FL101", broken("unreadable", "missing_part", part="a.xml"))
    assert missing[0] == "文件缺少内部部件 a.xml，无法读取"


def test_a_scan_beside_a_readable_report_is_only_told():
    given = broken("unreadable", "scanned", pages=3, beside="自评报告.txt")
    assert said("FL101", given) == [(None, "info", "", None, "copy")]
    assert worded("FL101", given) == [
        (
            "文件是扫描件或图片，没有文字；内容按“自评报告.txt”检查",
            "核对两份内容一致；扫描件可作为附件保留",
        )
    ]
