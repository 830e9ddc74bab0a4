"""A real SFTP server, as a lab's store: it serves the files of this machine, in a process of its own."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.programs import Program

SETTINGS = {"FSSPEC_SFTP": '{"known_hosts": null, "username": "lab", "password": "lab"}'}
"""What the driver is told by the environment: nobody knows this host's key."""
PATIENCE = 60.0


@contextlib.contextmanager
def serving() -> Iterator[str]:
    """Yield the URL of a server."""
    server = Program(sys.executable, str(Path(__file__).with_name("sftp_server.py")))
    try:
        yield server.wait_for(r"sftp://\S+(?=\n)", PATIENCE)
    finally:
        server.end()
