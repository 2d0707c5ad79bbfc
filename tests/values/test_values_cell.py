from __future__ import annotations

import datetime
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval_xl.values import parse_cell
from selfeval_xl.values.display import show
from selfeval_xl.values.rounding import from_double, half_up
from selfeval_xl.values.tokens import ERROR_VALUES


def read(raw, number_format=None, date1904=False):
    """Kind, value, unit, decimals and the notes beside text_number."""
    value = parse_cell(raw, number_format, date1904)
    notes = [note for note in value.notes if note != "text_number"]
    return value.kind, value.value, value.unit, value.decimals, notes


@pytest.mark.parametrize(
    ("raw", "number_format", "value", "unit", "decimals"),
    [
        pytest.param(78.55, None, "78.55", None, 2, id="General"),
        pytest.param(0.1 + 0.2, None, "0.3", None, 1, id="sum of doubles"),
        pytest.param(78.5500000000001, None, "78.55", None, 2, id="long sum"),
        pytest.param(8, "0.00", "8", None, 2, id="shown with decimals"),
        pytest.param(8.126, "#,##0.0", "8.126", None, 1, id="more stored than shown"),
        pytest.param(5, '0.00"万元"', "5", "万元", 2, id="unit in the format"),
        pytest.param(5.5, 'General"元"', "5.5", "元", 1, id="General with unit"),
        pytest.param(5, "[$¥-804]#,##0.00", "5", "元", 2, id="currency format"),
        pytest.param(12345, "0!.0,", "12345", None, 0, id="thousands cut off"),
        pytest.param(202511, None, "202511", None, 0, id="no date stored"),
        pytest.param(2024, "0", "2024", None, 0, id="a year"),
        pytest.param(12, "@", "12", None, 0, id="text format"),
    ],
)
def test_stored_number(raw, number_format, value, unit, decimals):
    assert read(raw, number_format) == ("number", Decimal(value), unit, decimals, [])


@pytest.mark.parametrize(
    ("raw", "number_format", "value", "unit", "decimals"),
    [
        pytest.param(0.95, "0.00%", "0.95", "%", 2, id="ratio"),
        pytest.param(0.956, "0%", "0.956", "%", 0, id="no decimals"),
        pytest.param(95.1, "0.00%", "95.1", "%", 2, id="shows 9510%"),
        pytest.param(95.1, '0.0"%"', "0.951", "%", 1, id="percent sign as a word"),
        pytest.param(5.2, '0.0"‰"', "0.0052", "‰", 2, id="per mille as a word"),
    ],
)
def test_stored_percent(raw, number_format, value, unit, decimals):
    assert read(raw, number_format) == ("percent", Decimal(value), unit, decimals, [])


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        pytest.param(1 / 3, None, id="a rate"),
        pytest.param(0.8997003000123, None, id="near four decimals by chance"),
        pytest.param(0.0900000762939453, "0.09", id="difference divided by 100"),
        pytest.param(-0.300000152587891, "-0.3", id="negative difference"),
        pytest.param(0.0900000035762787, "0.09", id="single precision"),
    ],
)
def test_stored_residue(raw, value):
    found = parse_cell(raw)
    assert found.value == (Decimal(value) if value else from_double(raw))
    assert found.notes == (("float_residue",) if value else ())


@pytest.mark.parametrize(
    ("raw", "number_format", "notes"),
    [
        (0.5, "h:mm", ["time"]),
        (45323, "h:mm", ["time"]),
        (0, "yyyy/m/d", ["not_a_date"]),
        (-5, "yyyy/m/d", ["not_a_date"]),
        (1e9, "yyyy/m/d", ["not_a_date"]),
    ],
)
def test_stored_number_in_a_date_format(raw, number_format, notes):
    kind, value, *_, found = read(raw, number_format)
    assert (kind, value, found) == ("number", Decimal(str(raw)), notes)


def test_stored_dates():
    day = datetime.date(2024, 2, 1)
    assert read(45323, "yyyy/m/d") == ("date", day, None, None, [])
    assert read(43861, "yyyy/m/d", True) == ("date", day, None, None, [])
    assert read(45323.5, "yyyy/m/d h:mm") == ("date", day, None, None, ["time"])


