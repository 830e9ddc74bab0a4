"""Takes a drum loop apart, over OSC, on a machine that has nothing but Python.

python3 scripts/demo.py          a loop of kick, snare and hi-hat, made here
python3 scripts/demo.py FILE     a sound file of yours

Leaves in demo-output/: the sound, its components, bases and activations as sound files, a picture of them, and the
OSC conversation as text.
"""

import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import environment

environment.rerun_inside("plot,jack,midi")

import drum_loop
import numpy as np
import soundfile
from rich.console import Console
from rich.progress import Progress

from nmfserver.kernels.cache import is_complete
from nmfserver.library import Decomposition
from nmfserver.osc.blocking import BlockingClient
from nmfserver.osc.codec import Argument, Message, Value
from nmfserver.picture import draw
from nmfserver.processes.settings import LINKED, Settings

OUTPUT = environment.ROOT / "demo-output"
COMPONENTS = 3
SEED = 2
PROGRESS = "/bufnmf/progress"
PATIENCE = 600.0
"""Seconds without a message after which the demo fails."""
NEXT = """
What to do next:
  Listen to each component alone, from low to high, and see in picture.png when it sounds.
  Take a sound of yours apart:    python3 {demo} FILE
  Work in SuperCollider:          Quarks.install("{scripts}/supercollider/nmfserver");
  For Pd and Max, start a server: {program} serve
    in Pd, open                   {scripts}/pd/examples/drum-loop.pd
    in Max, open                  {scripts}/max/drum-loop.maxpat
  README.md goes on from here."""


class Conversation:
    """A client that prints messages and keeps answers. On a terminal, a bar shows the progress of a job."""

    def __init__(self, port: int, log: Path) -> None:
        self._client = BlockingClient("127.0.0.1", port)
        self._console = Console(highlight=False)
        self._bar = Progress(console=self._console, transient=True)
        self._task = self._bar.add_task("taking apart", total=1.0)
        self._log = log.open("w", encoding="utf-8")

    def say(self, ending: str, address: str, *values: Value) -> Message:
        """Send a message; return the answer that ends it, after showing all of them."""
        self._show("->", Message(address, values), "bold cyan")  # type: ignore[arg-type]
        self._client.send(address, *values)
        try:
            for answer in self._answers(ending):
                self._show("<-", answer, "red" if answer.address == "/fail" else "green")
        finally:
            self._bar.stop()
        if answer.address == "/fail":
            sys.exit("The demo ends here: the server could not do what it was asked.")
        return answer

    def _answers(self, ending: str) -> Iterator[Message]:
        """Yield answers as they come, up to the one that ends the command."""
        while True:
            answers = self._client.until(PROGRESS, ending, patience=PATIENCE)
            yield from answers
            if answers[-1].address != PROGRESS:
                return

    def close(self) -> None:
        """Close the connection."""
        self._client.close()
        self._log.close()

    def _show(self, arrow: str, message: Message, style: str) -> None:
        match message:
            case Message(address, (_, float(fraction), *_)) if address == PROGRESS and self._console.is_terminal:
                self._bar.start()
                self._bar.update(self._task, completed=fraction)
            case _:
                self._console.print(f"{arrow} {message}", style=style, markup=False, soft_wrap=True)
        self._log.write(f"{arrow} {message}\n")
        self._log.flush()


def main() -> None:
    """Start a server, talk to it, end it, and show what came out."""
    OUTPUT.mkdir(exist_ok=True)
    sound = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else _drum_loop()
    with _server() as port, closing(Conversation(port, OUTPUT / "conversation.txt")) as talk:
        try:
            told = _decompose(talk, sound)
        finally:
            talk.say("/quit", "/quit")
    _show(sound, told)
    _print_next_steps()


