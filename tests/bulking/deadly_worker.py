"""A worker process that some file names kill, stall or break off."""

import os
import time

from selfeval_xl.bulking import worker
from selfeval_xl.papers import Reader

_read = Reader.paper


def _paper(self, data, name, size=None):
    if "致命" in name:
        os._exit(9)
    if "停住" in name:
        time.sleep(600)
    if "中断" in name:
        raise BaseExceptionGroup("", [RuntimeError("")]).exceptions[0]
    return _read(self, data, name, size)


Reader.paper = _paper

if __name__ == "__main__":
    worker.main()
