"""The processes that read and write sound files."""

from __future__ import annotations

import psutil


def workers(parent: int | None = None) -> list[psutil.Process]:
    """Return those of a process, this one unless told otherwise; the newest last."""
    children = psutil.Process(parent).children()
    found = [child for child in children if _is_worker(child)]
    return sorted(found, key=lambda child: child.create_time())


def _is_worker(process: psutil.Process) -> bool:
    try:
        return "nmfserver.sound_files.worker" in process.cmdline()
    except psutil.Error:  # it has just ended
        return False
