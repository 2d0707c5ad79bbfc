"""Zip containers: what is not changed is copied byte for byte."""

import io
import struct
import zipfile

import pytest

from selfeval_xl.patching.package import rewrite
from selfeval_xl.patching.refused import CannotPatch


def container(method=zipfile.ZIP_DEFLATED, comment=b"", force_zip64=False):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, text in (("a.xml", "aa" * 90), ("文件/b.xml", "b"), ("c.bin", "cc")):
            info = zipfile.ZipInfo(name, (2020, 1, 2, 3, 4, 6))
            info.compress_type = method
            with file.open(info, "w", force_zip64=force_zip64) as stream:
                stream.write(text.encode())
        file.comment = comment
    return out.getvalue()


class Unseekable(io.RawIOBase):
    """Makes zipfile write sizes behind the content."""

    def __init__(self):
        self.parts = []

    def writable(self):
        return True

    def write(self, data):
        self.parts.append(bytes(data))
        return len(data)


def with_descriptors():
    out = Unseekable()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in (("a.xml", "aa" * 90), ("文件/b.xml", "b"), ("c.bin", "cc")):
            file.writestr(name, text)
    return b"".join(out.parts)


CONTAINERS = [
    pytest.param(container(), id="deflated"),
    pytest.param(container(zipfile.ZIP_STORED), id="stored"),
    pytest.param(container(comment="注".encode()), id="with a comment"),
    pytest.param(container(force_zip64=True), id="long sizes"),
    pytest.param(with_descriptors(), id="sizes behind the content"),
]


@pytest.mark.parametrize("data", CONTAINERS)
def test_nothing_changed_gives_the_same_bytes(data):
    assert rewrite(data, {}, {}) == data


@pytest.mark.parametrize("data", CONTAINERS)
def test_replaced_added_and_left_out(data):
    made = rewrite(data, {"文件/b.xml": b"new"}, {"d/新.xml": b"d"}, {"a.xml"})
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert file.testzip() is None
        assert {name: file.read(name) for name in file.namelist()} == {
            "文件/b.xml": b"new",
            "c.bin": b"cc",
            "d/新.xml": b"d",
        }


def test_parts_keep_their_order_and_time():
    made = rewrite(container(), {"a.xml": b"x"}, {})
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert [(one.filename, one.date_time) for one in file.infolist()] == [
            ("a.xml", (2020, 1, 2, 3, 4, 6)),
            ("文件/b.xml", (2020, 1, 2, 3, 4, 6)),
            ("c.bin", (2020, 1, 2, 3, 4, 6)),
        ]


def test_bytes_before_the_container_do_not_matter():
    made = rewrite(b"MZ" * 40 + container(), {"c.bin": b"new"}, {})
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert file.read("a.xml") == b"aa" * 90
        assert file.read("c.bin") == b"new"


@pytest.mark.parametrize(
    ("data", "changed", "reason"),
    [
        pytest.param(b"", {}, "no_directory", id="empty"),
        pytest.param(b"PK\x03\x04" * 9, {}, "no_directory", id="cut off"),
        pytest.param(container(), {"z.xml": b""}, "missing_part", id="no such part"),
    ],
)
def test_refused(data, changed, reason):
    with pytest.raises(CannotPatch) as refused:
        rewrite(data, changed, {})
    assert refused.value.reason == reason


def test_long_offsets_are_kept_up_to_date():
    data = container()
    at = data.rfind(b"PK\x01\x02")  # the last entry: make its offset a long one
    name, extra = struct.unpack_from("<HH", data, at + 28)
    offset = struct.unpack_from("<I", data, at + 42)[0]
    field = struct.pack("<HHQ", 1, 8, offset)
    end = at + 46 + name + extra
    head = bytearray(data[at : at + 46])
    struct.pack_into("<H", head, 30, extra + len(field))
    struct.pack_into("<I", head, 42, 0xFFFFFFFF)
    tail = bytearray(data[end:])
    size, start = struct.unpack_from("<II", tail, 12)
    struct.pack_into("<I", tail, 12, size + len(field))
    long = data[:at] + bytes(head) + data[at + 46 : end] + field + bytes(tail)
    made = rewrite(long, {"a.xml": b"x"}, {})
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert (file.read("a.xml"), file.read("c.bin")) == (b"x", b"cc")
