"""The bench, as far as it drives sclang: a call has a time if it has left its results, and fails if it has not."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest
import soundfile
from bench import supercollider
from bench.checkouts import THIS
from bench.kernels import SHORT
from bench.measuring import WorkError
from bench.supercollider import FLUID, OURS, Language

from tests import sounds
from tests.programs import require

IDLE = f"""
// A stand-in for FluCoMa's class, which calls its action though it has done nothing.
{FLUID} {{
	*process {{ |server, source, resynth, resynthMode, bases, activations, components, iterations, action|
		action.value
	}}
}}
"""


def test_calls_are_measured_if_their_results_are_there(
    scsynth: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    require("sclang")
    (tmp_path / "Idle.sc").write_text(IDLE)
    monkeypatch.setattr(supercollider, "EXTENSIONS", tmp_path)
    sound = tmp_path / "sound.wav"
    soundfile.write(sound, sounds.make("drums", SHORT * sounds.RATE), sounds.RATE, "FLOAT")
    with ExitStack() as stack:
        language = Language(stack, THIS, scsynth, sound)
        seconds = language.call(OURS, 3, True, "solver: \\mu")
        assert 0 < language.sync() < seconds
        assert language.alone(3, True) > 0
        assert language.syncs[OURS] > 0
        assert language.call(OURS, 3, False) > 0
        assert language.has_fluid
        with pytest.raises(WorkError, match="its bases has 0 frames"):
            language.call(FLUID, 3, True)
        with pytest.raises(WorkError, match="does not compile"):
            language.call("Unknown", 3, True)
