"""Networks of the tests' own: machines and addresses that this one does not have (Linux, as root)."""

from __future__ import annotations

import contextlib
import ctypes
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest


class Namespace:
    """A network of its own: what `run` opens lives there, and nothing outside this machine can reach it."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1)
        self.thread_id = self._thread.submit(threading.get_native_id).result()
        self.run(self._leave)

    def run(self, function: Callable[..., Any], *arguments: Any, **keywords: Any) -> Any:
        return self._thread.submit(lambda: function(*arguments, **keywords)).result(30)

    def ip(self, *words: str) -> None:
        self.run(subprocess.run, ["ip", *words], check=True, capture_output=True)

    def close(self) -> None:
        self._thread.shutdown()

    @staticmethod
    def _leave() -> None:
        own = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
        unshare, new_network = getattr(own, "unshare", None), 0x40000000
        if unshare is None or unshare(new_network) != 0:
            raise PermissionError("no right to make a network namespace (Linux, as root)")


@contextlib.contextmanager
def lonely_machine(*changes: str) -> Iterator[Namespace]:
    """A machine without a cable, on which some `ip` commands were given."""
    with contextlib.ExitStack() as stack:
        try:
            machine = Namespace()
            stack.callback(machine.close)
            for change in ("link set lo up", *changes):
                machine.ip(*change.split())
        except (OSError, subprocess.CalledProcessError) as error:
            pytest.skip(f"a network of its own cannot be had here: {error}")
        yield machine


@contextlib.contextmanager
def two_machines() -> Iterator[tuple[Namespace, Namespace]]:
    """Join two namespaces by a cable: 10.77.0.1 and 10.77.0.2."""
    with contextlib.ExitStack() as stack:
        try:
            here, there = Namespace(), Namespace()
            stack.callback(here.close)
            stack.callback(there.close)
            here.ip("link", "add", "near", "type", "veth", "peer", "name", "far", "netns", str(there.thread_id))
            for side, name, address in ((here, "near", "10.77.0.1/24"), (there, "far", "10.77.0.2/24")):
                side.ip("address", "add", address, "dev", name)
                side.ip("link", "set", name, "up")
                side.ip("link", "set", "lo", "up")
        except (OSError, subprocess.CalledProcessError) as error:
            pytest.skip(f"two machines cannot be had here: {error}")
        yield here, there