@pytest.mark.parametrize("raw", [float("nan"), float("inf"), 10**400])
def test_stored_numbers_that_are_none(raw):
    assert read(raw) == ("text", None, None, None, ["error_value"])


def test_booleans():
    assert read(True) == ("text", "TRUE", None, None, ["boolean"])
    assert read(False) == ("text", "FALSE", None, None, ["boolean"])


@pytest.mark.parametrize(
    ("raw", "state", "notes"),
    [
        (None, "blank", ()),
        ("", "blank", ()),
        (" \u3000\n", "blank", ("spaces",)),
        ("\u200b", "blank", ("spaces",)),
        ("  年  月  日", "blank", ("empty_date",)),
        ("—", "na", ()),
        ("——", "na", ()),
        ("-", "na", ()),
        ("−", "na", ()),
        ("/", "na", ()),
        ("／", "na", ()),
        ("\\", "na", ()),
        ("*", "na", ()),
        ("※", "na", ()),
        ("N/A", "na", ()),
        ("不适用", "na", ()),
        ("不涉及", "na", ()),
        ("无", "none", ()),
        (" 无。", "none", ()),
        ("没有", "none", ()),
    ],
)
def test_blanks(raw, state, notes):
    found = parse_cell(raw)
    assert (found.kind, found.value, found.state) == ("blank", None, state)
    assert found.notes == notes


@pytest.mark.parametrize(
    ("raw", "value", "unit", "decimals", "notes"),
    [
        ("0", "0", None, 0, []),
        ("78.55", "78.55", None, 2, []),
        ("7.50", "7.50", None, 2, []),
        ("-5", "-5", None, 0, []),
        ("−5", "-5", None, 0, []),
        ("+5", "5", None, 0, []),
        ("24,841,820", "24841820", None, 0, ["thousands"]),
        ("1,23", "123", None, 0, ["bad_thousands"]),
        ("1,2345.67", "12345.67", None, 2, ["bad_thousands"]),
        ("１２．５", "12.5", None, 1, ["full_width"]),
        ("1 234.5", "1234.5", None, 1, ["spaces"]),
        ("12\n", "12", None, 0, ["spaces"]),
        ("7.50.", "7.50", None, 2, ["trailing_point"]),
        ("12.", "12", None, 0, ["trailing_point"]),
        (".5", "0.5", None, 1, ["leading_point"]),
        ("12,", "12", None, 0, ["trailing_mark"]),
        ("12。", "12", None, 0, ["trailing_mark"]),
        ("1.5E+05", "150000", None, 0, ["exponent"]),
        ("05个", "5", "个", 0, ["leading_zero", "unit_in_text"]),
        ("(1,234.56)", "-1234.56", None, 2, ["thousands", "brackets_negative"]),
        ("（5）", "-5", None, 0, ["full_width", "brackets_negative"]),
        ("减少3.2", "-3.2", None, 1, ["sign_word"]),
        ("增加3.2", "3.2", None, 1, ["sign_word"]),
        ("减少-14.5", "-14.5", None, 1, ["sign_word", "mixed_sign"]),
        ("约30", "30", None, 0, ["approx"]),
        ("¥12", "12", "元", 0, ["currency"]),
        ("-￥12", "-12", "元", 0, ["full_width", "currency"]),
        ("$12", "12", "美元", 0, ["currency"]),
        ("202500", "202500", None, 0, []),
        ("20251309", "20251309", None, 0, []),
        ("2025.9", "2025.9", None, 1, []),
        ("0.0900000762939453", "0.09", None, 2, ["float_residue"]),
        ("0.333333333333", "0.333333333333", None, 12, []),
    ],
)
def test_number_as_text(raw, value, unit, decimals, notes):
    assert read(raw) == ("number", Decimal(value), unit, decimals, notes)
    assert parse_cell(raw).notes[0] == "text_number"


