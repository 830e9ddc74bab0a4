"""What an attack counts, and the faults that it finds."""

import sys
import threading
from collections import Counter
from enum import StrEnum
from pathlib import Path

MOST_TOLD = 3
"""Most findings of a kind in one section that are shown and kept. All of them are counted."""


class Count(StrEnum):
    """What an attack does or checks."""

    PACKETS = "packets"
    COMMANDS = "commands"
    FILES = "files"
    FAULTS = "faults"
    COMPARED = "buffers compared"
    ENDINGS = "endings"


class Fault(StrEnum):
    """The kinds of fault."""

    EXIT = "exits"
    LATE = "late answers"
    TRACEBACK = "tracebacks"
    LOST = "lost buffers"
    ENDING = "two or no endings"
    OTHER = "other faults"


class Findings:
    """Counts and findings of one section. Any thread may report."""

    def __init__(self, section: str, folder: Path) -> None:
        self.counts: Counter[Count] = Counter()
        self.faults: Counter[Fault] = Counter()
        self._section, self._folder = section, folder
        self._lock = threading.Lock()

    def count(self, what: Count, number: int = 1) -> None:
        """Count something that an attack did."""
        with self._lock:
            self.counts[what] += number

    def found(self, fault: Fault, sentence: str, evidence: bytes | None = None) -> None:
        """Count and print a fault; keep the packets or the file that caused it."""
        with self._lock:
            self.faults[fault] += 1
            number = self.faults[fault]
        if number > MOST_TOLD:
            return
        name = f"{fault.replace(' ', '-')}-{number}"
        kept = "" if evidence is None else f"; kept in {self.keep(name, evidence)}"
        print(f"{self._section}: {fault}: {sentence}{kept}", file=sys.stderr, flush=True)

    def keep(self, name: str, evidence: bytes) -> Path:
        """Save packets, a file or a log; return the path."""
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / f"{self._section}-{name}"
        file.write_bytes(evidence)
        return file
