"""What BufNMF can be asked to do: its settings, their bounds and defaults, and the rules between them."""

import math
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from numbers import Real
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

from nmfserver.errors import LARGEST_INT, ArgumentError, counted, did_you_mean, require_integer
from nmfserver.kernels.stft import Transform
from nmfserver.template import LARGEST_TEMPLATE, Template

RANDOM, SEED, FIXED = 0, 1, 2
"""Modes of a factor: started by us, started from what is given, kept as it is given."""
FIND = -1
"""The number of components that is to be found."""
FAST, MULTIPLICATIVE = "fast", "mu"
AUTO, NONE, PITCH, ENERGY, ONSET = "auto", "none", "pitch", "energy", "onset"
APART, LINKED, PAIRED = "apart", "linked", "paired"
WORDS: dict[str, tuple[str, ...]] = {
    "solver": (FAST, MULTIPLICATIVE),
    "order": (AUTO, NONE, PITCH, ENERGY, ONSET),
    "stereo": (APART, LINKED, PAIRED),
}
"""The words that a setting takes."""
LARGEST_FFT = 65536
SMALLEST_WINDOW = 4
MOST_STARTS = 64
BOUNDS: dict[str, tuple[int, int]] = {
    "components": (FIND, LARGEST_INT),
    "min_components": (1, LARGEST_INT),
    "max_components": (1, LARGEST_INT),
    "iterations": (1, LARGEST_INT),
    "seed": (-1, LARGEST_INT),
    "bases_mode": (RANDOM, FIXED),
    "act_mode": (RANDOM, FIXED),
    "window_size": (SMALLEST_WINDOW, LARGEST_FFT),
    "hop_size": (-1, LARGEST_FFT),
    "fft_size": (-1, LARGEST_FFT),
    "starts": (0, MOST_STARTS),
    "template_frames": (1, LARGEST_TEMPLATE),
}
"""The least and the most of each integer, for whoever declares arguments of that name."""
LARGEST_SPARSITY = 1e5
"""Far beyond what has any use; with far more, activations are too small for float32, and stems silent."""
LARGEST_FRESH_SEED = 999_999
"""Pd keeps numbers as 32-bit floats and prints six digits: a seed has to come back exactly."""
USUAL = -1
"""The tolerance that stands for the solver's own."""
USUAL_TOLERANCE = {FAST: 0.002, MULTIPLICATIVE: 0.0}


class Sizes(TypedDict, total=False):
    """Settings that a preset can fill in."""

    components: int
    window_size: int
    hop_size: int
    fft_size: int


Modes = int | tuple[int, ...]
"""The mode of a factor: one for all components, or one for each."""


