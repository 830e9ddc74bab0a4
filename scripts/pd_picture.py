"""The picture of the Pd patch in the documentation: the drum loop example at work, on a virtual screen.

python3 scripts/pd_picture.py [FILE]     needs Pd with its window, and Xvfb; Debian: puredata-core puredata-gui xvfb
"""

import contextlib
import re
import sys
import tempfile
from pathlib import Path

import environment
from programs import running

FOLDER = environment.ROOT / "scripts" / "pd"
PATCH = FOLDER / "examples" / "drum-loop.pd"
PICTURE = environment.ROOT / "nmfserver" / "docs" / "pd-drum-loop.png"
MENU = 32
"""Height of a window's menu, in pixels."""

# Presses the buttons of the patch, which get names for that: make the sound, and when the bang comes take it apart.
PRESSER = """#N canvas 0 2000 200 200 12;
#X obj 0 0 loadbang;
#X obj 0 20 delay 1000;
#X obj 0 40 s press-make;
#X obj 0 60 delay 2000;
#X obj 0 80 s press-run;
#X obj 0 100 r pressed-done;
#X obj 0 120 delay 1000;
#X obj 0 140 print picture;
#X connect 0 0 1 0;
#X connect 1 0 2 0;
#X connect 1 0 3 0;
#X connect 3 0 4 0;
#X connect 5 0 6 0;
#X connect 6 0 7 0;
"""


def with_names(patch: str) -> str:
    """Return the text of the example, its buttons named."""
    buttons = iter(("empty press-make", "empty press-open", "empty press-run"))
    named = re.sub(r"(bng \d+ \d+ \d+ \d+) empty empty empty", lambda bang: f"{bang[1]} {next(buttons)} empty", patch)
    return named.replace("empty empty done", "pressed-done empty done")


def take(picture: Path) -> None:
    """Run everything, and write the picture."""
    from PIL import ImageGrab

    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        screen = stack.enter_context(
            running("Xvfb", "-displayfd", "1", "-screen", "0", "1200x900x24", pattern=r"^(\d+)$")
        )[1]
        stack.enter_context(running(sys.executable, "-m", "nmfserver", "serve", pattern="is ready"))
        (Path(folder) / "drum-loop.pd").write_text(with_names(PATCH.read_text("utf-8")), "utf-8")
        (Path(folder) / "presser.pd").write_text(PRESSER, "utf-8")
        files = [str(Path(folder) / name) for name in ("presser.pd", "drum-loop.pd")]
        pd = ("pd", "-noaudio", "-stderr", "-noprefs", "-path", str(FOLDER), *files)
        stack.enter_context(running(*pd, pattern="^picture: bang", DISPLAY=f":{screen}"))
        left, top, width, height = map(int, PATCH.read_text("utf-8").split()[2:6])
        ImageGrab.grab((left, top, left + width, top + height + MENU), xdisplay=f":{screen}").save(picture)


if __name__ == "__main__":
    environment.rerun_inside("dev,plot,jack")
    take(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE)
