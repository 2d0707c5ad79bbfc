"""Which files are read as text."""

from __future__ import annotations

import pytest

from selfeval_xl.read.document import is_document


@pytest.mark.parametrize(
    ("name", "format", "expected"),
    [
        pytest.param("自评报告.txt", "txt", True, id="plain text"),
        pytest.param("自评报告", "txt", True, id="without an ending"),
        pytest.param("说明.MD", "txt", True, id="marked text"),
        pytest.param("build.py", "txt", False, id="a program"),
        pytest.param("导出.log", "txt", False, id="a log"),
        pytest.param("明细.tsv", "txt", False, id="a table"),
        pytest.param("自评报告.docx", "docx", True, id="Word"),
        pytest.param("自评报告.docx", "", True, id="a name that promises Word"),
        pytest.param("照片.jpg", "jpg", False, id="a picture"),
    ],
)
def test_is_document(name, format, expected):
    assert is_document(name, format) is expected
