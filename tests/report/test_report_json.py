"""The JSON report: its keys and their order, and the published schema."""

import json
from pathlib import Path

import pytest
from reportkit import growth_rate, in_text, paper, result

from selfeval_xl import __version__
from selfeval_xl.findings import Outcome, Severity
from selfeval_xl.report import Style
from selfeval_xl.report.json import render
from selfeval_xl.result import Coverage

SCHEMA = Path(__file__).parents[2] / "docs" / "report.schema.json"


def test_empty_run():
    assert render(result(), Style()) == f"""{{
  "tool": "selfeval-xl",
  "version": "{__version__}",
  "schema": 1,
  "files": [
    {{
      "path": "数据表.xlsx",
      "kind": "workbook",
      "format": "xlsx",
      "forms": [
        {{
          "id": "guangdong-data",
          "sheet": "数据表",
          "unit": "某区某会",
          "year": 2024
        }}
      ],
      "sha256": "{'5e' * 32}"
    }}
  ],
  "findings": [],
  "coverage": [],
  "summary": {{
    "files": 1,
    "errors": 0,
    "warnings": 0,
    "infos": 0
  }}
}}
"""


def test_finding_in_a_cell():
    (found,) = json.loads(render(result(growth_rate(4)), Style()))["findings"]
    assert list(found.items()) == [
        ("no", 4),
        ("code", "AR203"),
        ("name", "growth-rate-mismatch"),
        ("kind", "growth_rate"),
        ("severity", "error"),
        ("file", "数据表.xlsx"),
        ("sheet", "数据表"),
        ("cell", "I12"),
        ("label", "增减率"),
        ("actual", "22%"),
        ("expected", "-15.58%"),
        ("proof", "(78.55 - 93.05) ÷ 93.05 = -15.58%"),
        (
            "message",
            "增减率填“22%”，按 (78.55 - 93.05) ÷ 93.05 = -15.58% 应为 -15.58%",
        ),
        ("advice", "把 I12 改为 -15.58%"),
        ("source", "《填表说明》"),
        (
            "related",
            [
                {"file": "数据表.xlsx", "sheet": "数据表", "cell": "E12"},
                {"file": "评分表.xlsx", "sheet": "评分表", "cell": "F8"},
            ],
        ),
        (
            "fix",
            {
                "safety": "unsafe",
                "edits": [
                    {"sheet": "数据表", "cell": "I12", "old": "22%", "new": "-15.58%"}
                ],
            },
        ),
        ("fingerprint", "fp4"),
    ]


def test_finding_in_a_text():
    (found,) = json.loads(render(result(in_text()), Style()))["findings"]
    place = ("file", "sheet", "cell", "paragraph", "quote")
    assert [found[key] for key in place] == [
        "自评报告.docx", None, None, 12, "减少14.5万元,增加22%",
    ]
    assert (found["expected"], found["proof"], found["fix"]) == (None, None, None)


def test_coverage_and_counts():
    coverage = (Coverage("AR203", Outcome.INSUFFICIENT_DATA, 2, ("空着",)),)
    data = json.loads(render(result(growth_rate(), coverage=coverage), Style()))
    assert data["coverage"] == [
        {
            "code": "AR203",
            "outcome": "insufficient_data",
            "count": 2,
            "reasons": ["空着"],
        }
    ]
    assert data["summary"] == {"files": 1, "errors": 1, "warnings": 0, "infos": 0}


@pytest.fixture(scope="module")
def validator():
    import jsonschema

    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


@pytest.mark.parametrize(
    "found",
    [
        pytest.param(result(), id="no finding"),
        pytest.param(result(growth_rate(), in_text(2)), id="cell and text"),
        pytest.param(
            result(
                files=(paper("坏.xlsx", "unreadable", "unknown", ()),),
                coverage=tuple(Coverage("FL101", one, 1) for one in Outcome),
            ),
            id="unreadable, every outcome",
        ),
    ],
)
def test_output_fits_the_schema(validator, found):
    assert list(validator.iter_errors(json.loads(render(found, Style())))) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        pytest.param("severity", "fatal", id="unknown severity"),
        pytest.param("cell", "12", id="no address"),
        pytest.param("extra", 1, id="key nobody knows"),
    ],
)
def test_schema_refuses(validator, key, value):
    data = json.loads(render(result(growth_rate()), Style()))
    data["findings"][0][key] = value
    assert len(list(validator.iter_errors(data))) == 1


def test_schema_lists_what_the_code_has(validator):
    parts = validator.schema["$defs"]
    severities = parts["finding"]["properties"]["severity"]["enum"]
    outcomes = parts["coverage"]["properties"]["outcome"]["enum"]
    assert severities == [one.value for one in Severity]
    assert outcomes == [one.value for one in Outcome]
