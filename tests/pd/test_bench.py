"""The bench, as far as it drives Pd: a run has a time if it has left its results, and fails if it has not."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest
import soundfile
from bench.checkouts import THIS
from bench.kernels import SHORT
from bench.measuring import WorkError
from bench.pd import Patch

from tests import sounds
from tests.programs import require


def test_runs_are_measured_if_their_results_are_there(tmp_path: Path) -> None:
    require("pd")
    sound = tmp_path / "sound.wav"
    soundfile.write(sound, sounds.make("drums", SHORT * sounds.RATE), sounds.RATE, "FLOAT")
    with ExitStack() as stack:
        patch = Patch(stack, THIS, sound)
        assert 0 < patch.run(3) < 30
        patch.pd.do("sound", "resize", 100)
        with pytest.raises(WorkError, match="its activations has 1 frames"):
            patch.run(3)
        patch.pd.do("nmf", "components", 0)
        with pytest.raises(WorkError, match="there is no array stems"):
            patch.bang()
