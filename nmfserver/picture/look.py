"""What the picture and the page have in common, from one file that both read; and colours of components."""

import json
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

_LOOK = json.loads((files("nmfserver") / "page/static/drawing/look.json").read_text())

FLOOR_DB: float = _LOOK["floorDb"]
"""The level below its highest value at which a basis is no longer seen."""
LOWEST_HZ: float = _LOOK["lowestHz"]
"""Where the axis of frequency begins."""
MARKED_HZ: list[int] = _LOOK["markedHz"]
TEXT, MUTED, WAVE, LINE, GRID = "#161a20", "#57606e", "#8b95a5", "#d9dee6", "#e9edf2"
"""Colours of the page's style sheet, where it is light: most pictures end up on white."""
# Björn Ottosson, "A perceptual color space for image processing", 2020: from OKLab to the cube roots of what cones
# answer, and from what they answer to linear RGB.
_TO_ROOTS = np.array([
    [1, 0.3963377774, 0.2158037573], [1, -0.1055613458, -0.0638541728], [1, -0.0894841775, -1.2914855480],
])  # fmt: skip
_TO_RGB = np.array([
    [4.0767416621, -3.3077115913, 0.2309699292], [-1.2684380046, 2.6097574011, -0.3413193965],
    [-0.0041960863, -0.7034186147, 1.7076147010],
])  # fmt: skip


def colours(count: int) -> NDArray[np.float64]:
    """Return the colours of components on a light background, float64 (count, 3): red, green and blue of sRGB, 0…1."""
    tones = np.array(_LOOK["onLight"])
    rounds, places = np.divmod(np.arange(count), len(tones))
    lightness, chroma, hue = tones[places].T
    lightness = np.clip(lightness - _LOOK["round"] * rounds, 0.2, 0.97)
    angle = np.radians(hue)
    lab = np.stack([lightness, chroma * np.cos(angle), chroma * np.sin(angle)])
    linear = np.clip(_TO_RGB @ (_TO_ROOTS @ lab) ** 3, 0, 1)
    encoded: NDArray[np.float64] = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055).T
    return encoded
