"""Engines, addresses and restarts: the same outcome however it is come by."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from handinkit import CLEAN, FAULTY, SETTINGS, TODAY, hand_in

from selfeval_xl.bulking import Engine, bulk, distributed
from selfeval_xl.bulking.tables import TABLES
from selfeval_xl.errors import UsageError

dask = pytest.importorskip("distributed")


def corpus(root, units=6):
    for at in range(units):
        sample = FAULTY if at % 2 else CLEAN
        hand_in(root / f"单位{at}", sample, f"某区{chr(ord('一') + at)}局")
    (root / "单位0" / "坏.xlsx").write_bytes(b"PK\x03\x04")
    return root


def results_of(root, results, run="1", **engine):
    """The bytes of all tables that a run leaves."""
    bulk(
        root,
        settings=SETTINGS,
        engine=Engine(**engine),
        results=results,
        results_format="both",
        run=run,
    )
    return tables(results / f"run={run}")


def tables(folder):
    return {
        (table.name, ending): (folder / f"{table.name}.{ending}").read_bytes()
        for table in TABLES
        for ending in ("parquet", "jsonl")
    }


@pytest.fixture(scope="module")
def given(tmp_path_factory):
    """A folder of hand-ins, and what one process makes of it."""
    root = corpus(tmp_path_factory.mktemp("given") / "材料")
    return root, results_of(root, root.parent / "结果", jobs=1)


@pytest.fixture(scope="module")
def cluster():
    """A scheduler with two workers."""
    with dask.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as one:
        yield one


def test_any_number_of_processes(given, tmp_path):
    root, expected = given
    assert results_of(root, tmp_path, jobs=3) == expected


def test_with_and_from_the_cache(given, tmp_path):
    root, expected = given
    kept = tmp_path / "缓存"
    assert results_of(root, tmp_path, "1", cache=kept, jobs=2) == expected
    assert results_of(root, tmp_path, "2", cache=kept, jobs=2) == expected


def test_two_runs_at_once_with_one_cache(given, tmp_path):
    root, expected = given
    script = _script(root, tmp_path / "缓存", tmp_path / "结果", "{run}")
    both = [
        subprocess.Popen([sys.executable, "-c", script.format(run=at)]) for at in "12"
    ]
    assert [one.wait(120) for one in both] == [0, 0]
    for at in "12":
        assert tables(tmp_path / "结果" / f"run={at}") == expected


def test_on_a_cluster(given, cluster, tmp_path):
    root, expected = given
    address = cluster.scheduler_address
    assert results_of(root, tmp_path, name="dask", scheduler=address) == expected


def test_a_lost_worker_loses_nothing(given, cluster, tmp_path, monkeypatch):
    root, expected = given
    killed = []
    gathered = distributed._gathered

    def kill_one(*args):
        if not killed:
            killed.append(next(iter(cluster.workers.values())).pid)
            os.kill(killed[0], signal.SIGKILL)
        yield from gathered(*args)

    monkeypatch.setattr(distributed, "_gathered", kill_one)
    address = cluster.scheduler_address
    assert results_of(root, tmp_path, name="dask", scheduler=address) == expected
    assert len(killed) == 1


def test_a_batch_the_cluster_loses_is_done_here(
    given, cluster, tmp_path, monkeypatch
):
    root, expected = given
    monkeypatch.setattr(distributed, "do_batch", _lost)
    address = cluster.scheduler_address
    assert results_of(root, tmp_path, name="dask", scheduler=address) == expected


def _lost(*args):
    raise RuntimeError("lost")


def test_a_scheduler_that_is_not_there(given, tmp_path, monkeypatch):
    monkeypatch.setattr(distributed, "_PATIENCE", 1)
    with pytest.raises(UsageError, match="127.0.0.1:9"):
        results_of(given[0], tmp_path, name="dask", scheduler="tcp://127.0.0.1:9")


def test_engines_that_are_not_there(given, tmp_path):
    with pytest.raises(UsageError, match="spark"):
        results_of(given[0], tmp_path, name="spark")
    with pytest.raises(UsageError, match="--scheduler"):
        results_of(given[0], tmp_path, scheduler="tcp://127.0.0.1:9")


@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_at_random_and_started_again(given, tmp_path, jobs):
    """Whatever the moment, the cache is usable and the next run is whole."""
    root, expected = given
    kept, results = tmp_path / "缓存", tmp_path / "结果"
    pick = random.Random(jobs)
    for _ in range(3):
        script = _script(root, kept, results, "cut", jobs)
        process = subprocess.Popen([sys.executable, "-c", script])
        time.sleep(pick.uniform(0.2, 1.6))
        process.kill()
        process.wait()
    whole = [path.name for path in results.glob("*") if path.name[0] != "."]
    assert whole in ([], ["run=cut"])
    assert results_of(root, results, "after", cache=kept, jobs=jobs) == expected


def _script(root, kept, results, run, jobs=1):
    """A program that makes a run."""
    return (
        "from datetime import date\nfrom pathlib import Path\n"
        "from selfeval_xl import Settings, bulk\n"
        "from selfeval_xl.bulking import Engine\n"
        f"day = date.fromisoformat('{TODAY}')\n"
        f"bulk({str(root)!r}, settings=Settings(today=day),"
        f" engine=Engine(jobs={jobs}, cache=Path({str(kept)!r})),"
        f" results={str(results)!r}, results_format='both', run='{run}')"
    )


def test_an_object_store(given, tmp_path, monkeypatch):
    """The same from a bucket, by a server that speaks S3."""
    pytest.importorskip("s3fs")
    moto = pytest.importorskip("moto.server")
    root, expected = given
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    server = moto.ThreadedMotoServer(port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        _upload(root, "bucket/材料")
        assert results_of("s3://bucket/材料", tmp_path, jobs=2) == expected
        with pytest.raises(UsageError, match="s3://bucket/没有"):
            results_of("s3://bucket/没有", tmp_path, run="2")
    finally:
        server.stop()


def _upload(root: Path, target):
    import s3fs

    system = s3fs.S3FileSystem(skip_instance_cache=True)
    system.mkdir(target.split("/")[0])
    for file in root.rglob("*.*"):
        name = file.relative_to(root).as_posix()
        system.pipe_file(f"{target}/{name}", file.read_bytes())
