"""Renames files and folders over others.

Windows refuses that while another program has one of them open: a virus scanner that looks at what is new, an editor, a
program that reads samples. Most do so for a moment only.
"""

import os
import sys
import time
from pathlib import Path

PATIENCE, PAUSE = 0.5, 0.02
"""Seconds in which the other program may be done, and between two tries."""


def replace(source: str | Path, target: str | Path, folder: int | None = None) -> None:
    """Rename a file or folder; a file of that name is replaced. On Windows, try for a while.

    folder : descriptor of the open folder that both names are relative to
    """
    end = time.monotonic() + PATIENCE
    while True:
        try:
            os.replace(source, target, src_dir_fd=folder, dst_dir_fd=folder)
        except PermissionError:
            if sys.platform != "win32" or time.monotonic() > end:
                raise
            time.sleep(PAUSE)
        else:
            return
