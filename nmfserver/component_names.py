"""Names of components: the rules that they follow, and how a component is found by its name.

Names     one for each component, "" for one without a name; or () where none has one
checked   a name that may be given
renamed   names with one of them changed
number_of the number of a component
spelled   a name as it stands in the name of a file

A name belongs to a basis: it goes wherever the basis goes, into buffers, sessions and results.
"""

import re
import unicodedata
from collections.abc import Sequence

from nmfserver.errors import ArgumentError, counted, did_you_mean

Names = tuple[str, ...]

LONGEST = 64
"""Most characters of a name."""
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_IN_FILES = re.compile(r"[^\w-]+")
"""What is replaced where a name stands in the name of a file."""


def checked(name: str) -> str:
    """Return a name in the composed form of Unicode, or raise `ArgumentError` if it cannot be one; "" stays."""
    composed = unicodedata.normalize("NFC", name)
    if len(composed) > LONGEST:
        raise ArgumentError(f"the name has {len(composed)} characters; a component's has at most {LONGEST}")
    if not composed.isprintable() or composed != composed.strip():
        raise ArgumentError(f"the name is {name!r}; it has no control characters, and no space at its ends")
    if _NUMBER.fullmatch(composed) or composed.startswith("@"):
        raise ArgumentError(f"the name is {name!r}; it is no number, and begins with no @: it stands for a number")
    return composed


def require_distinct(names: Sequence[str]) -> None:
    """Raise `ArgumentError` where two components have the same name."""
    given = [name for name in names if name]
    for at, name in enumerate(given):
        if name in given[:at]:
            raise ArgumentError(f"two components are called {name!r}; each has a name of its own")


def renamed(names: Names, count: int, component: int | str, name: str) -> Names:
    """Return the names of `count` components, with one of them changed.

    component : its number or its present name
    name : the new one; "" for none

    Raises `ArgumentError` where there is no such component, or the name cannot be given.
    """
    number, new = number_of(component, names, count), checked(name)
    known = list(names or ("",) * count)
    if new and new in known and known.index(new) != number:
        raise ArgumentError(f"component {known.index(new)} is called {new!r} already; each has a name of its own")
    known[number] = new
    return tuple(known) if any(known) else ()


def number_of(component: int | str, names: Names, count: int | None = None) -> int:
    """Return the number of a component that is given by its number or its name.

    count : how many components there are; None where the caller checks the number

    Raises `ArgumentError` where there is none.
    """
    if isinstance(component, int):
        if count is not None and component >= count:
            raise ArgumentError(f"component is {component}; there {_are(count)}, from 0 on")
        return component
    composed = unicodedata.normalize("NFC", component)
    if composed in names:
        return names.index(composed)
    known = [name for name in names if name]
    hint = did_you_mean(composed, known) or f"; the names are {', '.join(known)}" if known else "; none has a name yet"
    raise ArgumentError(f"no component is called {component!r}{hint}")


def spelled(name: str) -> str:
    """Return a name as it can stand in the name of a file on any system: letters, digits, - and _."""
    return _IN_FILES.sub("_", name)


def _are(count: int) -> str:
    return f"is {counted(count, 'component')}" if count == 1 else f"are {counted(count, 'component')}"
