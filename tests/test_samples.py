"""The samples are what their script makes, and yield exactly what is listed."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from samples import build, expected

ROOT = Path(__file__).parents[1]


def parts(path):
    """A workbook's parts; another file whole."""
    if path.suffix == ".xlsx" and zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as book:
            return {name: book.read(name) for name in book.namelist()}
    return path.read_bytes()


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory):
    folder = tmp_path_factory.mktemp("samples")
    build.build(folder)
    return folder


def test_the_script_makes_the_samples_that_are_there(rebuilt):
    made = sorted(p.relative_to(rebuilt) for p in rebuilt.rglob("*.*") if p.is_file())
    kept = sorted(
        p.relative_to(ROOT / "samples")
        for folder in (ROOT / "samples").iterdir()
        if folder.is_dir() and folder.name[0].isdigit()
        for p in folder.rglob("*.*")
    )
    assert made == kept
    for name in made:
        assert parts(rebuilt / name) == parts(ROOT / "samples" / name), name


def test_the_samples_yield_what_is_listed():
    listed = expected.EXPECTED.read_text(encoding="utf-8").splitlines()
    assert expected.found() == listed


def test_the_clean_sample_is_silent():
    assert expected.found(ROOT / "samples" / "01-无误") == ["\t".join(expected.HEAD)]
