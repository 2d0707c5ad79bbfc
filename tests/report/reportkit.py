"""Made-up results for the reporters."""

from decimal import Decimal

from selfeval_xl.findings import Edit, Finding, Fix, Hit, Safety, Severity
from selfeval_xl.model.form import Form
from selfeval_xl.model.grid import Range
from selfeval_xl.model.paper import Paper
from selfeval_xl.model.place import Place
from selfeval_xl.result import Result

SHEET = Place("数据表.xlsx", "数据表")
FORM = Form(
    "guangdong-data", None, SHEET.file, "数据表", Range(1, 1, 40, 9), "data",
    unit_name="某区某会", year=2024,
)


def paper(path=SHEET.file, kind="workbook", format="xlsx", forms=(FORM,)):
    return Paper(path, kind, format, "5e" * 32, 9000, forms=forms)


def finding(no, place, message, advice="", severity=Severity.ERROR, **stamp):
    """A finding; what is no field of the stamp goes to the hit."""
    code = stamp.pop("code", "AR203")
    name = stamp.pop("name", "growth-rate-mismatch")
    kind = stamp.pop("kind", "growth_rate")
    hit = Hit(place, **stamp)
    return Finding(
        no, code, name, kind, severity, hit, message, advice, "《填表说明》", f"fp{no}"
    )


def growth_rate(no=1):
    """The usual finding: a rate its amounts do not support."""
    return finding(
        no,
        SHEET.at(12, 9),
        "增减率填“22%”，按 (78.55 - 93.05) ÷ 93.05 = -15.58% 应为 -15.58%",
        "把 I12 改为 -15.58%",
        label="增减率",
        actual="22%",
        expected="-15.58%",
        proof="(78.55 - 93.05) ÷ 93.05 = -15.58%",
        related=(SHEET.at(12, 5), Place("评分表.xlsx", "评分表", 8, 6)),
        fix=Fix(
            (Edit(SHEET.at(12, 9), "22%", "-15.58%", Decimal("-0.1558")),),
            Safety.UNSAFE,
        ),
    )


def in_text(no=1):
    place = Place("自评报告.docx", paragraph=12, quote="减少14.5万元,增加22%")
    return finding(no, place, "同一比较既说减少又说增加", "统一为减少", code="TX201")


def result(*findings, files=None, **rest):
    return Result(files or (paper(),), findings, **rest)