@dataclass(frozen=True)
class Settings:
    """What BufNMF is asked to do.

    components : templates to find in each audio channel, at least 1; -1: their number is found
    iterations : how far plain multiplicative updates would get in so many rounds, at least 1
    seed : of the random start, 0…2^31-1; -1 for a fresh one
    bases_mode, act_mode : 0 random start, 1 start from what is given, 2 keep what is given; or one for each component
    window_size, hop_size, fft_size : samples; hop -1 is half the window, FFT -1 the next power of two
    resynth : whether stems are wanted
    gaps : whether the hop may be larger than the window, so that there are gaps between windows, as FluCoMa allows it
    solver : ``fast`` joint rounds with momentum, from coarse to fine; ``mu`` the updates of FluCoMa, from its starts
    tolerance : relative fall of the divergence between two looks, below which the rounds end; -1: `USUAL_TOLERANCE`
    budget : seconds of computing, stems apart, that are used while something is gained; 0: no limit
    starts : candidates of ``fast``, of which the best goes on; 0: as many as usual; 1: a plain random start. With
        templates in time those of ``mu``, too
    order : of the components: ``pitch`` by spectral centroid, ``energy`` the loudest first, ``onset`` by entrance, or
        ``none``; ``auto`` is ``pitch`` where ``fast`` starts both factors itself, else ``none``
    stereo : ``apart`` every audio channel by itself; ``linked`` all with the same activations; ``paired`` apart, then
        matched by their activations
    min_components, max_components : bounds of a number that is found
    template_frames : frames of a basis: with more than one it is a template with time, see `kernels.nmfd`
    sparsity : weight of the sum of the activations beside the divergence, where each template has unit norm, at most
        `LARGEST_SPARSITY`; 0: none

    Raises
    ------
    ArgumentError : values beyond `BOUNDS` and `WORDS`, values that do not fit each other, or nothing to do

    """

    components: int = 1
    iterations: int = 100
    seed: int = -1
    bases_mode: Modes = RANDOM
    act_mode: Modes = RANDOM
    window_size: int = 1024
    hop_size: int = -1
    fft_size: int = -1
    resynth: bool = False
    gaps: bool = False
    solver: str = FAST
    tolerance: float = USUAL
    budget: float = 0.0
    starts: int = 0
    order: str = AUTO
    stereo: str = APART
    min_components: int = 1
    max_components: int = 20
    template_frames: int = 1
    sparsity: float = 0.0

    def __post_init__(self) -> None:
        self._require_numbers()
        for name, words in WORDS.items():
            _require_word(name, getattr(self, name), words)
        self._require_sizes()
        for name in ("bases_mode", "act_mode"):
            object.__setattr__(self, name, _modes(name, getattr(self, name), self.components))
        self._require_agreement()

    def _require_numbers(self) -> None:
        """Raise unless all numbers are within bounds; keep them as Python's own, for which kernels are compiled."""
        if isinstance(self.components, int) and self.components < 1 and self.components != FIND:
            raise ArgumentError(f"components is {self.components}; it is at least 1, or -1 to have their number found")
        for name, bounds in BOUNDS.items():
            if name not in ("bases_mode", "act_mode"):
                object.__setattr__(self, name, require_integer(name, getattr(self, name), *bounds))
        if self.components == FIND and self.min_components > self.max_components:
            raise ArgumentError(
                f"the least number of components is {self.min_components} and the most {self.max_components}; "
                "the first is at most the second"
            )
        for name, most, allowed in (
            ("tolerance", math.inf, "at least 0, or -1 for the solver's own"),
            ("budget", math.inf, "a number of seconds, or 0 for no limit"),
            ("sparsity", LARGEST_SPARSITY, f"a weight of the activations up to {LARGEST_SPARSITY:g}, or 0 for none"),
        ):
            value = getattr(self, name)
            if not (_is_finite(value) and (0 <= value <= most or (name == "tolerance" and value == USUAL))):
                raise ArgumentError(f"{name} is {value}; it is {allowed}")
            object.__setattr__(self, name, float(value))

    def _require_sizes(self) -> None:
        """Raise unless window, hop and FFT fit each other."""
        window, hop, fft = self.transform()
        if hop < 1 or (hop > window and not self.gaps):
            raise ArgumentError(f"the hop size is {hop}; it is between 1 and the window size, {window}")
        if not window <= fft <= LARGEST_FFT or fft & (fft - 1):
            raise ArgumentError(
                f"the FFT size is {fft}; it is a power of two, at least the window size, {window}, "
                f"and at most {LARGEST_FFT}"
            )

    def _require_agreement(self) -> None:
        """Raise where one setting makes another impossible."""
        if self.fixed and not self.resynth:
            raise ArgumentError(
                "with bases and activations both fixed only stems are left to be made: name a resynth buffer"
            )
        given = [name for name, mode in (("bases", self.bases_mode), ("activations", self.act_mode)) if mode != RANDOM]
        if given and self.starts > 1:
            raise ArgumentError(f"starts is {self.starts}, but the {given[0]} are given, and they are the start: use 0")
        if given and self.order not in (AUTO, NONE):
            raise ArgumentError(f"order is {self.order}, but the {given[0]} are given, and their order stays: use none")
        if self.solver == MULTIPLICATIVE and self.starts > 1 and not self.is_deconvolved:
            raise ArgumentError(f"starts is {self.starts}, but the solver mu has one start: use fast")

    def transform(self) -> Transform:
        """Return the sizes of the transform, those filled in that follow from the window."""
        window = self.window_size
        hop = window // 2 if self.hop_size == -1 else self.hop_size
        fft = 1 << (window - 1).bit_length() if self.fft_size == -1 else self.fft_size
        return Transform(window, hop, fft)

    @property
    def template(self) -> Template:
        """What the templates of the bases are in time."""
        return Template.of(self.template_frames, self.transform().hop)

    @property
    def fixed(self) -> bool:
        """Whether both factors are given, so that nothing is factorised."""
        return self.bases_mode == FIXED and self.act_mode == FIXED

    @property
    def is_deconvolved(self) -> bool:
        """Whether the factors come from deconvolution, which is for templates with time and for sparse activations."""
        return self.template_frames > 1 or self.sparsity > 0

    @property
    def is_given(self) -> bool:
        """Whether a factor of some component is given."""
        return self.bases_mode != RANDOM or self.act_mode != RANDOM

    @property
    def is_searched(self) -> bool:
        """Whether the best of several starts is searched for."""
        if self.is_given:
            return False
        return self.solver == FAST or (self.is_deconvolved and self.starts != 1)

    @property
    def usual_order(self) -> str:
        """The order, with ``auto`` decided."""
        if self.order != AUTO:
            return self.order
        return PITCH if self.solver == FAST and not self.is_given else NONE

    @property
    def usual_tolerance(self) -> float:
        """The tolerance, with -1 decided. Within a budget the usual one is 0: rounds go on while they gain."""
        if self.tolerance >= 0:
            return self.tolerance
        return 0.0 if self.budget else USUAL_TOLERANCE[self.solver]


def fresh_seed() -> int:
    """Return a seed that nobody foresees, to be told with the result."""
    return secrets.randbelow(LARGEST_FRESH_SEED + 1)


def each_mode(modes: Modes, components: int) -> tuple[int, ...]:
    """Return the mode of each component."""
    return (modes,) * components if isinstance(modes, int) else modes


def _modes(name: str, modes: int | Sequence[int] | NDArray[np.integer], components: int) -> Modes:
    """Return the modes of a factor: one number where all are equal."""
    if not isinstance(modes, list | tuple | np.ndarray):
        modes = (require_integer(name, modes, *BOUNDS[name]),)
    factor = "bases" if name == "bases_mode" else "activations"
    if components == FIND and any(modes):
        raise ArgumentError(
            f"components is -1, to be found, but the {factor} are given: components is then their number"
        )
    checked = tuple(require_integer(name, mode, *BOUNDS[name]) for mode in modes)
    if len(checked) not in (1, components):
        raise ArgumentError(
            f"{counted(len(checked), 'mode')} of the {factor} are given for {counted(components, 'component')}; "
            "give one, or one for each component"
        )
    return checked[0] if len(set(checked)) == 1 else checked


_NUMBERS = float, int, Real
"""Those that come first are found soonest."""


def _is_finite(value: object) -> bool:
    return isinstance(value, _NUMBERS) and math.isfinite(value)


def _require_word(name: str, word: object, words: Sequence[str]) -> None:
    if word not in words:
        hint = did_you_mean(str(word), words)
        raise ArgumentError(f"{name} is {word}; it is {', '.join(words[:-1])} or {words[-1]}{hint}")
