"""A copy that differs anywhere else than planned is noticed."""

from dataclasses import replace

import pytest
from patchkit import SHEET, book_of, edit, finding, pack, parts, patched, wanted

from selfeval_xl.findings import Severity
from selfeval_xl.patching.recalculated import Recalculation
from selfeval_xl.patching.verify import moved, new_findings

ROWS = (
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c>'
    '<c r="C1" t="inlineStr"><is><t>字</t></is></c></row>'
)
CONTENT = parts(ROWS, after='<mergeCells><mergeCell ref="A5:B5"/></mergeCells>')
ORIGINAL = book_of(pack(CONTENT))
ONE = edit((1, 1), 5.0)
DONE = Recalculation({(SHEET, 1, 2): 10.0})
COPY = patched(CONTENT, ONE, values={(1, 2): 10.0})


def differences(copy):
    return moved(ORIGINAL, copy, [ONE], DONE, COPY)


def test_a_copy_as_planned():
    assert differences(book_of(COPY.data)) == []


def changed(old, new):
    after = pack(
        {name: text.replace(old, new) for name, text in unpacked(COPY.data).items()}
    )
    return book_of(after)


def unpacked(data):
    from patchkit import unpack

    return unpack(data)


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        pytest.param("字", "子", ["数据表!C1"], id="a text"),
        pytest.param("<v>5<", "<v>6<", ["数据表!A1"], id="another value"),
        pytest.param("<v>10<", "<v>11<", ["数据表!B1"], id="another stored value"),
        pytest.param("A1*2", "A1*3", ["数据表!B1"], id="a formula"),
        pytest.param('r="B1"', 'r="B1" s="2"', ["数据表!B1"], id="a format"),
        pytest.param('r="C1"', 'r="D1"', ["数据表!C1", "数据表!D1"], id="moved"),
        pytest.param("A5:B5", "A5:B6", ["数据表!merges"], id="merged cells"),
        pytest.param('name="数据表"', 'name="表"', ["sheets"], id="a sheet's name"),
        pytest.param(
            'sheetId="7"', 'sheetId="7" state="hidden"', ["数据表!state"], id="hidden"
        ),
        pytest.param(
            'r="1"', 'r="1" hidden="1"', ["数据表!hidden_rows"], id="a hidden row"
        ),
    ],
)
def test_whatever_else_differs_is_named(old, new, places):
    assert differences(changed(old, new)) == places


def test_new_findings():
    old = finding(wanted((1, 1), "", ""), code="AR201")
    other = replace(old, code="AR202", kind="direction")
    info = replace(other, severity=Severity.INFO)
    assert new_findings([old], [old]) == []
    assert new_findings([old], [other]) == [other]
    assert new_findings([old], [info]) == []
    assert new_findings([], [old]) == [old]
