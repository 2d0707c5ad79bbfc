from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval_xl.scoring.grades import GRADES, grade_of, in_words_of, read_grade


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        pytest.param("优", "优", id="one character"),
        pytest.param(" 优 秀 ", "优", id="spaces inside"),
        pytest.param("良好", "良", id="two characters"),
        pytest.param("合格", "中", id="Shanghai wording"),
        pytest.param("不合格", "差", id="not passed is not passed"),
        pytest.param("优秀等级", "优", id="with 等级 behind"),
        pytest.param("中等", "中", id="等 that belongs to the word"),
        pytest.param("差等", "差", id="等 that does not"),
        pytest.param("自评等级：良", "良", id="after its label"),
        pytest.param("等级为优", "优", id="in a phrase"),
        pytest.param("优（90-100分）", "优", id="with its range"),
        pytest.param("☑优 □良 □中 □差", "优", id="ticked before"),
        pytest.param("优□ 良√ 中□ 差□", "良", id="ticked behind"),
        pytest.param("□优 □良 □中 □差", None, id="nothing ticked"),
        pytest.param("☑优 ☑良 □中", None, id="two ticked"),
        pytest.param("优、良、中、差", None, id="all of them"),
        pytest.param("A", None, id="letters"),
        pytest.param("", None, id="blank"),
    ],
)
def test_read_grade(text, grade):
    assert read_grade(text) == grade


@pytest.mark.parametrize(
    ("score", "grade"),
    [("100", "优"), ("90", "优"), ("89.995", "良"), ("80", "良"), ("60", "中"), ("0", "差")],
)
def test_a_cut_belongs_to_the_better_grade(score, grade):
    assert grade_of(Decimal(score)) == grade


def test_other_cuts():
    cuts = (Decimal(80), Decimal(70), Decimal(60))
    assert [grade_of(Decimal(n), cuts) for n in (80, 75, 65, 59)] == list(GRADES)


@pytest.mark.parametrize(
    ("grade", "written", "word"),
    [
        ("良", "优", "良"),
        ("良", "优秀", "良好"),
        ("差", "合格", "不合格"),
        ("优", "不合格", "优"),
        ("中", "较差", "中等"),
    ],
)
def test_in_words_of(grade, written, word):
    assert in_words_of(grade, written) == word


@given(st.decimals(0, 100, places=2), st.decimals(0, 100, places=2))
def test_more_points_never_mean_a_worse_grade(one, other):
    low, high = sorted((one, other))
    assert GRADES.index(grade_of(high)) <= GRADES.index(grade_of(low))


@given(st.sampled_from(GRADES), st.sampled_from(["优", "优秀", "良好", "合格", "不合格"]))
def test_a_grade_reads_back_from_any_wording(grade, written):
    assert read_grade(in_words_of(grade, written)) == grade
