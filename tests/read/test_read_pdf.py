from __future__ import annotations

import pytest

from selfeval_xl.intake.refusal import Refusal
from selfeval_xl.read.pdf import Line, _paragraphs, _without_margins, read_pdf

TO_UNICODE = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
    "1 begincodespacerange <0000> <FFFF> endcodespacerange "
    "1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
)


def pdf(*pages, picture=False, trailer=""):
    """A PDF file by hand: each page a list of (x, y, text), or an empty one."""
    parts = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(pages)))
    parts.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    parts.append(
        "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H "
        "/ToUnicode 4 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 "
        "/BaseFont /SimSun /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering "
        "(Identity) /Supplement 0 >> >>] >>"
    )
    parts.append(f"<< /Length {len(TO_UNICODE)} >>\nstream\n{TO_UNICODE}\nendstream")
    for index, lines in enumerate(pages):
        drawn = "".join(
            f"BT /F 12 Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET\n"
            for x, y, text in lines
        )
        if picture and not lines:
            drawn = "q 500 0 0 700 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI Q\n"
        content = f"{6 + 2 * index} 0 R"
        parts.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F 3 0 R >> >> /Contents {content} >>"
        )
        parts.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}endstream")
    out, offsets = "%PDF-1.5\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{part}\nendobj\n"
    start = len(out)
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    out += f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}"
    out += f"trailer << /Size {len(parts) + 1} /Root 1 0 R {trailer}>>\n"
    out += f"startxref\n{start}\n%%EOF"
    return out.encode("latin-1")


LONG = "本单位按照要求开展绩效自评工作成立工作小组收集资料逐项对照标准打分形成"


def texts(*pages, **more):
    found = read_pdf(pdf(*pages, **more), "自评报告.pdf")
    return [one.text for one in found.text.paragraphs], found.problems


def test_lines_become_paragraphs():
    page = [
        (200, 780, "绩效自评报告"),
        (84, 750, LONG[:34]),
        (60, 730, "报告，自评得分95.5分。"),
        (84, 710, "一、基本情况"),
    ]
    assert texts(page) == (
        ["绩效自评报告", LONG[:34] + "报告，自评得分95.5分。", "一、基本情况"],
        (),
    )


def test_a_paragraph_goes_on_over_the_page():
    first = [(84, 780, LONG[:34]), (60, 760, LONG[:36]), (290, 30, "- 1 -")]
    second = [(60, 780, "自评报告。"), (84, 760, "二、结果"), (290, 30, "- 2 -")]
    assert texts(first, second) == (
        [LONG[:34] + LONG[:36] + "自评报告。", "二、结果"],
        (),
    )


def test_running_heads_are_left_out():
    pages = [
        [Line("某局自评报告", 60, 200, 12, i), Line(f"第{i}段。", 60, 200, 12, i)]
        for i in range(4)
    ]
    assert [line.text for line in _without_margins(pages)] == [
        "第0段。",
        "第1段。",
        "第2段。",
        "第3段。",
    ]


def test_without_indents_marks_and_stops_part_paragraphs():
    lines = [
        Line("一、" + LONG[:20], 60, 500, 12, 0),
        Line("续行。" + LONG[:19], 60, 500, 12, 0),
        Line("（二）过程", 60, 130, 12, 0),
        Line("二、结果" + LONG[:16] + "。", 60, 500, 12, 0),
        Line("另一段", 60, 100, 12, 0),
    ]
    assert list(_paragraphs(lines)) == [
        lines[0].text + lines[1].text,
        "（二）过程",
        lines[3].text,
        "另一段",
    ]


def test_scanned_pages_are_told():
    page = [(60, 780, "绩效自评报告共有两页。")]
    found, problems = texts(page, [], picture=True)
    assert found == ["绩效自评报告共有两页。"]
    assert [(p.kind, p.reason, p.fatal, p.details["part"]) for p in problems] == [
        ("unreadable", "scanned_pages", False, "2")
    ]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        pytest.param(
            pdf([], [], picture=True), ("unreadable", "scanned"), id="scanned"
        ),
        pytest.param(pdf([]), ("unreadable", "no_text"), id="blank"),
        pytest.param(b"%PDF-1.5\nnothing", ("unreadable", "pdf"), id="damaged"),
        pytest.param(
            pdf(
                [(60, 780, "绩效自评报告")],
                trailer="/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 "
                f"/O <{'00' * 32}> /U <{'11' * 32}> >> "
                f"/ID [<{'22' * 16}> <{'22' * 16}>]",
            ),
            ("encrypted", "password"),
            id="password",
        ),
    ],
)
def test_what_cannot_be_read(data, problem):
    with pytest.raises(Refusal) as refusal:
        read_pdf(data, "自评报告.pdf")
    assert (refusal.value.problem.kind, refusal.value.problem.reason) == problem


def test_more_pages_than_a_report_has(monkeypatch):
    monkeypatch.setattr("selfeval_xl.read.pdf.MOST_PAGES", 1)
    with pytest.raises(Refusal) as refusal:
        read_pdf(pdf([(60, 780, "甲")], [(60, 780, "乙")]), "自评报告.pdf")
    problem = refusal.value.problem
    assert (problem.kind, problem.reason, problem.details["found"]) == (
        "limit",
        "pages",
        2,
    )


def test_two_columns_run_on_within_their_own_edges():
    lines = [LONG[i : i + 16] for i in range(6)]
    left = [(90, 740 - 20 * i, text) for i, text in enumerate(lines[:3])]
    right = [(330, 740 - 20 * i, text) for i, text in enumerate(lines[3:])]
    given = [(90, 780, LONG[:34]), *left, (90, 680, "完成。"), *right]
    found, _ = texts([*given, (330, 680, "结束。")])
    assert found == [
        LONG[:34],
        "".join(lines[:3]) + "完成。",
        "".join(lines[3:]) + "结束。",
    ]
