"""The processes that read and write sound files."""

from __future__ import annotations

import psutil


def workers(parent: int | None = None) -> list[psutil.Process]:
    """Return those of a process, this one unless told otherwise; the newest last."""
    children = psutil.Process(parent).children()
    found = [child for child in children if "nmfserver.sound_files.worker" in child.cmdline()]
    return sorted(found, key=lambda child: child.create_time())
