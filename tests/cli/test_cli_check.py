"""``selfeval-xl check``: what goes where, and the exit code."""

import json
import os
from datetime import date
from pathlib import Path

import pytest
from clikit import Ended, call

import selfeval_xl.api
from selfeval_xl.baseline import Acceptance, load_baseline
from selfeval_xl.errors import SpecError
from selfeval_xl.findings import Finding, Hit, Severity
from selfeval_xl.model.paper import Paper
from selfeval_xl.model.place import Place
from selfeval_xl.result import Failure, Result

PAPER = Paper("表.xlsx", "workbook", "xlsx", "", 1)
NOTHING_KNOWN = (
    "读取 1 个文件，认出 0 张表。\n"
    "错误 0 处，警告 0 处，提示 0 处。\n"
    "下一步：没有认出自评表，能认的表见 selfeval-xl forms list。\n"
)


def finding(severity):
    hit = Hit(Place("表.xlsx", "表", 2, 3))
    return Finding(1, "AR101", "sum", "sum", severity, hit, "应为 3", "", "", "f")


@pytest.fixture
def checked(monkeypatch, tmp_path):
    """Stands for the pipeline: gives what it is told, keeps what it was asked."""

    class Pipeline:
        result = Result((PAPER,), ())
        error = None

        def __call__(self, *paths, settings, progress):
            self.paths, self.settings = paths, settings
            for index, path in enumerate(paths):
                progress(index, len(paths), str(path))
            if self.error:
                raise self.error
            return self.result

    monkeypatch.setattr(selfeval_xl.api, "check", pipeline := Pipeline())
    monkeypatch.delenv("SELFEVAL_XL_LANG", raising=False)
    monkeypatch.delenv("SELFEVAL_XL_DEBUG", raising=False)
    monkeypatch.chdir(tmp_path)
    return pipeline


def test_report_goes_to_stdout_and_nothing_to_stderr(checked, capsys):
    assert call(capsys, "check", "材料") == Ended(0, NOTHING_KNOWN, "")
    assert checked.paths == (Path("材料"),)


@pytest.mark.parametrize(
    ("severity", "code"),
    [
        pytest.param(Severity.INFO, 0, id="info"),
        pytest.param(Severity.WARNING, 0, id="warning"),
        pytest.param(Severity.ERROR, 1, id="error"),
    ],
)
def test_exit_code(checked, capsys, severity, code):
    checked.result = Result((PAPER,), (finding(severity),))
    assert call(capsys, "check", "x").code == code


def test_nothing_readable_is_2_with_the_report_still_printed(checked, capsys):
    paper = Paper("坏.xlsx", "unreadable", "", "", 1)
    checked.result = Result((paper,), (finding(Severity.ERROR),))
    ended = call(capsys, "check", "x", "--format", "json")
    assert (ended.code, len(json.loads(ended.out)["findings"])) == (2, 1)


def test_options_become_settings(checked, capsys, tmp_path):
    call(
        capsys, "check", "a", "b", "--select", "AR,SC101", "--ignore", "AR103，CE",
        "--year", 2024, "--unit", "某区某局", "--today", "2025-03-31",
        "--forms-dir", tmp_path, "--baseline", "认可.toml",
    )
    asked = checked.settings
    assert checked.paths == (Path("a"), Path("b"))
    assert (asked.select, asked.ignore) == (("AR", "SC101"), ("AR103", "CE"))
    assert (asked.year, asked.unit) == (2024, "某区某局")
    assert (asked.today, asked.lang) == (date(2025, 3, 31), "zh")
    assert (asked.forms_dir, asked.baseline) == (tmp_path, Path("认可.toml"))


def test_settings_file_of_the_folder_is_read_and_options_outrank_it(
    checked, capsys, tmp_path
):
    text = 'year = 2023\nunit = "某局"\nlang = "en"\n'
    (tmp_path / "selfeval-xl.toml").write_text(text, encoding="utf-8")
    ended = call(capsys, "check", "x", "--year", 2024)
    assert (checked.settings.year, checked.settings.unit) == (2024, "某局")
    assert ended.out.startswith("Files read: 1")


