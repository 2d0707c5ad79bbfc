from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval_xl.values.builtin_formats import BUILTIN_FORMATS
from selfeval_xl.values.display import (
    builtin_format,
    decimals_of,
    is_date_format,
    is_percent_format,
    show,
)
from selfeval_xl.values.rounding import from_double, half_up

ACCOUNTING = BUILTIN_FORMATS[43]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        pytest.param(None, "", id="empty"),
        pytest.param(True, "TRUE", id="true"),
        pytest.param(False, "FALSE", id="false"),
        pytest.param("  文 字 ", "  文 字 ", id="text unchanged"),
        pytest.param(0, "0", id="zero"),
        pytest.param(-0.0, "0", id="negative zero"),
        pytest.param(78.55, "78.55", id="typed decimals"),
        pytest.param(0.1 + 0.2, "0.3", id="sum of doubles"),
        pytest.param(2 / 3, "0.666666667", id="nine decimals below one"),
        pytest.param(200 / 3, "66.66666667", id="eleven characters"),
        pytest.param(-200 / 3, "-66.66666667", id="the sign is beside"),
        pytest.param(1234567890.123, "1234567890", id="ten digits, no point"),
        pytest.param(12345678901.4, "12345678901", id="eleven digits"),
        pytest.param(99999999999.9, "1E+11", id="rounds into an exponent"),
        pytest.param(123456789012, "1.23457E+11", id="twelve digits"),
        pytest.param(0.00001, "0.00001", id="small and short"),
        pytest.param(0.0001234567, "0.000123457", id="small"),
        pytest.param(0.000012345678, "1.23457E-05", id="small and long"),
        pytest.param(1e-20, "1E-20", id="tiny"),
        pytest.param(10**400, "#NUM!", id="no double"),
    ],
)
def test_general(raw, shown):
    assert show(raw) == shown


