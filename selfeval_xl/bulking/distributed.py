"""The same work on a dask cluster: one that is there, or one of this computer."""

from __future__ import annotations

import atexit
from collections.abc import Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from threading import get_ident
from typing import Any

from selfeval_xl.bulking.cache import code_digest
from selfeval_xl.bulking.contents import Folder
from selfeval_xl.bulking.crew import Crew, Outcome
from selfeval_xl.bulking.tasks import Order
from selfeval_xl.bulking.wire import Bounds
from selfeval_xl.errors import SelfEvalError, UsageError
from selfeval_xl.i18n import N_

_NO_DASK = N_('--engine dask 要用 dask，请先运行：pip install "selfeval-xl[dask]"')
_NO_SCHEDULER = N_(
    "连接不上调度器 {address}（{reason}）；请核对地址，并确认集群已经启动"
)
_OTHER_VERSION = N_(
    "集群上的 selfeval-xl 与本机不是同一版本，结果会不一致；请在各节点安装同一版本"
)
_BATCHES = 8  # for each process: the last ones are short of nothing to do
_LARGEST = 50
_AHEAD = 3
_PATIENCE = 30

_crews: dict[int, tuple[str, Crew]] = {}  # of each thread of a worker


def must_have_dask() -> None:
    """Raise UsageError, before the long work, where the extra is missing."""
    if find_spec("distributed") is None:
        raise UsageError(_NO_DASK)


def _dask() -> Any:
    """The library, which is not typed."""
    must_have_dask()
    return import_module("distributed")


def run_on_cluster(
    order: Order,
    folders: Sequence[Folder],
    jobs: int,
    scheduler: str | None,
    bounds: Bounds,
) -> Iterator[Outcome]:
    """Each folder's number and packed outcome, in the order they are done.

    A batch whose worker is lost is done again elsewhere, in the end here. Raises
    UsageError where dask is not installed or the scheduler does not answer.
    """
    client = _client(jobs, scheduler)
    try:
        yield from _batched(client, order, folders, bounds)
    finally:
        client.close()
        if client.cluster is not None:
            client.cluster.close()
            _close_crews()


def _client(jobs: int, scheduler: str | None) -> Any:
    distributed = _dask()
    try:
        if scheduler is not None:
            return distributed.Client(scheduler, timeout=_PATIENCE)
        cluster = distributed.LocalCluster(
            n_workers=jobs,
            processes=False,  # each has a child to do the work, see do_batch
            threads_per_worker=1,
            dashboard_address="127.0.0.1:0",
            silence_logs=50,
        )
        return distributed.Client(cluster)
    except (OSError, TimeoutError, ValueError) as error:
        address = scheduler or "LocalCluster"
        raise UsageError(_NO_SCHEDULER, address=address, reason=error) from error


def _batched(
    client: Any, order: Order, folders: Sequence[Folder], bounds: Bounds
) -> Iterator[Outcome]:
    threads = max(1, sum(client.nthreads().values()))
    size = max(1, min(_LARGEST, len(folders) // (threads * _BATCHES)))
    waiting = [
        list(range(at, min(at + size, len(folders))))
        for at in range(0, len(folders), size)
    ][::-1]
    batches: dict[Any, list[int]] = {}
    done = _dask().as_completed()

    def submit() -> None:
        numbers = waiting.pop()
        some = [folders[number] for number in numbers]
        future = client.submit(do_batch, order, some, bounds, code_digest(), pure=False)
        batches[future] = numbers
        done.add(future)

    while waiting and len(batches) < threads * _AHEAD:
        submit()
    for future in done:
        numbers = batches.pop(future)
        if waiting:
            submit()
        yield from _gathered(future, numbers, order, folders, bounds)


def _gathered(
    future: Any,
    numbers: Sequence[int],
    order: Order,
    folders: Sequence[Folder],
    bounds: Bounds,
) -> Iterator[Outcome]:
    """A batch's outcomes; done here where the cluster could not."""
    try:
        packed = future.result()
    except SelfEvalError:
        raise
    except Exception:
        some = [folders[number] for number in numbers]
        with Crew(order, 1, bounds) as crew:
            for at, outcome in crew.run(some):
                yield numbers[at], outcome
        return
    yield from zip(numbers, packed, strict=True)


def do_batch(
    order: Order, folders: Sequence[Folder], bounds: Bounds, code: str
) -> list[bytes]:
    """The outcomes of some folders, done by a child of this cluster's worker.

    The child is what a bad file kills. It is kept for the next batch.
    """
    if code != code_digest():
        raise UsageError(_OTHER_VERSION)
    key, thread = repr(order), get_ident()
    known, crew = _crews.get(thread, ("", None))
    if crew is None or known != key:
        if crew is not None:
            crew.close()
        crew = Crew(order, 1, bounds)
        _crews[thread] = key, crew
    found = dict(crew.run(folders))
    return [found[number] for number in range(len(folders))]


@atexit.register
def _close_crews() -> None:
    for _, crew in _crews.values():
        crew.close()
    _crews.clear()
