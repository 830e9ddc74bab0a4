"""What became of the files that were taken apart: lines, paths, JSON, and at the end a table."""

import json
import sys
from collections import Counter

from nmfserver.errors import counted, printable
from nmfserver.taking.order import DONE, FAILED, SKIPPED, Outcome
from nmfserver.terminal.console import is_terminal, say, screen, show_failure

WORDS = {DONE: "taken apart", SKIPPED: "skipped", FAILED: "failed"}
LONGEST = 60
"""Letters of a reason in the table. Of what has failed, all of it is told before."""
GO_ON = "; --skip-existing goes on from there"


class Summary:
    """Tells of each file as it is done, and of all of them at the end.

    count : how many files there are
    as_json : whether stdout gets a line of JSON for each file, instead of the paths of what was written
    can_go_on : whether a call that skips what is there would do the rest; not where older results were to be replaced
    """

    def __init__(self, count: int, *, as_json: bool, can_go_on: bool) -> None:
        self._count = count
        self._as_json = as_json
        self._can_go_on = can_go_on
        self._is_one = count == 1
        self._has_table = is_terminal() and not self._is_one
        self._states: Counter[str] = Counter()
        self._rows: list[tuple[str, ...]] = []

    @property
    def has_failed(self) -> bool:
        """Whether any file has failed."""
        return bool(self._states[FAILED])

    def add(self, outcome: Outcome) -> None:
        """Tell what became of a file."""
        self._states[outcome.state] += 1
        name = outcome.input.shown
        if outcome.state == FAILED:
            show_failure(f"{name}: {outcome.text}")
        elif not self._has_table:
            say(outcome.text if self._is_one and outcome.state == DONE else f"{name}: {outcome.text}")
        if self._has_table:
            self._rows.append(_row(outcome))
        self.print(outcome)

    def add_fault(self, reason: str) -> None:
        """Tell what was named and cannot be taken apart at all."""
        self._states[FAILED] += 1
        show_failure(reason)

    def print(self, outcome: Outcome) -> None:
        """Print the paths of the files, for a pipe or a reader, or JSON; a table has the folder already."""
        if self._as_json:
            print(json.dumps(_told(outcome)), flush=True)  # noqa: T201 - for a program
        elif self._is_one or not sys.stdout.isatty():
            for name in outcome.names:
                print(outcome.input.folder / name, flush=True)  # noqa: T201

    def finish(self, seconds: float, *, is_whole: bool) -> None:
        """Tell of all files. `is_whole` : whether that was not stopped before the end."""
        told = sum(self._states.values())
        if (self._is_one and is_whole) or not self._count:
            return
        if self._has_table and self._rows:
            self._show_table()
        counts = ", ".join(f"{self._states[state]} {word}" for state, word in WORDS.items() if self._states[state])
        if is_whole:
            say(f"{counted(told, 'file')}: {counts}, in {seconds:.1f} s")
        elif not self._is_one:
            rest = GO_ON if self._can_go_on else ""
            say(f"stopped: {counts or 'none taken apart'} of {counted(self._count, 'file')}{rest}")

    def _show_table(self) -> None:
        from rich.box import SIMPLE_HEAD
        from rich.markup import escape
        from rich.table import Table

        table = Table(box=SIMPLE_HEAD)
        table.add_column("file", overflow="fold")
        for title in ("components", "explained", "seed", "seconds"):
            table.add_column(title, justify="right")
        table.add_column("what", overflow="fold")
        for row in self._rows:
            table.add_row(*map(escape, row))
        screen().print(table)


def _row(outcome: Outcome) -> tuple[str, ...]:
    """Return the cells of a file in the table."""
    if outcome.state != DONE:
        text = outcome.text if len(outcome.text) <= LONGEST else f"{outcome.text[:LONGEST]}…"
        return outcome.input.shown, "", "", "", "", f"{outcome.state}: {text}"
    facts = outcome.facts
    numbers = str(len(facts["components"])), f"{100 * facts['explained']:.0f} %", str(facts["seed"])
    return outcome.input.shown, *numbers, f"{outcome.seconds:.2f}", printable(str(outcome.input.folder))


def _told(outcome: Outcome) -> dict[str, object]:
    """Return what the line of JSON about a file holds: with what the JSON beside the stems holds."""
    own = {"path": str(outcome.input.path), "folder": str(outcome.input.folder), "state": outcome.state}
    reason = {} if outcome.state == DONE else {"reason": outcome.text}
    return {**own, **reason, "seconds": round(outcome.seconds, 3), **outcome.facts}
