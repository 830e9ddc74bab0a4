"""The picture in the README: the demo's drum loop, taken apart.

python3 scripts/picture.py [FILE]
"""

import sys
from pathlib import Path

import environment

PICTURE = environment.ROOT / "nmfserver" / "docs" / "drum-loop.png"


def take(path: Path) -> None:
    """Take the loop apart as the demo does, and write the picture."""
    import drum_loop

    import nmfserver
    from nmfserver.picture import draw

    draw(nmfserver.decompose(drum_loop.loop(), drum_loop.SAMPLE_RATE, seed=1), "A drum loop in 3 components", path)


if __name__ == "__main__":
    environment.rerun_inside("plot")
    take(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE)
