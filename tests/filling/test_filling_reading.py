"""Values as their fields want them."""

import datetime
from decimal import Decimal

import pytest

from selfeval_xl.filling.entries import Entry
from selfeval_xl.filling.problems import Remark
from selfeval_xl.filling.reading import Reader
from selfeval_xl.filling.slots import slots_of
from selfeval_xl.forms.spec import load_specs

SPECS = load_specs()
SLOTS = {
    slot.key: slot
    for name in ("guangdong-data", "guangdong-score")
    for slot in slots_of(SPECS.get(name))
}
AMOUNT, RATE, COUNT = "exp.basic.act", "exp.basic.rate", "staff.admin.quota"
SCORE, DATE, TEXT = "财务合规性.score", "filled_on", "unit_name"


def read(key, value, declared=None, unit=None):
    found = Reader(unit).read(SLOTS[key], Entry((key,), value, "d.toml"), declared)
    if found is None:
        return None
    return found.kind if isinstance(found, Remark) else found.value


@pytest.mark.parametrize(
    ("key", "value", "number"),
    [
        pytest.param(AMOUNT, Decimal("78.55"), "78.55", id="bare"),
        pytest.param(AMOUNT, 20240310, "20240310", id="no date"),
        pytest.param(AMOUNT, "2024", "2024", id="no year"),
        pytest.param(AMOUNT, "78.55万元", "78.55", id="own unit"),
        pytest.param(AMOUNT, "785500元", "78.55", id="yuan"),
        pytest.param(AMOUNT, "785512.34元", "78.551234", id="to the fen"),
        pytest.param(AMOUNT, "0.5亿元", "5000", id="yi"),
        pytest.param(AMOUNT, "78.55万", "78.55", id="wan"),
        pytest.param(AMOUNT, "１，２３４．５", "1234.5", id="full width"),
        pytest.param(AMOUNT, "-14.50", "-14.5", id="negative"),
        pytest.param(RATE, "95.10%", "0.951", id="percent"),
        pytest.param(RATE, Decimal("0.951"), "0.951", id="ratio"),
        pytest.param(COUNT, "12人", "12", id="persons"),
        pytest.param(COUNT, 0, "0", id="none on post"),
        pytest.param(SCORE, "2.5分", "2.5", id="points"),
        pytest.param("year", "2024年度", "2024", id="year"),
    ],
)
def test_numbers(key, value, number):
    assert read(key, value) == Decimal(number)


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        pytest.param(AMOUNT, "无", "无", id="none"),
        pytest.param(AMOUNT, "—", "—", id="dash"),
        pytest.param(DATE, datetime.date(2025, 3, 10), "2025年3月10日", id="date"),
        pytest.param(DATE, "2025.3.10", "2025年3月10日", id="dotted"),
        pytest.param(DATE, 20250310, "2025年3月10日", id="digits"),
        pytest.param(TEXT, " 某区某局 ", "某区某局", id="text"),
        pytest.param("phone", 12345678, "12345678", id="number as text"),
    ],
)
def test_texts(key, value, text):
    assert read(key, value) == text


@pytest.mark.parametrize("key", [AMOUNT, RATE, COUNT, SCORE, DATE, TEXT])
@pytest.mark.parametrize("value", ["", "  ", None])
def test_blank_is_nothing(key, value):
    assert read(key, value) is None


@pytest.mark.parametrize(
    ("key", "value", "kind"),
    [
        pytest.param(AMOUNT, "约78万元", "wrong_type", id="about"),
        pytest.param(AMOUNT, "12%", "wrong_type", id="percent as amount"),
        pytest.param(AMOUNT, "12人", "wrong_type", id="persons as amount"),
        pytest.param(AMOUNT, "309..20", "wrong_type", id="two points"),
        pytest.param(AMOUNT, "10-20", "wrong_type", id="range"),
        pytest.param(AMOUNT, True, "wrong_type", id="boolean"),
        pytest.param(AMOUNT, Decimal("NaN"), "wrong_type", id="nan"),
        pytest.param(AMOUNT, float("inf"), "wrong_type", id="inf"),
        pytest.param(AMOUNT, Decimal("1e400"), "wrong_type", id="endless"),
        pytest.param(AMOUNT, 10**16, "out_of_range", id="sixteen digits"),
        pytest.param(AMOUNT, datetime.date(2024, 1, 1), "wrong_type", id="date"),
        pytest.param(RATE, Decimal("95.1"), "out_of_range", id="percent without sign"),
        pytest.param(COUNT, "1.5", "out_of_range", id="part of a person"),
        pytest.param(COUNT, -1, "out_of_range", id="less than nobody"),
        pytest.param(COUNT, "12万元", "wrong_type", id="money as persons"),
        pytest.param(SCORE, "-1", "out_of_range", id="below zero"),
        pytest.param(SCORE, "无", "wrong_type", id="no score"),
        pytest.param(DATE, "某日", "wrong_type", id="no date"),
        pytest.param(DATE, "2025-02-30", "wrong_type", id="no such day"),
        pytest.param("year", "24", "wrong_type", id="two digits"),
        pytest.param(TEXT, True, "wrong_type", id="boolean as text"),
        pytest.param(TEXT, "长" * 40_000, "out_of_range", id="too long for a cell"),
    ],
)
def test_refused(key, value, kind):
    assert read(key, value) == kind


def test_units_declared_around_the_value():
    assert read(AMOUNT, 785500, declared="元") == Decimal("78.55")
    assert read(AMOUNT, 785500, unit="元") == Decimal("78.55")
    assert read(AMOUNT, "1万元", declared="元") == 1, "the value's own unit wins"
    assert read(RATE, "5%", declared="元") == Decimal("0.05")
