"""Templates: a drum loop comes apart by bases of several frames: what each drum does in a tenth of a second.

python3 scripts/python/templates.py [FOLDER]

It plays each sound and says what there is to hear. Sounds and picture are left in demo-output/templates, or FOLDER.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import environment

environment.rerun_inside("plot,jack,midi")

import drum_loop
import numpy as np
from numpy.typing import NDArray

import nmfserver
from nmfserver.library import Decomposition
from python.drawing import draw_templates
from python.listening import Listener
from python.measuring import match, near

FOLDER = environment.ROOT / "demo-output" / "templates"
NAMES = ("kick", "snare", "hat")
SEED = 2
FRAMES, SPARSITY = 8, 0.3
WAYS = {"one": (1, 0.0), "several": (FRAMES, 0.0), "sparse": (FRAMES, SPARSITY)}
"""templateFrames and sparsity of each way."""


@dataclass(frozen=True)
class Found:
    """What comes of one way.

    decibels : how well the stems are the drums: mean SI-SDR
    near : the share of the activations' energy that is within one frame of the true hits
    """

    parts: Decomposition
    decibels: float
    near: float

    @property
    def title(self) -> str:
        """What was asked for, and how good it is."""
        sparsity = self.parts.settings["sparsity"]
        asked = f"templateFrames {self.parts.template_frames}" + (f", sparsity {sparsity:g}" if sparsity else "")
        return f"{asked}\n{self.decibels:.1f} dB; {100 * self.near:.1f} % at the hits"


def take_apart(template_frames: int, sparsity: float) -> Found:
    """Take the loop apart, and compare what comes out with its drums; they come in the order of their pitch."""
    parts = nmfserver.decompose(
        drum_loop.loop(), drum_loop.SAMPLE_RATE, seed=SEED, names=NAMES, template_frames=template_frames,
        sparsity=sparsity,
    )  # fmt: skip
    drums = np.stack(list(drum_loop.parts().values()), axis=1)
    struck = list(drum_loop.onsets().values())
    return Found(parts, match(drums, parts.stems[:, 0]).decibels, near(parts.activations[0], struck, parts.hop_size))


def all_ways() -> dict[str, Found]:
    """Return what comes of each way."""
    return {name: take_apart(*way) for name, way in WAYS.items()}


def draw(found: dict[str, Found], path: Path) -> None:
    """Draw the picture of the page."""
    struck = [np.array(each) / drum_loop.SAMPLE_RATE for each in drum_loop.onsets().values()]
    draw_templates(found["several"].parts, {each.title: each.parts for each in found.values()}, struck, path)


def hit(parts: Decomposition, component: int) -> NDArray[np.float32]:
    """Return the first hit of a drum out of its stem, float32 (frames, 1), as long as its template."""
    first = drum_loop.onsets()[NAMES[component]][0]
    return parts.stems[first : first + parts.template_frames * parts.hop_size, :, component]


def main(folder: Path) -> None:
    """Take the loop apart in each way, draw it, and play it."""
    sound, rate = drum_loop.loop(), drum_loop.SAMPLE_RATE
    with Listener(folder) as listener:
        print("\n1. A sound whose drums are a burst and a ring.")
        listener.play("loop", sound[:, None], rate, "kick, snare and hat at once, two bars of them")
        found = all_ways()
        print("\n2. Taken apart:")
        for each in found.values():
            print(f"   {each.title.replace(chr(10), ': ')}")
        draw(found, folder / "templates.png")
        print("   templates.png: the three templates, and when each sounds, over the true hits (dotted).")
        print("\n3. With one frame and with several, kick on the left, snare in the middle, hat on the right.")
        listener.play(
            "one", found["one"].parts.stems[:, 0], rate, "a basis is one spectrum: drums leak into each other"
        )
        listener.play("several", found["several"].parts.stems[:, 0], rate, f"{FRAMES} spectra each: hardly any more")
        print("\n4. Each drum alone, and one hit of it, as long as its template.")
        parts = found["several"].parts
        for component, name in enumerate(NAMES):
            listener.play(name, parts.stems[:, :, component], rate, f"the {name} alone")
            listener.play(f"{name}-hit", hit(parts, component), rate, "one hit of it")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
