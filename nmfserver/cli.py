"""The command line: ``nmfserver serve | scsynth | decompose | devices | warmup | send | help``."""

import argparse
import contextlib
import dataclasses
import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.logging import RichHandler
from rich.markup import escape
from rich.progress import (
    BarColumn,
    Progress,
    TaskID,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from nmfserver import __version__, config, manual, outlet, scsynth
from nmfserver.errors import NMFServerError, counted
from nmfserver.osc.codec import Message, without_slash
from nmfserver.sound_files.formats import MOST_CHANNELS

if TYPE_CHECKING:
    from nmfserver.library import Decomposition
    from nmfserver.sound_files.service import Reading, SoundFiles


screen = Console(stderr=True)

SYNC_ID = 2**31 - 1
# Numbers that the decomposition takes. Their defaults are the library's: the texts only tell them.
NUMBERS = {
    "components": "number of components (3)",
    "iterations": "rounds of updates (100)",
    "seed": "of the random start, 0 or more; a fresh one (-1)",
    "window_size": "window in samples (1024)",
    "hop_size": "hop in samples; half the window (-1)",
    "fft_size": "FFT in samples; the next power of two (-1)",
}
LONGEST_STEM = 220
"""Bytes of a name, of which file systems take 255."""
UNREAD = 141
"""The exit code of a program that was no longer read, as shells tell it."""
PATIENCE, JOB_PATIENCE = 60.0, 3600.0
"""Seconds to wait for an answer; a job may have others before it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line; return the exit code."""
    outlet.open_all()
    try:
        options = _options(sys.argv[1:] if arguments is None else arguments)
        options.run(options)
    except NMFServerError as error:
        return _failed(str(error))
    except MemoryError as error:
        return _failed(f"the machine's memory is not enough: {error}")
    except BrokenPipeError:
        return UNREAD
    except OSError as error:
        return _failed(": ".join(str(part) for part in (error.filename, error.strerror) if part) or str(error))
    finally:
        outlet.finish()
    return 0


def _failed(reason: str) -> int:
    screen.print(f"[red]nmfserver:[/red] {escape(reason)}", soft_wrap=True, highlight=False)
    return 1


def _options(words: Sequence[str]) -> argparse.Namespace:
    parser = _parser()
    if words[:1] == ["decompose"]:  # a file's name may begin with a dash
        words = [f".{os.sep}{word}" if word.startswith("-") and os.path.lexists(word) else word for word in words]
    options, unknown = parser.parse_known_args(words)
    if unknown and options.run is not _scsynth:  # another release of sclang may send more than this one's
        parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    return options


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="nmfserver", description="Takes sounds apart.")
    parser.add_argument("--version", action="version", version=f"nmfserver {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    serve = commands.add_parser("serve", help="start the OSC server")
    serve.add_argument("--config", type=Path, metavar="FILE", help="settings in TOML; see config/default.toml")
    defaults = config.load()
    for field in dataclasses.fields(config.Options):
        kind: Any = {"nargs": "*"} if field.name in config.LISTS else {"type": field.type}
        text = f"{field.metadata['doc']} ({_told(getattr(defaults, field.name))})"
        serve.add_argument(f"--{field.name.replace('_', '-')}", metavar=field.metadata["shown"], help=text, **kind)
    serve.set_defaults(run=_serve)

    in_place = commands.add_parser("scsynth", help="the same, with scsynth's command line: for sclang to boot")
    in_place.add_argument("-v", action="version", version=f"nmfserver {__version__}")
    scsynth.add_arguments(in_place)
    in_place.set_defaults(run=_scsynth)

    decompose = commands.add_parser("decompose", help="take a sound file apart, without a server")
    decompose.add_argument("file", type=Path, metavar="FILE", help="WAV, AIFF, FLAC, Ogg …")
    decompose.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for what comes out")
    for name, text in NUMBERS.items():
        flag = f"--{name.replace('_', '-')}"
        decompose.add_argument(flag, type=int, default=argparse.SUPPRESS, metavar="N", help=text)
    decompose.add_argument("--start-frame", type=int, default=0, metavar="N", help="first frame of the file (0)")
    decompose.add_argument(
        "--num-frames", type=int, default=-1, metavar="N", help="number of frames; all the rest (-1)"
    )
    for factor, mode in (("bases", "bases-mode"), ("activations", "act-mode")):
        decompose.add_argument(f"--{factor}", type=Path, metavar="FILE", help=f"{factor}.wav of an earlier run")
        decompose.add_argument(
            f"--{mode}",
            type=int,
            choices=(0, 1, 2),
            help=f"0 random, 1 start from the file, 2 keep it (1 with --{factor})",
        )
    decompose.set_defaults(run=_decompose)

    devices = commands.add_parser("devices", help="list the sound devices for live audio")
    devices.set_defaults(run=_devices)

    warmup = commands.add_parser("warmup", help="compile the kernels now, once for every version")
    warmup.set_defaults(run=_warmup)

    send = commands.add_parser("send", help="send one OSC message to a running server and show the answers")
    send.add_argument("--host", default=None, metavar="ADDRESS", help=f"the server's address ({defaults.host})")
    send.add_argument("--port", type=int, default=None, metavar="N", help=f"the server's port ({defaults.port})")
    send.add_argument("address", metavar="ADDRESS", help="such as /b_query")
    send.add_argument("values", nargs=argparse.REMAINDER, metavar="VALUE", help="numbers and words")
    send.set_defaults(run=_send)

    helper = commands.add_parser("help", help="show the documentation: its pages, or one command of the server")
    helper.add_argument("topic", nargs="*", metavar="TOPIC", help="a page, or a command such as /b_query")
    helper.set_defaults(run=_help)
    return parser


def _told(value: object) -> str:
    return "none" if value == () else str(value)


def _serve(options: argparse.Namespace) -> None:
    outlet.unblock("stdout")
    flags = {field.name: getattr(options, field.name) for field in dataclasses.fields(config.Options)}
    handler: logging.Handler
    if screen.is_terminal:
        handler = RichHandler(console=screen, show_path=False, rich_tracebacks=True, markup=False)
    else:  # a file, whose lines are not cut to a width
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)-7s %(message)s", "%Y-%m-%d %H:%M:%S"))
    _run_server(config.load(options.config, flags), handler)


