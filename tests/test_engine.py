"""Running rules: order, stamps, fingerprints, coverage, selection."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from engine_builders import at, brief, ledger, make_rule, run_on
from paper_builders import data_paper, submission

from selfeval_xl.errors import UsageError
from selfeval_xl.findings import Checked, Fix, Hit, Outcome, Safety, Severity
from selfeval_xl.identities import Arithmetic
from selfeval_xl.model.form import Form
from selfeval_xl.model.grid import Workbook
from selfeval_xl.model.paper import Submission
from selfeval_xl.model.place import Place
from selfeval_xl.rules.registry import all_rules

PAPER = data_paper()


def prints(result):
    return [finding.fingerprint for finding in result.findings]


def test_stamp():
    hit = Hit(at(4), label="合计", actual="1", expected="2", values={"why": "因为"})
    rule = make_rule("AR101", [hit], message="{label}{why}{place}", name="sum-off")
    (finding,) = run_on([PAPER], rule, submissions=[submission(PAPER)]).findings
    assert (finding.no, finding.code, finding.name) == (1, "AR101", "sum-off")
    assert (finding.kind, finding.severity) == ("sum", Severity.ERROR)
    assert (finding.message, finding.advice) == ("合计因为数据表!A4", "改为 2")
    assert (finding.unit_name, finding.year) == ("某区某局", 2024)


def test_a_hit_may_override_kind_and_severity():
    hit = Hit(at(4), kind="share", severity=Severity.INFO)
    (finding,) = run_on([PAPER], make_rule("AR101", [hit])).findings
    assert (finding.kind, finding.severity) == ("share", Severity.INFO)


def test_order_is_by_place_then_code_whatever_the_rules_order():
    hits = [Hit(at(2, 2)), Hit(at(10)), Hit(at(2)), Hit(Place("a.xlsx"))]
    rules = [make_rule("SC101", hits), make_rule("AR101", hits[::-1])]
    expected = [
        (1, "AR101", None),
        (2, "SC101", None),
        (3, "AR101", "A2"),
        (4, "SC101", "A2"),
        (5, "AR101", "B2"),
        (6, "SC101", "B2"),
        (7, "AR101", "A10"),
        (8, "SC101", "A10"),
    ]
    for _ in range(5):
        random.shuffle(rules)
        assert brief(run_on([PAPER], *rules)) == expected


def test_one_finding_per_rule_and_cell():
    rule = make_rule("AR101", [Hit(at(2), actual="1"), Hit(at(2), actual="2")])
    result = run_on([PAPER], rule)
    assert brief(result) == [(1, "AR101", "A2")]
    assert ledger(result) == [("AR101", "failed", 1, ())]


def test_a_file_may_have_several():
    rule = make_rule("XD104", [Hit(PAPER.place, key="a"), Hit(PAPER.place, key="b")])
    assert len(run_on([PAPER], rule).findings) == 2


class TestFingerprint:
    def one(self, hit, given=PAPER):
        rule = make_rule("AR101", [hit])
        return prints(run_on([given], rule, submissions=[submission(given)]))

    def test_address_does_not_matter(self):
        hits = [Hit(at(row), key="exp.total.act", actual="1") for row in (4, 5)]
        assert self.one(hits[0]) == self.one(hits[1])

    def test_key_is_the_fields_where_the_rule_names_none(self):
        lower = data_paper(
            rows=(("收入合计", 9, 9), ("支出合计", 100, 90), ("基本支出", 60, 55))
        )
        first = self.one(Hit(at(4, 2), actual="1"))
        assert first == self.one(Hit(at(5, 2), actual="1"), lower)
        assert first != self.one(Hit(at(4, 2), actual="1"), lower)

    @pytest.mark.parametrize(
        "other",
        [
            pytest.param(Hit(at(4), key="b", actual="1"), id="key"),
            pytest.param(Hit(at(4), key="a", actual="2"), id="actual"),
        ],
    )
    def test_key_and_value_matter(self, other):
        assert self.one(Hit(at(4), key="a", actual="1")) != self.one(other)

    def test_unit_and_year_matter(self):
        hit = Hit(at(4), key="a", actual="1")
        found = {
            *self.one(hit),
            *self.one(hit, data_paper(unit="填报单位：某区某会")),
            *self.one(hit, data_paper(title="2023年度部门整体支出绩效自评数据表")),
        }
        assert len(found) == 3

    def test_alike_findings_are_told_apart(self):
        rule = make_rule("AR101", [Hit(at(4)), Hit(at(5)), Hit(at(6))])
        first, second, third = prints(run_on([PAPER], rule))
        assert (second, third) == (f"{first}-2", f"{first}-3")


class TestCoverage:
    def test_silence_is_a_pass(self):
        result = run_on([PAPER, PAPER], make_rule("AR101", []))
        assert ledger(result) == [("AR101", "passed", 2, ())]

    def test_each_file_has_its_own(self):
        other = data_paper(file="另一张.xlsx")
        together = make_rule("XD101", [], target=Submission)
        result = run_on(
            [PAPER, other],
            make_rule("AR101", [Checked(Outcome.PASSED, 3)]),
            together,
            submissions=[submission(PAPER, other)],
        )
        own = {
            file: [(one.code, one.count) for one in entries]
            for file, entries in result.coverage_by_file.items()
        }
        expected = [("AR101", 3), ("XD101", 1)]
        assert own == {PAPER.path: expected, other.path: expected}
        assert ledger(result) == [
            ("AR101", "passed", 6, ()),
            ("XD101", "passed", 1, ()),
        ]

    def test_outcomes_are_counted_with_their_reasons(self):
        items = [
            Checked(Outcome.PASSED, 3),
            Checked(Outcome.UNPARSED, 1, "甲"),
            Checked(Outcome.UNPARSED, 1, "乙"),
            Checked(Outcome.UNPARSED, 1, "甲"),
            Checked(Outcome.PASSED, 0),
            Hit(at(4)),
        ]
        assert ledger(run_on([PAPER], make_rule("AR101", items))) == [
            ("AR101", "passed", 3, ()),
            ("AR101", "failed", 1, ()),
            ("AR101", "unparsed", 3, ("甲", "乙")),
        ]

    @pytest.mark.parametrize(
        ("target", "reason"),
        [
            (Workbook, "没有可读取的工作簿"),
            (Form, "没有识别出表格"),
            (Arithmetic, "没有识别出表格"),
            (Submission, "没有识别出表格"),
        ],
    )
    def test_nothing_to_check(self, target, reason):
        bare = replace(PAPER, workbook=None, forms=())
        result = run_on([bare], make_rule("AR101", [Hit(at(1))], target=target))
        assert ledger(result) == [("AR101", "not_applicable", 1, (reason,))]

    def test_a_rule_that_breaks_off_keeps_what_it_found(self):
        rule = make_rule("AR101", [Hit(at(4)), ValueError("no")])
        result = run_on([PAPER], rule, make_rule("AR201", []))
        assert brief(result) == [(1, "AR101", "A4")]
        assert ledger(result) == [
            ("AR101", "failed", 1, ()),
            ("AR101", "error", 1, ("ValueError: no",)),
            ("AR201", "passed", 1, ()),
        ]
        (failure,) = result.failures
        assert (failure.code, failure.file) == ("AR101", "数据表.xlsx")

    def test_a_template_that_asks_for_too_much_is_such_a_rule(self):
        rule = make_rule("AR101", [Hit(at(4))], message="{nothing}")
        result = run_on([PAPER], rule)
        assert brief(result) == []
        assert ledger(result) == [("AR101", "error", 1, ("KeyError: 'nothing'",))]


class TestFollowOns:
    def test_one_arithmetic_finding_a_cell_the_gravest(self):
        first = make_rule("AR101", [Hit(at(4), severity=Severity.INFO)])
        second = make_rule("AR203", [Hit(at(4))])
        assert brief(run_on([PAPER], first, second)) == [(1, "AR203", "A4")]

    def test_a_text_number_and_a_wrong_sum_are_two_things(self):
        rules = [
            make_rule("AR101", [Hit(at(4))]),
            make_rule("CE201", [Hit(at(4))], kind="text_number"),
        ]
        found = brief(run_on([PAPER], *rules))
        assert found == [(1, "AR101", "A4"), (2, "CE201", "A4")]

    @pytest.mark.parametrize("kind", ["blank", "error_value"])
    def test_a_cell_without_a_number_hears_what_it_should_be(self, kind):
        fix = Fix((), Safety.UNSAFE)
        known = Hit(at(4), expected="9.00", proof="4 + 5 = 9", fix=fix)
        rules = [
            make_rule("AR101", [known]),
            make_rule("CE301", [Hit(at(4), actual="#N/A")], kind=kind),
        ]
        (finding,) = run_on([PAPER], *rules).findings
        assert finding.code == "CE301"
        assert finding.hit == replace(known, actual="#N/A")

    def test_a_stale_formula_explains_the_wrong_result(self):
        rules = [
            make_rule("AR201", [Hit(at(4), expected="9.00"), Hit(at(5), expected="9")]),
            make_rule(
                "CE303",
                [Hit(at(4), expected="9.00"), Hit(at(5), expected="8")],
                kind="stale_formula",
            ),
        ]
        assert brief(run_on([PAPER], *rules)) == [
            (1, "CE303", "A4"),
            (2, "AR201", "A5"),
            (3, "CE303", "A5"),
        ]

    @pytest.mark.parametrize("written", ["9", "9.0", "9.000"])
    def test_one_right_value_is_one_however_it_is_written(self, written):
        rules = [
            make_rule("AR101", [Hit(at(4), expected="9.00")]),
            make_rule("CE303", [Hit(at(4), expected=written)], kind="stale_formula"),
        ]
        assert brief(run_on([PAPER], *rules)) == [(1, "CE303", "A4")]


class TestSelection:
    RULES = [
        make_rule("AR101", [Hit(at(1)), Hit(at(2), kind="share")], name="sum-mismatch"),
        make_rule("AR203", [Hit(at(3))], kind="growth_rate", name="growth-mismatch"),
        make_rule("SC101", [], kind="score_range", name="score-above-weight"),
    ]

    @pytest.mark.parametrize(
        ("settings", "codes", "covered"),
        [
            ({}, ["AR101", "AR101", "AR203"], ["AR101", "AR203", "SC101"]),
            ({"select": ("AR101",)}, ["AR101", "AR101"], ["AR101"]),
            ({"select": ("ar",)}, ["AR101", "AR101", "AR203"], ["AR101", "AR203"]),
            ({"select": ("AR2",)}, ["AR203"], ["AR203"]),
            ({"select": ("growth-mismatch",)}, ["AR203"], ["AR203"]),
            ({"select": ("growth_rate",)}, ["AR203"], ["AR203"]),
            ({"select": ("share",)}, ["AR101"], ["AR101"]),
            ({"select": ("score_range",)}, [], ["SC101"]),
            ({"ignore": ("AR101",)}, ["AR203"], ["AR203", "SC101"]),
            ({"ignore": ("share",)}, ["AR101", "AR203"], ["AR101", "AR203", "SC101"]),
            ({"select": ("AR",), "ignore": ("AR203",)}, ["AR101", "AR101"], ["AR101"]),
        ],
    )
    def test_codes_beginnings_names_and_kinds(self, settings, codes, covered):
        result = run_on([PAPER], *self.RULES, **settings)
        assert [finding.code for finding in result.findings] == codes
        assert list(dict.fromkeys(c.code for c in result.coverage)) == covered

    @pytest.mark.parametrize(
        ("word", "hint"),
        [
            pytest.param("AR110", "是否指 AR101？", id="code"),
            pytest.param("growth-mismach", "是否指 growth-mismatch？", id="name"),
            pytest.param("growth_rat", "是否指 growth_rate？", id="kind"),
            pytest.param("ZZ", "没有这样的规则编号、名称或类别。", id="unlike any"),
        ],
    )
    @pytest.mark.parametrize("option", ["select", "ignore"])
    def test_unknown_words_are_refused(self, option, word, hint):
        with pytest.raises(UsageError) as caught:
            run_on([PAPER], *self.RULES, **{option: (word,)})
        assert hint in str(caught.value) and f"--{option} {word}" in str(caught.value)


def test_a_right_submission_is_quiet_under_all_rules():
    result = run_on([PAPER], *all_rules(), submissions=[submission(PAPER)])
    assert result.findings == ()
    assert result.exit_code == 0
