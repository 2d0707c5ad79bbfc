"""The command group: version, help, unknown commands, and what start-up imports."""

import os
import subprocess
import sys

import pytest
from clikit import Ended, call

from selfeval_xl import __version__

SLOW = ("openpyxl", "pandas", "lxml", "python_calamine", "xlsxwriter", "formualizer")


@pytest.fixture(autouse=True)
def chinese(monkeypatch):
    monkeypatch.delenv("SELFEVAL_XL_LANG", raising=False)


def test_version(capsys):
    assert call(capsys, "--version") == Ended(0, f"selfeval-xl {__version__}\n", "")


@pytest.mark.parametrize("name", ["-h", "--help"])
def test_help(capsys, name):
    assert call(capsys, name) == Ended(
        0,
        """\
用法：selfeval-xl [OPTIONS] COMMAND [ARGS]...

  检查填好的绩效自评表：哪个单元格不对、应为多少、依据是什么。

命令：
  check      检查填好的表，逐个单元格报告问题
  fix        写出更正后的副本，原文件不动
  fill       用数据填表，或写出空白数据文件
  watch      守着一个文件夹，放进去就检查
  serve      在浏览器里检查、更正、填表
  bulk       一次检查许多单位的材料，写出汇总表
  bulk-diff  比较两次 bulk 运行的结果
  rules      列出规则，或显示一条规则的说明
  forms      列出、查看、导出、学习、比较表样
  doctor     看本机装了什么、哪些做不了

选项：
  --version       显示版本
  --lang [zh|en]  输出所用语言，默认 zh；也可用环境变量 SELFEVAL_XL_LANG
  -h, --help      显示本页
""",
        "",
    )


def test_help_in_english(capsys):
    ended = call(capsys, "forms", "export", "--lang", "en", "-h")
    assert ended.out == """\
Usage: selfeval-xl forms export [OPTIONS] ID

  Writes a blank form (xlsx) to fill in.

Options:
  -o, --output FILE  file to write
  --forms-dir DIR    folder with your own form specs (TOML)
  --lang [zh|en]     language of the output, zh unless given; or set
                     SELFEVAL_XL_LANG
  -h, --help         show this page
"""


def test_no_command_shows_the_help_and_is_an_error(capsys):
    ended = call(capsys)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == call(capsys, "-h").out


def test_unknown_command(capsys):
    assert call(capsys, "chek") == Ended(
        2,
        "",
        "无法运行：没有命令 chek；可用的命令："
        "check、fix、fill、watch、serve、bulk、bulk-diff、rules、forms、doctor\n"
        "用法见 selfeval-xl -h\n",
    )


def modules_after(*args):
    """Names of all modules that a run of the command has imported."""
    code = (
        "import sys\n"
        "from selfeval_xl.cli.run import run\n"
        f"run({list(args)!r})\n"
        "print(*sys.modules, sep='\\n', file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return done.stderr.split()


def test_start_imports_next_to_nothing():
    loaded = modules_after("--version")
    own = [name for name in loaded if name.split(".")[0] == "selfeval_xl"]
    assert sorted(own) == [
        "selfeval_xl",
        "selfeval_xl.cli",
        "selfeval_xl.cli.app",
        "selfeval_xl.cli.run",
        "selfeval_xl.cli.words",
        "selfeval_xl.errors",
    ]


def test_help_imports_no_file_library_and_no_rule():
    loaded = modules_after("-h")
    rules = [name for name in loaded if name.startswith("selfeval_xl.rules.")]
    assert sorted(rules) == ["selfeval_xl.rules.page", "selfeval_xl.rules.registry"]
    assert [name for name in loaded if name.split(".")[0] in SLOW] == []


def test_console_without_chinese_shows_marks_not_a_traceback():
    done = subprocess.run(
        [sys.executable, "-c", "from selfeval_xl.cli import main; main()", "-h"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"???selfeval-xl [OPTIONS] COMMAND")
