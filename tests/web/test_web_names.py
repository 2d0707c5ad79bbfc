"""Names of uploads: shown, zipped, never a path that leads elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval_xl.web.names import shown_names


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param("数据表.xlsx", "数据表.xlsx", id="plain"),
        pytest.param("某局/数据表.xlsx", "某局/数据表.xlsx", id="in a folder"),
        pytest.param("C:\\材料\\数据表.xlsx", "C_/材料/数据表.xlsx", id="Windows"),
        pytest.param("../../etc/passwd", "etc/passwd", id="leads up"),
        pytest.param("/etc/passwd", "etc/passwd", id="from the root"),
        pytest.param("a/./b//c.xlsx", "a/b/c.xlsx", id="empty steps"),
        pytest.param("", "未命名", id="none"),
        pytest.param("...", "未命名", id="dots"),
        pytest.param("nul.xlsx", "_nul.xlsx", id="a device"),
        pytest.param("a\u202exslx.exe", "a_xslx.exe", id="turned around"),
        pytest.param("a\r\nb.xlsx", "a__b.xlsx", id="line breaks"),
        pytest.param(
            '<img src=x onerror="1">.xlsx', "_img src=x onerror=_1__.xlsx", id="markup"
        ),
    ],
)
def test_one_name(name, shown):
    assert list(shown_names([name])) == [shown]


def test_equal_names_are_told_apart():
    given = ["表.xlsx", "表.XLSX", "表.xlsx", "无", "无"]
    shown = ["表.xlsx", "表(2).XLSX", "表(3).xlsx", "无", "无(2)"]
    assert list(shown_names(given)) == shown


@given(st.lists(st.text(max_size=300), max_size=5))
def test_never_out_of_the_folder(names):
    shown = list(shown_names(names))
    assert len({one.casefold() for one in shown}) == len(names)
    for one in shown:
        steps = one.split("/")
        assert all(step and step not in (".", "..") for step in steps)
        assert not set(one) & set('\\<>:"|?*\0\r\n')
