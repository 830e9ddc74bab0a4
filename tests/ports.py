"""Ports for servers and clients under test, which no other program has.

free_port   a port that nobody uses
WORKER      the number of this one among the pytest processes that run side by side: from 0
WORKERS     how many they are
"""

from __future__ import annotations

import contextlib
import itertools
import os
import random
import socket

WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
WORKERS = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
_PORTS = range(10_000 + WORKER, 20_000, WORKERS)
_NEXT = itertools.count(random.randrange(len(_PORTS)))


def free_port(kind: socket.SocketKind = socket.SOCK_DGRAM) -> int:
    """Return a port that nobody uses, for UDP unless told otherwise.

    It is none of those that the system gives to programs that name none, nor one that another pytest process draws: so
    nobody takes it before its user does.
    """
    for number in itertools.islice(_NEXT, len(_PORTS)):
        port = _PORTS[number % len(_PORTS)]
        with socket.socket(socket.AF_INET, kind) as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no port is free")
