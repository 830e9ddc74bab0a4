"""Faults of the machine: processes killed and halted, signals, closed and full streams, full disks, damaged caches."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import psutil
import soundfile

from tests.wire import Tcp, Udp, wait_until
from torture.findings import Count, Fault
from torture.run import SectionRun
from torture.victim import Victim, tracebacks

PATIENCE = 20.0
READING = 0.03
"""Seconds, about, that a large file takes to be read."""
HALTED = 1.0
"""Seconds for which the server is halted."""
HARMLESS = ("SIGPIPE", "SIGCHLD", "SIGWINCH", "SIGURG", "SIGCONT")
ENDING = ("SIGTERM", "SIGINT", "SIGHUP")
ASKED_AGAIN = 1.0
"""Seconds after which a question is asked again over UDP."""
LAST = 5.0
"""Seconds in which a server ends after a signal, whatever it is doing."""
FLOOD = 3000
"""Bad packets that each cause a line of log."""
SMALL_CACHE = 2**16
LARGE = 2**22
"""Frames of a file that takes a while to read."""

Attack = Callable[[SectionRun], None]


def faults(run: SectionRun) -> None:
    """Cause one fault after the other, in random order; slow ones in long runs only."""
    large = run.folder / "large.wav"
    soundfile.write(large, np.zeros(LARGE, np.float32), 44100, subtype="FLOAT")
    chosen = [*QUICK, *SLOW] if run.seconds_left > LONG else [*QUICK]
    attacks: list[Attack] = []
    for _ in run.rounds():
        attacks = attacks or run.random.sample(chosen, len(chosen))
        attack = attacks.pop()
        with run.attempt(attack.__name__.replace("_", " ")):
            attack(run)
        run.count(Count.FAULTS)


def worker_killed(run: SectionRun) -> None:
    """Kill the process that reads a file, while it reads."""
    with _reading(run) as client:
        _for_each_worker(run, _kill)
        _require_one_ending(run, client)


def worker_halted(run: SectionRun) -> None:
    """Halt the process that reads a file, as a disk does that does not answer; the client cancels the command."""
    with _reading(run) as client:
        _for_each_worker(run, psutil.Process.suspend)
        client.send("/cancel")
        _require_one_ending(run, client)
        _for_each_worker(run, psutil.Process.resume)  # it may have been done before it was halted


@contextlib.contextmanager
def _reading(run: SectionRun) -> Iterator[Tcp]:
    """Yield a client for which a file is being read; afterwards the next file has to be read normally."""
    path = str(run.folder / "large.wav")
    with contextlib.closing(Tcp(run.server.port)) as client:
        client.send("/b_allocRead", "harmed", path)
        time.sleep(run.random.uniform(0, READING))
        yield client
        reply = client.do("/b_allocRead", "harmed", path)
        if reply[0] != "/done":
            run.found(Fault.OTHER, f"after a process was harmed, the next file is not read: {reply}")
        client.do("/b_free", "harmed")


def _for_each_worker(run: SectionRun, harm: Callable[[psutil.Process], object]) -> None:
    for worker in run.server.system.children():
        with contextlib.suppress(psutil.NoSuchProcess):
            harm(worker)


def _kill(process: psutil.Process) -> None:
    """Kill a process, and wait until it is dead: otherwise it might still read the next file."""
    process.kill()
    wait_until(lambda: process.status() == psutil.STATUS_ZOMBIE)


def _require_one_ending(run: SectionRun, client: Tcp) -> None:
    client.send("/sync", 1)
    endings = [reply for reply in client.until("/synced", 1, patience=PATIENCE) if reply[1:2] == ("/b_allocRead",)]
    run.count(Count.ENDINGS, len(endings))
    if len(endings) != 1:
        run.found(Fault.ENDING, f"a file whose process was harmed ended {len(endings)} times")


def server_halted(run: SectionRun) -> None:
    """Halt the whole server for a moment, as the lid of a laptop does."""
    run.server.system.suspend()
    time.sleep(HALTED)
    run.server.system.resume()
    with contextlib.closing(Udp(run.server.port)) as client:
        client.sync()


def harmless_signals(run: SectionRun) -> None:
    """Send signals that have no meaning for a server."""
    for name in HARMLESS:
        run.server.system.send_signal(getattr(signal, name))
    with contextlib.closing(Udp(run.server.port)) as client:
        client.sync()


def ended_by_signal(run: SectionRun) -> None:
    """End a busy server by one signal or many: it ends at once, and every command has its ending."""
    name = run.random.choice(ENDING)
    with _another(run, f"ended by {name}") as server, contextlib.closing(Tcp(server.port)) as client:
        client.do("/b_allocRead", 0, str(run.folder / "large.wav"))
        client.send("/bufnmf", "source", 0, "bases", 1, "components", 50, "iterations", 10000)
        client.send("/b_gen", 0, "sine1", 7, *[0.1] * 3000)
        client.send("/b_allocRead", 2, str(run.folder / "large.wav"))
        client.until("/bufnmf/started", patience=PATIENCE)
        began = time.monotonic()
        for _ in range(run.random.choice((1, 50))):
            with contextlib.suppress(psutil.NoSuchProcess):
                server.system.send_signal(getattr(signal, name))
        endings = _until_closed(client)
        code = server.system.wait(PATIENCE)
        run.count(Count.ENDINGS, len(endings))
        if sorted(endings) != ["/b_allocRead", "/b_gen", "/bufnmf"]:
            run.found(Fault.ENDING, f"at the end of the server there were endings of {endings or 'nothing'}")
        if code or time.monotonic() - began > LAST + 1:
            run.found(Fault.LATE, f"{name}: exit code {code} after {time.monotonic() - began:.1f} s")


def _until_closed(client: Tcp) -> list[str]:
    """Return the commands whose endings come before the server closes the connection."""
    endings = []
    with contextlib.suppress(ConnectionError):
        while True:
            reply = client.receive(PATIENCE)
            if reply[0] in ("/done", "/fail"):
                endings.append(reply[1])
    return endings


def killed(run: SectionRun) -> None:
    """Kill a busy server: its processes end, and the next server starts normally and removes what is left."""
    folder = run.folder / "written"
    folder.mkdir(exist_ok=True)
    with _another(run, "killed") as server, contextlib.closing(Udp(server.port)) as client:
        memory = Path(client.ask("/tempfolder")[1]).parent
        client.do("/b_alloc", 0, LARGE)
        client.send("/b_write", 0, str(folder / "sound.wav"), "wav", "float")
        time.sleep(run.random.uniform(0, 0.05))
        children = server.system.children()
        server.system.kill()
        server.system.wait(PATIENCE)
    _, alive = psutil.wait_procs(children, LAST)
    if alive:
        run.found(Fault.OTHER, f"{len(alive)} processes of a killed server live on")
    with _another(run, "next") as server, contextlib.closing(Udp(server.port)) as client:
        client.do("/b_alloc", 0, 100)
        client.do("/b_write", 0, str(folder / "sound.wav"), "wav", "float")
        left = [path for path in (memory, *folder.glob(".nmfserver-*")) if path.exists()]
    if left:
        run.found(Fault.OTHER, f"what a killed server left is there after the next start: {', '.join(map(str, left))}")
    shutil.rmtree(memory, ignore_errors=True)
    shutil.rmtree(folder)


def log_reader_gone(run: SectionRun) -> None:
    """Close the pipe that reads the server's log."""
    with _piped(run) as (server, client, log):
        os.close(log.pop())
        _fill_log(client)
        _must_answer(run, server, client, "whose log nobody reads any more")


