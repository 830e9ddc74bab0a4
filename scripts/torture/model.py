"""Clients with a model of their buffers: every queued command ends once, and the buffers equal the model to the bit.

Each client has buffers of its own, and a model of them: plain arrays, changed as the commands are documented. A batch
goes out without a pause, is cancelled at times, and each of its commands counts as done if its ending says so. What a
job makes is unknown to the model until it has been read once; from then on it must stay. Only jobs write to the buffers
that jobs write to, since it is not known when they are done.
"""

import contextlib
import random
import threading
from collections import Counter, defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from tests.wire import Reply, Slip, Tcp, Udp, message
from torture.findings import Count, Fault
from torture.run import SectionRun

FLAGS = ("--memory-quota", "512")
KINDS: tuple[Callable[[int], Udp], ...] = (Udp, Tcp, Slip)
CLIENTS = 4
BATCHES = 12
"""Of each client in one round."""
BATCH = 20
BUFFERS = 5
PATIENCE = 20.0
AT_ONCE = 1500
"""Samples of an answer: datagrams are small."""
CANCELLED = 0.3
"""Share of the batches that are cancelled while they run."""
LOOKS = 0.2
"""Share of the batches after which all buffers are compared."""
RATES = (8000.0, 44100.0, 48000.0)

UNCOUNTED = ("/cancel", "/bufnmf/cancel", "/b_set")
"""Commands that are not queued; the last one is a completion message's."""

Samples = NDArray[np.float32]
Known = tuple[str, str]
"""A command's address, and the first value of its ending."""


@dataclass
class Sound:
    """What a buffer or a file holds: float32 ``(frames, channels)``; None where it is not known yet."""

    samples: Samples | None = None
    rate: float | None = None

    def copy(self) -> "Sound":
        """Return a copy."""
        return Sound(None if self.samples is None else self.samples.copy(), self.rate)


State = dict[str, Sound]


@dataclass(frozen=True)
class Step:
    """A queued command, and what it does to the model.

    effect : applied where the command has succeeded; raises KeyError where it cannot have
    key : by what its ending is known, the first value behind the address
    """

    address: str
    arguments: tuple[int | float | str | bytes, ...]
    effect: Callable[[State], None]
    key: str


