"""Conversion of a message's arguments to the fields of a command."""

import dataclasses
from collections.abc import Sequence
from dataclasses import MISSING
from functools import cache

from nmfserver.commands.base import Command, Queued, camel_case
from nmfserver.commands.fields import BufferKind, Shape, shown
from nmfserver.errors import ArgumentError, counted, did_you_mean
from nmfserver.osc.codec import NUMERIC, Argument
from nmfserver.steps import Steps

SCLANGS_NIL = (0, None)
"""What sclang sends instead of an omitted completion message: its nil, the integer 0."""


MOST_KEYED = 1024
"""Arguments of a command that takes keys."""


def bind(kind: type[Command], arguments: Sequence[Argument]) -> Steps[tuple[Command, bytes | None]]:
    """Return, in steps, the command of a message, and its completion message or None."""
    arguments, completion = _without_completion(kind, arguments)
    if (kind.keyed or kind.may_be_keyed) and len(arguments) > MOST_KEYED:
        raise ArgumentError(f"{len(arguments)} arguments; {kind.address} takes at most {MOST_KEYED}")
    try:
        values = yield from _values(kind, arguments)
    except ArgumentError as error:
        if _may_name_a_buffer(kind, arguments):
            raise ArgumentError(f"{error}; {_as_key(kind, str(arguments[0]))}") from error
        raise
    command = kind(**values)
    object.__setattr__(command, "given", tuple(values))  # it is frozen from here on
    return command, completion


def takes_first_key(kind: type[Command]) -> bool:
    """Whether a first word that is the name of a required field is a key, though other required ones are not given.

    It is where one of them is a list: of values in order, it would take whatever follows.
    """
    return kind.may_be_keyed and any(item.metadata["shape"].repeated for item in _required(kind).values())


def _values(kind: type[Command], arguments: Sequence[Argument]) -> Steps[dict[str, object]]:
    """Return, in steps, the values of a command's fields by their names; all that are required are among them."""
    if kind.keyed:
        values = yield from _keyed(kind, arguments)
    elif kind.may_be_keyed and (first := _first_key(kind, arguments)) is not None:
        values = yield from _positional(kind, arguments[:first])
        named = yield from _keyed(kind, arguments[first:])
        for name in values.keys() & named.keys():
            raise ArgumentError(f"{camel_case(name)} is given twice")
        values |= named
    else:
        values = yield from _positional(kind, arguments)
    for name, item in _required(kind).items():
        if name not in values:
            raise ArgumentError(f"{camel_case(name)} is missing: {item.metadata['shape'].doc}")
    return values


def _without_completion(kind: type[Command], arguments: Sequence[Argument]) -> tuple[Sequence[Argument], bytes | None]:
    """Return the arguments without a completion message, and that message unless it is empty."""
    if not (issubclass(kind, Queued) and kind.takes_completion):
        return arguments, None
    last, early = len(arguments) - 1, kind.early_completion
    if last >= kind.before_completion and isinstance(message := arguments[last], bytes):
        return arguments[:last], message or None
    if early is not None and last == early + 1:
        message = arguments[early]
        if isinstance(message, bytes) or message in SCLANGS_NIL:
            return [*arguments[:early], arguments[last]], message if isinstance(message, bytes) and message else None
    return arguments, None


def _first_key(kind: type[Command], arguments: Sequence[Argument]) -> int | None:
    """Return the index of the first key after values in order, or None if all values are in order.

    A word with an @ is a key. A word without it is a key if it is the name of a field and all required fields are then
    given. Otherwise it is a value: a buffer may be called "loop". For the first word, see `takes_first_key`.
    """
    items = dataclasses.fields(kind)  # type: ignore[arg-type]
    if _begins_with_key(kind, arguments):
        return 0
    for at, argument in enumerate(arguments[:-1]):
        if isinstance(argument, str) and argument.startswith("@"):
            return at
        if isinstance(argument, str) and argument.lower() in _names(kind):
            given = {item.name for item in items[:at]} | _named(kind, arguments[at:])
            if _required(kind).keys() <= given:
                return at
    return None


def _begins_with_key(kind: type[Command], arguments: Sequence[Argument]) -> bool:
    if not takes_first_key(kind) or len(arguments) < 2:
        return False
    item = _names(kind).get(str(arguments[0]).lower())
    return item is not None and item.name in _required(kind)


