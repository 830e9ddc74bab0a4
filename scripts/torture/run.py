"""What an attack gets: time, random numbers, a server with a good client, and a report for its findings.

A server that has ended is a finding; the next round has another one. Every random choice comes from the seed and the
section's name, so that a run with the same seed does the same in the same order, for as long as it has time.
"""

import contextlib
import random
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from torture.findings import Count, Fault, Findings
from torture.victim import Figures, Victim, tracebacks
from torture.witness import WitnessProcess, WitnessReport

NO_SOUND = {"JACK_NO_START_SERVER": "1", "JACK_DEFAULT_SERVER": "none"}
"""Settings of a server that must not find a JACK server of the user."""
REST = 1.0
"""Seconds after an attack until the server has freed its resources."""


@dataclass(frozen=True)
class Section:
    """An attack, its share of the time, and the server that it is for: flags (`{folder}` is the run's) and settings."""

    name: str
    attack: Callable[["SectionRun"], None]
    share: int = 1
    flags: tuple[str, ...] = ()
    env: Mapping[str, str] = field(default_factory=dict)


@dataclass
class SectionResult:
    """What a section did and found; the first server's figures before it, the last one's after."""

    name: str
    findings: Findings
    before: Figures
    after: Figures
    peak: int
    reports: list[WitnessReport] = field(default_factory=list)


class SectionRun:
    """One section while it runs."""

    def __init__(self, section: Section, seed: int, seconds: float, folder: Path, kept: Path) -> None:
        self.random = random.Random(f"{seed} {section.name}")
        self.findings = Findings(section.name, kept)
        self.folder = folder / section.name
        self.folder.mkdir()
        self.env = {**NO_SOUND, **section.env}
        self._section, self._seed = section, seed
        self._servers = 0
        self._reports: list[WitnessReport] = []
        self.server = self._start()
        self._before = self.server.figures()
        self._witness = WitnessProcess(self.server.port, seed)
        self._end = time.monotonic() + seconds

    @property
    def seconds_left(self) -> float:
        """Seconds that the section may take."""
        return self._end - time.monotonic()

    def count(self, what: Count, number: int = 1) -> None:
        """Count something that an attack did."""
        self.findings.count(what, number)

    def found(self, fault: Fault, sentence: str, evidence: bytes | None = None) -> None:
        """Report a fault."""
        self.findings.found(fault, sentence, evidence)

    def rounds(self) -> Iterator[int]:
        """Yield round numbers until the time is over; check the server after each round."""
        number = 0
        while self.seconds_left > 0:
            yield number
            number += 1
            self.look()

    @contextlib.contextmanager
    def attempt(self, what: str) -> Iterator[None]:
        """Run a context in which the server may end or stall: that is reported, and the run goes on."""
        try:
            yield
        except (TimeoutError, psutil.TimeoutExpired, subprocess.TimeoutExpired):
            self.found(Fault.LATE, f"{what}: no answer came in time")
        except (AssertionError, KeyError, ValueError) as error:
            self.found(Fault.OTHER, f"{what}: an answer is no OSC as it was agreed on: {error!r}")
        except OSError as error:
            if self.server.exit_code is None:
                self.found(Fault.OTHER, f"{what}: {error}")

    def look(self, evidence: bytes | None = None) -> bool:
        """Report tracebacks in the log, and a server that has ended; then start another server."""
        for last in tracebacks(self.server.news()):
            self.found(Fault.TRACEBACK, last, evidence)
        if self.server.exit_code is None:
            return True
        self.found(Fault.EXIT, f"the server has ended with exit code {self.server.end()}", evidence)
        self._reports.append(self._witness.end())
        self.server = self._start()
        self._witness = WitnessProcess(self.server.port, self._seed)
        return False

    def finish(self) -> SectionResult:
        """End the good client and the server; return the result of the section."""
        time.sleep(REST)
        self.look()
        report = self._witness.end()
        self._reports.append(report)
        if report.gone and self.server.exit_code is None:
            self.found(Fault.LOST, f"the good client was cut off: {report.gone}")
        row = SectionResult(
            self._section.name, self.findings, self._before, self.server.figures(), self.server.peak(), self._reports
        )
        for report in self._reports:
            self._check_report(report)
        try:
            if code := self.server.end():
                self.found(Fault.EXIT, f"told to end, the server ended with exit code {code}")
        except subprocess.TimeoutExpired as error:
            self.found(Fault.LATE, f"told to end, the server did not within {error.timeout:g} s")
        for last in tracebacks(self.server.news()):
            self.found(Fault.TRACEBACK, last)
        if self.findings.faults:
            for log in self.folder.rglob("log.txt"):
                self.findings.keep(f"{log.parent.name}-log.txt", log.read_bytes())
        return row

    def _start(self) -> Victim:
        self._servers += 1
        flags = [flag.format(folder=self.folder) for flag in self._section.flags]
        return Victim(self.folder / f"server-{self._servers}", *flags, env=self.env)

    def _check_report(self, report: WitnessReport) -> None:
        self.count(Count.COMPARED, report.compared)
        for sentence in report.late:
            self.found(Fault.LATE, sentence)
        for sentence in report.lost:
            self.found(Fault.LOST, sentence)
