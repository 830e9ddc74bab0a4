"""Who is let in, and what every answer says."""

from __future__ import annotations

import contextlib
import json

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from nmfserver import manual
from nmfserver.page import help as documentation
from nmfserver.page.app import MOST_BROWSERS
from tests.page.pages import Browser, PageProcess


def test_without_the_token_nothing_is_told(page: PageProcess) -> None:
    for path in ("/", "/help", "/static/main.js", "/peaks/1/1", "/?token=wrong", "/help?token="):
        answer = httpx.get(page.base + path)
        assert answer.status_code == 401
        assert answer.json()["error"].startswith("this address needs the token")
        assert "set-cookie" not in answer.headers


def test_the_token_becomes_a_cookie_that_no_other_site_sends(page: PageProcess) -> None:
    answer = httpx.get(f"{page.base}/help?token={page.token}")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert cookie.startswith(f"nmfserver-{page.port}=")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1:1", "127.0.0.1.evil.example:{port}", ""]
)
def test_a_name_that_is_not_ours_is_refused(page: PageProcess, host: str) -> None:
    answer = httpx.get(f"{page.base}/help?token={page.token}", headers={"Host": host.format(port=page.port)})
    assert answer.status_code in (400, 421)


def test_localhost_is_a_name_of_ours(page: PageProcess) -> None:
    headers = {"Host": f"localhost:{page.port}"}
    assert httpx.get(f"{page.base}/help?token={page.token}", headers=headers).status_code == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1:{port}", None]
)
def test_other_origins_write_nothing(browser: Browser, page: PageProcess, origin: str | None) -> None:
    own = {"Cookie": browser.cookie} | ({"Origin": origin.format(port=page.port)} if origin else {})
    for path in ("/upload", "/export"):
        assert httpx.post(page.base + path, headers=own, content=b"x").status_code == 403
    with pytest.raises(InvalidStatus) as refused:
        connect(
            f"ws://127.0.0.1:{page.port}/socket", additional_headers={"Cookie": browser.cookie}, proxy=None,
            origin=own.get("Origin"),  # type: ignore[arg-type]
        )  # fmt: skip
    assert refused.value.response.status_code == 403


def test_a_socket_needs_the_token(page: PageProcess) -> None:
    with connect(f"ws://127.0.0.1:{page.port}/socket", origin=page.base, proxy=None) as refused:  # type: ignore[arg-type]
        assert "needs the token" in json.loads(refused.recv())["reason"]
        with pytest.raises(ConnectionClosed, match=r"1008.*needs the token"):
            refused.recv()


def test_one_page_too_many_is_told_so(page: PageProcess, browser: Browser) -> None:
    with contextlib.ExitStack() as pages:
        for _ in range(MOST_BROWSERS):
            pages.enter_context(browser.socket())
        one_more = pages.enter_context(browser.socket())
        with pytest.raises(ConnectionClosed, match=r"1013.*32 pages are open already: close one"):
            one_more.receive()


def test_answers_load_nothing_from_elsewhere_and_are_kept_nowhere(browser: Browser) -> None:
    for path in ("/help", "/nothing", "/peaks/1/1", "/static/../app.py", "/static/%2e%2e/app.py"):
        answer = browser.get(path)
        rules = answer.headers["content-security-policy"].split("; ")
        assert rules[0] == "default-src 'self'"
        allowed = {source for rule in rules for source in rule.split()[1:]}
        assert allowed == {"'self'", "'none'", browser.base.replace("http", "ws", 1)}
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
        assert "server" not in answer.headers
        assert b"Starlette" not in answer.content


def test_the_documentation_is_shown_with_links_and_pictures_that_work(browser: Browser) -> None:
    pages = browser.get("/help").text
    assert '<a href="/help/sounds">' in pages
    text = browser.get("/help/commands").text
    assert '<h3 id="notifybuffers"><code>/notify/buffers</code></h3>' in text
    assert 'href="/help/protocol#the-queue"' in text
    assert "<table>" in text
    assert browser.get("/help/pd-drum-loop.png").content.startswith(b"\x89PNG")
    for name in ("nothing", "..%2f..%2fREADME", "nothing.png"):
        assert browser.get(f"/help/{name}").status_code == 404


@pytest.mark.parametrize("name", manual.PAGES)
def test_help_has_no_styles_which_its_policy_would_keep_away(name: str) -> None:
    assert ' style="' not in documentation.page(name)
