"""Each attack on the page, tried."""

from __future__ import annotations

import pytest
from webkit import SCORES, checked, upload, visitor

from selfeval_xl.web.guard import Access

FILE = (SCORES.name, SCORES.read_bytes())
PAGE = {"sec-fetch-site": "same-origin", "origin": "http://127.0.0.1:8765"}


@pytest.fixture(scope="module")
def client():
    with visitor() as one:
        yield one


@pytest.mark.parametrize(
    "host",
    [
        pytest.param("127.0.0.1:8765", id="address"),
        pytest.param("localhost:8765", id="name"),
        pytest.param("[::1]:8765", id="newer address"),
        pytest.param("localhost", id="no port"),
    ],
)
def test_own_names(client, host):
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        pytest.param("evil.example", id="a name pointed here"),
        pytest.param("127.0.0.1.evil.example:8765", id="begins like ours"),
        pytest.param("localhost@evil.example", id="a user"),
        pytest.param("localhost:8765/evil", id="a path"),
        pytest.param("", id="none"),
    ],
)
def test_other_names_are_refused(client, host):
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"origin": "http://evil.example"}, id="another origin"),
        pytest.param({"origin": "http://127.0.0.1:9999"}, id="another port"),
        pytest.param({"origin": "null"}, id="no origin"),
        pytest.param({"sec-fetch-site": "cross-site"}, id="cross site"),
        pytest.param({"sec-fetch-site": "same-site"}, id="same site, another host"),
    ],
)
def test_forms_of_other_sites_are_refused(client, headers):
    answer = client.post("/checks", files={"files": FILE}, headers=headers)
    assert (answer.status_code, answer.text) == (403, "request from another site")


def test_scripts_of_other_sites_cannot_read(client):
    address = checked(client)
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}
    assert client.get(f"{address}/report.json", headers=headers).status_code == 403


def test_own_forms_are_taken(client):
    answer = client.post("/checks", files={"files": FILE}, headers=PAGE)
    assert answer.status_code == 303


def test_every_answer_forbids_what_it_does_not_need(client):
    for path in ("/", "/static/app.js", "/none"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]


def test_a_token_is_asked_for_where_one_is_set():
    with visitor(Access(token="secret")) as client:
        assert client.get("/").status_code == 403
        assert client.get("/?token=wrong").status_code == 403
        assert upload(client, FILE).status_code == 403
        first = client.get("/?token=secret")
        assert (first.status_code, first.headers["location"]) == (303, "/")
        cookie = first.headers["set-cookie"]
        assert "HttpOnly" in cookie and "SameSite=strict" in cookie
        assert client.get("/").status_code == 200
        assert upload(client, FILE).status_code == 303


def test_too_large_an_upload_is_refused():
    with visitor(Access(most_bytes=10_000)) as client:
        big = client.post("/checks", files={"files": ("a.xlsx", b"x" * 20_000)})
        assert (big.status_code, big.text) == (413, "too large")


def test_too_large_without_saying_so_is_refused_too():
    def parts():
        for _ in range(40):
            yield b"x" * 1000

    kind = {"content-type": "multipart/form-data; boundary=b"}
    with visitor(Access(most_bytes=10_000)) as client:
        answer = client.post("/checks", content=parts(), headers=kind)
        assert answer.status_code == 413


def test_too_many_files_are_refused(client):
    answer = upload(client, *[(f"{n}.txt", b"x") for n in range(501)])
    assert answer.status_code == 413
    assert "一次最多 500 个" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/static/../app.py", id="static, up"),
        pytest.param("/static/%2e%2e/app.py", id="static, up and hidden"),
        pytest.param("/static//etc/passwd", id="static, from the root"),
        pytest.param("/checks/..%2f..%2fetc", id="a check, up"),
        pytest.param("/checks/0000", id="a check that is not there"),
    ],
)
def test_no_path_leads_out(client, path):
    assert client.get(path).status_code == 404


def test_language_does_not_send_elsewhere(client):
    for back in ("//evil.example", "https://evil.example", "/\\evil.example"):
        answer = client.post("/language", data={"lang": "zh", "back": back})
        assert answer.headers["location"] == "/"