@pytest.mark.parametrize(
    ("raw", "code", "shown"),
    [
        (1.005, "0.00", "1.01"),
        (2.675, "0.00", "2.68"),
        (-0.5, "0", "-1"),
        (7, "000", "007"),
        (0.5, "#.##", ".5"),
        (12.5, ".00", "12.50"),
        (12.3, "0.0?", "12.3"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (999.995, "#,##0.00", "1,000.00"),
        (12, "#,##0", "12"),
        (7, "0,000", "0,007"),
        (12345678, "0.00,,", "12.35"),
        (12345, '0!.0,"万"', "1.2万"),
        (123456, "00-00", "1234-56"),
        (0.95, "0.00%", "95.00%"),
        (0.1556, "0%", "16%"),
        (0.28, '0.00"%"', "0.28%"),
        (5, '0"元"', "5元"),
        (5, r"0\元", "5元"),
        (1234.5, "[$¥-804]#,##0.00", "¥1,234.50"),
        (5, "@", "5"),
        (5, "G/通用格式", "5"),
        (-5.5, 'General"元"', "-5.5元"),
        (12345, "0.00E+00", "1.23E+04"),
        (99999, "0.0E+00", "1.0E+05"),
        (0.00012345, "##0.0E+0", "123.5E-6"),
        (2.25, "# ?/?", "2 1/4"),
        (0.125, "# ??/??", "1/8"),
        (0.5, "# ?/8", "4/8"),
        (5, "# ?/?", "5"),
    ],
)
def test_number_codes(raw, code, shown):
    assert show(raw, code) == shown


@pytest.mark.parametrize(
    ("raw", "code", "shown"),
    [
        (3, '0.00;[Red](0.00);"-"', "3.00"),
        (-3, '0.00;[Red](0.00);"-"', "(3.00)"),
        (0, '0.00;[Red](0.00);"-"', "-"),
        (5, "0.00_);(0.00)", "5.00"),
        (-5, "0.00_ ;\\-0.00\\ ", "-5.00"),
        (1234.5, ACCOUNTING, "1,234.50"),
        (-1234.5, ACCOUNTING, "-1,234.50"),
        (0, ACCOUNTING, "-"),
        (150, "[>=100]0;[<0]-0;0.0", "150"),
        (50, "[>=100]0;[<0]-0;0.0", "50.0"),
        (-50, "[>=100]0;[<0]-0;0.0", "-50"),
        (50, "[>=100]0", "50"),
        (5, ";;;", ""),
        ("文字", ";;;", ""),
        ("某局", '0;0;0;"单位："@', "单位：某局"),
        ("#DIV/0!", '0;0;0;"单位："@', "#DIV/0!"),
    ],
)
def test_sections(raw, code, shown):
    assert show(raw, code) == shown


@pytest.mark.parametrize(
    ("raw", "code", "shown"),
    [
        (45323, "yyyy/m/d", "2024/2/1"),
        (45323, 'yyyy"年"m"月"d"日"', "2024年2月1日"),
        (45323, "yyyy年mm月dd日", "2024年02月01日"),
        (45323, '[DBNum1][$-804]yyyy"年"m"月"d"日";@', "2024年2月1日"),
        (45323.75, "yyyy-m-d h:mm", "2024-2-1 18:00"),
        (45323.75, '上午/下午h"时"mm"分"', "下午6时00分"),
        (45323.25, "h:mm AM/PM", "6:00 AM"),
        (45323, "mmm-yy", "Feb-24"),
        (45323, "mmmmm dddd ddd", "F Thursday Thu"),
        (45323, "aaaa", "星期四"),
        (45323, r"[$-F800]dddd\, mmmm dd\, yyyy", "2024年2月1日"),
        (1.5, "[h]:mm:ss", "36:00:00"),
        (0.123456, "mm:ss.0", "57:46.6"),
        (0.9999999, "h:mm:ss", "0:00:00"),
        (1, "yyyy-m-d", "1900-1-1"),
        (59, "yyyy-m-d", "1900-2-28"),
        (0, "yyyy/m/d", "1900/1/0"),
        (60, "yyyy-m-d", "1900-2-29"),
        (61, "yyyy-m-d", "1900-3-1"),
        (2958465, "yyyy-m-d", "9999-12-31"),
        (2958466, "yyyy-m-d", "2958466"),
        (-1, "yyyy-m-d", "-1"),
    ],
)
def test_dates(raw, code, shown):
    assert show(raw, code) == shown


def test_date_of_the_1904_system():
    assert show(43861, "yyyy/m/d", date1904=True) == "2024/2/1"


@pytest.mark.parametrize(
    ("code", "decimals"),
    [
        ("0", 0),
        ("0.00", 2),
        ("#,##0.0000", 4),
        ("0.0%", 1),
        ("0.00;[Red]-0.0", 2),
        (ACCOUNTING, 2),
        ("General", None),
        ("G/通用格式", None),
        (None, None),
        ("", None),
        ("@", None),
        ("0.00,", None),
        ("0.00E+00", None),
        ("# ?/?", None),
        ("yyyy/m/d", None),
        ("mm:ss.0", None),
    ],
)
def test_decimals_of(code, decimals):
    assert decimals_of(code) == decimals


@pytest.mark.parametrize(
    ("code", "is_date"),
    [
        ("General", False),
        ("0.00", False),
        ('0.00"days"', False),
        ("[Red]0.00", False),
        ("0.00E+00", False),
        ("@", False),
        (None, False),
        ("yyyy", True),
        ("[h]:mm", True),
        ("mm:ss.0", True),
        ("e年m月", True),
    ],
)
def test_is_date_format(code, is_date):
    assert is_date_format(code) is is_date


def test_builtin_formats():
    assert [i for i in range(60) if is_date_format(builtin_format(i))] == [
        *range(14, 23),
        *range(27, 37),
        *range(45, 48),
        *range(50, 59),
    ]
    assert [i for i in range(60) if is_percent_format(builtin_format(i))] == [9, 10]
    assert builtin_format(31) == 'yyyy"年"m"月"d"日"'
    assert builtin_format(999) == "General"


@given(st.floats(allow_nan=False, allow_infinity=False, width=32), st.integers(0, 6))
def test_fixed_decimals_round_half_up(number, decimals):
    code = "0." + "0" * decimals if decimals else "0"
    wanted = half_up(from_double(number), decimals)
    assert Decimal(show(number, code)) == wanted
    assert Decimal(show(number, f"#,##{code}").replace(",", "")) == wanted


@given(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    st.one_of(
        st.text(),
        st.text("0#?.,%;@_*[]\\\"!/E+-ymdhsa<>=元¥ ", max_size=40),
    ),
    st.booleans(),
)
def test_any_code_shows_something(raw, code, date1904):
    assert isinstance(show(raw, code, date1904), str)
    decimals_of(code)


def test_overlong_code_shows_as_general():
    assert show(1.5, "0" * 2000) == "1.5"