@pytest.mark.parametrize(
    ("raw", "value", "unit"),
    [
        ("78.55万元", "78.55", "万元"),
        ("1.2亿元", "1.2", "亿元"),
        ("5千元", "5", "千元"),
        ("100元", "100", "元"),
        ("100元整", "100", "元"),
        ("78.55万", "78.55", "万"),
        ("12.5万人次", "12.5", "万人次"),
        ("2.5万元/人", "2.5", "万元/人"),
        ("3元/人·年", "3", "元/人·年"),
        ("300元/㎡", "300", "元/㎡"),
        ("0起", "0", "起"),
        ("5分", "5", "分"),
        ("12个月", "12", "个月"),
        ("3户次", "3", "户次"),
        ("100㎡", "100", "㎡"),
        ("2.0公里", "2.0", "公里"),
        ("36.6℃", "36.6", "℃"),
    ],
)
def test_units(raw, value, unit):
    kind, found, found_unit, _, notes = read(raw)
    assert (kind, found, found_unit) == ("number", Decimal(value), unit)
    assert notes == ["unit_in_text"]


@pytest.mark.parametrize(
    ("raw", "value", "unit", "decimals", "notes"),
    [
        ("95.10%", "0.951", "%", 2, []),
        ("100％", "1", "%", 0, ["full_width"]),
        ("95\u00a0%", "0.95", "%", 0, ["spaces"]),
        ("-4.7%", "-0.047", "%", 1, []),
        ("(1.2%)", "-0.012", "%", 1, ["brackets_negative"]),
        ("(1.2)%", "-0.012", "%", 1, ["brackets_negative"]),
        ("下降5%", "-0.05", "%", 0, ["sign_word"]),
        ("增加22%", "0.22", "%", 0, ["sign_word"]),
        ("100百分比", "1", "%", 0, []),
        ("3.5个百分点", "0.035", "个百分点", 1, []),
        ("5.2‰", "0.0052", "‰", 2, []),
        ("近95%", "0.95", "%", 0, ["approx"]),
        ("95%左右", "0.95", "%", 0, ["approx"]),
        ("100%。", "1", "%", 0, ["trailing_mark"]),
    ],
)
def test_percent_as_text(raw, value, unit, decimals, notes):
    kind, *rest, found = read(raw)
    assert (kind, *rest) == ("percent", Decimal(value), unit, decimals)
    assert sorted(found) == sorted([*notes, "percent_text"])


@pytest.mark.parametrize(
    ("raw", "op", "value", "unit"),
    [
        ("≥90%", ">=", "0.9", "%"),
        ("≧ 90 ％", ">=", "0.9", "%"),
        (">=50个", ">=", "50", "个"),
        ("≤10次", "<=", "10", "次"),
        ("<=3.5万元", "<=", "3.5", "万元"),
        (">5", ">", "5", None),
        ("<5", "<", "5", None),
        ("=100%", "=", "1", "%"),
        ("＝12次", "=", "12", "次"),
        ("不低于95%", ">=", "0.95", "%"),
        ("不少于3场", ">=", "3", "场"),
        ("至少3场", ">=", "3", "场"),
        ("大于等于3", ">=", "3", None),
        ("大于3", ">", "3", None),
        ("不超过3次", "<=", "3", "次"),
        ("不高于3%", "<=", "0.03", "%"),
        ("最多3次", "<=", "3", "次"),
        ("小于3", "<", "3", None),
        ("90%以上", ">=", "0.9", "%"),
        ("90%及以上", ">=", "0.9", "%"),
        ("3次以下", "<=", "3", "次"),
        ("5%以内", "<=", "0.05", "%"),
        ("控制在5%以内", "<=", "0.05", "%"),
        ("≥100百分比", ">=", "1", "%"),
        ("≥100%（含100%）", ">=", "1", "%"),
        ("≥90%以上", ">=", "0.9", "%"),
        ("满意度≥95%", ">=", "0.95", "%"),
    ],
)
def test_targets(raw, op, value, unit):
    found = parse_cell(raw)
    assert (found.kind, found.op, found.value, found.unit, found.low, found.high) == (
        "range",
        op,
        Decimal(value),
        unit,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("raw", "low", "high", "unit", "decimals"),
    [
        ("10-20", "10", "20", None, 0),
        ("10~20", "10", "20", None, 0),
        ("10～20", "10", "20", None, 0),
        ("10—20", "10", "20", None, 0),
        ("10——20", "10", "20", None, 0),
        ("10至20.5", "10", "20.5", None, 1),
        ("50-60个", "50", "60", "个", 0),
        ("90%-95%", "0.9", "0.95", "%", 0),
        ("90-95.5%", "0.9", "0.955", "%", 1),
        ("5万-10万元", "5", "10", "万元", 0),
        ("-5~5", "-5", "5", None, 0),
    ],
)
def test_two_ends(raw, low, high, unit, decimals):
    found = parse_cell(raw)
    assert (found.kind, found.value, found.op) == ("range", None, None)
    assert (found.low, found.high) == (Decimal(low), Decimal(high))
    assert (found.unit, found.decimals) == (unit, decimals)


