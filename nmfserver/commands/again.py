"""Commands that are told again what they were told before."""

import dataclasses
from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

from nmfserver.audio.kept import Setting
from nmfserver.commands.base import Command, camel_case
from nmfserver.commands.binding import bind
from nmfserver.steps import finished

CommandType = TypeVar("CommandType", bound=Command)


def settings_of(command: Command, apart: Collection[str] = ()) -> dict[str, Setting]:
    """Return what a command is told beside its defaults, by the names in messages, but for the fields `apart`."""
    found = {}
    for item in dataclasses.fields(command):  # type: ignore[arg-type]
        value = getattr(command, item.name)
        if item.name not in apart and value != item.default:
            found[camel_case(item.name)] = value
    return found


def again(kind: type[CommandType], *settings: Mapping[str, Setting]) -> CommandType:
    """Return the command that is told these settings, of which later ones win; raise where it cannot be told them."""
    arguments: list[int | float | str] = []
    for name, value in {name: value for each in settings for name, value in each.items()}.items():
        arguments += [name, *value] if isinstance(value, Sequence) and not isinstance(value, str) else [name, value]
    command, _ = finished(bind(kind, arguments))
    assert isinstance(command, kind)
    return command
