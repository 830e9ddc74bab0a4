"""Processes of our own: how they are kept from receiving the Ctrl-C that is this process's."""

import subprocess
import sys
from typing import Any


def apart() -> dict[str, Any]:
    """Return arguments of `subprocess.Popen`: the process receives no Ctrl-C."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}
