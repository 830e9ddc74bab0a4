"""Mixes of stems: by gains, or each the sum of all stems but one."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from nmfserver.errors import ArgumentError, counted

if TYPE_CHECKING:
    from nmfserver.components import Components

Gains = tuple[float, ...]
LARGEST = 1000.0
"""60 dB."""


def gains_of(text: str) -> Gains:
    """Return the gains of a text such as ``1 0 0.5``, or raise `ArgumentError`."""
    try:
        return checked([float(word) for word in text.replace(",", " ").split()], text)
    except ValueError:
        return checked([], text)


def checked(gains: Sequence[float], shown: str = "") -> Gains:
    """Return gains as they are kept, or raise `ArgumentError`. The message has `shown`, or the gains."""
    if not gains or not all(math.isfinite(gain) and abs(gain) <= LARGEST for gain in gains):
        raise ArgumentError(
            f"the mix is {shown or list(gains)!r}; it is a gain for each component, such as 1 0 0.5, each between "
            f"{-LARGEST:g} and {LARGEST:g}"
        )
    return tuple(float(gain) for gain in gains)


def require_as_many(gains: Gains, components: int) -> None:
    """Raise `ArgumentError` unless a mix has a gain for each component."""
    if len(gains) != components:
        shown = " ".join(f"{gain:g}" for gain in gains)
        raise ArgumentError(
            f"the mix '{shown}' has {counted(len(gains), 'gain')} for {counted(components, 'component')}"
        )


def mixed(parts: "Components", gains: Gains) -> NDArray[np.float32]:
    """Return the sum of all stems, each with its gain; float32 (frames, channels)."""
    return np.ascontiguousarray(parts.stems @ np.array(gains, np.float32))


def without(parts: "Components", component: int) -> NDArray[np.float32]:
    """Return the sum of all stems but one; float32 (frames, channels)."""
    count = parts.stems.shape[2]
    return mixed(parts, tuple(float(each != component) for each in range(count)))
