"""What holds for every rule: its file, its page, its test, its words."""

from __future__ import annotations

import inspect
import re
import string
from pathlib import Path

import pytest

from selfeval_xl.identities import Arithmetic
from selfeval_xl.model.form import Form
from selfeval_xl.model.grid import Workbook
from selfeval_xl.model.paper import Paper, Submission
from selfeval_xl.model.text import Text
from selfeval_xl.rules import registry
from selfeval_xl.rules.kinds import KINDS
from selfeval_xl.rules.page import HEADINGS
from selfeval_xl.rules.registry import all_rules

PACKAGE = Path(inspect.getfile(registry)).parent
TESTS = Path(__file__).parent
RULES = [pytest.param(rule, id=rule.code) for rule in all_rules()]


def file_of(rule):
    return Path(inspect.getfile(inspect.unwrap(rule.check)))


def test_no_rule_file_is_left_out():
    files = {p for p in PACKAGE.rglob("*.py") if re.match(r"[a-z]{2}\d{3}_", p.name)}
    assert files == {file_of(rule) for rule in all_rules()}


def test_no_name_is_used_twice():
    names = [rule.name for rule in all_rules()]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("rule", RULES)
def test_file_is_named_for_the_rule(rule):
    assert re.fullmatch(r"[A-Z]{2}\d{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    expected = f"{rule.code.lower()}_{rule.name.replace('-', '_')}.py"
    assert file_of(rule).name == expected


@pytest.mark.parametrize("rule", RULES)
def test_rule_has_a_test(rule):
    assert (TESTS / f"test_{file_of(rule).name}").exists()


@pytest.mark.parametrize("rule", RULES)
def test_page_has_its_headings_in_order(rule):
    docstring = inspect.getmodule(inspect.unwrap(rule.check)).__doc__
    assert docstring.startswith(f"{rule.code} {rule.name}: ")
    assert tuple(heading for heading, _ in rule.page.sections) == HEADINGS
    assert all(rule.page.texts())


@pytest.mark.parametrize("rule", RULES)
def test_kind_is_known(rule):
    assert rule.kind in KINDS


@pytest.mark.parametrize("rule", RULES)
def test_target_is_something_the_engine_offers(rule):
    assert rule.target in (Paper, Workbook, Form, Arithmetic, Text, Submission)


@pytest.mark.parametrize("rule", RULES)
def test_message_and_advice_are_plain_templates(rule):
    for pair in [(rule.message, rule.advice), *rule.variants.values()]:
        assert all(pair)
        for text in pair:
            for _, name, spec, conversion in string.Formatter().parse(text):
                assert name is None or re.fullmatch(r"[a-z_]+", name), text
                assert not spec and conversion is None, text
            assert not text.endswith(("。", ".")), text
            assert "<" not in text and "非法" not in text, text
