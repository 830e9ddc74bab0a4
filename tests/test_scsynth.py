"""nmfserver under scsynth's command line, as sclang starts it."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import soundfile

import nmfserver
from nmfserver.kernels import warmup
from nmfserver.kernels.cache import cache_folder
from tests.ports import free_port
from tests.wire import PATIENCE, UNMEASURED, Process, Tcp, Udp, wait_until


def test_what_sclang_sends_boots_a_server(tmp_path: Path) -> None:
    port = free_port()
    line = f"-u {port} -a 1024 -i 2 -o 2 -b 2048 -m 65536 -S 44100 -V -1 -H 'in put' out -L -R 0 -C 1 -l 1 --new-flag"
    server = Process(command=("scsynth", *shlex.split(line)), log=tmp_path / "errors.txt")
    assert server.port == port
    udp, tcp = Udp(port), Tcp(port)
    assert udp.ask("/notify", 1, 0) == ("/done", "/notify", 0, 1)
    assert "too many users: this server takes 1 client at a time" in tcp.ask("/notify", 1, 0)[2]
    udp.do("/b_alloc", 0, 10)
    assert udp.ask("/b_query", 0) == ("/b_info", 0, 10, 1, 44100.0)
    assert udp.do("/quit") == ("/done", "/quit")
    udp.close()
    tcp.close()
    assert server.process.wait(PATIENCE) == 0
    assert server.process.stdout is not None
    assert "ended; bad packets: 0" in server.process.stdout.read().decode()  # the log is for sclang's post window
    server.end()
    assert (tmp_path / "errors.txt").read_text() == ""


def test_a_tcp_port_an_address_many_logins_and_a_folder(tmp_path: Path) -> None:
    allowed, other = tmp_path / "allowed", tmp_path / "other"
    for folder in (allowed, other):
        folder.mkdir()
        soundfile.write(folder / "a.wav", [0.5, 0.25], 8000)
    flags = ("-t", str(free_port()), "-B", "127.0.0.1", "-l", "64", "-P", str(allowed))
    server = Process(command=("scsynth", *flags))
    client = Tcp(server.port)
    assert client.ask("/notify", 1, 0) == ("/done", "/notify", 0, 32)  # the most that sclang accepts
    assert client.do("/b_allocRead", 0, str(allowed / "a.wav"))[0] == "/done"
    assert "may not be touched" in client.do("/b_allocRead", 0, str(other / "a.wav"))[2]
    client.close()
    assert server.end() == 0


@pytest.mark.parametrize(
    ("flags", "code", "said"),
    [
        (("-v",), 0, f"nmfserver {nmfserver.__version__}"),
        ((), 1, "no port is named: give one with -u (or -t)"),
        (("-u", "x"), 2, "invalid int value: 'x'"),
        (("-u", "99999"), 1, "port is 99999; it is between 0 and 65535"),
        (("-u", "0", "-l", "0"), 1, "max_logins is 0; it is between 1 and 32"),
    ],
)
def test_what_ends_at_once(flags: tuple[str, ...], code: int, said: str) -> None:
    done = subprocess.run([sys.executable, "-m", "nmfserver", "scsynth", *flags], capture_output=True, text=True)
    assert done.returncode == code
    assert said in done.stdout + done.stderr


def all_but_one_kernel(folder: Path) -> None:
    """Put all kernels into a cache folder, but for one that takes some seconds to compile."""
    for _, run in warmup.steps():
        run()
    ours = cache_folder()
    assert ours is not None
    for path in shutil.copytree(ours, folder / "nmfserver" / ours.name).glob("nmfserver.kernels.nmf.factorise*"):
        path.unlink()


def test_while_it_compiles_it_can_be_found_and_loaded_and_is_not_yet_ready(tmp_path: Path) -> None:
    all_but_one_kernel(tmp_path)
    port = free_port()
    command = [sys.executable, "-m", "nmfserver", "scsynth", "-u", str(port)]
    folders = {"XDG_CACHE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    environment = os.environ | folders | UNMEASURED
    with contextlib.ExitStack() as ending:
        client = ending.enter_context(contextlib.closing(Udp(port)))
        process = ending.enter_context(subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment))
        ending.callback(process.kill)  # where this fails, nobody tells it to end, and it would be waited for
        wait_until(lambda: asked(client, "/version") is not None)
        client.send("/status")
        assert client.do("/b_alloc", 0, 20000) == ("/done", "/b_alloc", 0)
        client.send("/bufnmf", "source", 0, "bases", 1, "iterations", 1, "id", 4)
        first = client.until("/done", "/bufnmf", patience=4 * PATIENCE)[0]
        assert first == ("/bufnmf/started", 4)  # and not a /status.reply before it
        wait_until(lambda: asked(client, "/status") is not None)
        assert client.do("/quit") == ("/done", "/quit")
        assert process.wait(PATIENCE) == 0
    again = Process(command=("scsynth", "-u", "0"), env=folders)
    assert not any("compiling" in line for line in again.before_ready)
    assert again.end() == 0


def test_the_first_start_says_that_it_compiles(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "nmfserver", "scsynth", "-u", "0"]
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        said = b"compiling the kernels, once for this version: this takes up to half a minute\n"
        assert said in iter(process.stdout.readline, b"")
        process.kill()


def asked(client: Udp, address: str) -> tuple[object, ...] | None:
    """Return the answer, or None where there is none yet."""
    client.send(address)
    try:
        return client.receive(0.2)
    except (TimeoutError, ConnectionError):
        return None
