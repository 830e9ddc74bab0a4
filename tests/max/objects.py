"""The stock Max objects that the patches use, with their inlets and the types of their outlets, as Cycling '74's
reference (docs.cycling74.com/reference/NAME) and patches saved by Max 8 have them.

An outlet's type is what Max writes as `outlettype`: "bang", "int", "float", "signal", or "" for any message.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

Atom = int | float | str


class Shape(NamedTuple):
    """How many inlets an object has, and the type of each outlet."""

    inlets: int
    outlets: tuple[str, ...]


def atoms(text: str) -> list[Atom]:
    """Split a box's text as Max does: at spaces, quotes keep a symbol together, numbers become numbers."""
    words: list[tuple[str, bool]] = []
    word, quoted, in_quotes = "", False, False
    for letter in text + " ":
        if letter == '"':
            quoted, in_quotes = True, not in_quotes
        elif letter == " " and not in_quotes:
            if word or quoted:
                words.append((word, quoted))
            word, quoted = "", False
        else:
            word += letter
    return [word if quoted else _atom(word) for word, quoted in words]


def _atom(word: str) -> Atom:
    for kind in (int, float):
        try:
            if not word.strip("0123456789.-+e"):  # not "nan", "inf" or "1_000"
                return kind(word)
        except ValueError:
            pass
    return word


def _fixed(inlets: int, *outlets: str) -> Callable[[list[Atom]], Shape]:
    return lambda arguments: Shape(inlets, outlets)


def _trigger(arguments: list[Atom]) -> Shape:
    kinds = {"b": "bang", "i": "int", "f": "float"}
    return Shape(1, tuple("int" if isinstance(a, int) else kinds.get(str(a), "") for a in arguments))


def _route(arguments: list[Atom]) -> Shape:
    """Return the shape of route and routepass: since Max 8 an inlet for each argument, and an outlet for the rest."""
    return Shape(len(arguments) + 1, ("",) * (len(arguments) + 1))


def _select(arguments: list[Atom]) -> Shape:
    return Shape(len(arguments) + 1, ("bang",) * len(arguments) + ("",))


def _gate(arguments: list[Atom]) -> Shape:
    return Shape(2, ("",) * (int(arguments[0]) if arguments else 1))


def _unpack(arguments: list[Atom]) -> Shape:
    return Shape(1, tuple({int: "int", float: "float", str: ""}[type(a)] for a in arguments))


def _sprintf(arguments: list[Atom]) -> Shape:
    return Shape(max(1, sum(str(a).count("%") for a in arguments)), ("",))


def _expr(arguments: list[Atom]) -> Shape:
    """Return an inlet for each of $i1, $i2 …"""
    return Shape(max(int(number) for number in re.findall(r"\$i(\d)", " ".join(map(str, arguments)))), ("",))


def _operator(arguments: list[Atom]) -> Shape:
    return Shape(2, ("float" if arguments and isinstance(arguments[0], float) else "int",))


def _groove(arguments: list[Atom]) -> Shape:
    """Return one signal a channel, and the sync signal at the right."""
    return Shape(3, ("signal",) * (int(arguments[1]) + 1))


OBJECTS: dict[str, Callable[[list[Atom]], Shape]] = {
    "append": _fixed(1, ""),
    "buffer~": _fixed(1, "float", "bang"),
    "clip": _fixed(3, ""),
    "coll": _fixed(1, "", "", "", ""),
    "conformpath": _fixed(1, "", "int"),
    "cycle~": _fixed(2, "signal"),
    "deferlow": _fixed(1, ""),
    "delay": _fixed(2, "bang"),
    "expr": _expr,
    "fromsymbol": _fixed(1, ""),
    "gate": _gate,
    "groove~": _groove,
    "i": _fixed(2, "int"),
    "info~": _fixed(1, "float", "list", "float", "float", "float", "float", "float", "", "int", ""),
    "loadbang": _fixed(1, "bang"),
    "loadmess": _fixed(1, ""),
    "metro": _fixed(2, "bang"),
    "noise~": _fixed(1, "signal"),
    "pack": lambda arguments: Shape(len(arguments), ("",)),
    "patcherargs": _fixed(1, "", ""),
    "prepend": _fixed(1, ""),
    "print": _fixed(1),
    "r": _fixed(0, ""),
    "random": _fixed(2, "int"),
    "regexp": _fixed(1, "", "", "", "", ""),
    "route": _route,
    "s": _fixed(1),
    "sel": _select,
    "sig~": _fixed(1, "signal"),
    "sprintf": _sprintf,
    "t": _trigger,
    "tosymbol": _fixed(1, ""),
    "udpreceive": _fixed(1, ""),
    "udpsend": _fixed(1),
    "unpack": _unpack,
    "zl": _fixed(2, "", ""),
    "*~": _fixed(2, "signal"),
    **dict.fromkeys(("+", "*", "%"), _operator),
    **dict.fromkeys((">", "=="), _fixed(2, "int")),
}
"""Objects that are typed into a box. `p` takes its shape from what is in it."""

UI_OBJECTS: dict[str, Shape] = {
    "button": Shape(1, ("bang",)),
    "comment": Shape(1, ()),
    "ezdac~": Shape(2, ()),
    "flonum": Shape(1, ("", "bang")),
    "inlet": Shape(0, ("",)),
    "message": Shape(2, ("",)),
    "outlet": Shape(1, ()),
    "waveform~": Shape(5, ("float", "float", "float", "float", "list", "")),
}
"""Boxes with a face of their own."""

FAMILY = {
    "nmf.bufnmf": Shape(1, ("",) * 6),
    "nmf.bufnmfseed": Shape(1, ("",) * 5),
    "nmf.bufnmfcross": Shape(2, ("",) * 4),
    "nmf.bufnmftrain": Shape(1, ("",) * 4),
    "nmf.bufdescribe": Shape(1, ("",) * 4),
}
"""Our objects for musicians: an outlet for each result, then dump, facts and errors."""

ABSTRACTIONS = {**FAMILY, "nmf.job": Shape(1, ("",) * 4)}
"""What is not stock Max: ours."""


def words_of(box: dict[str, Any]) -> tuple[str, list[Atom]]:
    """Return the name and arguments typed into a box; `@attribute` arguments left out."""
    name, *arguments = atoms(box["text"])
    plain = arguments
    if any(isinstance(a, str) and a.startswith("@") for a in arguments):
        first = next(n for n, a in enumerate(arguments) if isinstance(a, str) and a.startswith("@"))
        plain = arguments[:first]
    return str(name), plain


def shape_of(box: dict[str, Any]) -> Shape:
    """Return the shape that Max gives a box; a KeyError names what stock Max does not have."""
    if box["maxclass"] != "newobj":
        return UI_OBJECTS[box["maxclass"]]
    name, arguments = words_of(box)
    if name == "p":
        inside = [inner["box"]["maxclass"] for inner in box["patcher"]["boxes"]]
        return Shape(inside.count("inlet"), ("",) * inside.count("outlet"))
    if name in ABSTRACTIONS:
        return ABSTRACTIONS[name]
    return OBJECTS[name](arguments)