@pytest.mark.parametrize(
    ("raw", "note"),
    [
        ("2025年9月9日", None),
        ("2025年9月09日", None),
        ("2025 年 9 月 9 日", "spaces"),
        ("２０２５年９月９日", "full_width"),
        ("2025-9-9", None),
        ("2025/09/09", None),
        ("2025.9.9", None),
        ("20250909", "compact_date"),
        ("二〇二五年九月九日", "chinese_numeral"),
        ("2025-09-09T08:30:00", "time"),
        ("2025年9月9日8时30分", "time"),
    ],
)
def test_dates_as_text(raw, note):
    notes = [note] if note else []
    assert read(raw) == ("date", datetime.date(2025, 9, 9), None, None, notes)


def test_time_after_a_one_digit_day():
    day = datetime.date(2025, 9, 9)
    assert read("2025-9-9 12:30") == ("date", day, None, None, ["spaces", "time"])


@pytest.mark.parametrize(
    ("raw", "notes"),
    [
        ("达成预期指标", []),
        ("2个村3场", []),
        ("219-某局", []),
        ("0759-3381234", []),
        ("100-90", []),
        ("-5-3", []),
        ("附件2", []),
        ("第3季度", []),
        ("①", []),
        ("万元", []),
        ("百元", []),
        ("一般公共预算", []),
        ("2024年12月底前", []),
        ("粤财〔2025〕5号", []),
        ("1/2", []),
        ("001", ["leading_zero"]),
        ("202511", ["ambiguous_date"]),
        ("2025年9月", ["incomplete_date"]),
        ("2025-09", ["incomplete_date"]),
        ("2025年2月30日", ["invalid_date"]),
        ("2024年度", ["year"]),
        ("三十个", ["chinese_numeral"]),
        ("百分之九十五", ["chinese_numeral"]),
        ("7..5", ["malformed", "two_points"]),
        ("1.2.3", ["malformed", "two_points"]),
        ("78.5.5万元", ["malformed", "two_points"]),
        ("1O0", ["malformed", "letter_digit"]),
        ("l2", ["malformed", "letter_digit"]),
        ("9O%", ["malformed", "letter_digit"]),
        ("1,,234", ["malformed", "bad_thousands"]),
        ("1.234,56", ["malformed", "bad_thousands"]),
        ("--5", ["malformed", "two_signs"]),
        ("5-", ["malformed", "two_signs"]),
    ],
)
def test_texts(raw, notes):
    assert read(raw) == ("text", raw, None, None, notes)


def test_text_is_given_without_space_around_it():
    assert parse_cell(" 达成（预期）\n指标\u3000").value == "达成（预期）\n指标"


@pytest.mark.parametrize("raw", sorted(ERROR_VALUES))
def test_error_values(raw):
    assert read(raw) == ("text", None, None, None, ["error_value"])


@pytest.mark.parametrize(
    ("raw", "value", "decimals"),
    [
        ("壹拾贰万叁仟肆佰元整", "123400", 0),
        ("人民币伍佰元", "500", 0),
        ("三万元", "30000", 0),
        ("十元", "10", 0),
        ("壹佰元伍角", "100.5", 1),
        ("壹佰元零伍分", "100.05", 2),
        ("一亿二千万元", "120000000", 0),
    ],
)
def test_chinese_amounts(raw, value, decimals):
    notes = ["chinese_numeral"]
    assert read(raw) == ("number", Decimal(value), "元", decimals, notes)


