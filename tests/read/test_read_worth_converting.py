"""Which old documents are worth the time that converting takes."""

import io
import zipfile

import pytest

from selfeval_xl.intake.limits import Limits
from selfeval_xl.read.document import is_form_name, is_worth_converting

OLE = b"\xd0\xcf\x11\xe0"
POINTS = "".join(f"\\u{ord(char)}\\'3f" for char in "绩效自评").encode()
SIGNED = "".join(f"\\u{ord(c) - 0x10000}?" for c in "评评").encode()
HEX = "".join(f"\\'{byte:02x}" for byte in "自评表".encode("gbk")).encode()


def odt(words):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("content.xml", f"<a>{words}</a>")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "format", "name", "expected"),
    [
        pytest.param(
            OLE + "合同".encode("utf-16-le"), "doc", "合同.doc", False, id="-"
        ),
        pytest.param(OLE, "doc", "项目支出绩效自评表.doc", True, id="by its name"),
        pytest.param(
            OLE + "绩效自评".encode("utf-16-le"), "doc", "1.doc", True, id="doc"
        ),
        pytest.param(b"{\\rtf1 " + POINTS + b"}", "rtf", "1.rtf", True, id="points"),
        pytest.param(b"{\\rtf1 {\\b " + HEX + b"}}", "rtf", "1.rtf", True, id="GBK"),
        pytest.param(
            b"{\\rtf1 " + SIGNED + b"}", "rtf", "1.rtf", False, id="not these"
        ),
        pytest.param(odt("部门自评报告"), "odt", "1.odt", True, id="odt"),
        pytest.param(odt("采购合同"), "odt", "1.odt", False, id="another odt"),
        pytest.param(b"PK", "odt", "1.odt", False, id="broken odt"),
        pytest.param(b"", "pdf", "1.pdf", True, id="nothing to convert"),
    ],
)
def test_worth(data, format, name, expected):
    assert is_worth_converting(data, format, name, Limits()) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("某项目 自评表（定稿）.doc", True, id="form"),
        pytest.param("2024年绩效目标申报表.rtf", True, id="another form"),
        pytest.param("自评报告.doc", False, id="report"),
        pytest.param("签到表.doc", False, id="any table"),
    ],
)
def test_form_names(name, expected):
    assert is_form_name(name) is expected
