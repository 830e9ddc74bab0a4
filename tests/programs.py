"""Programs that run beside the tests: each ended by its id, its output kept by a thread.

Program        any program
Alone          one that has a network of its own
Jack           a JACK server without a sound card
PatientJack    one that waits for its clients
Scsynth        SuperCollider's own server
ProgramError   a program that ended, or did not start
ALONE          runs a program where nothing else is on the network, and ends what it has started along with it
on_a_terminal  runs a program to its end on a terminal of its own
require        skips a test where a program is missing
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import threading
import uuid
from collections.abc import Callable
from pathlib import Path

import debian
import pytest

from tests.ports import free_port
from tests.wire import Udp

PATIENCE = 30.0
PACKAGES = {program: package for package, program in debian.TEST_PROGRAMS.items()} | {"jack_rec": "jackd2"}
"""Debian's package of each program."""
ALONE = (
    *("unshare", "--net", "--pid", "--fork", "--kill-child"),
    *("--mount-proc", "--propagation", "unchanged"),  # of the root: in a chroot it cannot be changed
    *(() if getattr(os, "geteuid", int)() == 0 else ("--map-root-user",)),
    *("sh", "-c", 'ip link set lo up && "$0" "$@"'),
)
"""A network of its own, where nothing else listens on the port of a server that is told none."""


class ProgramError(Exception):
    """A program that did not do what it should."""


class Program:
    """A process whose output, both streams in one, a thread keeps. It is ended by its id alone."""

    def __init__(self, *command: str, env: dict[str, str] | None = None, cwd: Path | None = None) -> None:
        self.command = command
        self.process = subprocess.Popen(
            command,
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(env or {})},
            cwd=cwd,
        )
        self._output = bytearray()
        self._ended = False
        self._news = threading.Condition()
        self._reader = threading.Thread(target=self._read, name=command[0], daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        while chunk := self.process.stdout.read(65536):
            with self._news:
                self._output += chunk
                self._news.notify_all()
        with self._news:
            self._ended = True
            self._news.notify_all()

    @property
    def end_of_output(self) -> int:
        """How many bytes have been put out until now."""
        with self._news:
            return len(self._output)

    def output(self, start: int = 0) -> str:
        """Return what has been put out from byte `start` on."""
        with self._news:
            return self._output[start:].decode(errors="replace")

    def wait_for(self, pattern: str, patience: float, start: int = 0) -> str:
        """Wait until what is put out behind byte `start` matches `pattern`; return the match.

        Raises TimeoutError, or ProgramError if the process ends before.
        """
        search = re.compile(pattern.encode()).search
        with self._news:
            self._news.wait_for(lambda: self._ended or search(self._output, start), patience)
            if found := search(self._output, start):
                return found[0].decode()
        if self._ended:
            raise ProgramError(f"{self.command[0]} has ended:\n{self.output(start)}")
        raise TimeoutError(f"{self.command[0]} was not done after {patience} s:\n{self.output(start)}")

    def wait_until_ready(self, pattern: str) -> None:
        """Wait for the output that tells that the program is ready; end it if that does not come."""
        try:
            self.wait_for(pattern, PATIENCE)
        except BaseException:
            self.end()
            raise

    def write(self, text: bytes) -> None:
        """Write to the process's standard input."""
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(text)
        except BrokenPipeError as error:
            raise ProgramError(
                f"{self.command[0]} has ended with {self.process.wait(PATIENCE)}:\n{self.output()[-4000:]}"
            ) from error

    def end(self, patience: float = 5) -> int:
        """End the process, forcefully if it does not obey; return its exit code."""
        for way in (self.ask_to_end, self.process.terminate, self.process.kill):
            way()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(patience)
                break
        self._reader.join(patience)  # a child that has outlived the process may hold the pipe
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe is not None
            pipe.close()
        return self.process.wait()

    def ask_to_end(self) -> None:
        """Ask the process to end, in the nicest way it knows."""
        self.process.terminate()


class Alone(Program):
    """A program where nothing else is on the network. What runs it passes no signal on: it is killed, and all in it."""

    def __init__(self, *command: str, env: dict[str, str] | None = None) -> None:
        super().__init__(*ALONE, *command, env=env)

    def ask_to_end(self) -> None:
        self.process.kill()


class Jack(Program):
    """A JACK server that no other one is disturbed by; it needs no sound card.

    Where the system grants it, as it should to a musician, it and its clients have real-time rights.

    options : the dummy driver's, after its rate and its period of 256 frames
    name : of one that was there before and has ended
    """

    modes: tuple[str, ...] = ()

    def __init__(self, *options: str, name: str | None = None) -> None:
        self.name = name or f"nmfserver-{uuid.uuid4().hex[:8]}"
        self.env = {"JACK_DEFAULT_SERVER": self.name, "JACK_NO_AUDIO_RESERVATION": "1"}
        driver = ("-d", "dummy", "-r", "48000", "-p", "256", *options)
        super().__init__("jackd", "-v", *self.modes, real_time(), *driver, env=self.env)
        self.wait_until_ready("JackServer::Start")


def real_time() -> str:
    """Return jackd's option for real-time rights, or that for none: whatever a program started from here may have."""
    return "-R" if subprocess.run(["chrt", "--fifo", "10", "true"], capture_output=True).returncode == 0 else "-r"


class PatientJack(Jack):
    """A JACK server that waits for its clients: no sample is lost on its way, however busy the machine is."""

    modes = ("-S",)


class Scsynth(Program):
    """SuperCollider's own server on a free UDP port, with nmfserver's number of clients and as many buffers.

    It has eight inputs and eight outputs.
    """

    def __init__(self, jack: Jack, home: Path) -> None:
        self.port = free_port()
        options = ["-u", str(self.port), "-i", "8", "-l", "32", "-b", str(32 * 1024), "-R", "0", "-D", "0"]
        super().__init__("scsynth", *options, env={**jack.env, "HOME": str(home)})
        self.wait_until_ready("SuperCollider 3 server ready")

    def ask_to_end(self) -> None:
        with contextlib.closing(Udp(self.port)) as client:
            client.send("/quit")


def on_a_terminal(
    *command: str, env: dict[str, str], typed: str = "", watch: Callable[[str], object] = len, code: int = 0
) -> str:
    """Run a program on a terminal where something is typed; return what it says, once it has ended with a code.

    watch : called with all that it has said, again and again
    """
    ours, theirs = os.openpty()
    process = subprocess.Popen(command, env=env, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    os.write(ours, typed.encode())
    said = b""
    with contextlib.suppress(OSError):  # as Linux tells that nobody has it open any more
        while piece := os.read(ours, 4096):
            said += piece
            watch(said.decode(errors="replace"))
    os.close(ours)
    assert process.wait(PATIENCE) == code, said.decode()
    return said.decode()


def require(program: str) -> None:
    """Skip the test where a program is missing; under CI that is a failure."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed: on Debian, apt-get install {PACKAGES[program]}")
