"""The report for build servers: JUnit XML, a suite for each file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from selfeval_xl.findings import Finding, Outcome, Severity
from selfeval_xl.i18n import translate
from selfeval_xl.report import Style
from selfeval_xl.report.words import OUTCOMES, SEVERITIES, reasons
from selfeval_xl.result import Coverage, Result
from selfeval_xl.rules.registry import all_rules
from selfeval_xl.stamp import where

# What XML 1.0 cannot hold, not even escaped.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(result: Result, style: Style) -> str:
    """The report: a finding of severity error is a failure, others pass with words.

    A rule without a finding in a file is a test case too: passed, or skipped with
    the reason where it did not apply or had nothing to go by.
    """
    report = _Report(result, style.lang)
    root = Element("testsuites", name="selfeval-xl")
    for file in report.files():
        report.add_suite(root, file)
    report.add_totals(root)
    indent(root)
    text = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


class _Report:
    def __init__(self, result: Result, lang: str) -> None:
        self.result = result
        self.lang = lang
        self.tr = partial(translate, lang=lang)
        self.names = {rule.code: rule.name for rule in all_rules()}
        self.found: dict[str, list[Finding]] = defaultdict(list)
        for finding in result.findings:
            self.found[finding.hit.place.file].append(finding)

    def files(self) -> list[str]:
        """The files of the run, and what else findings and failures name."""
        named = [
            *(paper.path for paper in self.result.files),
            *self.found,
            *(failure.file for failure in self.result.failures),
        ]
        return list(dict.fromkeys(named))

    def add_suite(self, root: Element, file: str) -> None:
        suite = SubElement(root, "testsuite", name=_written(file))
        for finding in self.found[file]:
            self._add_finding(suite, finding)
        codes = {finding.code for finding in self.found[file]}
        told = set()
        for entry in self.result.coverage_by_file.get(file, ()):
            if entry.outcome is Outcome.FAILED or entry.code in codes:
                continue
            self._add_rule(suite, file, entry)
            if entry.outcome is Outcome.ERROR:
                told.add(entry.code)
        for failure in self.result.failures:
            if failure.file == file and failure.code not in told:
                case = _case(suite, file, failure.code)
                SubElement(case, "error", message=_written(failure.text))
        _count(suite)

    def add_totals(self, root: Element) -> None:
        for name in ("tests", "failures", "errors", "skipped"):
            total = sum(int(suite.get(name, "0")) for suite in root)
            root.set(name, str(total))

    def _add_finding(self, suite: Element, finding: Finding) -> None:
        place = finding.hit.place
        at = where(place) if place.sheet is not None else self._paragraph(finding)
        name = " ".join(filter(None, [finding.code, finding.name, at]))
        case = _case(suite, place.file, name)
        text = f"#{finding.no} " + "\n".join(self._lines(finding))
        if finding.severity is Severity.ERROR:
            message = _written(finding.message)
            failure = SubElement(case, "failure", message=message, type=finding.name)
            failure.text = _written(text)
        else:
            word = self.tr(SEVERITIES[finding.severity][0])
            SubElement(case, "system-out").text = _written(f"{word}: {text}")

    def _paragraph(self, finding: Finding) -> str:
        number = finding.hit.place.paragraph
        return self.tr("第 {number} 段").format(number=number) if number else ""

    def _lines(self, finding: Finding) -> Iterator[str]:
        yield finding.message
        if finding.hit.proof and finding.hit.proof not in finding.message:
            yield self.tr("算式：{proof}").format(proof=finding.hit.proof)
        if finding.advice:
            yield self.tr("改法：{advice}").format(advice=finding.advice)

    def _add_rule(self, suite: Element, file: str, entry: Coverage) -> None:
        """A rule's checks that ended in one way, as one case."""
        name = f"{entry.code} {self.names.get(entry.code, '')}".rstrip()
        if entry.outcome is Outcome.PASSED:
            _case(suite, file, name)
            return
        word = self.tr(OUTCOMES[entry.outcome][0])
        case = _case(suite, file, f"{name} ({word})")
        is_broken = entry.outcome is Outcome.ERROR
        tag = "error" if is_broken else "skipped"
        SubElement(case, tag, message=_written(reasons(entry, self.lang)))


def _case(suite: Element, file: str, name: str) -> Element:
    classname = _written(file)
    return SubElement(suite, "testcase", classname=classname, name=_written(name))


def _count(suite: Element) -> None:
    suite.set("tests", str(len(suite)))
    tags = [child.tag for case in suite for child in case]
    for name, tag in (("failures", "failure"), ("errors", "error")):
        suite.set(name, str(tags.count(tag)))
    suite.set("skipped", str(tags.count("skipped")))


def _written(text: str) -> str:
    """The text with "�" for what XML cannot hold."""
    return _UNWRITABLE.sub("\ufffd", text)
