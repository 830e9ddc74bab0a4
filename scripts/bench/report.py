"""The report of the bench: the machine, tables, and a file with which the next run compares its results."""

import dataclasses
import importlib.metadata
import json
import os
import platform
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy  # noqa: F401 - loads the BLAS that is described
import psutil
import scipy.linalg  # noqa: F401 - likewise
import threadpoolctl
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bench.measuring import Row, shown
from nmfserver.cores import cores

FOLDER = Path(__file__).parent / "results"
FILE_WIDTH = 180
"""Columns of a table that is not printed on a terminal."""
HEADINGS = ("what", "figure", "compared with", "ratio", "wanted", "last time", "note")

Saved = dict[str, Any]


def machine() -> dict[str, str]:
    """Describe what is measured on."""
    packages = ("numpy", "numba", "scipy", "scikit-learn")
    return {
        "processor": _processor(),
        "cores": str(cores()),
        "memory": f"{psutil.virtual_memory().total / 2**30:.1f} GiB",
        "system": f"{platform.system()} {platform.release()}, {platform.machine()}",
        "Python": platform.python_version(),
        **{name: importlib.metadata.version(name) for name in packages},
        "BLAS": _blas(),
        "load before": _load(),
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
    }


def _load() -> str:
    """Return how many processes wanted a core in the last minute: other processes distort the measurement."""
    if not hasattr(os, "getloadavg"):
        return "unknown"
    return f"{os.getloadavg()[0]:.2f}"


def _processor() -> str:
    """Return the name of the processor, if the system gives it."""
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [line.partition(":")[2].strip() for line in cpuinfo.read_text().splitlines() if "model name" in line]
        if names:
            return names[0]
    if sys.platform == "darwin":
        return subprocess.check_output(["sysctl", "-n", "machdep.cpu.brand_string"], text=True).strip()
    return platform.processor() or "unknown"


def _blas() -> str:
    libraries = [each for each in threadpoolctl.threadpool_info() if each["user_api"] == "blas"]
    names = {f"{each['internal_api']} {each['version']} ({each.get('architecture', '?')})" for each in libraries}
    return ", ".join(sorted(names)) or "unknown"


class Report:
    """Prints the tables of a run, and keeps its rows beside those of the last."""

    def __init__(self, markdown: bool) -> None:
        name = f"{platform.system()}-{platform.machine()}-{cores()}-cores.json".lower()
        self.file = FOLDER / name
        self._markdown = markdown
        self._machine = machine()
        self._last: list[Saved] = json.loads(self.file.read_text("utf-8"))["rows"] if self.file.exists() else []
        self._rows: list[Saved] = []

    def head(self, sound: str) -> None:
        """Print the version and the machine that are measured."""
        facts = {**self._machine, "sound": sound}
        print("\n".join(f"{'- ' if self._markdown else ''}{name}: {value}" for name, value in facts.items()))

    def section(self, name: str, title: str, rows: Sequence[Row]) -> None:
        """Print a section's table, and keep its rows."""
        last = {row["name"]: row for row in self._last if row["section"] == name}
        lines = [_cells(row, last.get(row.name)) for row in rows]
        kept = [place for place in range(len(HEADINGS)) if place == 0 or any(line[place] for line in lines)]
        table = [[line[place] for place in kept] for line in (HEADINGS, *lines)]
        (_print_markdown if self._markdown else _print_table)(title, table[0], table[1:])
        self._rows += [_saved(name, row, self._machine["date"]) for row in rows]

    def save(self) -> None:
        """Write the rows of this run, and those of the last from sections that this one left out."""
        done = {row["section"] for row in self._rows}
        rows = [row for row in self._last if row["section"] not in done] + self._rows
        self.file.parent.mkdir(exist_ok=True)
        content = json.dumps({"machine": self._machine, "rows": rows}, indent=1, ensure_ascii=False)
        self.file.write_text(content + "\n", "utf-8")


def _saved(section: str, row: Row, date: str) -> Saved:
    values = dataclasses.asdict(dataclasses.replace(row, details=dict(row.details)))
    return {"section": section, **values, "reached": row.reached, "date": date}


def _cells(row: Row, last: Mapping[str, Any] | None) -> tuple[str, ...]:
    """Return a row as the table shows it."""
    figure = "" if row.figure is None else shown(row.figure, row.unit)
    ratio = "" if row.ratio is None else f"{row.ratio:.3g}"
    return row.name, figure, row.compared, ratio, _wanted(row), _last_time(row, last), row.note


def _wanted(row: Row) -> str:
    if row.wanted is None:
        return ""
    limit = shown(row.wanted.limit, row.unit) if row.wanted.of_figure else f"{row.wanted.limit:.3g}"
    verdict = {True: ", reached", False: ", MISSED", None: ""}[row.reached]
    return f"{'≥' if row.wanted.at_least else '≤'} {limit}{verdict}"


def _last_time(row: Row, last: Mapping[str, Any] | None) -> str:
    """Return what the last run found, the ratio where there is one, and by how much it changed."""
    if last is None:
        return ""
    by_ratio = row.ratio is not None and last["ratio"] is not None
    now, then = (row.ratio, last["ratio"]) if by_ratio else (row.figure, last["figure"])
    if now is None or then is None:
        return ""
    text = f"{then:.3g}" if by_ratio else shown(then, row.unit)
    return f"{text} ({now / then - 1:+.0%})" if then else text


def _print_markdown(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    print(f"\n{title}\n\n| {' | '.join(headings)} |\n|{'---|' * len(headings)}")
    print("\n".join(f"| {' | '.join(row)} |" for row in rows), flush=True)


def _print_table(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = Table(*headings, title=escape(title), title_justify="left")
    for row in rows:
        table.add_row(*map(escape, row))
    Console(width=None if sys.stdout.isatty() else FILE_WIDTH).print(table)
