"""The reference page of the commands, generated from their declarations."""

import dataclasses
import inspect
import re
from collections.abc import Iterator
from dataclasses import MISSING
from types import ModuleType

from nmfserver.commands.base import REGISTRY, Command, Queued, camel_case
from nmfserver.commands.binding import takes_first_key
from nmfserver.commands.contents import SECTIONS

INTRODUCTION = """\
# Commands

Every command that the server understands over OSC, with its arguments and answers.

`scripts/reference.py` writes this page from the commands' own declarations. `nmfserver help /b_query` shows one entry
in the terminal.

How to read an entry:

- **Runs at once** or **in the queue**: [Protocol](protocol.md#the-queue) explains the difference.
- **Arguments as keys and values**: pairs of `key value`, in any order, with or without `@` before the key, and in any
  case. **In this order**: values alone, in the order of the table. Where both are possible, values in order may come
  first and keys behind them. Of {first_keys}, a first word that is the name of a required argument is a key in any
  case: a buffer that is called so is named by its key.
- **buffer** is a number from 0 on, or a name. **…** means any number of values of that kind. An `int` may arrive as a
  float without a fraction, or as a numeric string.
- Words such as window, hop, seed and divergence are explained in [Sounds and components](sounds.md#words).
- **required**: the argument has no default. **none**: it can be left out.
"""
"""The beginning of the page; the table of all commands follows it."""


def page() -> str:
    """Return the reference of all commands as Markdown."""
    sections = [(title, _groups(module)) for title, module in SECTIONS]
    lines = ["| command | what it does |", "|---|---|"]
    for _, groups in sections:
        lines += map(_row, groups)
    for title, groups in sections:
        lines += ["", f"## {title}", ""]
        lines += [line for kinds in groups for line in _entry(kinds)][:-1]
    first_keys = [kind for kind in dict.fromkeys(REGISTRY.values()) if takes_first_key(kind)]
    return INTRODUCTION.format(first_keys=_addresses(first_keys)) + "\n" + "\n".join(lines) + "\n"


def _groups(module: ModuleType) -> list[list[type[Command]]]:
    """Return the commands of a module; those of one class under several addresses are in one list."""
    groups: dict[tuple[str, bool], list[type[Command]]] = {}
    for kind in dict.fromkeys(REGISTRY.values()):
        if kind.__module__ == module.__name__:
            groups.setdefault((kind.__name__, issubclass(kind, Queued)), []).append(kind)
    return list(groups.values())


def _row(kinds: list[type[Command]]) -> str:
    """Return a command's line in the table at the beginning, with a link to its entry."""
    addresses = _addresses(kinds)
    anchor = re.sub(r"[^\w -]", "", addresses.lower()).replace(" ", "-")
    shown = addresses if len(kinds) < 10 else f"{_addresses(kinds[:6])} …"
    sentence = re.split(r"(?<=\.)\s", inspect.cleandoc(kinds[0].__doc__ or "").replace("\n", " "), maxsplit=1)[0]
    return f"| [{shown}](#{anchor}) | {sentence} |"


def _addresses(kinds: list[type[Command]]) -> str:
    return " ".join(f"`{kind.address}`" for kind in kinds)


def _entry(kinds: list[type[Command]]) -> Iterator[str]:
    """Yield the lines of the entry of a command, or of several of one class."""
    kind = kinds[0]
    queued = "in the queue" if issubclass(kind, Queued) else "at once"
    order = "as keys and values" if kind.keyed else "in this order" + " or as `@key value`" * kind.may_be_keyed
    yield from (f"### {_addresses(kinds)}", "")
    yield from (inspect.cleandoc(kind.__doc__ or ""), "")
    answers = ", ".join(dict.fromkeys(item.answer for item in kinds))
    fields = dataclasses.fields(kind)  # type: ignore[arg-type]
    yield from (f"Runs {queued}. Answers: {answers}.{f' Arguments {order}:' if fields else ''}", "")
    if not fields:
        return
    yield from ("| argument | type | default | meaning |", "|---|---|---|---|")
    for item in fields:
        shape = item.metadata["shape"]
        yield f"| `{camel_case(item.name)}` | {shape} | {_default(item)} | {shape.doc} |"
    yield ""


def _default(item: dataclasses.Field[object]) -> str:
    if item.default is MISSING:
        return "required"
    return "none" if item.default in (None, (), "") else f"`{item.default}`"
