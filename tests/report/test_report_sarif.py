"""The SARIF log: its structure, levels, places and fingerprints."""

import json
from datetime import date

import jsonschema
import pytest
from reportkit import SHEET, finding, growth_rate, in_text, paper, result

from selfeval_xl import __version__
from selfeval_xl.findings import Severity
from selfeval_xl.model.place import Place
from selfeval_xl.report import Style
from selfeval_xl.report.rule_page import rule_page
from selfeval_xl.report.sarif import file_uri, render
from selfeval_xl.result import Accepted, Failure
from selfeval_xl.rules.registry import all_rules

TEXT = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string"}},
}
LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "integer"},
        "message": TEXT,
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "required": ["uri"],
                    "properties": {"uri": {"type": "string", "pattern": "^[!-~]*$"}},
                }
            },
        },
        "logicalLocations": {"type": "array", "items": {"type": "object"}},
    },
}
LEVEL = {"enum": ["error", "warning", "note", "none"]}
# What SARIF 2.1.0 asks of the parts that are written here.
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "properties": {
                                    "rules": {
                                        "type": "array",
                                        "items": {
                                            "type": "object",
                                            "required": ["id", "help"],
                                            "properties": {
                                                "id": {"type": "string"},
                                                "shortDescription": TEXT,
                                                "help": TEXT,
                                                "defaultConfiguration": {
                                                    "properties": {"level": LEVEL}
                                                },
                                            },
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "invocations": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["executionSuccessful"],
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message", "locations", "ruleId", "level"],
                            "properties": {
                                "message": TEXT,
                                "level": LEVEL,
                                "locations": {"type": "array", "items": LOCATION},
                                "relatedLocations": {
                                    "type": "array",
                                    "items": LOCATION,
                                },
                                "partialFingerprints": {
                                    "type": "object",
                                    "additionalProperties": {"type": "string"},
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


def log(*findings, **rest):
    text = render(result(*findings, **rest), Style())
    data = json.loads(text)
    jsonschema.validate(data, SARIF)
    (run,) = data["runs"]
    return run


def test_clean_run():
    run = log()
    assert run["results"] == run["tool"]["driver"]["rules"] == []
    assert (run["tool"]["driver"]["name"], run["tool"]["driver"]["version"]) == (
        "selfeval-xl",
        __version__,
    )
    assert run["invocations"] == [
        {"executionSuccessful": True, "toolExecutionNotifications": []}
    ]
    assert run["artifacts"] == [
        {
            "location": {"uri": "%E6%95%B0%E6%8D%AE%E8%A1%A8.xlsx"},
            "length": 9000,
            "hashes": {"sha-256": "5e" * 32},
        }
    ]


def test_finding_in_a_cell():
    (found,) = log(growth_rate(4))["results"]
    sheet = {"uri": "%E6%95%B0%E6%8D%AE%E8%A1%A8.xlsx"}
    assert found == {
        "ruleId": "AR203",
        "level": "error",
        "message": {
            "text": "增减率填“22%”，按 (78.55 - 93.05) ÷ 93.05 = -15.58% 应为 -15.58%\n"
            "把 I12 改为 -15.58%"
        },
        "locations": [
            {
                "physicalLocation": {"artifactLocation": sheet},
                "logicalLocations": [
                    {
                        "name": "数据表!I12",
                        "fullyQualifiedName": "数据表.xlsx#数据表!I12",
                        "kind": "element",
                    }
                ],
            }
        ],
        "partialFingerprints": {"selfeval/v1": "fp4"},
        "properties": {
            "no": 4,
            "kind": "growth_rate",
            "label": "增减率",
            "actual": "22%",
            "expected": "-15.58%",
            "proof": "(78.55 - 93.05) ÷ 93.05 = -15.58%",
        },
        "ruleIndex": 0,
        "relatedLocations": [
            {
                "id": 1,
                "physicalLocation": {"artifactLocation": sheet},
                "logicalLocations": [
                    {
                        "name": "数据表!E12",
                        "fullyQualifiedName": "数据表.xlsx#数据表!E12",
                        "kind": "element",
                    }
                ],
            },
            {
                "id": 2,
                "physicalLocation": {
                    "artifactLocation": {"uri": "%E8%AF%84%E5%88%86%E8%A1%A8.xlsx"}
                },
                "logicalLocations": [
                    {
                        "name": "评分表!F8",
                        "fullyQualifiedName": "评分表.xlsx#评分表!F8",
                        "kind": "element",
                    }
                ],
            },
        ],
    }


@pytest.mark.parametrize(
    ("place", "names"),
    [
        pytest.param(Place("坏.xlsx"), None, id="file"),
        pytest.param(Place("a.xlsx", "表"), [("表", "object")], id="sheet"),
        pytest.param(
            Place("a.docx", paragraph=12, quote="减少"), [("¶12", "element")], id="text"
        ),
    ],
)
def test_other_places(place, names):
    (found,) = log(finding(1, place, "核对"))["results"]
    (location,) = found["locations"]
    logical = location.get("logicalLocations")
    assert (logical and [(one["name"], one["kind"]) for one in logical]) == names


def test_severities_are_levels():
    run = log(*(finding(n, SHEET, "x", severity=s) for n, s in enumerate(Severity, 1)))
    assert [one["level"] for one in run["results"]] == ["error", "warning", "note"]


def test_rules_stand_once_with_their_page():
    run = log(growth_rate(1), growth_rate(2), in_text(3))
    rules = {rule.code: rule for rule in all_rules()}
    written = run["tool"]["driver"]["rules"]
    assert [(one["id"], one["name"]) for one in written] == [
        ("AR203", rules["AR203"].name),
        ("TX201", rules["TX201"].name),
    ]
    assert written[0]["help"]["text"] == rule_page(rules["AR203"], "zh")
    assert [one["ruleIndex"] for one in run["results"]] == [0, 0, 1]


def test_accepted_findings_are_suppressed():
    one = Accepted(growth_rate(1), "已附说明", "某甲", date(2025, 12, 31))
    first, second = log(growth_rate(2), accepted=(one,))["results"]
    assert first["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "已附说明 (某甲)",
        }
    ]
    assert "suppressions" not in second


def test_a_rule_that_broke_off_is_told():
    failures = (Failure("AR205", "数据表.xlsx", "ValueError: x"),)
    (told,) = log(failures=failures, notes=("看",))["invocations"]
    assert told["executionSuccessful"] is False
    first, second = told["toolExecutionNotifications"]
    assert (first["level"], first["message"], first["associatedRule"]) == (
        "error",
        {"text": "ValueError: x"},
        {"id": "AR205"},
    )
    assert second == {"level": "note", "message": {"text": "看"}}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        pytest.param("a/b.xlsx", "a/b.xlsx", id="plain"),
        pytest.param("a b/表#1?.xlsx", "a%20b/%E8%A1%A8%231%3F.xlsx", id="escaped"),
        pytest.param("a%20b.xlsx", "a%2520b.xlsx", id="per cent sign"),
        pytest.param("javascript:x.xlsx", "javascript%3Ax.xlsx", id="no scheme"),
        pytest.param("/srv/a.xlsx", "file:///srv/a.xlsx", id="from the root"),
        pytest.param("C:\\a\\b.xlsx", "file:///C:/a/b.xlsx", id="drive"),
        pytest.param("a\ud800.xlsx", "a%3F.xlsx", id="half a character"),
    ],
)
def test_file_uri(path, uri):
    assert file_uri(path) == uri


def test_control_characters_are_escaped():
    text = render(result(finding(1, Place("\x00.xlsx"), "\x1b[31m\u2028")), Style())
    assert "\x1b" not in text
    (found,) = json.loads(text)["runs"][0]["results"]
    assert found["message"]["text"] == "\x1b[31m\u2028"


def test_english():
    data = json.loads(render(result(growth_rate(1)), Style("en")))
    (rule,) = data["runs"][0]["tool"]["driver"]["rules"]
    assert "〔" not in rule["shortDescription"]["text"]


def test_unreadable_files_have_no_hash():
    broken = paper("坏.xlsx", "unreadable", "", ())
    broken = type(broken)("坏.xlsx", "unreadable", "", "", 5)
    assert log(files=(broken,))["artifacts"] == [
        {"location": {"uri": "%E5%9D%8F.xlsx"}, "length": 5}
    ]
