"""Damaged sound files, and other files: each is read or refused once, and no temporary file is left."""

import contextlib
import os
import random
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import soundfile

from tests.sound_files.mutations import mutated, originals
from tests.sound_files.workers import workers
from tests.wire import Reply, Udp
from torture.findings import Count, Fault
from torture.run import SectionRun

FLAGS = ("--memory-quota", "256")
PATIENCE = 30.0
"""Seconds in which a file is read or refused: an endless loop is stopped after some seconds."""
TARGET = "read into"
FRAMES, CHANNELS = 1000, 2
ROOM = 2**18
"""Bytes of the small disk."""
OURS = ("error in nmfserver itself",)
ODD_EVERY = 50
"""Damaged files between two turns of everything else."""


def files(run: SectionRun) -> None:
    """Let the server read damaged files, and from time to time names that are no sound files."""
    folder = run.folder / "files"
    folder.mkdir()
    sounds, noise = originals(), np.random.default_rng(run.random.randrange(2**32))
    with _small_disk(run) as disk:
        for number in run.rounds():
            client = Udp(run.server.port)
            with contextlib.closing(client), run.attempt("a file"):
                client.do("/b_alloc", TARGET, FRAMES, CHANNELS)
                client.send("/b_fill", TARGET, 0, FRAMES * CHANNELS, 0.25)
                _odd(run, client, folder)
                _changing(run, client, folder)
                _full(run, client, disk)
                for at in range(number * ODD_EVERY, (number + 1) * ODD_EVERY):
                    if run.seconds_left > 0:
                        _damaged(run, client, folder, mutated(sounds[at % len(sounds)], noise))


def _damaged(run: SectionRun, client: Udp, folder: Path, content: bytes) -> None:
    path = folder / "damaged"
    path.write_bytes(content)
    command = run.random.choice(("/b_allocRead", "/b_allocReadChannel", "/b_read"))
    numbers: tuple[int, ...] = run.random.choice(((), (0, 10), (500, -1), (0, 0)))
    name = TARGET if command == "/b_read" else "made by reading"
    _ended(run, client, command, (name, str(path), *numbers), content)


def _ended(
    run: SectionRun, client: Udp, address: str, arguments: tuple[int | str, ...], content: bytes | None = None,
    cancelled: bool = False,
) -> Reply:  # fmt: skip
    """Send a command about a file, and cancel it if asked; it has to end once, and not by a bug of the server."""
    client.send(address, *arguments)
    if cancelled:
        client.send("/cancel")
    client.send("/sync", 1)
    run.count(Count.FILES)
    replies = client.until("/synced", 1, patience=PATIENCE)
    endings = [reply for reply in replies if reply[0] in ("/done", "/fail") and reply[1] == address]
    run.count(Count.ENDINGS, len(endings))
    if len(endings) != 1:
        run.found(Fault.ENDING, f"{address} {arguments[1]!r} ended {len(endings)} times", content)
        return ("/fail", address, "")
    if endings[0][0] == "/fail" and any(words in endings[0][2] for words in OURS):
        run.found(Fault.OTHER, f"{address}: {endings[0][2]}", content)
    return endings[0]


def _odd(run: SectionRun, client: Udp, folder: Path) -> None:
    """Read and write names that are no sound files; cancel the read of a pipe without a writer."""
    with _odd_files(folder) as (paths, pipe):
        for path in paths:
            _ended(run, client, "/b_allocRead", ("odd", path))
            _ended(run, client, "/b_write", (TARGET, path, "wav", "float"))
        _ended(run, client, "/b_allocRead", ("odd", str(pipe)), cancelled=True)
        client.do("/b_free", "odd")


@contextlib.contextmanager
def _odd_files(folder: Path) -> Iterator[tuple[list[str], Path]]:
    """Make links, folders, sockets and names that are no sound; last, a pipe."""
    odd = folder / "odd"
    odd.mkdir()
    (odd / "empty.wav").touch()
    (odd / "folder").mkdir()
    for name, target in (("loop", "loop"), ("dangling", "nothing/there"), ("to a folder", "folder"), ("up", "../..")):
        (odd / name).symlink_to(target)
    with (odd / "huge.wav").open("wb") as file:
        file.write(b"RIFF\xff\xff\xff\xffWAVEfmt ")
        file.truncate(2**40)
    os.mkfifo(odd / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        with contextlib.suppress(OSError):  # its name must be short
            listening.bind(str(odd / "socket"))
        names = [
            "loop",
            "dangling",
            "to a folder",
            "folder",
            "up",
            "socket",
            "x" * 300,
            "loop/below",
            "empty.wav/below",
        ]
        yield [str(odd / name) for name in names] + ["", "~nobody-at-all/x.wav"], odd / "pipe"
    shutil.rmtree(odd)


def _changing(run: SectionRun, client: Udp, folder: Path) -> None:
    """Read a file that grows, shrinks and is replaced meanwhile."""
    path, sound = folder / "changing.wav", np.zeros((2**19, 2), np.float32)
    soundfile.write(path, sound, 44100)
    size, stop = path.stat().st_size, threading.Event()
    chance = random.Random(run.random.random())

    def change() -> None:
        while not stop.is_set():
            os.truncate(path, chance.randrange(size))
            with path.open("r+b") as file:
                file.write(chance.randbytes(chance.choice((1, 50))) if chance.random() < 0.1 else b"RIFF")
            os.truncate(path, size)

    changer = threading.Thread(target=change)
    changer.start()
    try:
        for _ in range(5):
            _ended(run, client, "/b_allocRead", ("changing", str(path)))
    finally:
        stop.set()
        changer.join()
        client.do("/b_free", "changing")


def _full(run: SectionRun, client: Udp, disk: Path) -> None:
    """Write to a full disk: it fails, the old file stays, and no other file is left."""
    path = disk / "kept.wav"
    before = path.read_bytes()
    client.do("/b_alloc", "large", ROOM)
    if not disk.is_mount():
        for worker in workers(run.server.pid):
            worker.rlimit(psutil.RLIMIT_FSIZE, (ROOM, ROOM))
    if _ended(run, client, "/b_write", ("large", str(path), "wav", "float"))[0] != "/fail":
        run.found(Fault.OTHER, "a file was written to a full disk, it is said")
    left = sorted(other.name for other in disk.iterdir())
    if left != [path.name] or path.read_bytes() != before:
        run.found(Fault.OTHER, f"after a write to a full disk it holds {left}")
    client.do("/b_free", "large")


@contextlib.contextmanager
def _small_disk(run: SectionRun) -> Iterator[Path]:
    """Yield a folder on a disk that is soon full, with a file on it: a file system of its own (as root), or a limit."""
    disk = run.folder / "disk"
    disk.mkdir()
    options = ("-t", "tmpfs", "-o", f"size={ROOM}", "torture", str(disk))
    mounted = os.geteuid() == 0 and subprocess.run(["mount", *options], capture_output=True).returncode == 0
    try:
        soundfile.write(disk / "kept.wav", np.zeros(100, np.float32), 8000)
        yield disk
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(disk)], check=True)
