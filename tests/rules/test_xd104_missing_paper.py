from __future__ import annotations

from dataclasses import replace

import pytest
from builders import code, ended, said, worded
from paper_builders import attachment, data_paper, score_paper, submission

from selfeval_xl.findings import Hit

REPORT = attachment("自评报告.docx", "docx")
(FORM,) = data_paper().forms
PROJECT = replace(
    data_paper(file="项目.xlsx"), forms=(replace(FORM, kind="project"),)
)


def missing(given):
    hits = [hit for hit in code("XD104").check(given) if isinstance(hit, Hit)]
    return [hit.key for hit in hits]


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(submission(data_paper(), score_paper(), REPORT), id="whole"),
        pytest.param(submission(data_paper()), id="one form alone"),
        pytest.param(
            submission(PROJECT, replace(PROJECT, path="项目2.xlsx")),
            id="two forms of one kind",
        ),
        pytest.param(
            submission(data_paper(), PROJECT, folder=None), id="files named one by one"
        ),
        pytest.param(
            submission(data_paper(), required_papers=("data",)), id="all required"
        ),
    ],
)
def test_quiet(given):
    assert missing(given) == []


def test_not_a_whole_hand_in():
    assert ended("XD104", submission(data_paper())) == [
        ("not_applicable", 1, "不是一个单位的整套材料")
    ]


def test_two_forms_owe_the_rest():
    given = submission(data_paper(), PROJECT)
    assert missing(given) == ["score", "report"]
    assert said("XD104", given)[0] == (None, "warning", "", None, "")
    assert worded("XD104", given)[0] == (
        "没有找到评分表",
        "补上后一并报送；已在别处报送的，可以不理会",
    )


def test_required_papers_hold_for_any_hand_in():
    given = submission(data_paper(), folder=None, required_papers=("data", "score"))
    assert missing(given) == ["score"]
