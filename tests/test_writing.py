"""A file is whole or not there."""

import os
import signal
import subprocess
import sys
import time

import pytest

from selfeval_xl import writing
from selfeval_xl.errors import UsageError
from selfeval_xl.writing import write_whole


@pytest.fixture(params=["nameless", "named"])
def way(request, monkeypatch):
    if request.param == "named":
        monkeypatch.setattr(writing, "_nameless", lambda file, data: None)
    return request.param


def test_written_and_written_over(tmp_path, way):
    file = tmp_path / "表.corrected.xlsx"
    for data in (b"one" * 9999, b"two"):
        write_whole(file, data)
        assert file.read_bytes() == data
        assert os.listdir(tmp_path) == [file.name]


def test_as_open_as_any_other_file(tmp_path, way):
    plain = tmp_path / "a"
    plain.write_bytes(b"")
    write_whole(tmp_path / "b", b"")
    assert (tmp_path / "b").stat().st_mode == plain.stat().st_mode


@pytest.mark.parametrize("broken", ["write", "fsync", "replace"])
def test_a_full_disk_leaves_what_was_there(tmp_path, way, monkeypatch, broken):
    file = tmp_path / "a"
    file.write_bytes(b"before")

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, broken, full)
    with pytest.raises(UsageError) as error:
        write_whole(file, b"after")
    monkeypatch.undo()
    assert "盘已满" in str(error.value)
    assert file.read_bytes() == b"before"
    assert os.listdir(tmp_path) == ["a"]


def test_no_such_folder(tmp_path, way):
    with pytest.raises(UsageError):
        write_whole(tmp_path / "none" / "a", b"")


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="needs nameless files")
def test_killed_at_any_moment(tmp_path):
    code = (
        "import sys; from pathlib import Path\n"
        "from selfeval_xl.writing import write_whole\n"
        "print('ready', flush=True)\n"
        "for n in range(10**6):\n"
        "    write_whole(Path(sys.argv[1]) / 'a', bytes([n % 256]) * 2_000_000)\n"
    )
    for moment in range(6):
        run = subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE
        )
        with run:
            run.stdout.readline()
            time.sleep(0.003 + moment * 0.007)
            run.send_signal(signal.SIGKILL)
        for name in os.listdir(tmp_path):
            data = (tmp_path / name).read_bytes()
            assert (len(data), len(set(data))) == (2_000_000, 1)
