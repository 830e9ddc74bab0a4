"""Splits one component into several: a small factorisation of its stem, fitted into the factors around it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nmfserver.processes import bufnmf
from nmfserver.processes.editing import ACTIVATIONS, BASES, NEW, STEMS, are_alike
from nmfserver.processes.settings import LINKED, PAIRED, Settings
from nmfserver.processes.watching import Watcher, unwatched

Samples = NDArray[np.float32]


@dataclass(frozen=True)
class Splitting:
    """How a component is split.

    into : components that it becomes, at least 2
    seed : of the random start; -1 for a fresh one
    window_size, hop_size, fft_size : as in `Settings`
    """

    into: int = 2
    seed: int = -1
    window_size: int = 1024
    hop_size: int = -1
    fft_size: int = -1

    def settings(self, stereo: str = PAIRED) -> Settings:
        """Return the settings of the factorisation."""
        return Settings(
            components=self.into, seed=self.seed, window_size=self.window_size, hop_size=self.hop_size,
            fft_size=self.fft_size, resynth=True, stereo=stereo,
        )  # fmt: skip

    def origins(self, component: int, components: int) -> tuple[int, ...]:
        """Return of each component afterwards which one it was; of the new ones but the first, `NEW`."""
        return (*range(component + 1), *(NEW,) * (self.into - 1), *range(component + 1, components))


def split(
    parts: dict[str, Samples],
    component: int,
    components: int,
    splitting: Splitting,
    watch: Watcher = unwatched,
    threads: int = 0,
) -> tuple[dict[str, Samples], int]:
    """Return the parts with one component as several, and the seed.

    The stems sum to the stem that was split. New bases have unit norm; new activations have together as much of the
    component's magnitudes as it had. Where the component's activations are alike in all audio channels, they stay so;
    else the channels are paired.

    Parameters
    ----------
    parts : float32 (frames, channels * components) of ``stems``, and of ``bases`` and ``activations`` if they are to
        be split as well; not changed
    component : which is split
    components : of an audio channel
    splitting : how
    watch : called now and then
    threads : 0 means one a core

    Raises
    ------
    BadBufferError : values that are not finite, or too large
    Cancelled : `watch` answered no

    """
    columns = range(component, parts[STEMS].shape[1], components)
    alike = ACTIVATIONS in parts and are_alike(parts[ACTIVATIONS], [[each] for each in columns])
    found = bufnmf.decompose(
        parts[STEMS][:, columns], splitting.settings(LINKED if alike else PAIRED), watch=watch, threads=threads
    )
    assert found.stems is not None
    new = {STEMS: found.stems, BASES: found.bases, ACTIVATIONS: found.activations}
    if ACTIVATIONS in parts:
        new[ACTIVATIONS] = _fitted(parts, columns, found, splitting.into)
    return {name: _with(values, columns, new[name], splitting.into) for name, values in parts.items()}, found.seed


def _fitted(parts: dict[str, Samples], columns: Sequence[int], found: bufnmf.Parts, into: int) -> Samples:
    """Return the new activations on the scale of the old ones: with their bases they sum to as much."""
    fitted = found.activations.copy()
    groups = [range(first, first + into) for first in range(0, fitted.shape[1], into)]
    bases = parts.get(BASES)
    had, has = np.zeros(len(columns)), np.zeros(len(columns))
    for channel, (column, group) in enumerate(zip(columns, groups, strict=True)):
        sums = fitted[:, group].sum(axis=0, dtype=np.float64)
        has[channel] = sums @ found.bases[:, group].sum(axis=0, dtype=np.float64) if bases is not None else sums.sum()
        basis = 1.0 if bases is None else bases[:, column].sum(dtype=np.float64)
        had[channel] = parts[ACTIVATIONS][:, column].sum(dtype=np.float64) * basis
    if len(columns) > 1 and are_alike(fitted, groups):
        had[:], has[:] = had.sum(), has.sum()
    fitted *= np.repeat(had / np.where(has > 0, has, 1.0), into).astype(np.float32)
    return fitted


def _with(values: Samples, columns: Sequence[int], new: Samples, into: int) -> Samples:
    """Return values with new columns in the place of some."""
    pieces, after = [], 0
    for channel, column in enumerate(columns):
        pieces += [values[:, after:column], new[:, channel * into : (channel + 1) * into]]
        after = column + 1
    return np.concatenate([*pieces, values[:, after:]], axis=1)
