"""A server that has not compiled the kernels of templates with time yet, as every server is at first."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from nmfserver.kernels import cache, compiling, on_demand
from tests.wire import Process, running


@contextlib.contextmanager
def uncompiled(folder: Path) -> Iterator[Process]:
    """Run one with a cache of its own in a folder. A job that is cancelled while it compiles costs no time."""
    compiling.compile_all(lambda what, fraction: None)
    there = cache.cache_folder()
    assert there is not None
    left_out = tuple(f"{kernel.__module__}.{kernel.__qualname__}-" for kernel in on_demand.KERNELS)
    copy = folder / "nmfserver" / there.name
    copy.mkdir(parents=True)
    for path in there.iterdir():
        if not path.name.startswith(left_out):
            with contextlib.suppress(FileNotFoundError):  # another process has just made a kernel of it
                shutil.copy(path, copy)
    with running(env={"XDG_CACHE_HOME": str(folder)}) as server:
        yield server
