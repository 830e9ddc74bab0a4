"""``nmfserver serve``, ``scsynth`` and ``warmup``: the server, and the kernels that it compiles first."""

import argparse
import contextlib
import dataclasses
import logging
import sys
from collections.abc import Callable
from pathlib import Path

from nmfserver import config, outlet
from nmfserver.terminal import page, scsynth
from nmfserver.terminal.console import is_terminal, progress_bar, say, screen


def add_serve_options(serve: argparse.ArgumentParser) -> None:
    """Declare the options of ``serve``: a flag for each setting."""
    serve.add_argument("--config", type=Path, metavar="FILE", help="settings in TOML; see config/default.toml")
    serve.add_argument("--restore", action="store_true", help="begin with what was last saved automatically")
    defaults = config.load()
    for field in dataclasses.fields(config.Options):
        default = getattr(defaults, field.name)
        flag, shown = f"--{field.name.replace('_', '-')}", field.metadata["shown"]
        text = f"{field.metadata['doc']} ({'none' if default in ((), '') else default})"
        if field.name in config.LISTS:
            serve.add_argument(flag, metavar=shown, help=text, nargs="*")
        else:
            serve.add_argument(flag, metavar=shown, help=text, type=type(default))
    serve.add_argument("--page", action="store_true", help="show the server in a browser, too: see nmfserver page")
    page.add_page_port(serve)


def run_serve(options: argparse.Namespace) -> None:
    """Serve until the server is told to quit; log to the error stream."""
    outlet.unblock("stdout")
    flags = {field.name: getattr(options, field.name) for field in dataclasses.fields(config.Options)}
    settings = config.load(options.config, flags)
    if not options.page:
        _run_server(settings, _log_handler(), restores=options.restore)
        return
    page.require_extra()
    with contextlib.ExitStack() as ending:

        def start_page(port: int) -> None:
            ending.callback(page.Watched(settings.host, port, options.page_port).end)

        _run_server(settings, _log_handler(), start_page, restores=options.restore)


def run_scsynth(options: argparse.Namespace) -> None:
    """Serve as scsynth would; log plain lines to stdout, which sclang shows in its post window."""
    outlet.unblock("stdout")
    _run_server(config.load(None, scsynth.settings(options)), logging.StreamHandler(sys.stdout))


def _run_server(
    settings: config.Options, handler: logging.Handler, when_ready: Callable[[int], None] = lambda port: None, *,
    restores: bool = False,
) -> None:  # fmt: skip
    """Run the server; show a progress bar while it compiles the kernels.

    when_ready : called with the port
    """
    logging.basicConfig(level=settings.log_level.upper(), handlers=[handler], format="%(message)s")
    with progress_bar() as bar:
        from nmfserver import server

        def announce(line: str, port: int) -> None:
            bar.stop()
            print(line)  # noqa: T201 - programs that start the server wait for this line on stdout
            when_ready(port)

        server.run(settings, announce, bar.show_compiling, restores=restores)


def _log_handler() -> logging.Handler:
    """Return a handler with colours on a terminal; in a file, lines are dated and not cut to a width."""
    if is_terminal():
        from rich.logging import RichHandler

        return RichHandler(console=screen(), show_path=False, rich_tracebacks=True, markup=False)
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)-7s %(message)s", "%Y-%m-%d %H:%M:%S"))
    return handler


def run_warmup(options: argparse.Namespace) -> None:
    """Compile all kernels, also those that a server compiles on demand, and print where they are kept."""
    with progress_bar() as bar:
        from nmfserver.kernels import cache, compiling, on_demand

        compiling.prepare(bar.show_compiling)
        on_demand.prepare(lambda: bar.show_compiling("templates with time", 1.0))
    kept = f", and kept in {cache.cache_folder()}" if cache.is_complete() else ""
    say(f"The kernels are compiled{kept}")
