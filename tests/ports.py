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
_PORTS = itertools.cycle(range(10_000 + WORKER + WORKERS * random.randrange(1000), 20_000, WORKERS))


def free_port(kind: socket.SocketKind = socket.SOCK_DGRAM) -> int:
    """Return a port that nobody uses, for UDP unless told otherwise.

    It is none of those that the system gives to programs that name none, nor one that another pytest process draws: so
    nobody takes it before its user does.
    """
    for port in _PORTS:
        with socket.socket(socket.AF_INET, kind) as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no port is free")
