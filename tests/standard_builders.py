"""A 评分表 with standards beside a 数据表: columns C name, D 分值, E 得分, F 原因."""

from __future__ import annotations

from dataclasses import replace

from builders import form as data_form
from builders import matrix
from score_builders import indicator_table, message, points, score_form, words

from selfeval_xl.findings import Checked, Hit
from selfeval_xl.model.form import Form
from selfeval_xl.model.paper import Paper, Submission
from selfeval_xl.rules.registry import all_rules


def data(**figures):
    """A 数据表: data(exp_total="act 100 adj 120"), one row a keyword."""
    matrices = []
    for top, (name, text) in enumerate(figures.items(), 5):
        pairs = text.split()
        key = name.replace("_", ".")
        block = matrix([key], pairs[::2], [pairs[1::2]], top=top)
        matrices.append(block)
    return data_form(*matrices)


def row(
    name, weight, score, standard="", *, actual="", explanation="", note="", target=""
):
    """One indicator of a table made by ``scores``."""
    return (name, weight, score, note), {
        "standard": standard,
        "actual": actual,
        "explanation": explanation,
        "target": target,
    }


def scores(*rows, **changes):
    """A 评分表 of rows: G 评分标准, H 实际完成值, I 指标解释, J 年度指标值."""
    table = indicator_table([given for given, _ in rows])
    made = []
    for one, (_, texts) in zip(table.indicators, rows, strict=True):
        given = {
            "standard": words(f"G{one.row}", texts["standard"]),
            "explanation": words(f"I{one.row}", texts["explanation"]),
            "target": words(f"J{one.row}", texts["target"]),
            "actual": points(f"H{one.row}", texts["actual"]),
        }
        made.append(replace(one, **given))
    return score_form(replace(table, indicators=tuple(made), **changes))


def handed_in(*forms):
    """The forms as one submission, each in a file of its own."""
    papers = [Paper(f.file, "workbook", "xlsx", "", 0, forms=(f,)) for f in forms]
    return Submission(tuple(papers))


def found(code, *forms):
    """(cell, actual, expected, severity) of every hit."""
    rule = _rule(code)
    return [
        (
            one.place.a1,
            one.actual,
            one.expected,
            str(one.severity or rule.severity),
        )
        for one in _all(code, forms)
        if isinstance(one, Hit)
    ]


def told(code, *forms):
    """(message, advice, proof) of every hit."""
    hits = [one for one in _all(code, forms) if isinstance(one, Hit)]
    return [(*message(code, hit), hit.proof) for hit in hits]


def ended(code, *forms):
    """(outcome, count, reason) of every check without a finding."""
    given = [one for one in _all(code, forms) if isinstance(one, Checked)]
    return [(one.outcome.value, one.count, one.reason) for one in given]


def fixes(code, *forms):
    """New text of every correction, None where there is none."""
    hits = [one for one in _all(code, forms) if isinstance(one, Hit)]
    return [one.fix and one.fix.edits[0].new for one in hits]


def _rule(code):
    (rule,) = (one for one in all_rules() if one.code == code)
    return rule


def _all(code, forms):
    rule = _rule(code)
    targets = forms if rule.target is Form else [handed_in(*forms)]
    return [one for target in targets for one in rule.check(target)]
