"""Forms filled in on the page: worked out, checked, and saved as a file."""

from __future__ import annotations

import io

import openpyxl
import pytest
from webkit import visitor

from selfeval_xl import check
from selfeval_xl.forms import load_specs
from selfeval_xl.web.sheet_form import stored

pytest.importorskip("formualizer")
DATA = "/forms/guangdong-data"


@pytest.fixture(scope="module")
def client():
    with visitor() as one:
        yield one


def attempt(client, typed, address=DATA):
    return client.post(f"{address}/try", json=typed).json()


def test_every_form_is_offered_and_opens(client):
    page = client.get("/forms").text
    for spec in load_specs().specs:
        assert f'href="/forms/{spec.id}"' in page
        form = client.get(f"/forms/{spec.id}")
        assert (form.status_code, "data-cell=" in form.text) == (200, True), spec.id


def test_totals_are_worked_out_as_one_types(client):
    now = attempt(client, {"B7": "24", "C7": "23", "B8": "12", "C8": "11"})
    shown = {cell: now["cells"][cell] for cell in ("B10", "C10", "D7", "D10")}
    assert shown == {"B10": "36", "C10": "34", "D7": "95.83%", "D10": "94.44%"}


def test_a_problem_is_told_at_its_cell(client):
    quiet = attempt(client, {"B7": "24", "C7": "23"})
    now = attempt(client, {"B7": "24", "C7": "30"})
    new = [one for one in now["findings"] if one not in quiet["findings"]]
    assert ("AR210", "C7", "warning") in [
        (one["code"], one["cell"], one["severity"]) for one in new
    ]


def test_the_file_holds_what_was_typed_and_says_the_same(client, tmp_path):
    typed = {"A4": "填报单位：某区某局", "B7": "24", "C7": "30", "B8": "1,200.5"}
    answer = client.post(f"{DATA}/file", json=typed)
    file = tmp_path / "表.xlsx"
    file.write_bytes(answer.content)
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    found = [sheet[cell].value for cell in ("A4", "B7", "C7", "B8")]
    assert found == ["填报单位：某区某局", 24, 30, 1200.5]
    now = attempt(client, typed)
    assert [(f.code, f.hit.place.a1) for f in check(file).findings] == [
        (one["code"], one["cell"]) for one in now["findings"]
    ]


def test_only_cells_that_are_to_be_filled_are_written(client):
    typed = {"A1": "x", "B10": "99", "ZZ9999": "1", "B7": "5", "not a cell": "1"}
    answer = client.post(f"{DATA}/file", json=typed)
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    assert (sheet["A1"].value, sheet["B7"].value) == ("附件", 5)
    assert str(sheet["B10"].value).startswith("=")
    assert sheet.max_row < 200


def test_formulas_stay_words(client):
    answer = client.post(f"{DATA}/file", json={"A4": "填报单位：=1+1", "B7": "=1+1"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    assert (sheet["B7"].value, sheet["B7"].data_type) == ("=1+1", "s")


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'"x"', b"\xff"])
def test_what_is_no_list_of_cells_is_refused(client, body):
    assert client.post(f"{DATA}/try", content=body).status_code == 400


def test_no_such_form(client):
    assert client.get("/forms/none").status_code == 404


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        pytest.param("12.5", "General", 12.5, id="a number"),
        pytest.param("1,234.50", "0.00", 1234.5, id="thousands"),
        pytest.param("１２", "General", 12.0, id="full width"),
        pytest.param("95%", "0.00%", 0.95, id="a percentage in its format"),
        pytest.param("95", "0.00%", 0.95, id="a number in a percentage's format"),
        pytest.param("95%", "General", "95%", id="a percentage elsewhere stays words"),
        pytest.param("78.55万元", "General", "78.55万元", id="with a unit"),
        pytest.param("≥50个", "General", "≥50个", id="a target"),
        pytest.param("001", "General", "001", id="a code"),
        pytest.param("无", "General", "无", id="words"),
    ],
)
def test_what_is_stored(text, code, value):
    assert stored(text, code) == value


def test_cells_to_type_into_have_their_row_and_column_read_out():
    with visitor() as client:
        page = client.get("/forms/guangdong-data").text
    assert 'data-cell="B7" aria-label="B7 行政 编制数"' in page
    assert 'data-cell="C11" aria-label="C11 编外人员 年末实有人数"' in page
