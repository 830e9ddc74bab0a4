"""``nmfserver decompose``: takes sound files apart, without a server."""

import argparse
import contextlib
import gc
import os
import unicodedata
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nmfserver.errors import NMFServerError, counted
from nmfserver.sound_files.formats import MOST_CHANNELS
from nmfserver.terminal.console import Bar, progress_bar, say, sentence, show_failure, show_warning
from nmfserver.terminal.words import osc_string

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from nmfserver.library import Decomposition
    from nmfserver.sound_files.service import Reading, SoundFiles

# What the decomposition takes as it is typed. The defaults are the library's; these texts repeat them.
CHOICES: dict[str, tuple[type, str]] = {
    "components": (int, "number of components, or -1 to have it found (3, or the preset's)"),
    "min_components": (int, "least number that is found (1)"),
    "max_components": (int, "most (20)"),
    "preset": (str, "sizes and components for drums, voice, bass, melody or texture; other flags win"),
    "solver": (str, "fast, or mu: FluCoMa's updates and seeds (fast)"),
    "iterations": (int, "how far to go: as far as so many plain updates get (100)"),
    "tolerance": (float, "end when the divergence falls by less than this part; the solver's own (-1)"),
    "budget": (float, "seconds of computing, used as long as something is gained; no limit (0)"),
    "starts": (int, "starts that fast chooses from; as many as usual (0)"),
    "order": (str, "none, pitch, energy, onset, or auto: pitch, unless factors are given (auto)"),
    "stereo": (str, "linked: the same activations in all channels; paired; apart (linked)"),
    "template_frames": (int, "frames of a basis: more than 1 for drums and plucks, which change as they sound (1)"),
    "sparsity": (float, "weight of the activations beside the divergence: fewer of them for each hit (0)"),
    "seed": (int, "of the random start, 0 or more; a fresh one (-1)"),
    "window_size": (int, "window in samples (1024, or the preset's)"),
    "hop_size": (int, "hop in samples; half the window (-1, or the preset's)"),
    "fft_size": (int, "FFT in samples; the next power of two (-1, or the preset's)"),
}
OBJECTS = 10**5
"""New objects after which Python looks for garbage. What is loaded has more than that, and is none."""
SHOWN = {int: "N", float: "X", str: "WORD"}


def add_decompose_options(decompose: argparse.ArgumentParser) -> None:
    """Declare the options of ``decompose``."""
    decompose.add_argument("files", type=Path, nargs="+", metavar="FILE", help="WAV, AIFF, FLAC, Ogg …")
    decompose.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for what comes out")
    for name, (kind, text) in CHOICES.items():
        flag = f"--{name.replace('_', '-')}"
        decompose.add_argument(flag, type=kind, default=argparse.SUPPRESS, metavar=SHOWN[kind], help=text)
    decompose.add_argument("--start-frame", type=int, default=0, metavar="N", help="first frame of the file (0)")
    decompose.add_argument(
        "--num-frames", type=int, default=-1, metavar="N", help="number of frames; all the rest (-1)"
    )
    decompose.add_argument(
        "--names", nargs="+", default=(), metavar="NAME", help="names of the components, for files and the picture"
    )
    for factor, mode in (("bases", "bases-mode"), ("activations", "act-mode")):
        decompose.add_argument(f"--{factor}", type=Path, metavar="FILE", help=f"{factor}.wav of an earlier run")
        decompose.add_argument(
            f"--{mode}",
            type=int,
            nargs="+",
            choices=(0, 1, 2),
            help=f"0 random, 1 start from the file, 2 keep it (1 with --{factor}); or one a component",
        )


def run_decompose(options: argparse.Namespace) -> None:
    """Take sound files apart; print the paths of the files that were written."""
    from nmfserver.sound_files.service import SoundFiles

    gc.set_threshold(OBJECTS)
    if options.num_frames == 0:
        raise NMFServerError("--num-frames is 0; it is at least 1, or -1 for all the rest")
    with contextlib.closing(SoundFiles()) as files, progress_bar() as bar:
        files.warm()  # its process starts while this one loads what takes apart
        folder = _resolved(options.out)
        _require_other_names(options.files)
        failed = [path for path in options.files if not _does(files, path, folder, options, bar)]
    if failed:
        raise SystemExit(1)


def _does(files: "SoundFiles", path: Path, folder: Path, options: argparse.Namespace, bar: Bar) -> bool:
    """Take a file apart and return True; if that fails, and it is one of several, say so and return False."""
    try:
        _take_apart(files, path, folder, options, bar)
    except (NMFServerError, MemoryError, OSError) as error:
        if len(options.files) == 1 or isinstance(error, BrokenPipeError):
            raise
        show_failure(f"{path.name}: {sentence(error)}")
        return False
    return True


