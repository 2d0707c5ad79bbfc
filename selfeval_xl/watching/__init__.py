"""A folder under watch: what is dropped into it is checked once it lies still."""

from selfeval_xl.watching.events import Event
from selfeval_xl.watching.lock import alone
from selfeval_xl.watching.watcher import Watcher

__all__ = ["Event", "Watcher", "alone"]
