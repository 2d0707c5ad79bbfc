"""From text files to findings: what is read, what it is taken for."""

from __future__ import annotations

import pytest

from selfeval_xl import check

WRONG = "会议费支出3.36万元，比上年增加0.36万元，增长10%。"


def write(folder, **files):
    for name, words in files.items():
        (folder / f"{name}.txt").write_text(words, encoding="utf-8")


def test_a_text_is_checked_and_quoted(tmp_path):
    write(tmp_path, 说明=f"第一段。\n\n{WRONG}")
    result = check(tmp_path)
    (finding,) = result.findings
    place = finding.hit.place
    assert (finding.kind, place.file, place.paragraph, place.a1) == (
        "growth_rate", "说明.txt", 2, None,
    )
    assert place.quote == WRONG[:-1]
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        pytest.param(WRONG, "attachment", id="any text"),
        pytest.param(f"某局绩效自评报告\n\n二、自评结果\n\n{WRONG}", "report", id="report"),
    ],
)
def test_what_a_text_is_taken_for(tmp_path, words, kind):
    write(tmp_path, 材料=words)
    (paper,) = check(tmp_path).files
    assert (paper.kind, paper.format) == (kind, "txt")


def test_one_line_with_commas_is_text_all_the_same(tmp_path):
    write(tmp_path, 材料="支出3.36万元,比上年增加0.36万元,增长10%。")
    assert [f.kind for f in check(tmp_path).findings] == ["growth_rate"]


def test_bytes_that_are_no_text_stay_an_attachment(tmp_path):
    (tmp_path / "材料.txt").write_bytes(b"\x00\x01\x02" * 100)
    (paper,) = check(tmp_path).files
    assert (paper.kind, paper.text) == ("attachment", None)
    assert check(tmp_path).exit_code == 2


def test_two_faults_of_one_kind_in_a_paragraph_are_two_findings(tmp_path):
    write(tmp_path, 材料=f"{WRONG}培训费支出2.20万元，比上年增加0.20万元，增长9.09%。")
    quotes = [f.hit.place.quote for f in check(tmp_path).findings]
    assert quotes == [
        WRONG[:-1],
        "培训费支出2.20万元，比上年增加0.20万元，增长9.09%",
    ]
