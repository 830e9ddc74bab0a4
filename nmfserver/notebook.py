"""A decomposition as HTML, for notebooks: its picture, and a player for the sound and for each component."""

import base64
import io
import wave
from html import escape

import numpy as np
from numpy.typing import NDArray

from nmfserver.components import LISTED, Components
from nmfserver.errors import NMFServerError
from nmfserver.results.writing import drawn

LONGEST = 30.0
"""Seconds of a sound that a player has: all of them are in the notebook's file."""
MOST_CHANNELS = 2
"""Channels that a player has; a sound with more is played by its first ones."""


def html(parts: Components) -> str:
    """Return a table with a player for each component, and the picture where matplotlib is installed."""
    count = parts.stems.shape[2]
    shares = parts.shares
    rows = [_row("sound", "", parts.stems.sum(axis=2), parts.sample_rate)]
    for component in range(min(count, LISTED)):
        share = f"{100 * shares[component]:.0f} %"
        rows.append(_row(parts.called(component), share, parts.stems[:, :, component], parts.sample_rate))
    notes = [f"… and {count - LISTED} more"] if count > LISTED else []
    if len(parts.stems) > LONGEST * parts.sample_rate:
        notes.append(f"The players have the first {LONGEST:g} seconds.")
    below = "".join(f"<p>{escape(note)}</p>" for note in notes)
    return f"<div><p>{escape(str(parts))}</p>{_picture(parts)}<table>{''.join(rows)}</table>{below}</div>"


def _row(name: str, share: str, samples: NDArray[np.float32], rate: float) -> str:
    sound = _encoded(_wav(samples[: int(LONGEST * rate), :MOST_CHANNELS], rate))
    player = f'<audio controls preload="none" src="data:audio/wav;base64,{sound}"></audio>'
    return f"<tr><td>{_text(name)}</td><td>{share}</td><td>{player}</td></tr>"


def _picture(parts: Components) -> str:
    try:
        picture = drawn(parts, str(parts))
    except NMFServerError as error:
        return f"<p>{_text(str(error))}</p>"
    return f'<img alt="{_text(str(parts))}" style="max-width: 100%" src="data:image/png;base64,{_encoded(picture)}">'


def _wav(samples: NDArray[np.float32], rate: float) -> bytes:
    """Return samples, float32 (frames, channels), as a WAV of 16 bits, which every browser plays."""
    content = io.BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(samples.shape[1])
        file.setsampwidth(2)
        file.setframerate(max(round(rate), 1))
        file.writeframes((np.clip(samples, -1, 1) * 32767).round().astype("<i2").tobytes())
    return content.getvalue()


def _encoded(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _text(text: str) -> str:
    """Return a text as HTML has it: names may contain bytes that are no text."""
    return escape(text.encode(errors="replace").decode())