class ModelClient:
    """A client with a model of its buffers."""

    def __init__(self, run: SectionRun, wire: Udp, place: int, chance: random.Random, folder: Path) -> None:
        self._run, self._wire, self._place, self._chance = run, wire, place, chance
        self._names = [f"model {place}.{number}" for number in range(BUFFERS)]
        self._made = [f"made {place}.{number}" for number in range(2)]
        self._folder = folder
        self.state: State = {}
        self._jobs = 0

    def batch(self) -> None:
        """Send commands, and cancel some; apply those that succeeded to the model."""
        steps = [self._step() for _ in range(self._chance.randrange(1, BATCH))]
        for step in steps:
            self._wire.send(step.address, *step.arguments)
            if self._chance.random() < CANCELLED / BATCH:
                self._wire.send(*self._chance.choice((("/cancel",), ("/bufnmf/cancel", -1))))
        self._run.count(Count.COMMANDS, len(steps))
        endings = self._endings(steps)
        for step in steps:
            if endings[step.address, step.key].popleft()[0] == "/done":
                self._apply(step)
        self._at_once()

    def compare(self) -> None:
        """Compare every buffer with the model."""
        for name in (*self._names, *self._made):
            self._compare(name, self.state.get(name))

    @property
    def looks(self) -> bool:
        """Whether to compare now."""
        return self._chance.random() < LOOKS

    def free(self) -> None:
        """Free all buffers."""
        for name in (*self._names, *self._made):
            self._wire.do("/b_free", name)

    def close(self) -> None:
        """Close the connection."""
        self._wire.close()

    def _apply(self, step: Step) -> None:
        try:
            step.effect(self.state)
        except (KeyError, ValueError, IndexError) as error:
            self._run.found(Fault.OTHER, f"{_shown(step)} is said to be done, which it cannot be: {error!r}")

    def _endings(self, steps: list[Step]) -> dict[Known, deque[Reply]]:
        """Wait for the ending of every step, and report any further ending."""
        wanted = Counter((step.address, step.key) for step in steps)
        found: defaultdict[Known, deque[Reply]] = defaultdict(deque)
        with contextlib.suppress(TimeoutError):
            self._receive(1, found, len(steps))
        self._receive(2, found, 0)
        self._run.count(Count.ENDINGS, sum(map(len, found.values())))
        for known in wanted.keys() | found.keys():
            if (got := len(found[known])) != wanted[known]:
                self._run.found(
                    Fault.ENDING, f"{' '.join(known)} was sent {wanted[known]} times, and ended {got} times"
                )
                found[known].extend([("/fail",)] * wanted[known])
        return found

    def _receive(self, number: int, found: dict[Known, deque[Reply]], least: int) -> None:
        """Collect endings until a /sync is answered and there are so many."""
        self._wire.send("/sync", number)
        synced = False
        while not synced or sum(map(len, found.values())) < least:
            reply = self._wire.receive(PATIENCE)
            synced = synced or reply == ("/synced", number)
            if reply[0] in ("/done", "/fail") and reply[1] not in UNCOUNTED:
                found[reply[1], str(reply[2] if reply[0] == "/done" else reply[-1])].append(reply)

    def _at_once(self) -> None:
        """Change samples by commands that are not queued, while no queued command runs."""
        for name in self._names:
            sound = self.state.get(name)
            if sound is None or sound.samples is None or self._chance.random() < 0.7:
                continue
            size, start = sound.samples.size, self._chance.randrange(sound.samples.size)
            flat = sound.samples.reshape(-1)
            if self._chance.random() < 0.5:
                count = self._chance.randrange(1, 300)
                values = self._noise(count)
                self._wire.send_raw(message("/b_setn", name, start, count, *values.tolist()))
                flat[start : start + count] = values[: size - start]
            else:
                count, value = self._chance.randrange(size), np.float32(self._chance.uniform(-2, 2))
                self._wire.send("/b_fill", name, start, count, float(value))
                flat[start : start + count] = value
            self._run.count(Count.COMMANDS)

    def _step(self) -> Step:
        make = self._chance.choice((
            self._alloc, self._alloc, self._zero, self._free, self._dup, self._dup, self._rename, self._copy,
            self._write, self._read_file, self._compose, self._job, self._job,
        ))  # fmt: skip
        return make()

    def _name(self) -> str:
        return self._chance.choice(self._names)

    def _two(self) -> tuple[str, str]:
        """Return a buffer to read from, and another one to write to."""
        target = self._name()
        return self._chance.choice([name for name in (*self._names, *self._made) if name != target]), target

    def _noise(self, count: int) -> Samples:
        values = np.random.default_rng(self._chance.randrange(2**32)).uniform(-1, 1, count).astype(np.float32)
        values[:: self._chance.randrange(2, 9)] = self._chance.choice((0.0, -0.0, 1e-42, 3e38))
        return values

    def _alloc(self) -> Step:
        name, frames, channels = self._name(), self._chance.randrange(1, 3000), self._chance.randrange(1, 4)
        rate, value = self._chance.choice(RATES), np.float32(self._chance.uniform(-1, 1))

        def effect(state: State) -> None:
            samples = np.zeros((frames, channels), np.float32)
            samples[0, 0] = value
            state[name] = Sound(samples, rate)

        completion = message("/b_set", name, 0, float(value))
        return Step("/b_alloc", (name, frames, channels, rate, completion), effect, name)

    def _zero(self) -> Step:
        name = self._name()

        def effect(state: State) -> None:
            sound = state[name]
            state[name] = Sound(None if sound.samples is None else np.zeros_like(sound.samples), sound.rate)

        return Step("/b_zero", (name,), effect, name)

    def _free(self) -> Step:
        name = self._name()
        return Step("/b_free", (name,), lambda state: _forget(state, name), name)

    def _dup(self) -> Step:
        source, target = self._two()

        def effect(state: State) -> None:
            state[target] = state[source].copy()

        return Step("/b_dup", (source, target), effect, source)

    def _rename(self) -> Step:
        source, target = self._chance.sample(self._names, 2)

        def effect(state: State) -> None:
            state[target] = state.pop(source)

        return Step("/b_rename", (source, target), effect, source)

    def _copy(self) -> Step:
        source, target = self._two()
        to, start, count = (self._chance.randrange(100) for _ in range(3))

        def effect(state: State) -> None:
            there, here = state[target].samples, state[source].samples
            if there is None or here is None:
                state[target].samples = None
                return
            amount = min(count, len(here) - start, len(there) - to)
            there[to : to + amount] = here[start : start + amount]

        return Step("/b_gen", (target, "copy", to, source, start, count), effect, target)

    def _file(self) -> str:
        return str(self._folder / f"{self._chance.randrange(3)}.wav")

    def _write(self) -> Step:
        source, path = self._two()[0], self._file()

        def effect(state: State) -> None:
            state[path] = state[source].copy()

        return Step("/b_write", (source, path, "wav", "float"), effect, source)

    def _read_file(self) -> Step:
        target, path = self._name(), self._file()

        def effect(state: State) -> None:
            state[target] = state[path].copy()

        return Step("/b_allocRead", (target, path), effect, target)

    def _compose(self) -> Step:
        """Put a buffer over the beginning of another."""
        source, target = self._two()

        def effect(state: State) -> None:
            here, there = state[source], state.get(target)
            if here.samples is None or (there is not None and there.samples is None):
                state[target] = Sound()
                return
            old = np.zeros((0, 0), np.float32) if there is None or there.samples is None else there.samples
            size = np.maximum(old.shape, here.samples.shape)
            grows = there is None or tuple(size) != old.shape
            result = np.zeros(size, np.float32)
            result[: old.shape[0], : old.shape[1]] = old
            result[: here.samples.shape[0], : here.samples.shape[1]] = here.samples + np.float32(0)
            state[target] = Sound(result, here.rate if grows else there.rate if there else None)

        return Step("/bufcompose", ("source", source, "destination", target), effect, target)

    def _job(self) -> Step:
        """Take a buffer apart; the number of the job is the client's own."""
        source, target = self._name(), self._chance.choice(self._made)
        number = CLIENTS * self._jobs + self._place + 1
        self._jobs += 1

        def effect(state: State) -> None:
            state[target] = Sound()

        keys = ("source", source, "resynth", target, "components", 2, "iterations", self._chance.choice((1, 5, 300)))
        sizes = ("fftSettings", 128, 64, 128, "blocking", self._chance.randrange(2), "id", number)
        return Step("/bufnmf", (*keys, *sizes), effect, str(number))

    def _compare(self, name: str, sound: Sound | None) -> None:
        """Compare a buffer with the model; an unknown buffer is added to it."""
        _, _, frames, channels, rate = self._ask("/b_info", "/b_query", name)
        self._run.count(Count.COMPARED)
        if sound is None:
            if frames:
                self._lost(f"{name} has {frames} frames, though it was freed or never made")
            return
        samples = self._read(name, frames * channels).reshape(max(frames, 0), max(channels, 1))
        if sound.samples is None:
            if not frames:
                self._lost(f"{name}, which a job has made, is gone")
            sound.samples, sound.rate = samples, rate
        elif sound.samples.shape != samples.shape or sound.samples.tobytes() != samples.tobytes():
            self._lost(f"{name} holds {samples.shape} samples that are not as they should be, {sound.samples.shape}")
        elif sound.rate is not None and rate != np.float32(sound.rate):
            self._lost(f"{name} has the sample rate {rate}, not {sound.rate}")

    def _read(self, name: str, size: int) -> Samples:
        """Return a buffer's samples: from a file, or from answers."""
        if size and self._chance.random() < 0.5:
            path = self._folder / "compared.wav"
            if self._done("/b_write", name, str(path), "wav", "float"):
                found: Samples = soundfile.read(path, dtype="float32", always_2d=True)[0].reshape(-1)
                return found
        values: list[float] = []
        for start in range(0, size, AT_ONCE):
            values += self._ask("/b_setn", "/b_getn", name, start, min(AT_ONCE, size - start))[4:]
        return np.array(values, np.float32)

    def _ask(self, wanted: str, address: str, *values: int | str) -> Reply:
        """Return the answer to a question."""
        self._wire.send(address, *values)
        while (reply := self._wire.receive(PATIENCE))[0] != wanted:
            if reply[:2] == ("/fail", address):
                raise ValueError(f"{address} {values} failed: {reply[2]}")
        return reply

    def _done(self, address: str, *values: int | str) -> bool:
        self._wire.send(address, *values)
        while (reply := self._wire.receive(PATIENCE))[:2] not in (("/done", address), ("/fail", address)):
            pass
        return bool(reply[0] == "/done")

    def _lost(self, sentence: str) -> None:
        self._run.found(Fault.LOST, sentence)


def model(run: SectionRun) -> None:
    """Let several clients work at the same time, round by round."""
    for number in run.rounds():
        folder = run.folder / f"round-{number}"
        folder.mkdir()
        clients = [_client(run, place, folder) for place in range(CLIENTS)]
        threads = [threading.Thread(target=_work, args=(run, client)) for client in clients]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def _client(run: SectionRun, place: int, folder: Path) -> ModelClient:
    own = folder / str(place)
    own.mkdir()
    wire = KINDS[place % len(KINDS)](run.server.port)
    return ModelClient(run, wire, place, random.Random(run.random.random()), own)


def _work(run: SectionRun, client: ModelClient) -> None:
    with run.attempt("a client with a model"), contextlib.closing(client):
        for _ in range(BATCHES):
            if run.seconds_left < 0:
                break
            client.batch()
            if client.looks:
                client.compare()
        client.compare()
        client.free()


def _forget(state: State, name: str) -> None:
    state.pop(name, None)


def _shown(step: Step) -> str:
    return " ".join(map(str, (step.address, *step.arguments[:6])))
