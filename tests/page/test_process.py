"""The page's process: how it begins, ends, and lives through the end of the server."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket as sockets
import subprocess
import sys
import threading
from pathlib import Path

import httpx
import numpy as np
import pytest
import soundfile

from nmfserver.terminal.page import _end, _quit
from tests.page.pages import Browser, PageProcess, running_page
from tests.ports import free_port
from tests.programs import Alone, Program, require
from tests.systems import windows
from tests.test_cli import run
from tests.wire import Process, Udp, message, parse, wait_until

ADDRESS = r"nmfserver page: http://127\.0\.0\.1:\d+/\?token=\S+"


def page(*words: object) -> subprocess.CompletedProcess[str]:
    return run("page", *words, "--no-browser")


def test_a_file_on_the_command_line_is_opened_and_shown(server: Process, udp: Udp, recording: Path) -> None:
    with (
        running_page(str(recording), server=server.port) as process,
        contextlib.closing(Browser(process)) as browser,
        browser.socket() as socket,
    ):
        loop = socket.buffer("loop")
        assert (socket.state["page"]["show"], socket.state["page"]["takeApart"]) == (loop["ref"], True)
    assert udp.until_list()[0][:2] == ("/b_info", "loop")  # the page has gone, and its buffer stays


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_in_order_while_a_browser_looks_on(server: Process, number: signal.Signals) -> None:
    process = PageProcess(server=server.port)
    with contextlib.closing(Browser(process)) as browser, browser.socket():
        assert process.end(number) == 0


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("nowhere.wav",), "nowhere.wav does not exist, or is no file"),
        (("--server", "here"), "--server is here; it is an address and a port, such as 127.0.0.1:57200"),
        (("--server", "127.0.0.1:1"), "nothing answers at 127.0.0.1 port 1: start the server there"),
        (("--host", "192.0.2.1"), "the page cannot listen on 192.0.2.1 port"),
    ],
)
def test_what_is_wrong_is_one_sentence(words: tuple[str, ...], reason: str, server: Process) -> None:
    done = page("--server", f"127.0.0.1:{server.port}", "--page-port", 0, *words)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"nmfserver: {reason}")
    assert len(done.stderr.splitlines()) == 1


def test_a_file_that_is_no_sound_is_told(server: Process, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Sir or Madam")
    done = page("--server", f"127.0.0.1:{server.port}", "--page-port", 0, tmp_path / "letter.txt")
    assert done.returncode == 1
    assert "letter.txt cannot be read as a sound file" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs rights")
def test_what_is_uploaded_has_its_own_name_in_messages_also_behind_a_link(server: Process, tmp_path: Path) -> None:
    """The folder for temporary files of macOS: /var/folders is /private/var/folders."""
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "there")
    env = {**os.environ, "TMPDIR": str(tmp_path / "link")}
    with running_page(server=server.port, env=env) as process, contextlib.closing(Browser(process)) as browser:
        refused = browser.post("/upload", params={"name": "letter.wav"}, content=b"Dear Sir or Madam")
    assert refused.json()["error"].startswith("the file letter.wav cannot be read as a sound file")


def test_scripts_are_scripts_whatever_windows_has_registered(server: Process, tmp_path: Path) -> None:
    """A browser runs no module that is sent as text."""
    registry = (
        "import mimetypes\nfor ending in ('.js', '.css', '.svg', '.html'): mimetypes.add_type('text/plain', ending)\n"
    )
    (tmp_path / "sitecustomize.py").write_text(registry)
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    with running_page(server=server.port, env=env) as process, contextlib.closing(Browser(process)) as browser:
        paths = "/static/main.js", "/static/style.css", "/static/icon.svg", "/"
        kinds = [browser.get(path).headers["content-type"].partition(";")[0] for path in paths]
    assert kinds == ["text/javascript", "text/css", "image/svg+xml", "text/html"]


def test_a_port_that_is_taken_is_told(server: Process) -> None:
    with sockets.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = page("--server", f"127.0.0.1:{server.port}", "--page-port", port)
    assert done.stderr == (
        f"nmfserver: port {port} is taken, perhaps by another page: end that one, or choose a port with --page-port\n"
    )


def test_another_program_on_the_servers_port_is_told() -> None:
    with sockets.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        threading.Thread(target=close_all, args=(other,), daemon=True).start()
        done = page("--server", f"127.0.0.1:{port}", "--page-port", 0)
    assert done.returncode == 1
    assert done.stderr.startswith(f"nmfserver: 127.0.0.1 port {port} closes the connection: it is no nmfserver")


def test_a_server_of_an_older_version_is_told() -> None:
    with sockets.create_server(("127.0.0.1", 0)) as old:
        port = old.getsockname()[1]
        threading.Thread(target=serve_as_before, args=(old,), daemon=True).start()
        done = page("--server", f"127.0.0.1:{port}", "--page-port", 0)
    assert done.returncode == 1
    assert done.stderr.startswith(f"nmfserver: the server at 127.0.0.1 port {port} is nmfserver 0.0.9, which lacks")
    assert "(Command not found): start one of the same version" in done.stderr


def serve_as_before(listening: sockets.socket) -> None:
    """Answer the first connection as a server that has no more than /version and /hello; accept the second."""
    first, second = listening.accept()[0], listening.accept()[0]
    with first, second, first.makefile("rb") as packets, contextlib.suppress(OSError):
        while size := packets.read(4):
            address = parse(packets.read(int.from_bytes(size)))[0]
            answer = {
                "/version": message("/version.reply", "nmfserver", 0, 0, ".9", "v0.0.9", "release"),
                "/hello": message("/done", "/hello"),
            }.get(address, message("/fail", address, "Command not found"))
            first.sendall(len(answer).to_bytes(4, "big") + answer)


def close_all(listening: sockets.socket) -> None:
    """Close whatever connects when it says something, as a server of the web does with what it cannot read."""
    for _ in range(2):
        connection, _ = listening.accept()
        connection.recv(100)
        connection.close()


def test_without_the_extra_the_command_that_installs_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['starlette'] = None\n")
    for command in ("page", "serve"):
        done = run(command, *(["--page"] if command == "serve" else []), PYTHONPATH=str(tmp_path))
        assert done.returncode == 1
        assert done.stderr == "nmfserver: the page needs some more packages: pip install 'nmfserver[page]'\n"


def test_a_server_that_is_killed_is_told_and_the_next_one_is_found() -> None:
    port = free_port()
    with contextlib.ExitStack() as stack:
        first = Process("--port", str(port))
        process = stack.enter_context(running_page(server=port))
        browser = stack.enter_context(contextlib.closing(Browser(process)))
        socket = stack.enter_context(browser.socket())
        with contextlib.closing(Udp(port)) as udp:
            udp.do("/b_alloc", "gone", 10)
        assert socket.hold("take")["done"] == ["take"]
        socket.buffer("gone")
        first.process.kill()
        first.end()
        told = socket.until_state(lambda state: not state["server"]["connected"] and state["server"])
        assert told["reason"]
        assert not socket.state["buffers"]
        assert not socket.ask("/b_alloc", "a", 10)["ok"]
        assert browser.post("/upload", params={"name": "a.wav"}, content=b"x").status_code == 503
        second = Process("--port", str(port))
        stack.callback(second.end)
        socket.until_state(lambda state: state["server"]["connected"])
        assert socket.ask("/b_alloc", "back", 10)["ok"]
        assert socket.buffer("back")["frames"] == 10
        with browser.socket() as other:
            assert other.hold("take")["done"] == ["take"]
            socket.send(type="release", names=["take"])  # held by the server that is gone
            assert socket.hold("take")["done"] == ["take 2"]


@pytest.mark.skipif(sys.platform != "linux", reason="its processes are looked for in /proc")
def test_a_server_shows_its_page_and_starts_it_again_when_it_dies() -> None:
    server = Program(sys.executable, "-m", "nmfserver", "serve", "--port", "0", "--page", "--page-port", "0")
    try:
        token = server.wait_for(ADDRESS, 60).partition("token=")[2]
        first, end = child_of(server.process.pid), server.end_of_output
        os.kill(first, signal.SIGKILL)
        server.wait_for("the page has ended with exit code -9; it is started again in 2 s", 30)
        assert server.wait_for(ADDRESS, 60, start=end).endswith(token)  # so browsers are let in again
        second = child_of(server.process.pid)
        assert second != first
    finally:
        assert server.end() == 0
    assert not Path(f"/proc/{second}").exists()
    assert "Fatal Python error" not in server.output()  # of a thread that waited for the page's input


def child_of(parent: int) -> int:
    """Return the id of the page that a server has started."""
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError):
            number, words = int(entry.name), (entry / "cmdline").read_bytes().split(b"\0")
            status = (entry / "status").read_text()
            if b"page" in words and re.search(rf"^PPid:\t{parent}$", status, re.MULTILINE):
                return number
    raise AssertionError("the server has started no page")


@pytest.mark.skipif(sys.platform != "linux", reason="its processes are looked for in /proc")
def test_a_page_whose_server_is_killed_ends_with_it() -> None:
    server = Program(sys.executable, "-m", "nmfserver", "serve", "--port", "0", "--page", "--page-port", "0")
    server.wait_for(ADDRESS, 60)
    number = child_of(server.process.pid)
    server.process.kill()
    server.end()
    wait_until(lambda: not Path(f"/proc/{number}").exists())


def test_alone_it_starts_a_server_and_ends_it(tmp_path: Path) -> None:
    require("unshare")
    soundfile.write(tmp_path / "tone.wav", np.sin(np.arange(5000) / 20), 44100)
    alone = Alone(sys.executable, "-m", "nmfserver", "page", str(tmp_path / "tone.wav"), "--no-browser")
    try:
        alone.wait_for("nmfserver page: started a server on port 57200, which ends with the page", 60)
        alone.wait_for(r"nmfserver page: http://127\.0\.0\.1:57280/\?token=", 60)
    finally:
        alone.end()


def test_other_machines_need_the_token_too(server: Process) -> None:
    with (
        running_page("--host", "0.0.0.0", server=server.port) as process,
        contextlib.closing(Browser(process)) as browser,
    ):
        for name, status in ((sockets.gethostname(), 200), ("192.0.2.7", 200), ("evil.example", 421)):
            host = f"{name}:{process.port}"
            assert browser.get("/help", headers={"Host": host, "Origin": f"http://{host}"}).status_code == status
            assert httpx.get(f"{process.base}/help", headers={"Host": host}).status_code in (401, 421)


def test_on_windows_the_page_ends_by_its_input_and_is_not_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed, it would leave its folder of sounds, and nothing sweeps there."""
    code = "import sys; print(flush=True); sys.stdin.read(); sys.exit(7)"  # as `_end_with_input` waits
    process = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    with monkeypatch.context() as patched:
        windows(patched)
        _end(process)
    process.stdout.close()
    assert process.wait() == 7


def test_on_windows_a_server_of_the_pages_ends_by_a_message_and_is_not_killed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = Process(log=tmp_path / "log.txt")
    with monkeypatch.context() as patched:
        windows(patched)
        patched.setattr(own.process, "terminate", own.process.poll)
        _quit(own.process, "127.0.0.1", own.port)
    assert own.end() == 0
