"""A browser's place: requests to the application, without a network."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.testclient import TestClient

from selfeval_xl.web.app import create_app

SAMPLES = Path(__file__).parents[2] / "samples"
SCORES = SAMPLES / "05-得分" / "评分表.xlsx"
HERE = "http://127.0.0.1:8765"


@contextmanager
def visitor(access=None, settings=None, results=None) -> Iterator[TestClient]:
    """A client of an application of its own."""
    app = create_app(settings, access, results)
    with TestClient(app, base_url=HERE, follow_redirects=False) as client:
        yield client


def upload(client, *files, **fields):
    """Upload (name, bytes) pairs; gives the answer."""
    packed = [("files", file) for file in files]
    return client.post("/checks", files=packed, data=fields)


def checked(client, *files, **fields):
    """The address of an upload once it has been checked."""
    files = files or ((SCORES.name, SCORES.read_bytes()),)
    answer = upload(client, *files, **fields)
    assert answer.status_code == 303, answer.text
    address = answer.headers["location"]
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if client.get(f"{address}/state").json()["state"] in ("done", "failed"):
            return address
        time.sleep(0.02)
    raise TimeoutError(address)
