"""A small disk of its own for one process: what it may write there ends soon."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

MOUNT = """
mount --make-rprivate / 2> /dev/null  # in a chroot this cannot be, and need not
mount -t tmpfs -o size="$2" tmpfs "$1" && cp -r "$3/." "$1" && head -c "$2" /dev/zero > "$1/filling" 2> /dev/null
truncate -s "-$4" "$1/filling"
shift 4
exec "$@"
"""


def full_disk(place: Path, *, size: int, content: Path, free: int) -> tuple[str, ...]:
    """Return what runs a command where `place` is a disk of `size` bytes, filled with some content but for `free`."""
    if shutil.which("unshare") is None:
        pytest.skip("unshare is not installed: on Debian, apt-get install util-linux")
    rights = () if getattr(os, "geteuid", int)() == 0 else ("--map-root-user",)
    place.mkdir(exist_ok=True)
    inner = ("sh", "-c", MOUNT, "sh", str(place), str(size), str(content), str(free))
    return ("unshare", "--mount", "--propagation", "unchanged", *rights, *inner)
