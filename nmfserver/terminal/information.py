"""``nmfserver devices`` and ``help``: what there is."""

import argparse

from rich.console import Console
from rich.markup import escape

from nmfserver import manual
from nmfserver.errors import NMFServerError


def run_devices(options: argparse.Namespace) -> None:
    """List the sound devices."""
    from nmfserver.audio import device

    found = device.devices()
    if not found:
        raise NMFServerError(device.NO_DEVICE)
    console = Console()
    for one in found:
        usual = [kind for kind, is_it in (("input", one.is_default_input), ("output", one.is_default_output)) if is_it]
        facts = [*one.facts, *(f"the usual {kind}" for kind in usual)]
        # Users type the name: it has a line of its own and is never cut, whatever the terminal's width.
        console.print(f"{one.number:3}  [bold]{escape(one.name)}[/bold]", soft_wrap=True, highlight=False)
        console.print(f"     {escape(', '.join(facts))}", soft_wrap=True, highlight=False)


def add_help_options(pages: argparse.ArgumentParser) -> None:
    """Declare the options of ``help``."""
    pages.add_argument("topic", nargs="*", metavar="TOPIC", help="a page, or a command such as /b_query")


def run_help(options: argparse.Namespace) -> None:
    """Print a page of the documentation."""
    from rich.markdown import Markdown
    from rich.theme import Theme

    text = manual.help_on(" ".join(options.topic))
    plain = Theme({"markdown.code": "bold cyan"})  # rich's own has a black background, on any terminal
    Console(theme=plain).print(Markdown(text, code_theme="ansi_dark", hyperlinks=False))
