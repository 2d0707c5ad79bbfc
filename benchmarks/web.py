"""How long the local page takes: 2,000 findings shown; a submission until it is seen.

Run ``python -m benchmarks.web [FOLDER]``: FOLDER is dropped as one submission, the
samples' first where none is given. Times are of the answers, without a browser.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient

from selfeval_xl.web.app import create_app
from selfeval_xl.web.store import Check

SAMPLES = Path(__file__).parents[1] / "samples"
HERE = "http://127.0.0.1:8765"
FINDINGS = 2_000


def drop(client: TestClient, folder: Path) -> tuple[str, float]:
    """The address of an upload of the folder, and seconds until it was shown."""
    files = [
        ("files", (f"{folder.name}/{file.name}", file.read_bytes()))
        for file in sorted(folder.iterdir())
        if file.is_file()
    ]
    begun = time.perf_counter()
    address = client.post("/checks", files=files).headers["location"]
    while client.get(f"{address}/state").json()["state"] not in ("done", "failed"):
        time.sleep(0.02)
    assert client.get(address).status_code == 200
    return address, time.perf_counter() - begun


def crowd(check: Check, count: int) -> None:
    """Give a check so many findings, each with words of its own."""
    assert check.result is not None
    known = check.result.findings
    each = -(-count // len(known))
    many = tuple(
        replace(known[n // each], no=n + 1, message=f"{known[n // each].message} {n}")
        for n in range(count)
    )
    check.result = replace(check.result, findings=many)


def page_seconds(client: TestClient, address: str) -> tuple[float, int]:
    """Seconds until the page has come, and its size in bytes."""
    begun = time.perf_counter()
    answer = client.get(address)
    assert answer.status_code == 200
    return time.perf_counter() - begun, len(answer.content)


def main() -> None:
    """Print both times."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES / "02-公开案例"
    app = create_app()
    with TestClient(app, base_url=HERE, follow_redirects=False) as client:
        client.get("/")
        time.sleep(3)  # a person looks for files that long; the process gets ready
        for turn in ("first", "second"):
            address, seconds = drop(client, folder)
            print(f"{turn} submission dropped until shown: {seconds:.2f} s")
        crowd(app.state.store.get(address.rpartition("/")[2]), FINDINGS)
        for turn in ("first", "second"):
            seconds, size = page_seconds(client, address)
            words = f"{FINDINGS} findings, {turn} page: {seconds:.2f} s"
            print(f"{words}, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
