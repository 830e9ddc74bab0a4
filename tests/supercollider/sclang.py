"""A real sclang, kept running, that evaluates code for the tests and hands back what it gives.

Sclang        sclang with a home of its own: run code, read what it posts, attach it to a server
SclangError   what it threw
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.programs import Program, ProgramError

EVALUATE = b"\x1b"
"""The byte behind a piece of code on sclang's standard input: evaluate it, and do not post its value."""

COMPLAINT = re.compile(
    r"(?!\s).*(error|warning|fail|exception|\blate\b|unresponsive|already|not found|cannot|couldn.t|could not|denied)",
    re.IGNORECASE,
)
"""A line that tells of something wrong. The lines of a call stack are indented, and belong to one that is not."""

HARMLESS = {
    # The machine has no display, so Qt, which sclang is linked with, has no OpenGL.
    "WebEngineContext used before QtWebEngine::initialize() or OpenGL context creation failed.",
}
"""Lines that look like complaints, but that sclang posts at each start where there is no display."""

SUPPORT = Path(__file__).with_name("support.scd")
"""What runs inside sclang."""

HELPERS = "".join(f"var {name} = Library.at(\\pytest, \\{name}); " for name in ("answer", "floats", "attach"))
"""What stands before each piece of code."""


class SclangError(ProgramError):
    """An error that was thrown in sclang."""


