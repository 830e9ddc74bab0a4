"""How sessions may be called: a name is a folder's on any system, and leads nowhere else."""

import re

from nmfserver.config import AUTOMATIC
from nmfserver.errors import SessionError

_NAME = re.compile(r"[\w-]([\w -]{0,62}[\w-])?")
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
"""What Windows takes for devices, whatever stands behind them."""


def require_name(name: str) -> None:
    """Raise `SessionError` for a name that no session can have."""
    if not _NAME.fullmatch(name):
        raise SessionError(
            f"a session cannot be called {name!r}: its name has letters, digits, spaces, - and _, 64 at most"
        )
    if name.lower() in _RESERVED:
        raise SessionError(f"a session cannot be called {name!r}: that is a device on Windows")


def require_own_name(name: str) -> None:
    """Raise `SessionError` also for a name under which the server saves by itself."""
    require_name(name)
    if name.lower().startswith(AUTOMATIC):
        raise SessionError(
            f"a session cannot be called {name!r}: names with {AUTOMATIC} are what the server saves itself"
        )
