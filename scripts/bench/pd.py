"""The section of the bench that asks Pd: from the bang that begins a run of [bufnmf] to the bang that ends it.

pd        rows for one checkout, or for two in turns
Patch     a server and a Pd with a [bufnmf], both of one checkout
"""

import functools
import queue
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import environment

from bench.kernels import SHORT
from bench.measuring import Row, Run, Target, interleaved, shown, spread

COMPONENTS = (3, 10, 20, 50)
ROUNDS = 7
ROLES = ("stems", "bases", "activations")
TARGET = Target(0.5)
"""Of the time that the other checkout takes."""
PATIENCE = 60.0
OBJECTS = """
netreceive -f {port} 127.0.0.1
route bang read
t b b
bufnmf sound @resynth stems @bases bases @activations activations
realtime
print done
print error
list prepend read
list trim
soundfiler
loadbang
print ready
"""
WIRES = ((0, 0, 1, 0), (1, 0, 2, 0), (2, 1, 4, 0), (2, 0, 3, 0), (1, 2, 3, 0), (3, 0, 4, 1), (4, 0, 5, 0), (3, 3, 6, 0),
         (1, 1, 7, 0), (7, 0, 8, 0), (8, 0, 9, 0), (10, 0, 11, 0))  # fmt: skip
"""Outlets to inlets, the objects numbered from above."""


def pd(run: Run, other: Path | None = None) -> Iterator[Row]:
    """Measure [bufnmf] with stems, bases and activations; the ratio is to the checkout in `other`, if there is one."""
    if shutil.which("pd") is None:
        yield Row("bang to bang", note="left out: Pd is not installed")
        return
    sound = run.sounds.wav(SHORT)
    with ExitStack() as stack:
        patches = {"this": stack.enter_context(Patch(environment.ROOT, sound))}
        if other is not None:
            patches["other"] = stack.enter_context(Patch(other, sound))
        for components in COMPONENTS:
            clocks = {name: functools.partial(patch.seconds, components) for name, patch in patches.items()}
            times = interleaved(clocks, run.rounds(ROUNDS), warm=False)
            details = spread(**times)
            this = details["this_median"]
            name = f"{SHORT} s, {components} components, bang to bang"
            if other is None:
                yield Row(name, this, details=details)
            else:
                before = details["other_median"]
                yield Row(name, this, "s", f"{other.name}: {shown(before)}", this / before, TARGET, details=details)


class Patch:
    """A server and a Pd whose patch has a [bufnmf] and its arrays, all of one checkout; Pd's audio is off."""

    def __init__(self, root: Path, sound: Path) -> None:
        with ExitStack() as stack:
            self._server = stack.enter_context(_Process([*_python(root), "-m", "nmfserver", "serve", "--port", "0"]))
            port = int(self._server.until("port ").split("port ")[1].split()[0])
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            control = _free_port()
            file = folder / "bench.pd"
            file.write_text(_patch(control))
            path = root / "scripts" / "pd"
            command = ["pd", "-nogui", "-stderr", "-noprefs", "-nostdpath", "-noaudio", "-path", str(path), str(file)]
            self._pd = stack.enter_context(_Process(command))
            self._pd.until("ready")
            self._control = stack.enter_context(socket.create_connection(("127.0.0.1", control)))
            self._say(f"read -resize {sound} sound")
            self._say(f"connect 127.0.0.1 {port}")
            self._stack = stack.pop_all()

    def __enter__(self) -> "Patch":
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def seconds(self, components: int) -> float:
        """Return how long a run takes, by Pd's own clock."""
        self._say(f"components {components}")
        self._say("bang")
        line = self._pd.until("done: ", "error: ")
        if "error: " in line:
            raise RuntimeError(f"[bufnmf] has failed: {line}")
        return float(line.split("done: ")[1]) / 1000

    def _say(self, message: str) -> None:
        self._control.sendall(f"{message};\n".encode())


class _Process:
    """A process whose lines, both streams in one, a thread reads; it is terminated in the end."""

    def __init__(self, command: list[str]) -> None:
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line)

    def until(self, *words: str) -> str:
        """Return the next line that has one of the words in it."""
        while True:
            line = self._lines.get(timeout=PATIENCE)
            if any(word in line for word in words):
                return line

    def __enter__(self) -> "_Process":
        return self

    def __exit__(self, *error: object) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)


def _python(root: Path) -> list[str]:
    return [str(root / environment.PYTHON.relative_to(environment.ROOT))]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _patch(port: int) -> str:
    """Return the patch: its objects, its arrays and the wires."""
    arrays = ["sound", *(f"{role}-{number}" for role in ROLES for number in range(max(COMPONENTS)))]
    objects = [*OBJECTS.format(port=port).split("\n")[1:-1], *(f"array define {name} 100" for name in arrays)]
    lines = ["#N canvas 0 0 600 600 12", *(f"#X obj 0 0 {text}" for text in objects)]
    lines += [f"#X connect {source} {outlet} {target} {inlet}" for source, outlet, target, inlet in WIRES]
    return "".join(f"{line};\n" for line in lines)
