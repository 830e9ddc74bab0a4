"""Commands that are told again what they were told before."""

from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

from nmfserver.audio.kept import Setting
from nmfserver.commands.base import Command, camel_case
from nmfserver.commands.binding import bind
from nmfserver.steps import finished

CommandType = TypeVar("CommandType", bound=Command)


def settings_of(command: Command, apart: Collection[str] = ()) -> dict[str, Setting]:
    """Return what the message of a command gave, by the names in messages, but for the fields `apart`."""
    return {camel_case(name): getattr(command, name) for name in command.given if name not in apart}


def again(kind: type[CommandType], *settings: Mapping[str, Setting]) -> CommandType:
    """Return the command that is told these settings, of which later ones win; raise where it cannot be told them."""
    arguments: list[int | float | str] = []
    for name, value in {name: value for each in settings for name, value in each.items()}.items():
        arguments += [name, *value] if isinstance(value, Sequence) and not isinstance(value, str) else [name, value]
    command, _ = finished(bind(kind, arguments))
    assert isinstance(command, kind)
    return command
