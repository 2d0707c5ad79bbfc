"""Every command the guides show can be run as it stands there."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from selfeval_xl.cli.app import app
from selfeval_xl.cli.run import run

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "使用指南.md"
SAMPLES = ROOT / "samples"
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
pytest.importorskip("formualizer")
pytest.importorskip("pandas")


def commands():
    blocks = re.findall(r"^```sh\n(.*?)^```", GUIDE.read_text("utf-8"), re.M | re.S)
    return [line for block in blocks for line in block.splitlines() if line]


@pytest.fixture
def folder(tmp_path):
    """What the guide's commands find around them."""
    folder = tmp_path / "指南"
    shutil.copytree(SAMPLES / "08-两年对照" / "2024-无误", folder / "材料")
    shutil.copytree(SAMPLES / "08-两年对照" / "2023", folder / "上年")
    shutil.copytree(SAMPLES / "08-两年对照" / "2024-无误", folder / "公开")
    shutil.copytree(SAMPLES / "05-得分", folder / "收件" / "某局")
    shutil.copytree(SAMPLES / "05-得分", folder / "全部" / "某局")
    (folder / "名单.csv").write_text("单位名称\n某区某局\n某区某会\n", "utf-8")
    return folder


def test_the_commands_one_after_the_other(folder, monkeypatch, capsys):
    monkeypatch.chdir(folder)
    monkeypatch.delenv("SELFEVAL_XL_LANG", raising=False)
    for command in commands():
        program, *args = shlex.split(command)
        code = run(args)
        said = capsys.readouterr()
        assert program == "selfeval-xl"
        # the submissions of the bulk runs are those with faults
        expected = 1 if args[0] == "bulk" else 0
        assert (command, code) == (command, expected), said.out + said.err


def test_every_command_is_in_the_guide_or_the_readme():
    text = GUIDE.read_text("utf-8") + (ROOT / "README.md").read_text("utf-8")
    named = set(re.findall(r"selfeval-xl ([a-z][a-z-]+)", text))
    assert set(app.list_commands(None)) <= named


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_lead_somewhere(page):
    targets = re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))
    assert [t for t in targets if not (page.parent / t).exists()] == []
