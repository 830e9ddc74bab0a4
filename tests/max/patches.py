"""The patch files, and everything that is in them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.max.objects import ABSTRACTIONS

FOLDER = Path(__file__).parents[2] / "scripts" / "max"
FILES = sorted([*FOLDER.glob("*.maxpat"), *FOLDER.glob("*.maxhelp")])
INSIDES = [FOLDER / f"{name}.maxpat" for name in ABSTRACTIONS]
"""The abstractions, which a musician need not open."""


def patchers(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return each patcher of a file with its name: the patch itself, then its subpatchers."""
    yield from _within(path.name, json.loads(path.read_text(encoding="utf-8"))["patcher"])


def _within(name: str, patcher: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield name, patcher
    for box in boxes(patcher):
        if "patcher" in box:
            yield from _within(f"{name}/{box['text']}", box["patcher"])


def boxes(patcher: dict[str, Any]) -> list[dict[str, Any]]:
    return [entry["box"] for entry in patcher["boxes"]]


def cords(patcher: dict[str, Any]) -> list[tuple[str, int, str, int]]:
    """Return each cord: from which box and outlet, to which box and inlet."""
    lines = [entry["patchline"] for entry in patcher["lines"]]
    return [(*line["source"], *line["destination"]) for line in lines]
