"""Links to cells of other files."""

import pytest
from reportkit import paper

from selfeval_xl.model.place import Place
from selfeval_xl.report.workbook_links import cell_link, originals


@pytest.mark.parametrize(
    ("target", "place", "url"),
    [
        pytest.param(
            "甲/表.xlsx", Place("表.xlsx", "数据表", 12, 9),
            "external:./甲/表.xlsx#'数据表'!I12", id="cell",
        ),
        pytest.param(
            "表.xlsx", Place("表.xlsx", "数据表"),
            "external:./表.xlsx#'数据表'!A1", id="sheet",
        ),
        pytest.param("表.xlsx", Place("表.xlsx"), "external:./表.xlsx", id="file"),
        pytest.param(
            "a b%20#?.xlsx", Place("x"), "external:./a%20b%2520%23%3F.xlsx",
            id="letters that mean something in a link",
        ),
        pytest.param(
            "javascript:x.xlsx", Place("x"), "external:./javascript%3Ax.xlsx",
            id="name like an address",
        ),
        pytest.param(
            "a\\b.xlsx", Place("x"), "external:./a%5Cb.xlsx", id="backslash in a name",
        ),
        pytest.param(
            "D:/甲/表.xlsx", Place("x"), "external:D:/甲/表.xlsx", id="other drive",
        ),
        pytest.param("甲" * 2_000, Place("x"), None, id="too long"),
        pytest.param("\udcff.xlsx", Place("x"), None, id="half a character"),
    ],
)
def test_cell_link(target, place, url):
    assert cell_link(target, place) == url


def test_originals_are_found_under_the_paths_given(tmp_path):
    folder, out = tmp_path / "报送", tmp_path / "结果" / "一"
    for path in (folder / "甲" / "表.xlsx", tmp_path / "单个.xlsx"):
        path.parent.mkdir(exist_ok=True, parents=True)
        path.touch()
    papers = [paper("甲/表.xlsx"), paper("单个.xlsx"), paper("没有.xlsx")]
    assert originals(papers, [folder, tmp_path / "单个.xlsx"], out) == {
        "甲/表.xlsx": "../../报送/甲/表.xlsx",
        "单个.xlsx": "../../单个.xlsx",
    }
