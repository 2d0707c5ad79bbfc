"""What goes wrong around a run is told as such, and never put on a file."""

from __future__ import annotations

import errno
import tempfile
from pathlib import Path

import pytest
from handinkit import SAMPLES, SETTINGS, hand_in

from selfeval_xl.bulking.contents import Folder
from selfeval_xl.bulking.tasks import Desk, Order
from selfeval_xl.errors import UsageError


@pytest.mark.parametrize("broken", ["folder", "file"])
def test_no_room_for_temporary_files_stops_the_run(tmp_path, monkeypatch, broken):
    hand_in(tmp_path / "报送", SAMPLES / "04-单元格")
    order = Order.of(str(tmp_path / "报送"), SETTINGS, fix=tmp_path / "副本")
    desk = Desk(order)

    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    where, name = (tempfile, "mkdtemp") if broken == "folder" else (Path, "write_bytes")
    monkeypatch.setattr(where, name, full)
    with pytest.raises(UsageError, match="盘已满.*请腾出空间"):
        desk.do(Folder("", ("数据表.xlsx",)), lambda name: None)
    assert not (tmp_path / "副本").exists()
