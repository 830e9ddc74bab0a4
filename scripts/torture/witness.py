"""The good client during an attack: sends a query every few milliseconds, and has a buffer that must not change.

As a program, `python -m torture.witness PORT SEED`, it is a process of its own, so that what it measures is the server
and not the attacker. It says "ready", goes on until its standard input ends, and says in one line of JSON what it saw.
"""

import array
import json
import os
import random
import select
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.wire import Tcp, Udp, message

PAUSE = 0.005
"""Seconds between two rounds of questions."""
LOOK_EVERY = 1.0
"""Seconds between two checks of the buffer, each with a command in the queue."""
LATE = 5.0
"""Seconds in which every answer has to arrive."""
UDP_PATIENCE = 1.0
"""Seconds after which a datagram counts as dropped, unless its answer arrives later."""
SAMPLES = 4096
NAME = "the witness's own"
PERCENTILES = (50, 99, 100)


@dataclass
class WitnessReport:
    """What a witness saw: the seconds of its questions at some percentiles, and what was wrong."""

    questions: int = 0
    unanswered: int = 0
    """Questions over UDP that were dropped."""
    seconds: list[float] = field(default_factory=lambda: [0.0] * len(PERCENTILES))
    compared: int = 0
    lost: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)
    gone: str = ""
    """Why it stopped early."""


class Stopped(Exception):  # noqa: N818 - not an error
    """The witness was asked to stop."""


class Witness:
    """The client. `run` goes on until `ended` returns true; `ended` waits for so many seconds at most."""

    def __init__(self, port: int, seed: int, ended: Callable[[float], bool]) -> None:
        self._ended = ended
        self.report = WitnessReport()
        self._udp, self._tcp = Udp(port), Tcp(port)
        self._times = array.array("d")
        self._sent: dict[int, float] = {}
        self._number = 0
        chance = random.Random(seed)
        self._samples = array.array("f", [chance.uniform(-1, 1) for _ in range(SAMPLES)])
        self._tcp.do("/b_alloc", NAME, SAMPLES)
        self._tcp.send_raw(message("/b_setn", NAME, 0, SAMPLES, *self._samples))
        self._tcp.sync()

    def run(self) -> None:
        """Send queries and check the buffer, until the run ends."""
        look = 0.0
        try:
            while not self._ended(PAUSE):
                self._ask_udp()
                self._ask_tcp("a question over TCP", "/b_info", "/b_query", NAME)
                if time.monotonic() >= look:
                    self._look()
                    look = time.monotonic() + LOOK_EVERY
        except Stopped:
            pass
        except (OSError, AssertionError, ValueError, LookupError) as error:
            self.report.gone = f"{type(error).__name__}: {error}"
        finally:
            self._udp.close()
            self._tcp.close()
        self.report.questions, self.report.unanswered = len(self._times), len(self._sent)
        if ordered := sorted(self._times):
            self.report.seconds = [ordered[(len(ordered) - 1) * percent // 100] for percent in PERCENTILES]

    def _ask_udp(self) -> None:
        """Send a query over UDP, which may be dropped. The number identifies its answer."""
        self._number += 1
        number = self._number
        self._sent[number] = time.perf_counter()
        self._udp.send("/b_query", number)
        limit = time.perf_counter() + UDP_PATIENCE
        while number in self._sent:
            if not select.select([self._udp.socket], [], [], max(limit - time.perf_counter(), 0))[0]:
                return
            self._answered(self._udp.receive())

    def _answered(self, reply: tuple[Any, ...]) -> None:
        if reply[0] != "/b_info":
            return
        seconds = time.perf_counter() - self._sent.pop(reply[1])
        self._times.append(seconds)
        if seconds > LATE:
            self.report.late.append(f"a question over UDP was answered after {seconds:.1f} s")

    def _ask_tcp(self, what: str, wanted: str, address: str, *arguments: Any) -> tuple[Any, ...]:
        """Send a query over TCP, which drops nothing; return the answer, `wanted` or a failure."""
        began = time.perf_counter()
        self._tcp.send(address, *arguments)
        while (reply := self._tcp_reply(what))[0] not in (wanted, "/fail"):
            pass
        self._times.append(time.perf_counter() - began)
        return reply

    def _tcp_reply(self, what: str) -> tuple[Any, ...]:
        """Wait for the next message without a limit; report once if it takes too long."""
        reported = False
        while not select.select([self._tcp.socket], [], [], LATE)[0]:
            if not reported:
                self.report.late.append(f"{what} had no answer after {LATE:g} s")
            reported = True
            if self._ended(0):
                raise Stopped
        return self._tcp.receive()

    def _look(self) -> None:
        """Send a command of the queue, and check the buffer."""
        self._ask_tcp("a turn in the queue", "/synced", "/sync", 1)
        reply = self._ask_tcp("the good client's samples", "/b_setn", "/b_getn", NAME, 0, SAMPLES)
        self.report.compared += 1
        if array.array("f", reply[4:] if reply[0] == "/b_setn" else []).tobytes() != self._samples.tobytes():
            self.report.lost.append(f"the good client's buffer is not as it was: {reply[:4]}")


def input_ended(seconds: float) -> bool:
    """Whether standard input ends within some seconds."""
    return bool(select.select([sys.stdin], [], [], seconds)[0])


class WitnessProcess:
    """A witness as a process of its own."""

    def __init__(self, port: int, seed: int) -> None:
        here = Path(__file__).resolve().parent.parent
        paths = os.pathsep.join([str(here), str(here.parent)])
        self._process = subprocess.Popen(
            [sys.executable, "-m", "torture.witness", str(port), str(seed)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": paths},
        )  # fmt: skip
        assert self._process.stdout is not None
        if not self._process.stdout.readline():
            raise RuntimeError("the good client did not start")

    def end(self) -> WitnessReport:
        """Stop it; return its report."""
        out, _ = self._process.communicate(timeout=60)
        return WitnessReport(**json.loads(out))


def main() -> None:
    """Run a witness until standard input ends; print its report."""
    witness = Witness(int(sys.argv[1]), int(sys.argv[2]), input_ended)
    print("ready", flush=True)
    witness.run()
    print(json.dumps(asdict(witness.report)))


if __name__ == "__main__":
    main()
