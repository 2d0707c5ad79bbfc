"""The README says what the code does."""

import re
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def refresh_readme():
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        import refresh_readme
    finally:
        sys.path.remove(str(ROOT / "docs"))
    return refresh_readme


@pytest.mark.parametrize("name", ["rules", "example"])
def test_part_is_up_to_date(refresh_readme, name):
    shown = re.search(f"<!-- {name} -->\n(.*)\n<!-- /{name} -->", README, re.DOTALL)
    assert shown[1] == refresh_readme.PARTS[name](), "python docs/refresh_readme.py"


def test_option_table_names_every_option_of_check():
    from selfeval_xl.cli.check import check

    options = {name for param in check.params for name in param.opts}
    table = README.split("| option of `check` | |")[1].split("\n\n")[0]
    named = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", table))
    assert named == {name for name in options if name.startswith("-")} - {"--output"}


def test_links_lead_somewhere():
    targets = re.findall(r"\]\(([^)#]+)\)", README)
    assert [t for t in targets if not (ROOT / t).exists()] == []


def test_the_python_example_runs(tmp_path, monkeypatch):
    pytest.importorskip("formualizer")
    shutil.copytree(ROOT / "samples" / "02-公开案例", tmp_path / "folder")
    monkeypatch.chdir(tmp_path)
    (code,) = re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    names = {}
    exec(code, names)
    assert len(names["result"].findings) == 10
    assert [copy.target for copy in names["report"].copies] != []
    assert str(names["value"].value) == "0.95"
