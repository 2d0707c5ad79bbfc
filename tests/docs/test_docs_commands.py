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
BULK = ROOT / "docs" / "bulk.md"
SAMPLES = ROOT / "samples"
_FILLED = ["fill", "guangdong-data", "数据.toml"]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
pytest.importorskip("formualizer")
pytest.importorskip("pandas")


def commands(page):
    blocks = re.findall(r"^```sh\n(.*?)^```", page.read_text("utf-8"), re.M | re.S)
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


@pytest.fixture
def received(folder):
    """The folder of a bureau: units in folders and in an archive."""
    shutil.move(folder / "材料", folder / "收件" / "某区某会")
    zipped = folder / "收件" / "某区某馆"
    shutil.make_archive(str(zipped), "zip", SAMPLES / "02-公开案例")
    return folder


def test_the_commands_of_the_bulk_guide(received, monkeypatch, capsys):
    pytest.importorskip("distributed")
    monkeypatch.chdir(received)
    monkeypatch.delenv("SELFEVAL_XL_LANG", raising=False)
    for command in commands(BULK):
        code = run(shlex.split(command)[1:])
        said = capsys.readouterr()
        # of the units handed in one has faults; nothing changes between the runs
        expected = 1 if command.startswith("selfeval-xl bulk ") else 0
        assert (command, code) == (command, expected), said.out + said.err


def test_the_bulk_guide_names_every_option_and_sheet():
    from selfeval_xl.bulking.summary import names
    from selfeval_xl.cli.bulk import bulk

    text = BULK.read_text("utf-8")
    own = {param.opts[-1] for param in bulk.params if param.opts[-1].startswith("--")}
    shared = {"--lang", "--ignore", "--year", "--today", "--forms-dir"}
    shared |= {"--baseline", "--config", "--output", "--letter-template"}
    assert sorted(name for name in own - shared if name not in text) == []
    words = [getattr(names, name) for name in vars(names) if name.isalpha()]
    sheets = [word for word in words if isinstance(word, str)]
    told = re.findall(r"^\| ([^ |]+) \|", text, re.MULTILINE)
    assert told[1 : len(sheets) + 1] == sheets


def test_the_commands_one_after_the_other(folder, monkeypatch, capsys):
    monkeypatch.chdir(folder)
    monkeypatch.delenv("SELFEVAL_XL_LANG", raising=False)
    for command in commands(GUIDE):
        program, *args = shlex.split(command)
        code = run(args)
        said = capsys.readouterr()
        assert program == "selfeval-xl"
        # what bulk runs over has faults, and the data file is still empty
        has_faults = args[0] == "bulk" or args[:3] == _FILLED
        expected = 1 if has_faults else 0
        assert (command, code) == (command, expected), said.out + said.err


def test_next_years_form_in_the_order_of_its_guide(tmp_path, monkeypatch, capsys):
    this, last = (
        SAMPLES / "08-两年对照" / one / "数据表.xlsx" for one in ("2024-无误", "2023")
    )
    names = {"新表": this, "旧表": last, "去年填报": last}
    for name, source in names.items():
        shutil.copyfile(source, tmp_path / f"{name}.xlsx")
    shutil.copytree(this.parent, tmp_path / "报送材料")
    (tmp_path / "表样").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SELFEVAL_XL_LANG", raising=False)
    text = (ROOT / "docs" / "next-years-form.md").read_text("utf-8")
    ended = {}
    for command in re.findall(r"^selfeval-xl (.+)$", text, re.MULTILINE):
        code = run(shlex.split(command))
        said = capsys.readouterr()
        assert code in (0, 1), command + said.err
        ended[command.rpartition(" -o")[0] or command] = code
    assert len(ended) == 7
    assert ended["forms check 表样/qu-2025.toml"] == 0
    assert ended["check 报送材料 --forms-dir 表样"] == 0


def test_every_command_is_in_the_guide_or_the_readme():
    text = GUIDE.read_text("utf-8") + (ROOT / "README.md").read_text("utf-8")
    named = set(re.findall(r"selfeval-xl ([a-z][a-z-]+)", text))
    assert set(app.list_commands(None)) <= named


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_lead_somewhere(page):
    targets = re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))
    assert [t for t in targets if not (page.parent / t).exists()] == []
