"""The link between the server and a worker process: a connection and shared memory."""

import errno
import mmap
import os
import secrets
import subprocess
import sys
import tempfile
from multiprocessing import Pipe, connection, reduction
from typing import Any

from nmfserver.sound_files.messages import SLOT, SLOTS

Connection = Any
"""multiprocessing's connection, whose class depends on the system."""


class Link:
    """The server's end, and the argument and the handles by which the worker gets the other end."""

    def __init__(self) -> None:
        self.connection, self._theirs = Pipe()
        if sys.platform == "win32":
            name = f"nmfserver-{secrets.token_hex(8)}"
            self.memory = mmap.mmap(-1, SLOT * SLOTS, tagname=name)
            self._memory_handle = None
            self.argument = f"{self._theirs.fileno()},{name}"
        else:
            self._memory_handle = _in_memory()
            os.ftruncate(self._memory_handle, SLOT * SLOTS)
            self.memory = mmap.mmap(self._memory_handle, SLOT * SLOTS)
            self.argument = f"{self._theirs.fileno()},{self._memory_handle}"

    def inheritance(self) -> dict[str, Any]:
        """Return arguments of `subprocess.Popen`: the worker inherits its end, and nothing else.

        Another process that had the end as well would keep it open when the worker dies.
        """
        if sys.platform == "win32":
            handle = self._theirs.fileno()
            os.set_handle_inheritable(handle, True)
            return {"startupinfo": subprocess.STARTUPINFO(lpAttributeList={"handle_list": [handle]})}
        return {"pass_fds": (self._theirs.fileno(), self._memory_handle)}

    def release_other_end(self) -> None:
        """Close the worker's end here, so that it closes when the worker dies."""
        self._theirs.close()
        if self._memory_handle is not None:
            os.close(self._memory_handle)

    def close(self) -> None:
        """Close this end. The memory is freed when no process uses it any more."""
        self.connection.close()


CAN_SEND_DESCRIPTORS = sys.platform != "win32"


def send_descriptor(to: Connection, handle: int) -> None:
    """Send an open file over the connection to the other process, which gets a descriptor of its own."""
    reduction.send_handle(to, handle, 0)


def receive_descriptor(sender: Connection) -> int:
    """Return the descriptor of a file that the other process sends.

    Raises `EOFError` or `OSError` if the other process dies; `OSError` with EMFILE if this one has too many open files.
    """
    try:
        handle = int(reduction.recv_handle(sender))
    except RuntimeError as error:  # it came with no descriptor: the system has dropped that
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE)) from error
    os.set_inheritable(handle, False)
    return handle


def _in_memory() -> int:
    """Return the descriptor of a file without a name; in memory on Linux."""
    if sys.platform == "linux":
        return os.memfd_create("nmfserver")
    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())


def inherited(argument: str) -> tuple[Connection, mmap.mmap]:
    """Return the worker's connection and memory, from the argument that it was started with."""
    handle, memory = argument.split(",")
    if sys.platform == "win32":
        return connection.PipeConnection(int(handle)), mmap.mmap(-1, SLOT * SLOTS, tagname=memory)
    return connection.Connection(int(handle)), mmap.mmap(int(memory), SLOT * SLOTS)
