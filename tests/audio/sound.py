"""What the tests of live sound share: a client that reads `/live/status`, a player and a recorder on JACK.

Live         a client
Player       plays a sound file into JACK, again and again
Recorder     writes what JACK's ports carry to a file
connect      JACK's cables
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import soundfile
from numpy.typing import NDArray

from tests.programs import PATIENCE, Program
from tests.wire import Udp, wait_until

RATE = 48000
PLAYER = """
import sys, numpy, sounddevice, soundfile
samples = soundfile.read(sys.argv[1], dtype="float32", always_2d=True)[0]
sounddevice.play(samples, 48000, loop=True, latency="high", device=0)
print("playing", flush=True)
sys.stdin.read()
"""


class Live(Udp):
    """A client of live sound."""

    process: psutil.Process
    """The server's, where that is looked at."""

    def status(self) -> dict[str, Any]:
        """Return what /live/status says, by its words; load is a pair, and each channel has three levels."""
        self.send("/live/status")
        return self.told_status()

    def told_status(self) -> dict[str, Any]:
        """Return what the answer to a /live/status says that was sent already."""
        values = list(self.until("/live/status.reply")[-1][1:])
        found: dict[str, Any] = {}
        while values:
            word = values.pop(0)
            if word.endswith("Levels"):
                found[word] = []
                while values and not isinstance(values[0], str):
                    found[word].append(tuple(values.pop(0) for _ in range(3)))
            elif word in ("mutes", "solos"):
                found[word] = [values.pop(0) for _ in range(found["components"])]
            else:
                found[word] = (values.pop(0), values.pop(0)) if word == "load" else values.pop(0)
        return found

    def clear(self) -> None:
        """End live sound, free everything, and let the next one begin afresh."""
        self.send("/live/lock", 0)
        self.do("/live/stop")
        self.send("/live/forget")
        self.send("/notify", 0)
        self.send("/bufnmf/jobs")
        for reply in self.until("/done", "/bufnmf/jobs")[:-1]:
            if reply[0] == "/bufnmf/job":
                self.do("/bufnmf/cancel", reply[1])
        for reply in self.until_list():
            self.do("/b_free", reply[1])

    def wait_for_hops(self, count: int) -> None:
        """Wait until so many hops more have been worked on."""
        begin = self.status()["hops"]
        wait_until(lambda: self.status()["hops"] >= begin + count)

    def wait_for_input(self, seconds: float) -> None:
        """Wait until the server has heard so much."""
        wait_until(lambda: self.status()["position"] >= seconds * RATE)


class Player(Program):
    """A program that plays a sound file into JACK, again and again; its port is `port`."""

    port = "PortAudio:out_0"

    def __init__(self, env: dict[str, str], path: Path) -> None:
        super().__init__(sys.executable, "-c", PLAYER, str(path), env=env)
        self.wait_until_ready("playing")


class Recorder(Program):
    """Writes what JACK's ports carry to a file."""

    def __init__(self, env: dict[str, str], path: Path, seconds: float, *ports: str) -> None:
        self.path, self.seconds = path, seconds
        super().__init__("jack_rec", "-f", str(path), "-d", str(int(seconds)), "-b", "32", *ports, env=env)

    def samples(self) -> NDArray[np.float32]:
        """Wait for the end; return what was recorded, float32 (frames, ports)."""
        self.process.wait(PATIENCE + self.seconds)
        self.end()
        found: NDArray[np.float32] = soundfile.read(self.path, dtype="float32", always_2d=True)[0]
        return found


def ports(env: dict[str, str]) -> list[str]:
    """Return the names of all ports of a JACK server."""
    found = subprocess.run(["jack_lsp"], env={**os.environ, **env}, capture_output=True, text=True, check=True)
    return found.stdout.splitlines()


def connect(env: dict[str, str], source: str, target: str) -> None:
    """Lay a cable."""
    subprocess.run(["jack_connect", source, target], env={**os.environ, **env}, capture_output=True, check=True)


def write(path: Path, samples: NDArray[Any], rate: int = RATE) -> Path:
    """Write a sound file of 32-bit floats."""
    soundfile.write(path, samples, rate, subtype="FLOAT")
    return path
