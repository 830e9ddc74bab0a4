"""The server process that is attacked: its use of resources, its log, and how it ends."""

import os
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.wire import Process

SETTINGS = {"PYTHONFAULTHANDLER": "1"}
"""A server that crashes writes to its log where."""
LOOKED_FOR = ("Traceback (most recent call last)", "an error in nmfserver itself")


@dataclass(frozen=True)
class Figures:
    """Resources of a process: resident bytes, open descriptors, threads."""

    resident: int
    descriptors: int
    threads: int


class Victim:
    """A server on a free port, with a folder, temporary files and a log of its own."""

    def __init__(
        self, folder: Path, *flags: str, env: dict[str, str] | None = None, under: tuple[str, ...] = ()
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._process = Process(
            *flags,
            log=folder / "log.txt",
            cwd=folder,
            under=under,
            env={**SETTINGS, "TMPDIR": str(folder), **(env or {})},
        )
        self.port, self.pid = self._process.port, self._process.process.pid
        self.system = psutil.Process(self.pid)
        self._read = 0

    @property
    def exit_code(self) -> int | None:
        """The exit code of the process; None while it runs."""
        return self._process.process.poll()

    def figures(self) -> Figures:
        """Return the resources that the process uses now."""
        descriptors = self.system.num_fds() if os.name == "posix" else self.system.num_handles()
        return Figures(self.system.memory_info().rss, descriptors, self.system.num_threads())

    def peak(self) -> int:
        """Return the peak of resident bytes, or those used now if the system does not record the peak."""
        status = Path(f"/proc/{self.pid}/status")
        if status.exists():
            return int(status.read_text().split("VmHWM:")[1].split()[0]) * 1024
        return int(self.system.memory_info().rss)

    def news(self) -> str:
        """Return the part of the log since the last call."""
        assert self._process.log is not None
        with self._process.log.open("rb") as log:
            log.seek(self._read)
            data = log.read()
        self._read += len(data)
        return data.decode(errors="replace")

    def end(self) -> int:
        """Ask the process to end; return its exit code, 0 for a normal end."""
        return self._process.end()

    def kill(self) -> None:
        """Kill the process."""
        self._process.process.kill()
        self._process.end()


def tracebacks(text: str) -> list[str]:
    """Return the last lines of the tracebacks and of the reports of bugs in a part of a log."""
    lines, found = text.splitlines(), []
    for at, line in enumerate(lines):
        if any(words in line for words in LOOKED_FOR):
            rest = lines[at + 1 :]
            ends = (other for other in rest if other and not other[0].isspace() and LOOKED_FOR[0] not in other)
            found.append(next(ends, line))
    return found
