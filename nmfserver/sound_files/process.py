"""The server's side of a worker process: starts it, sends requests, watches it, ends it."""

import contextlib
import errno
import logging
import os
import subprocess
from collections.abc import Sequence
from io import FileIO
from pathlib import Path

import psutil

from nmfserver.children import apart, environment, python
from nmfserver.errors import NMFServerError, SoundFileError
from nmfserver.sound_files.link import Link, receive_descriptor
from nmfserver.sound_files.messages import Block, Ended, Opened, ReadRequest, RequestFailed, WriteRequest

logger = logging.getLogger(__name__)

Answer = Opened | Block | Ended | bool
"""Messages of a worker; `GO` and `STOP` are bool."""

PATIENCE = 3.0
"""Most seconds of processor time for one block. Waiting for a disk takes no processor time."""
CHECK_INTERVAL = 0.25
"""Seconds between two checks of a worker that sends no message."""
END_TIMEOUT = 1.0
"""Seconds in which a worker ends when its connection is closed."""


class LostError(NMFServerError):
    """The worker has crashed, or was killed."""


class WorkerProcess:
    """A worker process, which handles one request at a time.

    arguments : its niceness, and the folders that it may touch
    """

    def __init__(self, arguments: Sequence[str]) -> None:
        link = Link()
        self.memory = link.memory
        self._connection = link.connection
        root = os.fspath(Path(__file__).parents[2])
        paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(
            [python(), "-P", "-m", "nmfserver.sound_files.worker", link.argument, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**environment(), "PYTHONPATH": paths},
            **link.inheritance(),
            **apart(),
        )
        link.release_other_end()
        self.is_lost = False
        self._idle = True

    @property
    def is_alive(self) -> bool:
        """Whether it runs. While a killed process ends, its first thread is a zombie before `poll` says so."""
        if self.is_lost or self._process.poll() is not None:
            return False
        try:
            return bool(psutil.Process(self._process.pid).status() != psutil.STATUS_ZOMBIE)
        except psutil.NoSuchProcess:
            return False

    def ask(self, request: ReadRequest | WriteRequest) -> Opened:
        """Send a request; return the answer when the file is open, or raise `SoundFileError`."""
        self._idle = False
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

    def receive(self) -> Answer:
        """Return the next message; raise `SoundFileError` if it is `RequestFailed`.

        Raises `LostError` if the worker dies, or computes for long without a message: then it is killed.
        """
        begin: float | None = None
        try:
            while not self._connection.poll(CHECK_INTERVAL):
                if not (self.is_alive or self._connection.poll()):
                    raise self._lost("crashed")
                spent = self._processor_time()
                begin = spent if begin is None else begin
                if spent - begin > PATIENCE:
                    raise self._lost("never came to an end")
            message = self._connection.recv()
        except (EOFError, OSError) as error:
            raise self._lost("crashed") from error
        self._idle = isinstance(message, Ended | RequestFailed)
        if isinstance(message, RequestFailed):
            if not message.is_ours:
                raise SoundFileError(message.reason)
            logger.error("an error in nmfserver itself, please report it: %s", message.reason)
            raise SoundFileError(f"an error in nmfserver itself, please report it: {message.reason.splitlines()[-1]}")
        assert isinstance(message, Answer)
        return message

    def receive_file(self, mode: str) -> FileIO:
        """Return the file that the worker has opened.

        Raises `LostError` if the worker dies, `SoundFileError` if this process has too many open files.
        """
        try:
            return FileIO(receive_descriptor(self._connection), mode)
        except (EOFError, OSError) as error:
            if isinstance(error, OSError) and error.errno == errno.EMFILE:
                self.kill()
                reason = "sound files cannot be read or written now: the server has too many open files"
                raise SoundFileError(reason) from error
            raise self._lost("crashed") from error

    @property
    def is_idle(self) -> bool:
        """Whether it waits for a request."""
        return self._idle and self.is_alive

    def kill(self) -> None:
        """Kill it; called from any thread."""
        self.is_lost = True
        self._process.kill()

    def end(self) -> None:
        """Close the connection, which ends the worker; kill it if it does not end."""
        self._connection.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(END_TIMEOUT)
            return
        self._process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):  # a disk that does not answer may block even this
            self._process.wait(END_TIMEOUT)

    def _processor_time(self) -> float:
        """Return the seconds of processor time that it has used."""
        try:
            times = psutil.Process(self._process.pid).cpu_times()
        except psutil.Error:
            return 0.0
        return float(times.user + times.system)

    def _lost(self, how: str) -> LostError:
        """Kill the worker; return the error to be raised."""
        self.kill()
        return LostError(how)
