"""Decomposition: a drum loop comes apart into kick, snare and hi-hat, is looked at, and is put together anew.

python3 scripts/python/decomposition.py [FOLDER]

It plays each sound and says what there is to hear. Sounds and picture are left in demo-output/decomposition, or FOLDER.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import environment

environment.rerun_inside("plot,jack,midi")

import drum_loop
import numpy as np

import nmfserver
from nmfserver.library import Decomposition
from python.drawing import draw_sum
from python.listening import Listener

FOLDER = environment.ROOT / "demo-output" / "decomposition"
NAMES = ("kick", "snare", "hi-hat")
SEED = 2
REMIX = (1.0, 1.5, 0.0)


def main(folder: Path) -> None:
    """Take the loop apart, draw it, and play it."""
    sound, rate = drum_loop.loop(), drum_loop.SAMPLE_RATE
    with Listener(folder) as listener:
        print("\n1. A sound in which several things happen.")
        listener.play("loop", sound[:, None], rate, "kick, snare and hi-hat at once, two bars of them")
        parts = taken_apart()
        print(f"\n2. Taken apart: {parts}.")
        draw(parts, folder / "decomposition.png")
        print("   decomposition.png: each component has a colour. Its basis is the spectrum on the left of the model,")
        print(
            "   its activation the envelope above. Basis times activation is its spectrogram; the sum is the sound's."
        )
        print("\n3. Each component alone.")
        for component, name in enumerate(NAMES):
            listener.play(name, parts.stems[:, :, component], rate, f"component {component + 1} alone, the {name}")
        print("\n4. All of them together are the loop again.")
        listener.play(
            "sum", parts.stems.sum(axis=2), rate, f"the loop, as in 1: the difference is at {rest(parts):.0f} dB"
        )
        print("\n5. Another balance, and each component in a place of its own.")
        stems = parts.stems[:, 0]
        listener.play("wide", stems, rate, "kick on the left, snare in the middle, hi-hat on the right")
        listener.play("remix", stems, rate, "the same with a louder snare and no hi-hat", REMIX)


def taken_apart() -> Decomposition:
    """Return the loop's components; they come in the order of their pitch."""
    return nmfserver.decompose(drum_loop.loop(), drum_loop.SAMPLE_RATE, seed=SEED, names=NAMES)


def draw(parts: Decomposition, path: Path) -> None:
    """Draw the picture of the page."""
    draw_sum(parts, NAMES, path)


def rest(parts: Decomposition) -> float:
    """Return the level of what the sum of the components is not of the loop, in dB of the loop's."""
    sound = drum_loop.loop()
    energy = np.sum((parts.stems.sum(axis=(1, 2)) - sound) ** 2) / np.sum(sound**2)
    return float(10 * np.log10(max(energy, 1e-30)))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
