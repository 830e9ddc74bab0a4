"""New files for a folder in a store, made in one of this machine: nothing is replaced unasked, as in `placing`."""

import contextlib
from collections.abc import Collection
from pathlib import Path

from nmfserver import interrupts, stores
from nmfserver.results.placing import is_there
from nmfserver.stores import Url


def require_free(place: Url, names: Collection[str], ours: Collection[str] = ()) -> None:
    """Raise where a file of one of these names is there already, except those that may be replaced, `ours`."""
    for name in names:
        if name not in ours and stores.exists(place / name):
            raise is_there(place / name)


def send(folder: Path, place: Url, first: str, names: Collection[str], old: Collection[str] = ()) -> None:
    """Send files. As in a folder here, the old ones go before, and the first that comes names all the others.

    Where there are old ones, a Ctrl-C waits: else neither they nor all new ones would be there.

    first : the name of the file that comes first, and whose old one goes last
    """
    with interrupts.held() if old else contextlib.nullcontext():
        for name in sorted(old, key=first.__eq__):
            stores.remove(place / name)
        for name in sorted(names, key=first.__ne__):
            stores.send(folder / name, place / name)