def test_config_names_another_file(checked, capsys, tmp_path):
    (tmp_path / "selfeval-xl.toml").write_text("year = 2023\n")
    (tmp_path / "other.toml").write_text("year = 2022\n")
    call(capsys, "check", "x", "--config", "other.toml")
    assert checked.settings.year == 2022


@pytest.mark.parametrize(
    ("args", "variable"),
    [
        pytest.param(["--lang", "en", "check", "x"], "", id="before the command"),
        pytest.param(["check", "x", "--lang=en"], "zh", id="option over environment"),
        pytest.param(["check", "x"], "en", id="environment"),
    ],
)
def test_english(checked, capsys, monkeypatch, args, variable):
    monkeypatch.setenv("SELFEVAL_XL_LANG", variable)
    assert call(capsys, *args).out == (
        "Files read: 1, forms recognised: 0.\n"
        "Errors: 0, warnings: 0, infos: 0.\n"
        "Next: no self-evaluation form was recognised; "
        "the known ones: selfeval-xl forms list.\n"
    )


def test_json_is_utf8_whatever_the_console(checked, capfdbinary):
    assert call(capfdbinary, "check", "x", "--format", "json").out.decode("utf-8")


def test_file_name_that_is_no_text_is_printed_all_the_same(checked, capsys):
    checked.result = Result((Paper("\udcff.xlsx", "workbook", "xlsx", "", 1),), ())
    ended = call(capsys, "check", "x", "--format", "json")
    assert json.loads(ended.out)["files"][0]["path"] == "?.xlsx"


def test_output_file(checked, capsys, tmp_path):
    assert call(capsys, "check", "x", "-o", "报告.txt") == Ended(0, "", "")
    assert (tmp_path / "报告.txt").read_text(encoding="utf-8") == NOTHING_KNOWN
    assert os.listdir(tmp_path) == ["报告.txt"]


def test_output_file_is_replaced_whole(checked, capsys, tmp_path):
    (tmp_path / "r.txt").write_text("old" * 1000)
    call(capsys, "check", "x", "-o", "r.txt")
    assert (tmp_path / "r.txt").read_text(encoding="utf-8") == NOTHING_KNOWN


def test_output_where_nothing_can_be_written(checked, capsys):
    ended = call(capsys, "check", "x", "-o", "没有/r.txt")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("无法运行：写不了 没有/r.txt（")
    assert ended.err.endswith("；请换一个可写的文件夹，或关闭正打开它的程序\n")


def test_output_over_a_folder_leaves_nothing_behind(checked, capsys, tmp_path):
    (tmp_path / "r").mkdir()
    assert call(capsys, "check", "x", "-o", "r").code == 2
    assert os.listdir(tmp_path) == ["r"]


def test_notes_and_failures_go_to_stderr(checked, capsys):
    failure = Failure("AR101", "表.xlsx", "KeyError: 'a'")
    checked.result = Result((PAPER,), (), failures=(failure,), notes=("一条说明",))
    assert call(capsys, "check", "x") == Ended(
        0,
        NOTHING_KNOWN,
        "规则 AR101 在检查 表.xlsx 时中断（KeyError: 'a'）；"
        "请告诉维护者，其余规则照常检查。\n"
        "一条说明\n",
    )


def test_error_of_the_run_is_one_line(checked, capsys):
    checked.error = SpecError("{path}：不是有效的 TOML（{error}）", path="a", error="b")
    assert call(capsys, "check", "x") == Ended(
        2, "", "无法运行：a：不是有效的 TOML（b）\n"
    )
    assert call(capsys, "check", "x", "--lang", "en") == Ended(
        2, "", "Cannot run: a: not valid TOML (b)\n"
    )


def test_defect_names_the_file_and_shows_no_traceback(checked, capsys):
    checked.error = ZeroDivisionError("a\nb")
    assert call(capsys, "check", "数据表.xlsx") == Ended(
        2,
        "",
        "程序出错：处理 数据表.xlsx 时遇到 ZeroDivisionError: a b。"
        "请把这一行、所查的文件和 selfeval-xl --version 的结果告诉维护者；"
        "设环境变量 SELFEVAL_XL_DEBUG=1 可看详细经过。\n",
    )


