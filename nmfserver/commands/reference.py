"""The reference page, made from the declarations of the commands: it cannot say what they do not do."""

import dataclasses
import inspect
from collections.abc import Iterator
from dataclasses import MISSING
from types import ModuleType
from typing import Any

from nmfserver.commands import bufcompose, buffers, bufnmf, flucoma, live, monitor, server, synthesis
from nmfserver.commands.base import REGISTRY, Command, Queued, camel_case

SECTIONS: tuple[tuple[str, ModuleType], ...] = (
    ("Taking buffers apart", bufnmf),
    ("Putting buffers together", bufcompose),
    ("Live", live),
    ("Monitor", monitor),
    ("Buffers", buffers),
    ("Server", server),
    ("Synthesis", synthesis),
    ("FluCoMa's classes", flucoma),
)


def page() -> str:
    """Return the reference of all commands as Markdown."""
    return "\n".join(line for title, module in SECTIONS for line in _section(title, module))


def _section(title: str, module: ModuleType) -> Iterator[str]:
    yield from (f"### {title}", "")
    described: dict[tuple[str, bool], list[type[Command]]] = {}
    for kind in dict.fromkeys(REGISTRY.values()):
        if kind.__module__ == module.__name__:
            described.setdefault((kind.__name__, issubclass(kind, Queued)), []).append(kind)
    for kinds in described.values():
        yield from _entry(kinds)


def _entry(kinds: list[type[Command]]) -> Iterator[str]:
    """Describe a command, or several that are one and the same under many addresses."""
    kind = kinds[0]
    queued = "in the queue" if issubclass(kind, Queued) else "at once"
    keyed = ", keys and values" if kind.keyed else ", in this order or as `@key value`" if kind.may_be_keyed else ""
    yield from (f"#### {' '.join(f'`{item.address}`' for item in kinds)}", "")
    yield from (inspect.cleandoc(kind.__doc__ or ""), "")
    answers = ", ".join(dict.fromkeys(item.answer for item in kinds))
    yield from (f"Runs {queued}{keyed}. Answers: {answers}.", "")
    fields = dataclasses.fields(kind)  # type: ignore[arg-type]
    if not fields:
        return
    yield from ("| argument | type | default | |", "|---|---|---|---|")
    for item in fields:
        shape = item.metadata["shape"]
        yield f"| `{camel_case(item.name)}` | {shape} | {_default(item)} | {shape.doc} |"
    yield ""


def _default(item: dataclasses.Field[Any]) -> str:
    if item.default is MISSING:
        return "required"
    return "none" if item.default in (None, ()) else f"`{item.default}`"