def _scsynth(options: argparse.Namespace) -> None:
    outlet.unblock("stdout")
    # Plain lines on stdout: that is what sclang shows in its post window.
    _run_server(config.load(None, scsynth.settings(options)), logging.StreamHandler(sys.stdout))


def _run_server(settings: config.Options, handler: logging.Handler) -> None:
    logging.basicConfig(level=settings.log_level.upper(), handlers=[handler], format="%(message)s")
    with _bar() as (progress, task):
        from nmfserver import server

        server.run(settings, _ready(progress), _counted(progress, task))


def _help(options: argparse.Namespace) -> None:
    from rich.markdown import Markdown
    from rich.theme import Theme

    text = manual.help_on(" ".join(options.topic))
    plain = Theme({"markdown.code": "bold cyan"})  # rich's own has a black background, on any terminal
    Console(theme=plain).print(Markdown(text, code_theme="ansi_dark", hyperlinks=False))


def _ready(progress: Progress) -> Callable[[str], None]:
    def ready(line: str) -> None:
        progress.stop()
        print(line)  # noqa: T201 - the line on stdout that a program waits for

    return ready


def _warmup(options: argparse.Namespace) -> None:
    with _bar() as (progress, task):
        from nmfserver.kernels.cache import cache_folder, is_filled
        from nmfserver.server import warm_up

        warm_up(_counted(progress, task))
    kept = f", and kept in {cache_folder()}" if is_filled() else ""
    screen.print(f"The kernels are compiled{kept}", soft_wrap=True)


def _counted(progress: Progress, task: Any) -> Callable[[str], None]:
    """Return what the warm-up calls before each kernel."""
    names: list[str] = []

    def told(name: str) -> None:
        from nmfserver.kernels import warmup

        names.append(name)
        total = sum(1 for _ in warmup.steps())
        progress.update(task, description=f"compiling: {name}", completed=len(names) - 1, total=total)

    return told