class Sclang(Program):
    """A running sclang that no user's extensions, settings or startup files reach."""

    def __init__(self, folder: Path, include: Sequence[Path] = ()) -> None:
        self.folder = folder
        self._number = 0
        self._token = uuid.uuid4().hex
        self._run_start = self._log_start = 0
        super().__init__("sclang", "-i", "pytest", "-l", str(self._language_settings(include)), env=self._environment())
        self._start(patience=60)

    def _language_settings(self, include: Sequence[Path]) -> Path:
        """Write which folders of classes are compiled besides sclang's own; JSON is YAML too."""
        path = self.folder / "sclang_conf.yaml"
        settings = {"includePaths": [str(each) for each in include], "excludePaths": [], "postInlineWarnings": False}
        path.write_text(json.dumps(settings), "utf-8")
        return path

    def _environment(self) -> dict[str, str]:
        names = {"HOME": "home", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_RUNTIME_DIR": "runtime"}
        folders = {variable: self.folder / name for variable, name in names.items()}
        for path in folders.values():
            path.mkdir(mode=0o700)
        return {
            **{variable: str(path) for variable, path in folders.items()},
            "XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache")),  # compiled kernels
            "LC_ALL": "C.UTF-8",
            "QT_QPA_PLATFORM": "offscreen",
            "QTWEBENGINE_DISABLE_SANDBOX": "1",
            "QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox --disable-gpu",
        }

    def _start(self, patience: float) -> None:
        """Bring in what this class needs inside sclang, and wait until the class library is compiled.

        That it does not compile is posted only when there is something to evaluate.
        """
        names = f"{quoted(f'{self.folder}/')}, {quoted(self._token)}"
        try:
            self._evaluate(f"thisProcess.interpreter.executeFile({quoted(str(SUPPORT))}).value({names})")
            compiled = self.wait_for("compile done|Library has not been compiled", patience)
            if compiled != "compile done":
                self.process.terminate()  # nothing can be evaluated, not even 0.exit
                raise SclangError(self.output())
            self.run("nil", patience)
        except BaseException:
            self.end()
            raise

    def _evaluate(self, code: str) -> None:
        self.write(code.encode() + EVALUATE)

    def _order(self, name: str, patience: float = 10, code: str = "") -> Path:
        """Call a function of SUPPORT, and wait until it is done; return the path of its files without the suffix."""
        self._number += 1
        stem = self.folder / str(self._number)
        stem.with_suffix(".scd").write_text(code, "utf-8")
        start = self.end_of_output
        self._evaluate(f"Library.at(\\pytest, \\{name}).value({self._number})")
        # What Qt says may come before the end of the line.
        self.wait_for(rf"{self._token} {self._number}(?!\d)", patience, start)
        return stem

    def run(self, code: str, timeout: float = 60) -> Any:
        """Evaluate `code` in a Routine; return its last value, as Python's own types.

        In it, `answer.({ |action| buffer.get(0, action) })` waits until the action is called, and gives the array of
        what it was called with; `floats.(buffer)` gives all samples of a buffer. Raises SclangError with sclang's
        words if an Error is thrown, TimeoutError if the code does not come to its end.
        """
        self._run_start = self.end_of_output
        stem = self._order("run", timeout, HELPERS + code)
        error = stem.with_suffix(".error")
        if error.exists():
            words = json.loads(error.read_text("utf-8"))
            raise SclangError(f"{words}\n{self.posted}")
        value = stem.with_suffix(".value").read_text("utf-8")
        if not value:
            raise SclangError("something was thrown that is no Exception")
        return json.loads(value)

    def do(self, code: str, timeout: float = 60) -> None:
        """Evaluate `code` in a Routine, whatever its value."""
        self.run(f"{code.rstrip().rstrip(';')}; nil", timeout)

    def attach(self, name: str, port: int, *, variable: str = "n", protocol: str = "udp") -> int:
        """Log in to a server by Server.remote, into one of the interpreter's variables; return the client ID.

        Each /fail of the server is posted from then on, and so is one of the complaints.
        """
        return int(self.run(f"{variable} = attach.(\\{name}, {port}, \\{protocol}); {variable}.clientID"))

    def tidy(self) -> None:
        """Forget every server, responder, waiting task and variable that code has left, but for those to `keep`."""
        self._order("tidy")

    def keep(self) -> None:
        """Let the servers and responders that there are now outlast `tidy`; their allocators are made afresh there."""
        self._order("keep")

    def forget(self) -> None:
        """Let nothing outlast `tidy` any more."""
        self._order("forget")

    def clear(self) -> None:
        """Forget what has been posted."""
        self._run_start = self._log_start = self.end_of_output

    @property
    def posted(self) -> str:
        """What has been posted since the last `run` began, or since `clear`."""
        return self._without_marks(self._run_start)

    def complaints(self) -> list[str]:
        """Return the lines posted since `clear`, over all runs, that tell of something wrong."""
        lines = self._without_marks(self._log_start).splitlines()
        return [line for line in lines if COMPLAINT.match(line) and line not in HARMLESS]

    def _without_marks(self, start: int) -> str:
        return re.sub(f"{self._token} \\d+\n?", "", self.output(start))

    def ask_to_end(self) -> None:
        with contextlib.suppress(ProgramError):
            self._evaluate("0.exit")


def samples(sclang: Sclang, variable: str) -> NDArray[np.float32]:
    """Return the samples of a buffer in one of sclang's variables, float32 (frames, channels), as its own action gets
    them; by way of a file, for as JSON a sound would take seconds.
    """
    path = sclang.folder / "samples"
    frames, channels = sclang.run(
        f"var values = answer.({{ |action| {variable}.loadToFloatArray(action: action) }})[0];"
        f'File.use({quoted(str(path))}, "wb", {{ |file| file.write(values) }});'
        f"[{variable}.numFrames, {variable}.numChannels]"
    )
    return np.fromfile(path, ">f4").astype(np.float32).reshape(frames, channels)


def info(sclang: Sclang, variable: str) -> list[float]:
    """Return what sclang's own Buffer says it is, without asking the server: frames, channels, sample rate."""
    return list(sclang.run(f"[{variable}.numFrames, {variable}.numChannels, {variable}.sampleRate]"))


def folders(sclang: Sclang) -> list[Path]:
    """Return the folders of files in memory that this sclang has left."""
    return list(Path("/dev/shm").glob(f"nmfserver-sclang-{sclang.process.pid}-*"))


def quoted(text: str) -> str:
    """Write `text` as a string of sclang."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
