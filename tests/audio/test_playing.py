"""`nmfserver decompose --play`: the sound, then each component, on the usual device."""

from __future__ import annotations

import time
from pathlib import Path

from tests.programs import Jack
from tests.terminal.running import decompose, tone


def test_the_sound_and_each_component_are_played_once_the_files_are_there(jack: Jack, tmp_path: Path) -> None:
    tone(tmp_path / "loop.wav", 22_050)  # half a second, at another rate than JACK's
    began = time.monotonic()
    done = decompose("loop.wav", "--names", "low", "--play", cwd=tmp_path, **jack.env)
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[1:] == [
        "playing the sound, then 2 components: Ctrl-C ends it", "  1  low", "  2  component 2"
    ]  # fmt: skip
    assert time.monotonic() - began > 1.5