@pytest.mark.parametrize(
    ("raw", "kind", "value", "unit"),
    [
        ("完成28个", "number", "28", "个"),
        ("完成28个村", "number", "28", "个"),
        ("支出78.55万元", "number", "78.55", "万元"),
        ("实际完成12", "number", "12", None),
        ("达到95.6%", "percent", "0.956", "%"),
        ("同比下降5%", "percent", "-0.05", "%"),
        ("完成率100%", "percent", "1", "%"),
    ],
)
def test_number_among_words(raw, kind, value, unit):
    found = parse_cell(raw)
    assert (found.kind, found.value, found.unit) == (kind, Decimal(value), unit)
    assert "words" in found.notes


NUMBERS = st.floats(-1e9, 1e9, allow_nan=False)


@given(NUMBERS, st.integers(0, 6), st.booleans())
def test_shown_number_reads_as_the_number_rounded(number, decimals, is_grouped):
    code = ("#,##0" if is_grouped else "0") + ("." + "0" * decimals if decimals else "")
    found = parse_cell(show(number, code))
    if found.kind != "number":  # six or eight bare digits may be a date
        assert decimals == 0 and not is_grouped
        assert found.kind == "date" or found.notes == ("ambiguous_date",)
        return
    assert found.value == half_up(from_double(number), decimals)
    assert found.decimals == decimals


@given(st.floats(-100, 100, allow_nan=False), st.integers(0, 4))
def test_shown_percent_reads_as_the_ratio_rounded(number, decimals):
    code = "0" + ("." + "0" * decimals if decimals else "") + "%"
    found = parse_cell(show(number, code))
    assert (found.kind, found.decimals) == ("percent", decimals)
    assert found.value == half_up(from_double(number), decimals + 2)


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2049, 12, 31)))
def test_shown_date_reads_as_the_date(day):
    number = (day - datetime.date(1899, 12, 30)).days
    for code in ("yyyy/m/d", "yyyy-mm-dd", 'yyyy"年"m"月"d"日"', "yyyymmdd"):
        assert parse_cell(show(number, code)).value == day
        assert parse_cell(number, code).value == day


@given(st.floats(), st.text(max_size=20))
def test_any_number_and_format_read(number, number_format):
    kinds = ("number", "percent", "date", "text")
    assert parse_cell(number, number_format).kind in kinds


PIECES = st.sampled_from(
    [*"0123456789.,-+%‰()（）≥≤<>=~/年月日个万元OlI约增减 一二十百万元角分整¥", "以上"]
)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES).map("".join)))
def test_any_text_reads_and_is_never_zero_from_nothing(text):
    found = parse_cell(text)
    if found.kind in ("number", "percent"):
        assert isinstance(found.value, Decimal)
        assert any(mark.isdigit() or mark in "零〇一二三四五六七八九十" for mark in text)
    if found.kind == "blank":
        assert found.value is None and found.state in ("blank", "none", "na")
    if found.low is not None and found.high is not None:
        assert found.low <= found.high


@pytest.mark.parametrize(
    "text",
    [
        "1" * 120,
        "1," * 60,
        "1." * 60,
        "1-" * 60,
        "九" * 120,
        "O1" * 60,
        "(含" * 60,
        "1个/" * 40,
        "增加减少" * 30,
        "1 " * 10**5,
        "x" * 10**6,
    ],
)
def test_no_text_takes_long(text):
    start = time.perf_counter()
    parse_cell(text)
    assert time.perf_counter() - start < 0.2


@pytest.mark.parametrize(
    ("raw", "notes"),
    [
        pytest.param(datetime.date(2025, 3, 10), (), id="date"),
        pytest.param(datetime.datetime(2025, 3, 10), (), id="midnight"),
        pytest.param(datetime.datetime(2025, 3, 10, 8), ("time",), id="with a time"),
    ],
)
def test_date_of_another_reader(raw, notes):
    cell = parse_cell(raw)
    assert (cell.kind, cell.value) == ("date", datetime.date(2025, 3, 10))
    assert cell.notes == notes
