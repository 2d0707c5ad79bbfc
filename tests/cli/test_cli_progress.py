"""Progress: on a terminal only, one line that is wiped at the end."""

import io
import os

import pytest

from selfeval_xl.cli import progress
from selfeval_xl.cli.output import style
from selfeval_xl.cli.progress import Progress, current_file


class Stream(io.StringIO):
    """A stderr or stdout that says whether it is a terminal."""

    def __init__(self, is_terminal):
        super().__init__()
        self.is_terminal = is_terminal

    def isatty(self):
        return self.is_terminal


@pytest.fixture
def columns(monkeypatch):
    def set_columns(count):
        size = os.terminal_size((count, 24))
        monkeypatch.setattr("shutil.get_terminal_size", lambda: size)

    return set_columns


def told(monkeypatch, is_terminal):
    monkeypatch.setattr("sys.stderr", stream := Stream(is_terminal))
    with Progress(lambda text: text) as show:
        show(0, 2, "某区某局/数据表.xlsx")
    return stream.getvalue()


def test_silent_in_a_pipe(monkeypatch):
    assert told(monkeypatch, False) == ""
    assert current_file() == "某区某局/数据表.xlsx"


def test_one_line_on_a_terminal(monkeypatch, columns):
    columns(80)
    assert told(monkeypatch, True) == (
        "\r\x1b[2K检查 1/2 某区某局/数据表.xlsx\r\x1b[2K"
    )


def test_line_is_cut_to_the_window(monkeypatch, columns):
    columns(20)
    assert told(monkeypatch, True) == "\r\x1b[2K检查 1/2 某区某局/…\r\x1b[2K"


@pytest.mark.parametrize(
    ("is_terminal", "no_colour", "is_to_file", "expected"),
    [
        pytest.param(False, "", False, (False, None), id="pipe"),
        pytest.param(True, "", True, (False, None), id="file"),
        pytest.param(True, "", False, (True, 100), id="terminal"),
        pytest.param(True, "1", False, (False, 100), id="NO_COLOR"),
    ],
)
def test_style(monkeypatch, columns, is_terminal, no_colour, is_to_file, expected):
    columns(100)
    monkeypatch.setattr("sys.stdout", Stream(is_terminal))
    monkeypatch.setenv("NO_COLOR", no_colour)
    found = style("zh", is_to_file)
    assert (found.colour, found.width) == expected


def test_very_wide_window_keeps_lines_readable(monkeypatch, columns):
    columns(300)
    monkeypatch.setattr("sys.stdout", Stream(True))
    assert style("zh", False).width == 120


def test_no_file_before_the_first(monkeypatch):
    monkeypatch.setattr(progress, "_now", "")
    assert current_file() == ""
