"""Runs a command line."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

from nmfserver import __version__, outlet
from nmfserver.errors import NMFServerError
from nmfserver.terminal import decompose, information, scsynth, send, serve
from nmfserver.terminal.console import show_failure

UNREAD = 141
"""The exit code of a program whose output is no longer read. Shells report a broken pipe by this number."""


class Command(NamedTuple):
    """A command: its text in ``nmfserver --help``, what declares its options, and what runs it."""

    name: str
    text: str
    run: Callable[[argparse.Namespace], None]
    add_options: Callable[[argparse.ArgumentParser], None] = lambda parser: None


COMMANDS = (
    Command("serve", "start the OSC server", serve.run_serve, serve.add_serve_options),
    Command(
        "scsynth", "the same, with scsynth's command line: for sclang to boot", serve.run_scsynth,
        scsynth.add_scsynth_options,
    ),
    Command(
        "decompose", "take a sound file apart, without a server", decompose.run_decompose,
        decompose.add_decompose_options,
    ),
    Command("devices", "list the sound devices for live audio", information.run_devices),
    Command("warmup", "compile the kernels now, once for every version", serve.run_warmup),
    Command(
        "send", "send one OSC message to a running server and show the answers", send.run_send, send.add_send_options
    ),
    Command(
        "help", "show the documentation: its pages, or one command of the server", information.run_help,
        information.add_help_options,
    ),
)  # fmt: skip
"""In the order in which ``nmfserver --help`` lists them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line; return the exit code."""
    outlet.open_all()
    try:
        options = _options(sys.argv[1:] if arguments is None else arguments)
        options.run(options)
    except BrokenPipeError:
        return UNREAD
    except (NMFServerError, MemoryError, OSError) as error:
        show_failure(_sentence(error))
        return 1
    finally:
        outlet.finish()
    return 0


def _sentence(error: Exception) -> str:
    """Return what the user reads about an error."""
    if isinstance(error, MemoryError):
        return f"the machine's memory is not enough: {error}"
    if isinstance(error, OSError):
        return ": ".join(str(fact) for fact in (error.filename, error.strerror) if fact) or str(error)
    return str(error)


def _options(words: Sequence[str]) -> argparse.Namespace:
    """Parse a command line."""
    parser = _parser()
    if words[:1] == ["decompose"]:  # a file's name may begin with a dash
        words = [f".{os.sep}{word}" if word.startswith("-") and os.path.lexists(word) else word for word in words]
    options, unknown = parser.parse_known_args(words)
    if unknown and options.run is not serve.run_scsynth:  # newer releases of sclang may send unknown options
        parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    return options


def _parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(prog="nmfserver", description="Takes sounds apart.")
    parser.add_argument("--version", action="version", version=f"nmfserver {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        options = commands.add_parser(command.name, help=command.text)
        command.add_options(options)
        options.set_defaults(run=command.run)
    return parser