@contextmanager
def _server() -> Iterator[int]:
    """Start a server and yield its port; the caller ends it by /quit. On a terminal, a bar shows the compiling."""
    print("\nStarting the server.", flush=True)
    if not is_complete():
        print("This first start compiles the kernels: about 15 s on two cores.", flush=True)
    command = [sys.executable, "-m", "nmfserver", "serve", "--port", "0", "--log-level", "warning"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        ready = server.stdout.readline()
        if not ready:
            sys.exit("The server did not start; its reason stands above.")
        print(ready)
        yield int(ready.split("port ")[1].split()[0])


def _drum_loop() -> Path:
    path = OUTPUT / "drum-loop.wav"
    soundfile.write(path, drum_loop.loop(), drum_loop.SAMPLE_RATE, subtype="FLOAT")
    return path


def _decompose(talk: Conversation, sound: Path) -> dict[Argument, Any]:
    """Do the main job over OSC; return what its answer tells by name, from the seed on."""
    talk.say("/b_allocRead", "/b_allocRead", "loop", str(sound))
    _, _, channels, _ = talk.say("/b_info", "/b_query", "loop").arguments
    done = talk.say(
        "/bufnmf", "/bufnmf", "source", "loop", "components", COMPONENTS, "seed", SEED,
        "resynth", "stems", "bases", "bases", "activations", "activations",
        *(() if channels == 1 else ("stereo", LINKED)),
    ).arguments  # fmt: skip
    talk.say("/b_info", "/b_query", "stems", "bases", "activations")
    for name in ("stems", "bases", "activations"):
        talk.say("/b_write", "/b_write", name, str(OUTPUT / f"{name}.wav"), "wav", "float")
    told = list(done)
    del told[: told.index("seed")]
    return dict(zip(told[::2], told[1::2], strict=True))


def _show(sound: Path, told: dict[Argument, Any]) -> None:
    """Split the stems into a file each, draw the picture, and name all files."""
    parts = _parts(told)
    for component in range(COMPONENTS):
        stem = parts.stems[:, :, component]
        soundfile.write(OUTPUT / f"component-{component + 1}.wav", stem, int(parts.sample_rate), subtype="FLOAT")
    original = soundfile.read(sound, dtype="float32", always_2d=True)[0]
    error = np.sum((parts.stems.sum(axis=2) - original) ** 2) / max(np.sum(original**2), 1e-30)
    draw(parts, f"{sound.name}: {parts}", OUTPUT / "picture.png")
    print(f"\n{sound.name}: {parts}.")
    print(f"The components sum to the sound: the difference is at {10 * np.log10(max(error, 1e-30)):.0f} dB.")
    print(f"What came out lies in {OUTPUT}:")
    for path in sorted(OUTPUT.iterdir()):
        print(f"  {path.name}")


def _parts(told: dict[Argument, Any]) -> Decomposition:
    """Return what the server has written as the library has it."""
    (stems, rate), (bases, _), (activations, _) = (
        soundfile.read(OUTPUT / f"{name}.wav", dtype="float32", always_2d=True)
        for name in ("stems", "bases", "activations")
    )
    channels, used = stems.shape[1] // COMPONENTS, Settings(components=COMPONENTS)
    return Decomposition(
        stems=stems.reshape(len(stems), channels, COMPONENTS),
        bases=np.ascontiguousarray(bases.T).reshape(channels, COMPONENTS, -1),
        activations=np.ascontiguousarray(activations.T).reshape(channels, COMPONENTS, -1),
        sample_rate=rate,
        hop_size=used.transform().hop,
        fft_size=used.transform().fft,
        order=used.usual_order,
        **{name: told[name] for name in ("divergence", "iterations", "seed", "solver", "explained")},
    )


def _print_next_steps() -> None:
    program = shlex.quote(str(Path(sys.executable).with_name("nmfserver")))
    scripts = (environment.ROOT / "scripts").as_posix()
    print(NEXT.format(demo=shlex.quote(sys.argv[0]), program=program, scripts=scripts))


if __name__ == "__main__":
    main()
