"""Runs a command line."""

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple

from nmfserver import __version__, outlet
from nmfserver.errors import NMFServerError, sentence
from nmfserver.terminal.console import show_failure

UNREAD = 141
"""The exit code of a program whose output is no longer read. Shells report a broken pipe by this number."""


class Command(NamedTuple):
    """A command: its text in ``nmfserver --help``, and where the functions are that run it and declare its options."""

    name: str
    text: str
    run: str
    add_options: str = ""


COMMANDS = (
    Command("serve", "start the OSC server", "serve.run_serve", "serve.add_serve_options"),
    Command(
        "scsynth", "the same, with scsynth's command line: for sclang to boot", "serve.run_scsynth",
        "scsynth.add_scsynth_options",
    ),
    Command("page", "look and listen in the browser, with a server that is found or started", "page.run_page",
            "page.add_page_options"),
    Command(
        "decompose", "take sound files apart, without a server", "decompose.run_decompose",
        "decompose.add_decompose_options",
    ),
    Command(
        "train", "learn bases from many sound files, without a server", "train.run_train", "train.add_train_options"
    ),
    Command("devices", "list the sound devices for live audio", "information.run_devices"),
    Command("warmup", "compile the kernels now, once for every version", "serve.run_warmup"),
    Command(
        "send", "send one OSC message to a running server and show the answers", "send.run_send",
        "send.add_send_options",
    ),
    Command(
        "install", "copy the Quark, or the patches for Pd or Max, to where the program looks for them",
        "install.run_install", "install.add_install_options",
    ),
    Command(
        "help", "show the documentation: its pages, or one command of the server", "information.run_help",
        "information.add_help_options",
    ),
)  # fmt: skip
"""In the order in which ``nmfserver --help`` lists them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line; return the exit code."""
    outlet.open_all()
    try:
        options = _options(sys.argv[1:] if arguments is None else arguments)
        options.run(options)
    except (NMFServerError, MemoryError, OSError) as error:
        if isinstance(error, outlet.UnreadError):
            return UNREAD
        show_failure(sentence(error))
        return 1
    except Exception:
        traceback.print_exc()  # here, and not when Python ends: by then nobody writes what is put out
        show_failure("this is an error in nmfserver itself: please report it, with the lines above")
        return 1
    finally:
        outlet.finish()
    return 0


def _options(words: Sequence[str]) -> argparse.Namespace:
    """Parse a command line."""
    name = next((word for word in words if not word.startswith("-")), "")
    if name in ("decompose", "train"):  # a file's name may begin with a dash
        words = [f".{os.sep}{word}" if word.startswith("-") and os.path.lexists(word) else word for word in words]
    parser = _parser(name)
    options, unknown = parser.parse_known_args(words)
    if unknown and name != "scsynth":  # newer releases of sclang may send unknown options
        parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    return options


def _parser(name: str) -> argparse.ArgumentParser:
    """Return the parser of all commands, with the options of one of them."""
    parser = argparse.ArgumentParser(prog="nmfserver", description="Takes sounds apart.")
    parser.add_argument("--version", action="version", version=f"nmfserver {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        options = commands.add_parser(command.name, help=command.text)
        if command.name == name:
            if command.add_options:
                _function(command.add_options)(options)
            options.set_defaults(run=_function(command.run))
    return parser


def _function(name: str) -> Callable[..., None]:
    """Load the function of that name: only what a command needs is imported."""
    module, _, function = name.partition(".")
    found: Callable[..., None] = getattr(import_module(f"nmfserver.terminal.{module}"), function)
    return found
