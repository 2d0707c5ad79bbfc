"""Rules made for a test, and what they found, in short."""

from __future__ import annotations

from selfeval_xl.config import Settings
from selfeval_xl.engine import run
from selfeval_xl.findings import Finding, Hit, Severity
from selfeval_xl.model.paper import Paper
from selfeval_xl.model.place import Place
from selfeval_xl.result import Result
from selfeval_xl.rules.page import Page
from selfeval_xl.rules.registry import Rule

FILE = "数据表.xlsx"


def at(row, column=1, file=FILE, sheet="数据表"):
    return Place(file, sheet, row, column)


def make_rule(
    code, items, *, name=None, kind="sum", target=Paper, severity=Severity.ERROR, **more
):
    """A rule that says the same of every target; an exception is raised."""

    def check(target):
        for item in items:
            if isinstance(item, Exception):
                raise item
            yield item

    given = {"message": "{label}为 {actual}", "advice": "改为 {expected}"} | more
    name = name or f"rule-{code.lower()}"
    return Rule(
        code, name, kind, severity, target, check=check, page=Page("", ()), **given
    )


def make_finding(row=1, actual="1", code="AR101", mark="f0", **more):
    return Finding(
        1,
        code,
        "sum-mismatch",
        "sum",
        Severity.ERROR,
        Hit(at(row), actual=actual),
        "message",
        "advice",
        "source",
        mark,
        **more,
    )


def make_result(*findings, **more):
    return Result((Paper(FILE, "workbook", "xlsx", "", 0),), findings, **more)


def run_on(papers, *rules, submissions=(), arithmetics=(), **settings):
    return run(papers, submissions, arithmetics, rules, Settings(**settings))


def brief(result):
    return [(f.no, f.code, f.hit.place.a1) for f in result.findings]


def ledger(result):
    return [(c.code, str(c.outcome), c.count, c.reasons) for c in result.coverage]
