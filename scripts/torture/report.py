"""The tables at the end: what was done, the findings, and the figures of the server and the good client."""

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

from bench.measuring import shown
from rich.console import Console
from rich.table import Table

from torture.findings import Count, Fault
from torture.run import SectionResult

Kind = TypeVar("Kind", bound=str)

FILE_WIDTH = 160
"""Columns of a table that is not printed on a terminal."""
SERVER = ("section", "resident", "after", "peak", "descriptors", "after", "threads", "after")
GOOD_CLIENT = ("section", "questions", "dropped over UDP", "median", "99th percentile", "slowest")


def print_tables(rows: Sequence[SectionResult]) -> int:
    """Print the tables; return the exit code: 1 if there is a finding."""
    _print_counts("What was done", list(Count), {row.name: row.findings.counts for row in rows})
    _print_counts("What must be zero", list(Fault), {row.name: row.findings.faults for row in rows})
    _print("The server before and after", SERVER, [_server(row) for row in rows])
    _print("The good client", GOOD_CLIENT, [_good_client(row) for row in rows])
    return int(any(row.findings.faults.total() for row in rows))


def _print_counts(title: str, kinds: Sequence[Kind], counts: Mapping[str, Counter[Kind]]) -> None:
    lines = [(name, *(f"{count[kind]:,}" for kind in kinds)) for name, count in counts.items()]
    sums = [f"{sum(count[kind] for count in counts.values()):,}" for kind in kinds]
    _print(title, ("section", *kinds), [*lines, ("all", *sums)])


def _server(row: SectionResult) -> tuple[str, ...]:
    before, after = row.before, row.after
    resident = (shown(size, "bytes") for size in (before.resident, after.resident, row.peak))
    others = (before.descriptors, after.descriptors, before.threads, after.threads)
    return (row.name, *resident, *map(str, others))


def _good_client(row: SectionResult) -> tuple[str, ...]:
    """Return a row about the good client; of several servers, the worst."""
    questions, dropped = (sum(getattr(each, name) for each in row.reports) for name in ("questions", "unanswered"))
    worst = [max(seconds) for seconds in zip(*(each.seconds for each in row.reports), strict=True)]
    return (row.name, f"{questions:,}", f"{dropped:,}", *(shown(seconds) for seconds in worst))


def _print(title: str, headings: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    table = Table(title=title, title_justify="left")
    for place, heading in enumerate(headings):
        table.add_column(heading, justify="right" if place else "left")
    for line in lines:
        table.add_row(*line)
    Console(width=None if sys.stdout.isatty() else FILE_WIDTH).print(table)