def test_defect_in_detail(checked, capsys, monkeypatch):
    monkeypatch.setenv("SELFEVAL_XL_DEBUG", "1")
    checked.error = ZeroDivisionError()
    err = call(capsys, "check", "x").err.splitlines()
    assert (err[1], err[-1]) == (
        "Traceback (most recent call last):", "ZeroDivisionError",
    )


def test_interrupt_is_quiet(checked, capsys):
    checked.error = KeyboardInterrupt()
    ended = call(capsys, "check", "x")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.strip() == "已中断，没有写出任何文件。"


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        pytest.param(["check"], "缺少 PATH", id="no path"),
        pytest.param(
            ["check", "x", "--format", "pdf"],
            "--format 只能是：text、json、html、sarif、junit、xlsx",
            id="unknown format",
        ),
        pytest.param(
            ["check", "x", "--selct", "AR"],
            "没有选项 --selct；是不是 --select？",
            id="misspelt option",
        ),
        pytest.param(["check", "x", "--qqq"], "没有选项 --qqq", id="unknown option"),
        pytest.param(
            ["check", "x", "--year", "24"],
            "--year 要是 1990 到 2100 的整数",
            id="year of two digits",
        ),
        pytest.param(
            ["check", "x", "--today", "昨天"],
            "--today：要写成 2025-03-31 这样的日期",
            id="no date",
        ),
        pytest.param(
            ["check", "x", "--lang", "fr"], "--lang 只能是：zh、en", id="unknown language"
        ),
    ],
)
def test_bad_command_line(checked, capsys, args, reason):
    assert call(capsys, *args) == Ended(
        2, "", f"无法运行：{reason}\n用法见 selfeval-xl check -h\n"
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("无/表.json", "写不了 无/表.json（没有这个文件或文件夹）", id="no folder"),
        pytest.param(".", "写不了 .（这是文件夹，不是文件）", id="a folder"),
    ],
)
def test_a_report_with_nowhere_to_go_is_told_before_the_work(
    checked, capsys, name, said
):
    ended = call(capsys, "check", "x", "--format", "json", "-o", name)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"无法运行：{said}；")
    assert not hasattr(checked, "paths")


class TestWriteBaseline:
    GIVEN = ("--reason", "口径不同", "--who", "张某")

    def test_round_trip(self, checked, capsys, tmp_path):
        checked.result = Result((PAPER,), (finding(Severity.ERROR),))
        ended = call(
            capsys, "check", "x", "--write-baseline", "已认可.toml", *self.GIVEN,
            "--until", "2025-12-31",
        )  # fmt: skip
        said = "已把 1 处问题记入 已认可.toml；下次加 --baseline 已认可.toml 检查。\n"
        assert (ended.code, ended.err) == (1, said)
        written = load_baseline(tmp_path / "已认可.toml")
        assert written == (Acceptance("f", "口径不同", "张某", date(2025, 12, 31)),)

    @pytest.mark.parametrize(
        "given",
        [
            pytest.param((), id="neither"),
            pytest.param(GIVEN[:2], id="no name"),
            pytest.param((*GIVEN[:2], "--who", " "), id="a blank name"),
            pytest.param(GIVEN[2:], id="no reason"),
        ],
    )
    def test_someone_must_answer_for_it(self, checked, capsys, tmp_path, given):
        ended = call(capsys, "check", "x", "--write-baseline", "a.toml", *given)
        assert ended == Ended(
            2, "", "无法运行：--write-baseline 要同时写明 --reason（理由）和 --who（责任人）\n"
        )
        assert not hasattr(checked, "paths")
        assert not (tmp_path / "a.toml").exists()

    def test_a_reason_for_nothing(self, checked, capsys):
        ended = call(capsys, "check", "x", *self.GIVEN)
        assert ended.code == 2
        assert "--reason、--who、--until 只与 --write-baseline 同用" in ended.err
