from __future__ import annotations

import pytest
from builders import worded
from paper_builders import submission
from submission_kit import data_paper, hits, of_sentence, report

CODE = "XD108"


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("编制32名，在职28人。", id="agrees"),
        pytest.param("下属事业单位编制6名，在职5人。", id="another unit's"),
        pytest.param("内设机构5个，党员21人。", id="no persons of the tables"),
        pytest.param("上年末在职人员30人。", id="last year's"),
        pytest.param("在职人员比上年增加2人。", id="a change"),
    ],
)
def test_quiet(sentence):
    assert of_sentence(sentence, codes=(CODE,)) == []


def test_words():
    given = submission(data_paper(), report("我局行政编制22名。"))
    ((_, hit),) = hits(given, CODE)
    assert hit.place.quote == "我局行政编制22名"
    assert worded(CODE, given)[0] == (
        "报告写作 22名，而 数据表.xlsx 人员情况 B4“行政 编制数”为 20",
        "核对编制文件和年末在册人员，把报告和表改为一致",
    )
