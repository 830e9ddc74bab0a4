"""The script that takes the picture of the page about Pd: a real Pd with its window, at work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import environment
import numpy as np
from PIL import Image

from tests.programs import ALONE, require


def test_the_picture_shows_a_loop_taken_apart(tmp_path: Path) -> None:
    for program in ("pd-gui", "Xvfb", "unshare", "ip"):
        require(program)
    picture = tmp_path / "picture.png"
    script = environment.ROOT / "scripts" / "pd_picture.py"
    subprocess.run([*ALONE, sys.executable, str(script), str(picture)], check=True, timeout=90)
    pixels = np.asarray(Image.open(picture).convert("L"))
    kept = np.asarray(Image.open(environment.ROOT / "nmfserver/docs/pd-drum-loop.png").convert("L"))
    assert pixels.shape == kept.shape
    # The window and its boxes are the kept picture's; the noise of the drums differs by a few pixels.
    assert np.mean(pixels != kept) < 0.02
    left, top, width, height = 481, 168, 299, 84
    for stem in range(3):
        graph = pixels[top + 110 * stem : top + 110 * stem + height, left : left + width] < 128
        assert graph.any(axis=0).all()  # a line through all of the graph, and not a flat one
        assert graph.sum(axis=0).max() > 15
