"""``nmfserver send``: sends one message to a running server, and prints the answers."""

import argparse
import os
import re
import sys
from pathlib import Path

from nmfserver import config
from nmfserver.errors import NMFServerError
from nmfserver.osc.codec import NUMERIC, Message, without_slash
from nmfserver.sound_files.access import osc_string
from nmfserver.terminal.console import Bar, is_terminal, progress_bar

SYNC_ID = 2**31 - 1
PATIENCE, JOB_PATIENCE = 60.0, 3600.0
"""Seconds to wait for an answer. A job may have to wait for other jobs first."""
PROCESSES = re.compile("/buf[a-z]+|/live/learn")
"""Commands for which the queue does not wait: their ``/done`` or ``/fail`` may come behind those of later ones."""
PROGRESS = "/progress"
"""How the addresses of messages end that tell how far a job is."""


def add_send_options(send: argparse.ArgumentParser) -> None:
    """Declare the options of ``send``."""
    defaults = config.load()
    send.add_argument("--host", default=None, metavar="ADDRESS", help=f"the server's address ({defaults.host})")
    send.add_argument("--port", type=int, default=None, metavar="N", help=f"the server's port ({defaults.port})")
    send.add_argument("address", metavar="ADDRESS", help="such as /b_query")
    send.add_argument("values", nargs=argparse.REMAINDER, metavar="VALUE", help="numbers and words")


def run_send(options: argparse.Namespace) -> None:
    """Send the message; print answers up to the last one. The exit code is 1 if the server says ``/fail``."""
    from nmfserver.osc.blocking import BlockingClient

    if not options.address.startswith("/"):
        raise NMFServerError(without_slash(options.address))
    settings = config.load(None, {"host": options.host, "port": options.port})
    client = BlockingClient(settings.host, settings.port)
    words = map(_absolute, options.values) if client.is_on_this_machine else options.values
    client.send(options.address, *(_value(osc_string(word)) for word in words))
    is_job = PROCESSES.fullmatch(options.address) is not None
    if not is_job and options.address != "/quit":
        client.send("/sync", SYNC_ID)  # answered last: a command without an answer worked if this answer comes first
    with progress_bar() as bar:
        for message in client.answers(JOB_PATIENCE if is_job else PATIENCE):
            if message == Message("/synced", (SYNC_ID,)):
                return
            _show(message, bar)
            if message.arguments[:1] == (options.address,):
                if message.address == "/fail":
                    raise SystemExit(1)
                return


def _show(message: Message, bar: Bar) -> None:
    """Print an answer; where a person reads, a bar shows how far a job is."""
    match message:
        case Message(address, (int(), float(fraction), *_)) if address.endswith(PROGRESS) and _is_read_by_a_person():
            bar.show(address.removesuffix(PROGRESS), fraction)
        case _:
            bar.pause()
            print(message, flush=True)  # noqa: T201 - the answer


def _is_read_by_a_person() -> bool:
    return is_terminal() and sys.stdout.isatty()


def _absolute(word: str) -> str:
    """Return the relative path of what exists, or of a new file in a folder that exists, as an absolute one.

    A word without a separator and an ending may be the name of a buffer, and stays.
    """
    path, has_separator = Path(word), "/" in word or os.sep in word
    if path.is_absolute() or not (has_separator or path.suffix):
        return word
    is_there = os.path.lexists(path) or (has_separator and path.parent.is_dir())
    return str(path.absolute()) if is_there else word


def _value(word: str) -> int | float | str:
    """Return the number that a word spells, or the word; an integer too large for OSC stays a word."""
    if not NUMERIC.fullmatch(word):
        return word
    number = float(word)
    if word.lstrip("+-").isdigit():
        return int(word) if abs(number) < 2**31 else word
    return number
