"""Files that cannot be read, or only in part, or hold no form that is known."""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
from collections.abc import Iterator
from decimal import Decimal

from benchmarks.mutation.planted import Papers, Planted, codes
from benchmarks.mutation.sheets import Cell, Sheet, written
from benchmarks.mutation.tables import project_form, score_table

_PAGE = "<html><body><table><tr><td>得分</td><td>90</td></tr></table></body></html>"


def file_faults(seed: int) -> Iterator[Planted]:
    draw = random.Random(seed)
    book = project_form(seed)
    data = written(book)
    cut = data[: int(len(data) * draw.uniform(0.3, 0.9))]
    yield _file("cut off", "FL101", "自评表.xlsx", cut)
    yield _file("locked", "FL102", "自评表.xlsx", _locked())
    for kind, name, content in (
        ("web page", "评分表.xls", _PAGE.encode()),
        ("text table", "人员情况.xlsx", "项目,人数\n编制,38\n".encode("gb18030")),
        ("workbook by another name", "自评表.xls", data),
    ):
        rule = "FL104"
        yield _file(kind, rule, name, content)
    far = (book[0].with_cell((30_000 + draw.randint(1, 99), 2), Cell(Decimal(1))),)
    yield _file("far cell", "FL103", "自评表.xlsx", written(far))
    two = (*book, *score_table(seed))
    names = (
        Sheet("甲", two[0].cells, two[0].merges),
        Sheet("乙", two[1].cells, two[1].merges),
    )
    yield _file("broken sheet", "FL105", "自评表.xlsx", _broken(written(names)))
    strange = Papers({"某项绩效评价表.xlsx": (_strange(draw),)})
    yield Planted("layout unknown", strange, ("FM101",), "某项绩效评价表.xlsx")


def _file(kind: str, rule: str, name: str, content: bytes) -> Planted:
    return Planted(kind, Papers({name: content}), (rule,), name, with_it=codes(rule))


def _broken(data: bytes) -> bytes:
    """The second sheet's part ends in the middle of a tag."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for item in old.infolist():
            part = old.read(item)
            if re.search(r"sheet2\.xml$", item.filename):
                part = part[: len(part) // 2]
            new.writestr(item, part)
    return target.getvalue()


def _strange(draw: random.Random) -> Sheet:
    """A table of evaluation in words nobody has described."""
    cells = {(1, 1): Cell("2024年度专项绩效评价情况表")}
    for column, head in enumerate(("事项", "甲类金额", "乙类金额", "小计"), 1):
        cells[2, column] = Cell(head)
    for row in range(3, 7):
        one, two = (Decimal(draw.randint(100, 999)) / 10 for _ in range(2))
        for column, value in enumerate((f"事项{row - 2}", one, two, one + two), 1):
            cells[row, column] = Cell(value)
    return Sheet("情况表", cells)


def _locked() -> bytes:
    """A compound file with the two streams of a workbook under a password."""
    sector, free, end = 512, 0xFFFFFFFF, 0xFFFFFFFE
    streams = (
        ("EncryptionInfo", b"\x04\0\x04\0\x40\0\0\0"),
        ("EncryptedPackage", b"\0" * 64),
    )
    chains: list[int] = []
    body, entries = b"", [_entry("Root Entry", 5, end, 0, 1)]
    for number, (name, content) in enumerate(streams, 1):
        start = len(chains)
        body += content.ljust(4096, b"\0")
        chains += [*range(start + 1, start + 8), end]
        entries.append(_entry(name, 2, start, 4096, free, 2 if number == 1 else free))
    directory = len(chains)
    body += b"".join(entries).ljust(sector, b"\0")
    chains += [end, 0xFFFFFFFD]
    body += struct.pack(f"<{len(chains)}I", *chains).ljust(sector, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIII", 0, 1, directory, 0, 4096, end, 0, end, 0)
    head += struct.pack("<109I", directory + 1, *[free] * 108)
    return head + body


def _entry(name, kind, start, size, child=0xFFFFFFFF, right=0xFFFFFFFF) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<BBIII", kind, 1, 0xFFFFFFFF, right, child)
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<H", len(raw))
        + links
        + b"\0" * 36
        + struct.pack("<IQ", start, size)
    )
