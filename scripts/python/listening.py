"""Plays sounds one after the other by nmfserver's monitor, and says what there is to hear.

Where nothing can be played, it says so once, and the sessions go on: what they would have played lies in files.
"""

import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

import numpy as np
import soundfile
from numpy.typing import NDArray

from nmfserver.osc.blocking import BlockingClient
from nmfserver.osc.codec import Message, Value

Samples = NDArray[np.float32]

PATIENCE = 60.0
"""Seconds: the first server of all compiles."""
LOOK = 0.05
"""Seconds between two looks at what still plays."""


class Listener:
    """Writes what there is to hear into a folder, and has a server of its own play it."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._hears = folder, True
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "nmfserver", "serve", "--port", "0", "--log-level", "error"]
        self._server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._server.stdout is not None
        ready = self._server.stdout.readline()
        if not ready:
            sys.exit("The server did not start; its reason stands above.")
        self._client = BlockingClient("127.0.0.1", int(ready.split("port ")[1].split()[0]))

    def __enter__(self) -> "Listener":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the server."""
        self._ask("/quit", "/quit")
        self._client.close()
        self._server.communicate()

    def write(self, name: str, sound: Samples, sample_rate: int) -> Path:
        """Write a sound, float32 (frames, channels), to a file of its name; return its path."""
        path = self._folder / f"{name}.wav"
        soundfile.write(path, sound, sample_rate, subtype="FLOAT")
        return path

    def play(self, name: str, sound: Samples, sample_rate: int, heard: str, gains: tuple[float, ...] = ()) -> None:
        """Write a sound, and play it to its end, its channels side by side from left to right.

        Parameters
        ----------
        name : of its file and its buffer
        sound : float32 (frames, channels)
        sample_rate : Hz
        heard : what a listener hears
        gains : of the channels; empty: 1

        """
        path = self.write(name, sound, sample_rate)
        print(f"   {path.name}: {heard}", flush=True)
        if self._hears:
            self._ask("/b_allocRead", "/b_allocRead", name, str(path))
            pans = np.linspace(-1, 1, sound.shape[1]).tolist() if sound.shape[1] > 1 else [0.0]
            answer = self._ask("/monitor/play", "/monitor/play", name, "gains", *gains or [1.0], "pans", *pans)
            self._hears = answer.address == "/done"
            if not self._hears:
                print(f"   Nothing is played: {answer.arguments[1]!s}. Listen to the files in {self._folder}.")
        while self._hears and self._ask("/monitor/status", "/monitor/status").arguments[1]:
            time.sleep(LOOK)

    def _ask(self, ending: str, address: str, *values: Value) -> Message:
        """Send a message; return the answer that ends it."""
        self._client.send(address, *values)
        return self._client.until(ending, patience=PATIENCE)[-1]