def log_not_read(run: SectionRun) -> None:
    """Fill the pipe of the server's log, and do not read it."""
    with _piped(run) as (server, client, _):
        _fill_log(client)
        _must_answer(run, server, client, "whose log is full")


@contextlib.contextmanager
def _piped(run: SectionRun) -> Iterator[tuple[subprocess.Popen[bytes], Udp, list[int]]]:
    """Yield a server that logs into a pipe, a client, and the reading end of the pipe."""
    read, write = os.pipe()
    ends = [read]
    command = [sys.executable, "-m", "nmfserver", "serve", "--port", "0", "--log-level", "debug"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=write, cwd=run.folder)
    os.close(write)
    assert process.stdout is not None
    try:
        port = int(process.stdout.readline().split(b"port ")[1].split()[0])
        with contextlib.closing(Udp(port)) as client:
            client.send("/dumpOSC", 3)
            yield process, client, ends
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        for end in ends:
            os.close(end)


def _fill_log(client: Udp) -> None:
    """Send packets that each cause a line of log."""
    for number in range(FLOOD):
        client.send("/b_query", number, "x" * 200)
        if number % 100 == 0:
            time.sleep(0.02)  # lines are limited by the second, and the server must not drop what it is sent


def _must_answer(run: SectionRun, server: subprocess.Popen[bytes], client: Udp, what: str) -> None:
    end = time.monotonic() + LAST
    while time.monotonic() < end and server.poll() is None:
        with contextlib.suppress(TimeoutError, ConnectionError):  # a datagram may be lost
            client.send("/sync", 1)
            client.until("/synced", 1, patience=ASKED_AGAIN)
            return
    code = server.poll()
    fault = Fault.LATE if code is None else Fault.EXIT
    run.found(fault, f"a server {what} " + ("stands still" if code is None else f"has ended with exit code {code}"))


