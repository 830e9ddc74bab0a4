"""A server that has not compiled the kernels of templates with time yet, as every server is at first."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from nmfserver.kernels import cache, on_demand
from tests.wire import Process, running


@contextlib.contextmanager
def uncompiled(folder: Path) -> Iterator[Process]:
    """Run one with a cache of its own in a folder. A job that is cancelled while it compiles costs no time."""
    there = cache.cache_folder()
    assert there is not None
    names = [f"{kernel.__module__}.{kernel.__qualname__}-*" for kernel in on_demand.KERNELS]
    shutil.copytree(there, folder / "nmfserver" / there.name, ignore=shutil.ignore_patterns(*names))
    with running(env={"XDG_CACHE_HOME": str(folder)}) as server:
        yield server
