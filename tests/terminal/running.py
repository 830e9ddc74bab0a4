"""The program, run to its end as a person runs it, and sounds that it takes apart within moments."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

PROGRAM = (sys.executable, "-m", "nmfserver")
QUICK = ("--components", "2", "--iterations", "8", "--seed", "1", "--no-picture")


def run(*arguments: object, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    words = [word if isinstance(word, bytes) else str(word) for word in arguments]
    return subprocess.run(
        [*PROGRAM, *words], capture_output=True, encoding="utf-8", errors="replace", cwd=cwd,
        env={**os.environ, **env}, timeout=100,
    )  # fmt: skip


def decompose(*arguments: object, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """Run ``nmfserver decompose`` with settings that take no time, and without a picture."""
    return run("decompose", *QUICK, *arguments, cwd=cwd, **env)


def tone(path: Path | bytes, frames: int = 4000, hertz: float = 440.0) -> NDArray[np.float64]:
    """Write a file with two tones, one after the other; return its samples."""
    phase = 2 * np.pi * hertz * np.arange(frames) / 44100
    sound = 0.3 * np.where(np.arange(frames) < frames // 2, np.sin(phase), np.sin(3 * phase))
    soundfile.write(path, sound, 44100, subtype="FLOAT", format=None if isinstance(path, Path) else "WAV")
    return sound


def names(folder: Path) -> list[str]:
    """Return the names of all that is in a folder."""
    return sorted(path.name for path in folder.iterdir())


def content(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
