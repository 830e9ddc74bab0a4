"""Slow, obvious references in float64, written from the equations. They import nothing of nmfserver.

Arrays as in the kernels: magnitudes ``(frames, bins)``, bases ``(components, bins)``, activations
``(frames, components)``.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
EPS = 2.2204460492503131e-16


def window(size: int) -> Array:
    return np.array([0.5 - 0.5 * np.cos(2 * np.pi * i / size) for i in range(size)])


def framed(signal: Array, size: int, hop: int) -> Array:
    """Cut a signal into frames: half a window of zeros in front, zeros behind."""
    count = len(signal) // hop + 1
    padded = np.zeros(size // 2 + len(signal) + size + hop)
    padded[size // 2 : size // 2 + len(signal)] = signal
    return np.array([padded[t * hop : t * hop + size] for t in range(count)])


def stft(signal: Array, size: int, hop: int, fft: int) -> Array:
    return np.array([np.fft.rfft(frame * window(size), fft) for frame in framed(signal, size, hop)])


def overlap_added(spectra: Array, size: int, hop: int, fft: int, length: int) -> tuple[Array, Array]:
    """Return the windowed sum of the frames and the sum of the squared windows, both ``(length,)``."""
    count = len(spectra)
    total, norm = np.zeros((count - 1) * hop + size + length), np.zeros((count - 1) * hop + size + length)
    w = window(size)
    for t in range(count):
        total[t * hop : t * hop + size] += np.fft.irfft(spectra[t], fft)[:size] * w
        norm[t * hop : t * hop + size] += w * w
    return total[size // 2 : size // 2 + length], norm[size // 2 : size // 2 + length]


def uniform(seed: int, count: int) -> Array:
    """Return what C++'s mt19937_64 of a seed draws, each word as a part of 2^64: numbers from 0 to below 1.

    Nishimura, "Tables of 64-bit Mersenne Twisters", 2000; in Python's integers.
    """
    n, m, word = 312, 156, (1 << 64) - 1
    x = [seed & word]
    for i in range(1, n):
        x.append((6364136223846793005 * (x[i - 1] ^ (x[i - 1] >> 62)) + i) & word)
    values = []
    for i in range(count):
        upper, lower = x[i] >> 31 << 31, x[i + 1] & ((1 << 31) - 1)
        joined = upper | lower
        x.append(x[i + m] ^ (joined >> 1) ^ (0xB5026F5AA96619E9 if joined & 1 else 0))
        y = x[i + n]
        y ^= (y >> 29) & 0x5555555555555555
        y ^= (y << 17) & 0x71D67FFFEDA60000 & word
        y ^= (y << 37) & 0xFFF7EEE000000000 & word
        y ^= y >> 43
        values.append(min(y / 2**64, 1 - 2.0**-53))
    return np.array(values)


def start(bases: Array, activations: Array) -> tuple[Array, Array]:
    w, h = np.maximum(bases.astype(float), EPS), np.maximum(activations.astype(float), EPS)
    for k in range(len(w)):
        w[k] /= np.sqrt(np.sum(w[k] ** 2))
        h[:, k] /= np.sqrt(np.sum(h[:, k] ** 2))
    return w, h


def factorise(
    magnitudes: Array,
    bases: Array,
    activations: Array,
    iterations: int,
    fix_w: bool = False,
    fix_h: bool = False,
) -> tuple[Array, Array]:
    w, h = start(bases, activations)
    for _ in range(iterations):
        if not fix_w:
            ratio = magnitudes / np.maximum(h @ w, EPS)
            w = w * (h.T @ ratio) / np.maximum(h.sum(axis=0), EPS)[:, None]
            w = w / np.maximum(np.sqrt((w**2).sum(axis=1)), EPS)[:, None]
        if not fix_h:
            ratio = magnitudes / np.maximum(h @ w, EPS)
            h = h * (ratio @ w.T) / np.maximum(w.sum(axis=1), EPS)
    return w, h


def divergence(magnitudes: Array, w: Array, h: Array) -> float:
    estimate = np.maximum(h @ w, EPS)
    total = 0.0
    for v, e in zip(magnitudes.ravel(), estimate.ravel(), strict=True):
        total += (v * np.log(v / e) if v > 0 else 0.0) - v + e
    return total


def stems(spectra: Array, w: Array, h: Array, signal: Array, size: int, hop: int, fft: int) -> Array:
    """Return ``(length, components)``.

    Samples that hardly any window reaches (a summed squared window below 1e-4) are not divided by it: there the
    signal itself is handed out, by the shares that the components have of the nearest frame.
    """
    estimate = np.maximum(h @ w, 1e-37)
    result = np.zeros((len(signal), len(w)))
    for k in range(len(w)):
        mask = np.minimum(1, np.outer(h[:, k], w[k]) / estimate)
        total, norm = overlap_added(mask * spectra, size, hop, fft, len(signal))
        for i in range(len(signal)):
            result[i, k] = total[i] / max(norm[i], 1e-4)
            if norm[i] < 1e-4:
                frame = min((i + hop // 2) // hop, len(h) - 1)
                amounts = h[frame] * w.sum(axis=1)
                result[i, k] += signal[i] * (1 - norm[i] / 1e-4) * amounts[k] / max(amounts.sum(), 1e-37)
    return result


def scaled(h: Array) -> Array:
    """Activations as they are written."""
    return h / h.max() if h.max() > 0 else h


def compose(
    source: Any,
    target: Any,
    *,
    start_frame: int,
    num_frames: int,
    start_chan: int,
    num_chans: int,
    gain: float,
    dest_start_frame: int,
    dest_start_chan: int,
    dest_gain: float,
) -> Any:
    """Return the target with a part of the source in it."""
    frames = len(source) - start_frame if num_frames == -1 else num_frames
    channels = source.shape[1] - start_chan if num_chans == -1 else num_chans
    result = np.zeros(
        (max(len(target), dest_start_frame + frames), max(target.shape[1], dest_start_chan + channels)), np.float64
    )
    for frame in range(len(target)):
        for channel in range(target.shape[1]):
            result[frame, channel] = target[frame, channel]
    for frame in range(frames):
        for channel in range(channels):
            value = 0.0
            if start_frame + frame < len(source):
                value = source[start_frame + frame, (start_chan + channel) % source.shape[1]]
            at = dest_start_frame + frame, dest_start_chan + channel
            result[at] = result[at] * dest_gain + value * gain
    return result


class LiveFilter:
    """The live filter of one set of bases (components, bins), frame after frame, in float64."""

    def __init__(self, bases: Array, transform: tuple[int, int, int], iterations: int) -> None:
        self.w = np.maximum(bases.astype(float), 1e-7 * bases.max())
        self.h = np.zeros(len(bases))
        self.iterations = iterations
        self.size, self.hop, self.fft = transform

    def masks(self, frame: Array) -> Array:
        """Return the masks (components, bins) for a windowed frame; the activations stay for the next."""
        v = np.abs(np.fft.rfft(frame, self.fft))
        sums = self.w.sum(axis=1)
        self.h = np.maximum(self.h, 1e-3 * v.sum() / len(self.w) / sums)
        for _ in range(self.iterations):
            estimate = np.maximum(self.h @ self.w, 1e-300)
            self.h = self.h * (self.w @ (v / estimate)) / sums
        masks: Array = self.h[:, None] * self.w / np.maximum(self.h @ self.w, 1e-300)
        return masks


def live(signal: Array, filters: list[tuple[LiveFilter, Any]]) -> tuple[Array, Array]:
    """Return what the live filter plays, (samples, components), one window late, and the first one's activations.

    Every filter has a weight for each hop, as a function of its number; together they are 1.
    """
    first = filters[0][0]
    size, hop, fft = first.size, first.hop, first.fft
    most = max(len(one.w) for one, _ in filters)
    w = window(size)
    norm = np.array([sum(w[j] ** 2 for j in range(i % hop, size, hop)) for i in range(size)])
    padded = np.concatenate([np.zeros(size), signal])
    out, activations = np.zeros((len(signal) + 2 * size, most)), []
    for t in range(len(signal) // hop):
        end = (t + 1) * hop
        frame = padded[end : end + size] * w
        spectrum = np.fft.rfft(frame, fft)
        for one, weight in filters:
            if weight(t) > 0 or one is first:
                masks = one.masks(frame)
                for k in range(len(masks)):
                    out[end : end + size, k] += weight(t) * np.fft.irfft(masks[k] * spectrum, fft)[:size] * w / norm
        activations.append(first.h)
    return out[: len(signal)], np.array(activations)
