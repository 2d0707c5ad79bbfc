from __future__ import annotations

import pytest

from selfeval_xl.values.remembered import of_latest, remembered


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        pytest.param("合计", 1, id="a label is judged once"),
        pytest.param("", 1, id="so is no text"),
        pytest.param("说" * 200, 1, id="the longest text kept"),
        pytest.param("说" * 201, 2, id="prose is judged anew"),
    ],
)
def test_texts_are_judged_once(text, calls):
    judged = []

    @remembered
    def length(text):
        judged.append(text)
        return len(text)

    assert [length(text), length(text)] == [len(text), len(text)]
    assert judged == [text] * calls


def test_errors_are_not_kept():
    @remembered
    def number(text):
        return int(text)

    for _ in range(2):
        with pytest.raises(ValueError, match="invalid literal"):
            number("合计")
    assert number("8") == 8
    assert number.__name__ == "number"


def test_made_once_for_the_latest_objects():
    asked = []

    @of_latest
    def sizes(one, other):
        asked.append((one, other))
        return len(one), len(other)

    first, second, alike = ["甲"], ["乙", "丙"], ["甲"]
    assert [sizes(first, second), sizes(first, second)] == [(1, 2), (1, 2)]
    assert [sizes(alike, second), sizes(second, first)] == [(1, 2), (2, 1)]
    assert asked == [(first, second), (alike, second), (second, first)]
