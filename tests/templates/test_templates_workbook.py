"""A form as a file and as bytes."""

import io
import zipfile

import pytest

from selfeval_xl.forms.spec import load_specs
from selfeval_xl.templates import export, to_bytes


def parts(source):
    with zipfile.ZipFile(source) as book:
        return {name: book.read(name) for name in book.namelist()}


@pytest.mark.parametrize("spec", load_specs().specs, ids=lambda spec: spec.id)
def test_the_bytes_hold_the_parts_of_the_file(spec, tmp_path):
    export(spec, tmp_path / "a.xlsx")
    assert parts(io.BytesIO(to_bytes(spec))) == parts(tmp_path / "a.xlsx")


def test_the_same_form_gives_the_same_bytes():
    spec = load_specs().specs[0]
    assert to_bytes(spec) == to_bytes(spec)