def _devices(options: argparse.Namespace) -> None:
    from nmfserver.audio import device, portaudio

    portaudio.refresh()
    found = device.devices()
    if not found:
        raise NMFServerError(device.NO_DEVICE)
    console = Console()
    for one in found:
        usual = [kind for kind, is_it in (("input", one.is_default_input), ("output", one.is_default_output)) if is_it]
        facts = [
            one.system, counted(one.inputs, "input"), counted(one.outputs, "output"), f"{one.sample_rate:g} Hz",
            *(f"the usual {kind}" for kind in usual),
        ]  # fmt: skip
        # The name is what one types: whole, on a line of its own, whatever the width.
        console.print(f"{one.number:3}  [bold]{escape(one.name)}[/bold]", soft_wrap=True, highlight=False)
        console.print(f"     {escape(', '.join(facts))}", soft_wrap=True, highlight=False)


def _decompose(options: argparse.Namespace) -> None:
    from nmfserver.sound_files.service import SoundFiles

    if options.num_frames == 0:
        raise NMFServerError("--num-frames is 0; it is at least 1, or -1 for all the rest")
    with contextlib.closing(SoundFiles()) as files, _bar() as (progress, task):
        progress.update(task, description="reading")
        folder = _path(options.out)
        sound = _read(files, options.file, options.start_frame, options.num_frames)
        samples = sound.samples
        columns = samples.shape[1] * getattr(options, "components", 1)
        if columns > MOST_CHANNELS:
            raise NMFServerError(
                f"{columns} components in all: the file of bases would have as many channels, "
                f"and a sound file holds at most {MOST_CHANNELS}"
            )
        _require_writable(folder)
        progress.update(task, description="starting")
        from nmfserver.library import decompose

        def watch(fraction: float, divergence: float) -> bool:
            progress.update(task, description="taking apart", completed=fraction, total=1)
            return True

        numbers = {name: value for name, value in vars(options).items() if name in NUMBERS}
        parts = decompose(
            samples,
            sound.sample_rate,
            bases=_factors(files, options.bases, samples.shape[1]),
            bases_mode=options.bases_mode,
            activations=_factors(files, options.activations, samples.shape[1]),
            act_mode=options.act_mode,
            watch=watch,
            **numbers,
        )
        progress.update(task, description="writing")
        name = _stem(options.file)
        with _together(folder) as new:
            written = list(_write(files, parts, new, name))
            progress.update(task, description="drawing")
            components = counted(parts.bases.shape[1], "component")
            written += _draw(parts, f"{options.file.name}: {components}, seed {parts.seed}", new / f"{name}.png")
    rounds = counted(parts.iterations, "iteration")
    screen.print(f"seed {parts.seed}, divergence {parts.divergence:.6g} after {rounds}", soft_wrap=True)
    for path in written:
        print(folder / path.name)  # noqa: T201 - what came out, for a pipe or a reader


@contextmanager
def _together(folder: Path) -> Iterator[Path]:
    """Give a new folder whose files come into `folder` in the end, or none of them; say so then."""
    from nmfserver.sound_files.writing import together

    new = folder
    try:
        with together(folder, _path) as new:
            yield new
    except (NMFServerError, OSError) as error:
        reason = str(error).replace(f"{new}{os.sep}", f"{folder}{os.sep}")
        raise NMFServerError(f"nothing is written to {folder}: {reason}") from error


def _draw(parts: "Decomposition", title: str, path: Path) -> list[Path]:
    """Draw the picture if that can be; return its path, or nothing."""
    try:
        from nmfserver.picture import draw

        draw(parts, title, path)
    except (NMFServerError, OSError) as error:
        path.unlink(missing_ok=True)
        screen.print(f"[yellow]no picture:[/yellow] {escape(str(error))}", soft_wrap=True)
        return []
    return [path]


