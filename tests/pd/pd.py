"""A real Pd, without its window, that runs a patch made of a test's own objects.

Box      an object of that patch: what it is called, its text, a name for each outlet
Pd       Pd with the patch: messages to its objects, what they print, samples to and from its arrays
quoted   an atom as Pd writes it
"""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from tests.ports import free_port
from tests.programs import PATIENCE, Program

SCRIPTS = Path(__file__).parents[2] / "scripts" / "pd"
"""The abstractions that are tested."""

OWN = Path(__file__).with_name("patches")
"""Abstractions that the tests use themselves."""

HARMLESS = (
    r".*: biggest amplitude = .*|"  # what soundfiler writes is told
    r"(Jack|JACK|no message buffer overruns).*|"  # JACK's own chatter
    r"pytest: .*"
)
"""Lines that are no complaint, though no object of the test prints them."""


@dataclass(frozen=True)
class Box:
    """An object of a patch, which gets what is sent to its name; what comes from an outlet is printed.

    `text` stands as in a file of Pd: there, a space within a word follows a backslash.
    """

    name: str
    text: str
    outlets: tuple[str, ...] = ()


class Pd(Program):
    """A running Pd with a patch of boxes and arrays. Without a JACK server it has no audio."""

    def __init__(
        self,
        folder: Path,
        boxes: Sequence[Box] = (),
        arrays: Iterable[str] = (),
        flags: Sequence[str] = ("-noaudio", "-sleepgrain", "1"),
        env: Mapping[str, str] | None = None,
        path: Path = SCRIPTS,
    ) -> None:
        self.folder = folder
        self.heads = [f"{box.name}-{outlet}: " for box in boxes for outlet in box.outlets]
        self._pardoned: list[str] = []
        self.mark = self._count = 0
        port = free_port(socket.SOCK_STREAM)
        patch = folder / "pytest.pd"
        patch.write_text(written(boxes, arrays, port), "utf-8")
        options = ("-nogui", "-stderr", "-noprefs", "-nostdpath", "-path", str(OWN), "-path", str(path), *flags)
        super().__init__("pd", *options, str(patch), env=dict(env or {}))
        self.wait_until_ready("pytest: bang\n")
        self._control = socket.create_connection(("127.0.0.1", port))

    def send(self, name: str, *message: str | float) -> None:
        """Send a message to the receiver `name`: a selector and its values, or numbers, or "bang"."""
        atoms = " ".join(map(quoted, (name, *message)))
        self._control.sendall(f"{atoms};\n".encode())

    def do(self, name: str, *message: str | float) -> None:
        """Send a message, and wait until Pd has done all that it does at once."""
        self.send(name, *message)
        self._count += 1
        start = self.end_of_output
        self.send("pytest", self._count)
        self.wait_for(f"pytest: {self._count}\n", PATIENCE, start)

    def wait(self, outlet: str, pattern: str = ".*", patience: float = PATIENCE) -> str:
        """Wait for a line, since `clear`, that an outlet printed and that matches as a whole; return it."""
        line = self.wait_for(f"(?m)^{re.escape(outlet)}: (?:{pattern})\r?\n", patience, self.mark)
        return line.split(": ", 1)[1].rstrip()

    def lines(self, outlet: str) -> list[str]:
        """Return what an outlet has printed since `clear`."""
        head = f"{outlet}: "
        return [line.removeprefix(head) for line in self.printed if line.startswith(head)]

    @property
    def printed(self) -> list[str]:
        """All lines since `clear`."""
        return self.output(self.mark).splitlines()

    def clear(self) -> None:
        """Forget what has been printed."""
        self.mark = self.end_of_output

    def complaints(self) -> list[str]:
        """Return the lines since the beginning that begin with none of `heads`, the names of the test's own prints."""
        lines = [line for line in self.output().splitlines() if not line.startswith(tuple(self.heads))]
        return [line for line in lines if not any(re.fullmatch(each, line) for each in (HARMLESS, *self._pardoned))]

    def pardon(self, pattern: str) -> None:
        """Say that lines that match are wanted; there is one at least."""
        assert any(re.fullmatch(pattern, line) for line in self.complaints()), self.output()
        self._pardoned.append(pattern)

    def array(self, name: str) -> NDArray[np.float32]:
        """Return the samples of an array, float32 (frames,), as Pd writes them to a file."""
        path = self.folder / "array.wav"
        self.do("soundfiler", "write", "-wave", "-bytes", 4, str(path), name)
        samples: NDArray[np.float32] = soundfile.read(path, dtype="float32")[0]
        path.unlink()
        return samples

    def set_array(self, name: str, samples: NDArray[np.float32]) -> None:
        """Make an array as long as `samples`, float32 (frames,), and fill it with them."""
        path = self.folder / "array.wav"
        soundfile.write(path, samples, 44100, "FLOAT")
        self.do("soundfiler", "read", "-resize", str(path), name)
        path.unlink()

    def ask_to_end(self) -> None:
        self.send("pd", "quit")

    def end(self, patience: float = 5) -> int:
        code = super().end(patience)
        self._control.close()
        return code


def written(boxes: Sequence[Box], arrays: Iterable[str], port: int) -> str:
    """Return a patch with these boxes, each between a receiver and a print for every outlet."""
    objects = [f"control {port}", *(f"array define {quoted(name)} 100" for name in arrays)]
    wires = []
    for box in boxes:
        place = len(objects) + 1
        objects += [f"r {quoted(box.name)}", box.text]
        objects += [f"print {quoted(f'{box.name}-{outlet}')}" for outlet in box.outlets]
        wires.append((place - 1, 0, place))
        wires += [(place, number, place + 1 + number) for number in range(len(box.outlets))]
    lines = ["#N canvas 0 0 600 600 12", *(f"#X obj 0 0 {text}" for text in objects)]
    lines += [f"#X connect {source} {outlet} {target} 0" for source, outlet, target in wires]
    return "".join(f"{line};\n" for line in lines)


def quoted(atom: str | float) -> str:
    """Write a number or a symbol as Pd reads it; a symbol of digits stays a symbol."""
    if not isinstance(atom, str):
        return repr(float(atom)) if atom % 1 else str(int(atom))
    escaped = re.sub(r"([\\ ,;$])", r"\\\1", atom)
    return "\\" + escaped if re.fullmatch(r"[-+.\deE]+", atom) else escaped
