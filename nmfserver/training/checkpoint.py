"""A file that keeps where a training stands, so that it can go on after the program was stopped or killed.

It is an archive of NumPy's (``.npz``): the arrays of `passes.State`, and ``facts``, a text of JSON. It is replaced
whole: whenever the program is killed, there is the last one.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from nmfserver import leftovers
from nmfserver.errors import NMFServerError, counted
from nmfserver.training.momentum import Motion
from nmfserver.training.passes import State
from nmfserver.training.scanning import Scan
from nmfserver.training.settings import Training
from nmfserver.training.statistics import Statistics

FORMAT, VERSION = "nmfserver training", 1
ENDING = ".checkpoint"
AGAIN = "--force (force=True in Python) begins anew"
Arrays = Mapping[str, NDArray[Any]]


@dataclass(frozen=True)
class Checkpoint:
    """Where a training stands, and what it is of.

    sources : what its sounds are called, by their numbers
    sample_rate : Hz, of the first one; 0 before it was read
    """

    state: State
    sources: tuple[str, ...]
    sample_rate: float


def save(path: Path, checkpoint: Checkpoint) -> None:
    """Write a checkpoint, whole; one that is there is replaced. Raise `NMFServerError` where that fails."""
    state = checkpoint.state
    facts = {
        "format": FORMAT, "version": VERSION, "training": asdict(state.training), "pass": state.pass_,
        "done": state.done, "divergences": state.divergences, "sources": checkpoint.sources,
        "sample_rate": checkpoint.sample_rate, "failed": sorted(state.failed),
    }  # fmt: skip
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with leftovers.beside(path) as new, new.open("wb") as file:
            arrays: Any = {**_arrays(state), "facts": np.frombuffer(json.dumps(facts).encode(), np.uint8)}
            np.savez(file, **arrays)
    except OSError as error:
        raise NMFServerError(f"the checkpoint {path} cannot be written: {error.strerror or error}") from error


def load(path: Path) -> Checkpoint | None:
    """Return the checkpoint in a file; None if there is none. Raise `NMFServerError` where it cannot be used."""
    try:
        with path.open("rb") as file:
            return _read(file)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise NMFServerError(f"the checkpoint {path} cannot be read: {error.strerror or error}") from error
    except Exception as error:  # of zipfile, zlib, NumPy, JSON, or the settings that it holds
        raise NMFServerError(f"the checkpoint {path} is damaged; {AGAIN}") from error


def require_same(path: Path, there: Checkpoint, training: Training, sources: Sequence[str]) -> None:
    """Raise `NMFServerError` where a checkpoint is of another training; one without a seed takes any."""
    kept = there.state.training
    for name, had in asdict(kept).items():
        wanted = getattr(training, name)
        if had != wanted and not (name == "seed" and wanted == -1):
            raise NMFServerError(f"the checkpoint {path} was made with {name} {had}, and here it is {wanted}; {AGAIN}")
    if len(there.sources) != len(sources):
        raise NMFServerError(
            f"the checkpoint {path} is of {counted(len(there.sources), 'sound')}, and here are {len(sources)}; {AGAIN}"
        )
    for had, wanted in zip(there.sources, sources, strict=True):
        if had != wanted:
            raise NMFServerError(f"the checkpoint {path} is of {had} where here is {wanted}; {AGAIN}")


def _arrays(state: State) -> dict[str, NDArray[Any]]:
    """Return the arrays of a state by their names in the file."""
    found: dict[str, NDArray[Any]] = {"frames": state.frames}
    if state.scan is not None:
        found |= {
            "seen": np.array([state.scan.frames, state.scan.weight]), "keys": state.scan.keys,
            "places": state.scan.places, "excerpt": state.scan.excerpt,
        }  # fmt: skip
    if state.bases is not None and state.motion is not None:
        motion = state.motion
        found |= {"bases": state.bases, "begun": motion.begun, "relaxed": motion.relaxed}
        found["count"] = np.array(motion.count)
    for name, each in (("before", state.before), ("now", state.now)):
        if each is not None:
            sums = np.array([each.divergence, each.flat, each.weight])
            found |= {f"{name} shares": each.shares, f"{name} played": each.played, f"{name} sums": sums}
    return found


def _read(file: BinaryIO) -> Checkpoint:
    """Return the checkpoint in an open file; raise whatever there is where it is none."""
    with np.load(file, allow_pickle=False) as archive:
        arrays = {name: archive[name] for name in archive.files}
    facts = json.loads(arrays["facts"].tobytes())
    if (facts["format"], facts["version"]) != (FORMAT, VERSION):
        raise ValueError("it is no checkpoint of this version")
    training = Training(**facts["training"])
    state = replace(
        State.begun(training, len(facts["sources"])), pass_=int(facts["pass"]), done=int(facts["done"]),
        divergences=tuple(facts["divergences"]), frames=arrays["frames"], scan=_scan(arrays),
        bases=arrays.get("bases"), before=_statistics(arrays, "before"), now=_statistics(arrays, "now"),
        motion=Motion(arrays["begun"], arrays["relaxed"], int(arrays["count"])) if "begun" in arrays else None,
        failed=frozenset(map(int, facts["failed"])),
    )  # fmt: skip
    _require_whole(state, len(facts["sources"]))
    return Checkpoint(state, tuple(facts["sources"]), float(facts["sample_rate"]))


def _require_whole(state: State, sounds: int) -> None:
    """Raise `ValueError` where arrays are missing, or are not those of such a training with so many sounds."""
    training, scan, motion = state.training, state.scan, state.motion
    bins, fits = training.transform().bins, [state.frames.shape == (sounds,), 0 <= state.done <= sounds]
    if state.pass_ == 0:
        fits.append(scan is not None and scan.keys.shape == scan.places.shape == (len(scan.excerpt),))
        fits.append(scan is not None and scan.excerpt.shape[1:] == (bins,))
    else:
        bases = state.bases, *((None, None) if motion is None else (motion.begun, motion.relaxed))
        sums = state.before, state.now
        fits += [each is not None and each.shape == (training.components, bins) for each in bases]
        fits += [each is not None and each.shares.shape == (training.components, bins) for each in sums]
        fits += [each is not None and each.played.shape == (training.components,) for each in sums]
    if not all(fits):
        raise ValueError("its arrays do not fit its settings")


def _scan(arrays: Arrays) -> Scan | None:
    if "seen" not in arrays:
        return None
    frames, weight = arrays["seen"].tolist()
    return Scan(int(frames), weight, arrays["keys"], arrays["places"], arrays["excerpt"])


def _statistics(arrays: Arrays, name: str) -> Statistics | None:
    if f"{name} sums" not in arrays:
        return None
    return Statistics(arrays[f"{name} shares"], arrays[f"{name} played"], *arrays[f"{name} sums"].tolist())