def _string(word: str | Path) -> str:
    """Return a word of the command line as the string of a message: the same bytes, whatever the locale."""
    return os.fsencode(word).decode(errors="surrogateescape")


def _path(name: Path) -> Path:
    """Return the path of a file or a folder, links and Unicode forms resolved."""
    from nmfserver.sound_files.access import followed

    return followed(_string(name))


def _stem(file: Path) -> str:
    """Return a file's name without its ending, short enough for the names of what comes out."""
    stem = file.stem
    while len(os.fsencode(stem)) > LONGEST_STEM:
        stem = stem[:-1]
    return stem


def _require_writable(folder: Path) -> None:
    """Raise where a folder cannot be made or written to: better before a long decomposition than behind it."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    if not (there.is_dir() and os.access(there, os.W_OK)):
        raise NMFServerError(f"the folder {folder} cannot be made: {there} is no folder that can be written to")


def _read(files: "SoundFiles", path: Path, start: int = 0, count: int = -1) -> "Reading":
    """Read a sound file; what is wrong with it nevertheless is told."""
    reading = files.read(_string(path), start, None if count < 0 else count)
    if reading.fault:
        screen.print(f"[yellow]nmfserver:[/yellow] {escape(f'{reading.path} {reading.fault}')}", soft_wrap=True)
    return reading


def _factors(files: "SoundFiles", path: Path | None, channels: int) -> Any:
    """Return bases or activations from a file, ``(channels, components, length)``."""
    if path is None:
        return None
    factors = _read(files, path).samples
    if factors.shape[1] % channels:
        raise NMFServerError(
            f"{path} has {counted(factors.shape[1], 'channel')}; for a sound with {counted(channels, 'channel')} "
            "it needs a multiple of that"
        )
    return factors.T.reshape(channels, factors.shape[1] // channels, -1)


def _write(files: "SoundFiles", parts: "Decomposition", folder: Path, name: str) -> Iterator[Path]:
    digits = len(str(parts.stems.shape[2]))
    sounds = [
        (f"component-{component + 1:0{digits}}", parts.stems[:, :, component], parts.sample_rate)
        for component in range(parts.stems.shape[2])
    ]
    for label, factors, rate in (
        ("bases", parts.bases, parts.sample_rate / parts.fft_size),
        ("activations", parts.activations, parts.sample_rate / parts.hop_size),
    ):
        sounds.append((label, factors.reshape(-1, factors.shape[2]).T, rate))
    for label, samples, rate in sounds:
        path = folder / f"{name}-{label}.wav"
        files.write(_string(path), samples, rate, "wav", "float")
        yield path


def _send(options: argparse.Namespace) -> None:
    from nmfserver.osc.blocking import BlockingClient

    if not options.address.startswith("/"):
        raise NMFServerError(without_slash(options.address))
    settings = config.load(None, {"host": options.host, "port": options.port})
    client = BlockingClient(settings.host, settings.port)
    client.send(options.address, *(_value(_string(word)) for word in options.values))
    is_job = options.address == "/bufnmf"
    if not is_job and options.address != "/quit":
        client.send("/sync", SYNC_ID)  # answered last: a command that has no answer worked if this one comes first
    for message in client.answers(JOB_PATIENCE if is_job else PATIENCE):
        if message == Message("/synced", (SYNC_ID,)):
            return
        print(message, flush=True)  # noqa: T201 - the answer
        if message.arguments[:1] == (options.address,):
            if message.address == "/fail":
                raise SystemExit(1)
            return


def _value(word: str) -> int | float | str:
    """Return a word as the number that it looks like; an integer too large for OSC stays a word."""
    from nmfserver.commands.fields import NUMERIC

    if not NUMERIC.fullmatch(word):
        return word
    number = float(word)
    if word.lstrip("+-").isdigit():
        return int(word) if abs(number) < 2**31 else word
    return number


@contextmanager
def _bar() -> Iterator[tuple[Progress, TaskID]]:
    """Show a progress bar on the terminal's error stream, while something takes long."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as progress:
        yield progress, progress.add_task("loading", total=None)