def _take_apart(files: "SoundFiles", path: Path, folder: Path, options: argparse.Namespace, bar: Bar) -> None:
    """Read a file, take it apart, write what comes out, and print what it is."""
    bar.show("loading")
    from nmfserver.kernels import cache
    from nmfserver.library import decompose, most_components

    bar.show("reading")
    sound = _read(files, path, options.start_frame, options.num_frames)
    _require_storable(sound, options)
    _require_writable(folder)
    if not cache.is_complete():
        from nmfserver.kernels import compiling

        compiling.compile_all(bar.show_compiling)
    if _choices(options).keys() & {"template_frames", "sparsity"}:
        from nmfserver.kernels import on_demand

        on_demand.prepare(lambda: bar.show("compiling the kernels of templates with time"))

    def watch(fraction: float, divergence: float) -> bool:
        bar.show("taking apart", fraction)
        return True

    channels = sound.samples.shape[1]
    parts = decompose(
        sound.samples,
        sound.sample_rate,
        bases=_factors(files, options.bases, channels),
        bases_mode=options.bases_mode and tuple(options.bases_mode),
        activations=_factors(files, options.activations, channels),
        act_mode=options.act_mode and tuple(options.act_mode),
        names=options.names or _names_of(options.bases, most_components(**_choices(options))),
        watch=watch,
        **_choices(options),
    )
    names = _write(files, parts, path, folder, bar)
    bar.pause()
    several = f"{path.name}: " if len(options.files) > 1 else ""
    say(f"{several}{'found ' * _is_found(options)}{parts}")
    for name in names:
        print(folder / name, flush=True)  # noqa: T201 - the files, for a pipe or a reader


def _write(files: "SoundFiles", parts: "Decomposition", source: Path, folder: Path, bar: Bar) -> list[str]:
    """Write the files of a decomposition, all of them or none, and draw the picture meanwhile; return their names."""
    from nmfserver.terminal.parts import all_or_none, drawn, stem, write_picture, write_sounds

    bar.show("writing")
    name = stem(source)
    with all_or_none(folder, _resolved) as new, ThreadPoolExecutor(1) as other:
        picture = other.submit(drawn, parts, f"{source.name}: {parts}")
        names = write_sounds(files, parts, new, name)
        return names + write_picture(picture, new / f"{name}.png")


def _require_other_names(paths: Sequence[Path]) -> None:
    """Raise where what comes out of two files would have the same names, as strict as any file system is."""
    from nmfserver.terminal.parts import stem

    names = [unicodedata.normalize("NFC", stem(path)).casefold() for path in paths]
    for name, count in Counter(names).items():
        if count > 1:
            first, second, *_ = (path for path, each in zip(paths, names, strict=True) if each == name)
            raise NMFServerError(
                f"{first} and {second} would both be written as {stem(second)}-…: give each a folder of its own"
            )


def _resolved(name: Path) -> Path:
    """Return the path of a file or a folder, links and Unicode forms resolved."""
    from nmfserver.sound_files.access import followed

    return followed(osc_string(name))


def _choices(options: argparse.Namespace) -> dict[str, Any]:
    """Return those of `CHOICES` that are given."""
    return {name: value for name, value in vars(options).items() if name in CHOICES}


def _is_found(options: argparse.Namespace) -> bool:
    """Whether the number of components is to be found."""
    return bool(_choices(options).get("components") == -1)


def _require_storable(sound: "Reading", options: argparse.Namespace) -> None:
    """Raise where the file of bases would have, or could have, more channels than a sound file can have."""
    from nmfserver.library import most_components

    columns, is_found = sound.samples.shape[1] * most_components(**_choices(options)), _is_found(options)
    if columns > MOST_CHANNELS:
        raise NMFServerError(
            f"{'up to ' * is_found}{columns} components in all: the file of bases would have as many channels, "
            f"and a sound file holds at most {MOST_CHANNELS}{'; lower --max-components' * is_found}"
        )


def _require_writable(folder: Path) -> None:
    """Raise where a folder cannot be made or written to. A long decomposition must not end with that."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    if not (there.is_dir() and os.access(there, os.W_OK)):
        raise NMFServerError(f"the folder {folder} cannot be made: {there} is no folder that can be written to")


def _read(files: "SoundFiles", path: Path, start: int = 0, count: int = -1) -> "Reading":
    """Read a sound file; print a warning if only a part of it can be read."""
    reading = files.read(osc_string(path), start, None if count < 0 else count)
    if reading.fault:
        show_warning(f"{reading.path} {reading.fault}")
    return reading


def _names_of(bases: Path | None, components: int) -> Sequence[str]:
    """Return the names that bases have in a session, if they are a file of one: those of the first channel."""
    if bases is None:
        return ()
    from nmfserver.sessions.manifest import names_of

    return names_of(bases)[:components]


def _factors(files: "SoundFiles", path: Path | None, channels: int) -> "NDArray[np.float32] | None":
    """Return bases or activations from a file, float32 (channels, components, length); None if no file is named."""
    if path is None:
        return None
    factors = _read(files, path).samples
    if factors.shape[1] % channels:
        raise NMFServerError(
            f"{path} has {counted(factors.shape[1], 'channel')}; for a sound with {counted(channels, 'channel')} "
            "it needs a multiple of that"
        )
    return factors.T.reshape(channels, factors.shape[1] // channels, -1)
