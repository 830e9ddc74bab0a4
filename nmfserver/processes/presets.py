"""Sizes of window, hop and FFT, and numbers of components, for kinds of sounds: for those who don't know windows.

A window of *w* samples tells pitches apart that are about ``2 sample rate / w`` Hz from each other, and sounds that
begin about half a window apart. A short hop follows fast changes, and costs time in proportion.
"""

from dataclasses import dataclass

from nmfserver.errors import ArgumentError, did_you_mean
from nmfserver.processes.settings import Sizes


@dataclass(frozen=True)
class Preset:
    """The values of a preset, and the reason for them."""

    components: int
    window_size: int
    hop_size: int
    fft_size: int
    why: str


PRESETS: dict[str, Preset] = {
    "drums": Preset(
        3, 1024, 256, 1024, "attacks matter more than pitches: 23 ms at 44.1 kHz, and envelopes in steps of 6 ms"
    ),
    "voice": Preset(
        8, 2048, 512, 2048, "46 ms tell the partials of a low voice apart, and are shorter than a syllable"
    ),
    "bass": Preset(
        4,
        8192,
        1024,
        8192,
        "186 ms tell whole tones apart from about 90 Hz, below by their partials; bass lines move slowly",
    ),
    "melody": Preset(
        8,
        4096,
        512,
        4096,
        "93 ms tell semitones apart from about 350 Hz, below by their partials; notes begin in 12 ms steps",
    ),
    "texture": Preset(5, 8192, 2048, 8192, "slow sounds have time: fine spectra, and envelopes in steps of 46 ms"),
}


def with_preset(name: str, given: Sizes) -> Sizes:
    """Return what is given, and what the preset adds to it; an empty name adds nothing.

    Hop and FFT belong to the preset's window: where a window is given, they follow from that.
    """
    if not name:
        return given
    if name not in PRESETS:
        raise ArgumentError(f"preset is {name}; it is one of {', '.join(PRESETS)}{did_you_mean(name, PRESETS)}")
    found = PRESETS[name]
    sizes = Sizes(window_size=found.window_size, hop_size=found.hop_size, fft_size=found.fft_size)
    return Sizes(**({"components": found.components} | ({} if "window_size" in given else sizes) | given))
