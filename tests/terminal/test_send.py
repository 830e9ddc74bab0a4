"""`nmfserver send`: paths that mean the same to the server, and a bar where a person reads."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

import nmfserver.commands.dispatch  # noqa: F401 - it fills the registry
from nmfserver.commands.base import REGISTRY, Queued
from nmfserver.osc.blocking import BlockingClient
from nmfserver.terminal.send import PROCESSES
from tests.programs import on_a_terminal
from tests.terminal.running import PROGRAM, run, tone
from tests.wire import Process, Udp


class _MacSocket(socket.socket):
    """A socket as macOS has it: no datagram is longer than its buffer, which is short at first (udp(4), maxdgram).

    A buffer beyond the system's limit, which anybody may have lowered, is refused.
    """

    room, limit = 9216, 2**18

    def setsockopt(self, level: int, option: int, value: Any) -> None:  # type: ignore[override]
        if option in (socket.SO_RCVBUF, socket.SO_SNDBUF) and value > self.limit:
            raise OSError(errno.ENOBUFS, "No buffer space available")
        super().setsockopt(level, option, value)
        if option == socket.SO_SNDBUF:
            self.room = value

    def send(self, packet: Any, flags: int = 0) -> int:
        if len(packet) > self.room:
            raise OSError(errno.EMSGSIZE, "Message too long")
        return super().send(packet, flags)


def test_a_long_message_is_sent_also_on_macos(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as there:
        there.bind(("127.0.0.1", 0))
        monkeypatch.setattr(socket, "socket", _MacSocket)
        with contextlib.closing(BlockingClient("127.0.0.1", there.getsockname()[1])) as client:
            client.send("/b_setn", 0, 0, 10000, *[0.5] * 10000)
        there.settimeout(20)
        assert len(there.recv(2**16)) > 40000


class _WindowsSocket(socket.socket):
    """A socket as Windows has it: Ctrl-C comes while it waits, and does not end the wait: another thread takes it."""

    is_interrupted = False

    def recv(self, size: int, flags: int = 0) -> bytes:
        if not self.is_interrupted:
            self.is_interrupted = True
            threading.Timer(0.1, self._interrupt).start()
        return super().recv(size, flags)

    @staticmethod
    def _interrupt() -> None:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        os.kill(os.getpid(), signal.SIGINT)


@pytest.mark.skipif(sys.platform == "win32", reason="it is Windows that is played")
def test_ctrl_c_comes_while_no_answer_does_also_under_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    masked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as silent:
            silent.bind(("127.0.0.1", 0))
            monkeypatch.setattr(socket, "socket", _WindowsSocket)
            with contextlib.closing(BlockingClient("127.0.0.1", silent.getsockname()[1])) as client:
                client.send("/version")
                with pytest.raises(KeyboardInterrupt):
                    next(client.answers(patience=3600))
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, masked)


@pytest.fixture
def folder(tmp_path: Path, udp: Udp) -> Path:
    """A folder with sounds, where the server does not run."""
    (tmp_path / "sounds").mkdir()
    for path in ("sounds/loop.wav", "loop.wav", "loop"):
        tone(tmp_path / path if "." in path else os.fsencode(tmp_path / path))
    return tmp_path


def test_relative_paths_mean_files_here_and_names_of_buffers_stay(folder: Path, server: Process) -> None:
    def send(*words: str) -> str:
        return run("send", "--port", server.port, *words, cwd=folder).stdout

    assert send("/b_allocRead", "loop", "sounds/loop.wav") == "/done /b_allocRead loop\n"
    assert send("/b_allocRead", "0", "loop.wav") == "/done /b_allocRead 0\n"
    assert send("/b_allocRead", "other", "./loop") == "/done /b_allocRead other\n"
    assert send("/b_query", "loop") == "/b_info loop 4000 1 44100\n"
    assert send("/b_write", "loop", "sounds/new.wav", "wav", "float") == "/done /b_write loop\n"
    assert (folder / "sounds" / "new.wav").exists()
    assert "nowhere/x.wav does not exist" in send("/b_allocRead", "1", "nowhere/x.wav")


def test_of_all_that_the_queue_does_not_wait_for_the_end_is_awaited(folder: Path, server: Process) -> None:
    queued = {address: command for address, command in REGISTRY.items() if issubclass(command, Queued)}
    late = {address for address, command in queued.items() if command.detached is not Queued.detached}
    assert late - {"/cmd", "4"} == {address for address in REGISTRY if PROCESSES.fullmatch(address)}
    read = run("send", "--port", server.port, "/b_allocRead", "0", "loop.wav", cwd=folder)
    assert read.stdout == "/done /b_allocRead 0\n"
    done = run("send", "--port", server.port, "/bufdescribe", "source", "0", cwd=folder)
    assert re.search(r"^/done /bufdescribe", done.stdout, re.MULTILINE), done


def test_on_a_terminal_a_job_shows_a_bar_and_elsewhere_lines(folder: Path, server: Process, udp: Udp) -> None:
    udp.do("/b_alloc", "long", 400_000, 1)
    udp.do("/b_gen", "long", "sine1", 7, 1.0, 0.5)
    endless = (
        *(*PROGRAM, "send", "--port", str(server.port), "/bufnmf", "source", "long", "bases", "b"),
        *("solver", "mu", "tolerance", "0", "iterations", "100000000", "budget", "60"),
    )
    cancelled: list[str] = []

    def cancel_at(sign: str, said: str) -> None:
        if not cancelled and re.search(sign, said):
            cancelled.extend(re.findall(r"/bufnmf/started (\d+)", said))
            udp.do("/bufnmf/cancel", int(cancelled[0]))

    env = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    said = on_a_terminal(*endless, env=env, watch=lambda said: cancel_at(r"/bufnmf .*\d%", said), code=1)
    assert "/bufnmf/progress" not in said
    assert f"/fail /bufnmf cancelled {cancelled.pop()}" in said
    said = ""
    with subprocess.Popen(endless, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            said += line
            cancel_at("/bufnmf/progress", said)
    assert process.returncode == 1
    assert f"/fail /bufnmf cancelled {cancelled.pop()}" in said.splitlines()[-1]