def _may_name_a_buffer(kind: type[Command], arguments: Sequence[Argument]) -> bool:
    """Whether the first word was read as a key, and may have been meant as the name of a buffer."""
    return _begins_with_key(kind, arguments) and not _required(kind).keys() <= _named(kind, arguments)


def _as_key(kind: type[Command], word: str) -> str:
    """Return how the first value is given if it reads as a key."""
    first, *others = map(camel_case, _required(kind))
    return f"a buffer called {word} is given as @{first} {word}" + "".join(f" @{name} …" for name in others)


@cache
def _required(kind: type[Command]) -> dict[str, dataclasses.Field[object]]:
    return {item.name: item for item in dataclasses.fields(kind) if item.default is MISSING}  # type: ignore[arg-type]


@cache
def _names(kind: type[Command]) -> dict[str, dataclasses.Field[object]]:
    return {camel_case(item.name).lower(): item for item in dataclasses.fields(kind)}  # type: ignore[arg-type]


def _named(kind: type[Command], arguments: Sequence[Argument]) -> set[str]:
    """Return the names of the fields that are given by keys."""
    names, found, at = _names(kind), set(), 0
    while at < len(arguments) - 1:
        item = names.get(str(arguments[at]).removeprefix("@").lower())
        if item is None:
            break
        found.add(item.name)
        at = _end(kind, item.metadata["shape"], arguments, at)
    return found


def _positional(kind: type[Command], arguments: Sequence[Argument]) -> Steps[dict[str, object]]:
    """Return, in steps, the values of arguments in order, by the names of the fields."""
    values: dict[str, object] = {}
    items = dataclasses.fields(kind)  # type: ignore[arg-type]
    for at, item in enumerate(items):
        shape: Shape = item.metadata["shape"]
        if shape.repeated:
            if at < len(arguments):
                values[item.name] = yield from shape.convert(arguments[at:], camel_case(item.name))
            return values
        if at < len(arguments) and not (arguments[at] is None and item.default is not MISSING):
            values[item.name] = yield from shape.convert([arguments[at]], camel_case(item.name))
    rest = arguments[len(items) :]
    if rest and not (issubclass(kind, Queued) and len(rest) == 1 and rest[0] in SCLANGS_NIL):
        raise ArgumentError(f"{counted(len(arguments), 'argument')}; {kind.address} takes at most {len(items)}")
    return values


def _keyed(kind: type[Command], arguments: Sequence[Argument]) -> Steps[dict[str, object]]:
    """Return, in steps, the values of arguments as keys and values, by the names of the fields."""
    names = _names(kind)
    values: dict[str, object] = {}
    at, name = 0, ""
    while at < len(arguments):
        item = names.get(_key(arguments[at], kind, name))
        if item is None:
            raise ArgumentError(_unknown(arguments[at], kind))
        name, shape = camel_case(item.name), item.metadata["shape"]
        end = _end(kind, shape, arguments, at)
        given = arguments[at + 1 : end]
        if not given:
            raise ArgumentError(f"{name} has no value: {shape.doc}")
        if item.name in values:
            raise ArgumentError(f"{name} is given twice")
        values[item.name] = yield from shape.convert(given, name)
        at = end
    return values


def _key(argument: Argument, kind: type[Command], before: str = "") -> str:
    if not isinstance(argument, str):
        given = shown(argument)
        place = f"{before} takes one value, and {given} follows it" if before else f"{given} comes first"
        raise ArgumentError(f"{place}, where a key is due; {kind.address} takes pairs of key and value")
    return argument.removeprefix("@").lower()


def _unknown(argument: Argument, kind: type[Command]) -> str:
    names = kind.shapes()
    hint = did_you_mean(_key(argument, kind), names) or f": the keys are {', '.join(names)}"
    return f"the key {argument!r} is unknown{hint}"


def _end(kind: type[Command], shape: Shape, arguments: Sequence[Argument], at: int) -> int:
    """Return the index of the end of the values of the key at an index.

    A list of numbers ends at the next word, and a list of buffers, which may be words, at the next key. To be sure, a
    client can write a key with an @.
    """
    if not shape.repeated:
        return at + 2
    has_words = any(isinstance(each, BufferKind) for each in shape.kinds)
    for end in range(at + 1, len(arguments)):
        word = arguments[end]
        if isinstance(word, str) and not NUMERIC.fullmatch(word):
            is_key = word.startswith("@") or word.lower() in _names(kind)
            if is_key or not has_words:
                return end
    return len(arguments)