def cache_damaged(run: SectionRun) -> None:
    """Flip some bits of the machine code in the cache: it is compiled anew, and jobs work."""
    with _cache(run) as cache:
        for path in sorted(cache.rglob("*.nbc")):
            data = bytearray(path.read_bytes())
            for _ in range(run.random.choice((0, 0, 0, 1, 3, 300))):
                data[run.random.randrange(len(data))] ^= 1 << run.random.randrange(8)
            path.write_bytes(data)
        _starts(run, cache, "a damaged cache")


def cache_on_a_full_disk(run: SectionRun) -> None:
    """Leave no space for machine code: it is compiled in memory."""
    folder = run.folder / "small disk"
    folder.mkdir(exist_ok=True)
    options = ("-t", "tmpfs", "-o", f"size={SMALL_CACHE}", "torture", str(folder))
    if os.geteuid() != 0 or subprocess.run(["mount", *options], capture_output=True).returncode:
        return
    try:
        _starts(run, folder, "a cache on a full disk")
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _starts(run: SectionRun, cache: Path, what: str) -> None:
    """Start a server with a cache folder, and run a job."""
    try:
        with (
            _another(run, what, {"XDG_CACHE_HOME": str(cache)}) as server,
            contextlib.closing(Udp(server.port)) as client,
        ):
            client.do("/b_alloc", 0, 5000)
            client.do("/b_gen", 0, "sine1", 7, 1.0, 0.5)
            client.send("/bufnmf", "source", 0, "resynth", 1, "components", 2)
            if client.until("/done", patience=PATIENCE)[-1][1] != "/bufnmf":
                run.found(Fault.OTHER, f"with {what}, a job does not work")
    except RuntimeError as error:
        run.found(Fault.EXIT, f"with {what}, {error}")


@contextlib.contextmanager
def _cache(run: SectionRun) -> Iterator[Path]:
    """Yield a copy of a complete cache. A server compiles it at the first call."""
    whole = run.folder / "whole cache"
    if not whole.exists():
        whole.mkdir()
        _starts(run, whole, "an empty cache")
    with tempfile.TemporaryDirectory(dir=run.folder) as folder:
        yield Path(shutil.copytree(whole, Path(folder) / "cache"))


@contextlib.contextmanager
def _another(run: SectionRun, what: str, env: dict[str, str] | None = None) -> Iterator[Victim]:
    """Yield a separate server; end it afterwards, and check its log."""
    folder = Path(tempfile.mkdtemp(prefix="server-", dir=run.folder))
    server = Victim(folder, env=env)
    try:
        yield server
    finally:
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.end()
        for last in tracebacks(server.news()):
            run.found(Fault.TRACEBACK, f"{what}: {last}")
        shutil.rmtree(folder, ignore_errors=True)


LONG = 240.0
"""Seconds of a run in which slow faults have a place, too."""
QUICK = (
    worker_killed,
    worker_halted,
    server_halted,
    harmless_signals,
    ended_by_signal,
    killed,
    log_reader_gone,
    log_not_read,
)
SLOW = (cache_damaged, cache_on_a_full_disk)
