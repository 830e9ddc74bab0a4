"""A microphone that macOS keeps from this program: it opens, no error is reported, and zeros come.

spatialaudio/python-sounddevice issue 267.
"""

import sys

from nmfserver.audio.engine import Engine
from nmfserver.audio.settings import LiveSettings

SECONDS = 5.0
"""Of zeros from the start on, until they are told. Whatever is connected has some noise."""
PAUSE = 0.25
"""Seconds between two looks: the level of a sample falls for longer."""
SENTENCE = (
    "nothing but zeros has come in since live audio started: if macOS keeps the microphone from nmfserver, allow it in "
    "System Settings, Privacy & Security, Microphone, for the program that nmfserver was started from, such as "
    "SuperCollider or Terminal, and start that anew"
)


class Microphone:
    """Whether anything has come in yet."""

    def __init__(self, settings: LiveSettings) -> None:
        self._waits = _may_be_kept(settings)
        self._due = 0.0

    def look(self, engine: Engine) -> str | None:
        """Return what is to be told, once, if there is something. To be called again and again."""
        if not self._waits or (seconds := engine.position / engine.settings.sample_rate) < self._due:
            return None
        self._due, came = seconds + PAUSE, bool(engine.levels.inputs[:, 0].any())
        self._waits = seconds < SECONDS and not came
        return None if self._waits or came else SENTENCE


def _may_be_kept(settings: LiveSettings) -> bool:
    """Whether there is an input that the system may keep: those of JACK have zeros when nothing is connected."""
    source = settings.source if settings.inputs else None
    return sys.platform == "darwin" and source is not None and not source.is_jack
