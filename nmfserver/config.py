"""The server's settings: one frozen object, read from ``config/default.toml``, a user's file and flags."""

import codecs
import dataclasses
import ipaddress
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nmfserver.errors import StartError

AUTOMATIC = "autosave"
"""What the names of sessions begin with that servers save by themselves."""
LOG_LEVELS = ("debug", "info", "warning", "error")
TAKES = {int: "a whole number", float: "a number", str: "a text in quotes"}
LISTS = {
    "file_folders": "folders, such as ['/home/me/sounds']",
    "trusted_hosts": "addresses, such as ['192.168.0.7', '192.168.1.0/24']",
}
# The longer ones first: that of UTF-32 begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
"""Byte order marks, which editors on Windows put at the beginning of a file, and the encoding that each stands for."""
SINGLE_QUOTES = r"in double quotes a backslash has a meaning of its own: put paths in single quotes, like 'C:\Users\me'"
_ESCAPE = re.compile(r'"[^"\n]*\\')


@dataclasses.dataclass(frozen=True)
class Options:
    """Settings of the server. Their defaults stand in ``config/default.toml`` and nowhere else."""

    host: str = dataclasses.field(metadata={"doc": "address to listen on", "shown": "ADDRESS"})
    port: int = dataclasses.field(metadata={"doc": "port of UDP and TCP; 0 takes a free one", "shown": "N"})
    file_folders: tuple[str, ...] = dataclasses.field(
        metadata={"doc": "the only folders whose files clients may touch", "shown": "DIR"}
    )
    trusted_hosts: tuple[str, ...] = dataclasses.field(
        metadata={"doc": "other machines that are served over UDP without a proof", "shown": "ADDRESS"}
    )
    max_logins: int = dataclasses.field(metadata={"doc": "clients that can log in at a time", "shown": "N"})
    client_patience: float = dataclasses.field(
        metadata={"doc": "seconds of silence after which a UDP client is gone", "shown": "SECONDS"}
    )
    sample_rate: float = dataclasses.field(
        metadata={"doc": "sample rate in Hz of buffers allocated without one", "shown": "HZ"}
    )
    memory_quota: int = dataclasses.field(
        metadata={"doc": "megabytes for buffers and jobs; 0 is half the memory", "shown": "MB"}
    )
    sessions_folder: str = dataclasses.field(
        metadata={"doc": "folder of sessions; if none is named, in the user's data folder", "shown": "DIR"}
    )
    autosave: float = dataclasses.field(
        metadata={"doc": "seconds between two automatic saves, at least; 0 for none", "shown": "SECONDS"}
    )
    autosave_size: int = dataclasses.field(
        metadata={"doc": "most megabytes of buffers in an automatic save", "shown": "MB"}
    )
    threads: int = dataclasses.field(metadata={"doc": "threads of a decomposition; 0 is one a core", "shown": "N"})
    log_level: str = dataclasses.field(
        metadata={"doc": f"how much is logged: {', '.join(LOG_LEVELS)}", "shown": "LEVEL"}
    )

    def __post_init__(self) -> None:
        for name, least, most in (
            ("port", 0, 65535),
            ("max_logins", 1, 32),
            ("client_patience", 1, 2**31),
            ("sample_rate", 1, 2**31),
            ("memory_quota", 0, 2**31),
            ("autosave", 0, 86400),
            ("autosave_size", 0, 2**31),
            ("threads", 0, 4096),
        ):
            if not least <= getattr(self, name) <= most:
                raise StartError(f"{name} is {getattr(self, name)}; it is between {least} and {most}")
        for host in self.trusted_hosts:
            try:
                ipaddress.ip_network(host, strict=False)
            except ValueError as error:
                raise StartError(
                    f"trusted_hosts has {host!r}; it takes IP addresses, and networks such as 192.168.0.0/24"
                ) from error
        if self.log_level not in LOG_LEVELS:
            raise StartError(f"log_level is {self.log_level!r}; it is one of {', '.join(LOG_LEVELS)}")

    @property
    def sessions(self) -> Path:
        """The folder of sessions."""
        import platformdirs  # for the server alone, too

        return Path(self.sessions_folder or platformdirs.user_data_path("nmfserver", appauthor=False) / "sessions")

    @property
    def automatic_session(self) -> str:
        """The name of the session that is saved automatically, one for each port; "" where none is."""
        return f"{AUTOMATIC}-{self.port}" if self.autosave and self.port else ""

    @property
    def quota(self) -> int:
        """Bytes that buffers and jobs may take."""
        import psutil  # for the server alone: reading the settings takes no longer for it

        return self.memory_quota * 2**20 or int(psutil.virtual_memory().total) // 2


def default_file() -> Path:
    """Return the path of the file of defaults: beside the package once installed, in ``config/`` in a checkout."""
    installed = Path(__file__).parent / "default.toml"
    return installed if installed.exists() else Path(__file__).parent.parent / "config" / "default.toml"


def load(file: Path | None = None, flags: Mapping[str, object] | None = None) -> Options:
    """Return the options: the defaults, then what `file` says, then what `flags` say, except those that are None."""
    values = _read(default_file())
    if file is not None:
        values |= _read(file)
    values |= {name: value for name, value in (flags or {}).items() if value is not None}
    known: dict[str, Any] = {field.name: field.type for field in dataclasses.fields(Options)}
    if unknown := next((name for name in values if name not in known), None):
        raise StartError(f"{unknown!r} is no setting; the settings are {', '.join(known)}")
    return Options(**{name: _typed(name, value, known[name]) for name, value in values.items()})


def _read(file: Path) -> dict[str, object]:
    """Return what a file in TOML sets; raise `StartError` where it cannot be read."""
    try:
        text = _text(file.expanduser().read_bytes())
        values = tomllib.loads(text)
    except OSError as error:
        raise StartError(f"the configuration {file} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise StartError(
            f"the configuration {file} is no text in UTF-8 (line {line}): save it with the encoding UTF-8"
        ) from error
    except (ValueError, RecursionError) as error:  # not TOML, or nested too deeply
        hint = f"; {SINGLE_QUOTES}" if _ESCAPE.search(text) else ""
        raise StartError(f"the configuration {file} is not valid TOML: {error}{hint}") from error
    for name, value in values.items():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str) and min(item, default=" ") < " ":  # "C:\temp" has a tab
                raise StartError(f"{name} in the configuration {file} is {item!r}; {SINGLE_QUOTES}")
    return values


def _text(data: bytes) -> str:
    """Return the text of a file: UTF-8, or the encoding of its byte order mark."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding)
    if b"\0" in data:  # UTF-16 without its mark
        raise UnicodeDecodeError("utf-8", data, data.index(b"\0"), data.index(b"\0") + 1, "no text")
    return data.decode()


def _typed(name: str, value: object, kind: type) -> Any:  # each field has a type of its own
    """Return a value as its field has it, or raise `StartError` where it is of another type."""
    if kind is float and type(value) is int:
        return float(value)
    if name in LISTS:
        if isinstance(value, list | tuple) and all(isinstance(item, str) and item for item in value):
            return tuple(value)
        raise StartError(f"{name} is {value!r}; it is a list of {LISTS[name]}")
    if type(value) is not kind:
        raise StartError(f"{name} is {value!r}; it takes {TAKES[kind]}")
    return value
