"""One process that reads and writes sound files: started, asked, watched, ended."""

import contextlib
import logging
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psutil

from nmfserver.errors import NMFServerError, SoundFileError
from nmfserver.sound_files.link import Link
from nmfserver.sound_files.messages import Ended, Failed, Opened, Read, Write

logger = logging.getLogger(__name__)

PATIENCE = 3.0
"""Seconds of work in which a process hands over a block. Waiting for a disk is no work."""
LOOK = 0.25
"""Seconds between two looks at a process that hands over nothing."""
LAST_WORDS = 1.0
"""Seconds in which a process that was told to end does so."""


class LostError(NMFServerError):
    """The process has died, or was killed."""


class Process:
    """A process that does one thing at a time.

    arguments : its priority, and folders
    """

    def __init__(self, arguments: Sequence[str]) -> None:
        link = Link()
        self.memory = link.memory
        self._connection = link.connection
        root = os.fspath(Path(__file__).parents[2])
        paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "nmfserver.sound_files.worker", link.argument, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
            **link.inheritance(),
        )
        link.handed_over()
        self.is_lost = False
        self._rests = True

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return not self.is_lost and self._process.poll() is None

    def ask(self, request: Read | Write) -> Opened:
        """Send a request; return what the file is, or raise `SoundFileError`."""
        self._rests = False
        self.send(request)
        message = self.receive()
        assert isinstance(message, Opened)
        return message

    def send(self, message: object) -> None:
        """Send a message."""
        try:
            self._connection.send(message)
        except OSError as error:
            raise self._lost("crashed") from error

    def receive(self) -> Any:
        """Return the next message; raise `SoundFileError` where it says that the request failed.

        Raises `LostError` where the process dies, or works for long without a message: then it is killed.
        """
        begin: float | None = None
        try:
            while not self._connection.poll(LOOK):
                spent = self._seconds()
                begin = spent if begin is None else begin
                if spent - begin > PATIENCE:
                    raise self._lost("never came to an end")
            message = self._connection.recv()
        except (EOFError, OSError) as error:
            raise self._lost("crashed") from error
        self._rests = isinstance(message, Ended | Failed)
        if isinstance(message, Failed):
            if not message.is_ours:
                raise SoundFileError(message.reason)
            logger.error("an error in nmfserver itself, please report it: %s", message.reason)
            raise SoundFileError(f"an error in nmfserver itself, please report it: {message.reason.splitlines()[-1]}")
        return message

    @property
    def rests(self) -> bool:
        """Whether it waits for a request."""
        return self._rests and self.is_alive

    def kill(self) -> None:
        """End it at once, whatever it does; from any thread."""
        self.is_lost = True
        self._process.kill()

    def end(self) -> None:
        """End it: its end of the connection is its life. One that does not obey is killed."""
        self._connection.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(LAST_WORDS)
            return
        self._process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):  # a disk that does not answer may hold it even now
            self._process.wait(LAST_WORDS)

    def _seconds(self) -> float:
        """Return the time for which it has worked."""
        try:
            times = psutil.Process(self._process.pid).cpu_times()
        except psutil.Error:
            return 0.0
        return float(times.user + times.system)

    def _lost(self, how: str) -> LostError:
        self.kill()
        return LostError(how)
