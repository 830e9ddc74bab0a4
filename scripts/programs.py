"""Programs that run while a picture is taken."""

import contextlib
import os
import re
import subprocess
from collections.abc import Iterator

PATIENCE = 60
"""Seconds for a program to end."""


@contextlib.contextmanager
def running(*command: str, pattern: str, **environment_: str) -> Iterator[re.Match[str]]:
    """Run a program for as long as the context lasts; begin when it has printed a line that matches."""
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**os.environ, **environment_}
    )
    assert process.stdout is not None
    try:
        printed = ""
        for line in process.stdout:
            printed += line
            if found := re.search(pattern, line):
                yield found
                return
        raise RuntimeError(f"{command[0]} has ended:\n{printed}")
    finally:
        process.terminate()
        process.wait(PATIENCE)
        process.stdout.close()
