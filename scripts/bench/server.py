"""The sections of the bench that ask a server: its memory, its answers, its starts."""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import psutil

from bench.checkouts import THIS, Checkout
from bench.kernels import MINUTE, SHORT, Floats
from bench.measuring import ITERATIONS, REST, Row, Run, Target, above_noise, percentile, shown, spread, timed
from bench.sounds import HOUR, RATE
from nmfserver.cores import cores
from nmfserver.osc.blocking import BlockingClient
from nmfserver.osc.codec import Message, Value
from nmfserver.processes import bufnmf
from nmfserver.processes.plan import Plan
from nmfserver.processes.settings import Settings

QUERIES = 3000
BURST = 3000
MOST_COMPONENTS = (100, 50, 20, 10, 3)
STEMS_COMPONENTS = 10
LEAST_MEMORY = 15 * 2**30
"""Bytes that a machine of 16 GB reports, and that the stems of an hour need."""
PEAK = 1.7e9
IDLE_COMPONENTS, IDLE_SECONDS = 50, 12.0
"""A job with large results, and how long after them the server's memory is looked at."""
SMALL = Settings(components=3, iterations=50, seed=1, resynth=True)
SMALL_JOBS, SLICES = 100, 200
MOMENTS = 20
CANCELLED_ITERATIONS = 10
PATIENCE = 600.0


class Server:
    """A server process of a checkout, and a client of it."""

    def __init__(self, *flags: str, settings: dict[str, str] | None = None, checkout: Checkout = THIS) -> None:
        began = time.perf_counter()
        self.process = subprocess.Popen(
            [str(checkout.program), "serve", "--port", "0", "--log-level", "error", *flags],
            stdout=subprocess.PIPE, text=True, env={**os.environ, **(settings or {})},
        )  # fmt: skip
        assert self.process.stdout is not None
        self._said = self.process.stdout
        self.port = int(self._said.readline().split("port ")[1].split()[0])
        self.seconds = time.perf_counter() - began
        self.client = BlockingClient("127.0.0.1", self.port)
        self.send, self.until = self.client.send, self.client.until

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *error: object) -> None:
        try:
            self.send("/quit")
            self.process.wait(PATIENCE)
        finally:
            self.process.kill()
            self.process.wait()
            self._said.close()
            self.client.close()

    def ask(self, address: str, *values: Value) -> Message:
        """Send a command, and return what ends it."""
        self.send(address, *values)
        return self.until(address, patience=PATIENCE)[-1]

    def do(self, address: str, *values: Value) -> None:
        """Send a command, which must not fail."""
        answer = self.ask(address, *values)
        if answer.address == "/fail":
            raise RuntimeError(f"{address} failed: {answer.arguments}")

    def held(self) -> int:
        """Return the bytes that the process holds in memory."""
        return int(psutil.Process(self.process.pid).memory_info().rss)

    def peak(self) -> int | None:
        """Return the most bytes that the process has held, or None if the system does not record them."""
        if sys.platform == "linux":
            status = Path(f"/proc/{self.process.pid}/status").read_text()
            return int(status.split("VmHWM:")[1].split()[0]) * 1024
        peak = getattr(psutil.Process(self.process.pid).memory_info(), "peak_wset", None)
        return None if peak is None else int(peak)


def _longest(run: Run) -> int:
    return MINUTE if run.quick else HOUR


class Peak(NamedTuple):
    """What a job took: the server's peak in bytes, seconds, and the seconds of a short job scaled to its length."""

    size: int | None
    seconds: float
    scaled: float


def memory(run: Run) -> Iterator[Row]:
    """Measure the server's peak while it works on an hour of sound, and how a job ends that is too large."""
    seconds = _longest(run)
    file, samples = run.sounds.wav(seconds), seconds * RATE
    work = f"{seconds} s, {STEMS_COMPONENTS} components"
    with Server() as server:
        bare = _peak(server, file, samples, "bases", 1, "activations", 2)
    yield from _peak_rows(
        f"{work}, no stems", bare, 4 * samples, "the sound", None if run.quick else Target(PEAK, of_figure=True)
    )
    stems_size = 4 * samples * STEMS_COMPONENTS
    name, total = f"{work}, stems", psutil.virtual_memory().total
    if run.quick or total >= LEAST_MEMORY:
        with Server("--memory-quota", str(total * 3 // 4 // 2**20)) as server:
            stems = _peak(server, file, samples, "bases", 1, "activations", 2, "resynth", 3)
        expected = (bare.size or 0) + stems_size
        yield from _peak_rows(name, stems, expected, "no stems, and the stems", None if run.quick else Target(1.05))
    else:
        yield Row(name, note="left out: the machine has less than 16 GB of memory")
    yield _idle_row(run)
    yield _refusal(file, samples)


def _idle_row(run: Run) -> Row:
    """Measure what the server holds on to when the results of a large job have been freed, and some time has passed."""
    name = f"{MINUTE} s, {IDLE_COMPONENTS} components, stems: kept after /b_free"
    if run.quick:
        return Row(name, note=f"left out of quick runs: it waits for {IDLE_SECONDS:g} s")
    job = ("/bufnmf", "source", 0, "resynth", 1, "bases", 2, "activations", 3, "components")
    with Server() as server:
        server.do("/b_allocRead", 0, str(run.sounds.wav(MINUTE)))
        server.do(*job, IDLE_COMPONENTS, "numFrames", RATE)
        before = server.held()
        server.do(*job, IDLE_COMPONENTS)
        during = server.held()
        for number in (1, 2, 3):
            server.do("/b_free", number)
        time.sleep(IDLE_SECONDS)
        kept = max(0, server.held() - before)
    return Row(name, kept, "bytes", f"with them: {shown(during, 'bytes')}", kept / during, Target(50e6, of_figure=True))


def _peak(server: Server, file: Path, samples: int, *destinations: Value) -> Peak:
    """Load a file and take it apart: a short part of it first, then all."""
    server.do("/b_allocRead", 0, str(file))
    job = ("source", 0, *destinations, "components", STEMS_COMPONENTS, "seed", 1)
    short = timed(lambda: server.do("/bufnmf", *job, "numFrames", SHORT * RATE))
    scaled = statistics.median(short() for _ in range(3)) * samples / (SHORT * RATE)
    seconds = timed(lambda: server.do("/bufnmf", *job))()
    return Peak(server.peak(), seconds, scaled)


def _peak_rows(name: str, peak: Peak, size: int, what: str, wanted: Target | None) -> Iterator[Row]:
    if peak.size is None:
        yield Row(f"{name}: peak", note="this system does not record it")
    else:
        compared = f"{what}: {shown(size, 'bytes')}"
        yield Row(f"{name}: peak", peak.size, "bytes", compared, peak.size / size, wanted)
    compared = f"{SHORT} s, scaled: {shown(peak.scaled)}"
    yield Row(f"{name}: time", peak.seconds, compared=compared, ratio=peak.seconds / peak.scaled)


def _refusal(file: Path, samples: int) -> Row:
    """Measure how soon a job fails whose stems go beyond the quota, and look whether the reason names both figures."""
    quota = 4 * samples * 2 // 2**20 + 1
    with Server("--memory-quota", str(quota)) as server:
        server.do("/b_allocRead", 0, str(file))
        idle = statistics.median(round_trips(server.client, 100))
        began = time.perf_counter()
        answer = server.ask("/bufnmf", "source", 0, "resynth", 1, "components", STEMS_COMPONENTS)
        seconds = time.perf_counter() - began
    if answer.address != "/fail":
        return Row("a job beyond the quota", seconds, note="it did NOT fail")
    figures = re.findall(r"[\d.,]+ MB", str(answer.arguments[1]))
    named = f"{figures[0]} needed, {figures[-1]} there" if len(figures) >= 2 else "NOT both"
    ratio = seconds / idle
    return Row("a job beyond the quota: /fail", seconds, "s", f"/b_query: {shown(idle)}", ratio, note=f"named: {named}")


def latency(run: Run) -> Iterator[Row]:
    """Measure small jobs with all three results, one by one and many at once."""
    sound = run.sounds.sound(MINUTE)
    size = RATE // 2
    with Server() as server:
        server.do("/b_allocRead", 0, str(run.sounds.wav(MINUTE)))
        alone: list[float] = []
        jobs: list[float] = []
        work = timed(lambda: bufnmf.decompose(sound[:size, None], SMALL))
        job = timed(lambda: server.do("/bufnmf", *_slice(0, size, 1)))
        for turn in range(SMALL_JOBS + 10):
            for clock, times in ((work, alone), (job, jobs)):
                seconds = clock()
                if turn >= 10:
                    times.append(seconds)
        yield from _latency_rows(alone, jobs)
        yield _burst_of_jobs(server, sound)


def _latency_rows(alone: list[float], jobs: list[float]) -> Iterator[Row]:
    details = spread(alone=alone, jobs=jobs)
    for name, take in (("median", statistics.median), ("99th percentile", lambda times: percentile(times, 99))):
        ours, bare = take(jobs), take(alone)
        wanted = Target(0.015, of_figure=True)
        yield Row(
            f"0.5 s, 3 components, {name}", ours, "s", f"alone: {shown(bare)}", ours / bare, wanted, details=details
        )


def _slice(index: int, size: int, first: int) -> tuple[Value, ...]:
    """Return the arguments of a small job on a slice of buffer 0, with destinations of its own from `first` on."""
    return (
        "source", 0, "startFrame", index * size, "numFrames", size, "components", SMALL.components,
        "iterations", SMALL.iterations, "seed", SMALL.seed, "resynth", first, "bases", first + 1,
        "activations", first + 2,
    )  # fmt: skip


def _burst_of_jobs(server: Server, sound: Floats) -> Row:
    """Send many small jobs without waiting, and compare with the decompositions alone."""
    size = len(sound) // SLICES

    def decompose() -> None:
        for index in range(SLICES):
            bufnmf.decompose(sound[index * size : (index + 1) * size, None], SMALL)

    def burst() -> None:
        with ThreadPoolExecutor(1) as pool:
            answers = pool.submit(_endings, server.client, SLICES)
            for index in range(SLICES):
                server.send("/bufnmf", *_slice(index, size, 10 + 3 * index))
            answers.result()

    alone: list[float] = []
    jobs: list[float] = []
    for _ in range(3):
        for work, times in ((decompose, alone), (burst, jobs)):
            time.sleep(REST)
            times.append(timed(work)())
    ours, bare = statistics.median(jobs), statistics.median(alone)
    name = f"{SLICES} jobs at once, 0.3 s, 3 components"
    return Row(
        name, ours, "s", f"alone: {shown(bare)}", ours / bare, Target(1.15), details=spread(alone=alone, jobs=jobs)
    )


def _endings(client: BlockingClient, count: int) -> None:
    """Wait until so many jobs are done."""
    for message in client.answers(PATIENCE):
        if message.address in ("/done", "/fail") and message.arguments[0] == "/bufnmf":
            if message.address == "/fail":
                raise RuntimeError(f"a job failed: {message.arguments}")
            count -= 1
        if not count:
            return


def load(run: Run) -> Iterator[Row]:
    """Measure answers while the largest job runs, how soon it can be cancelled, and whether a burst arrives whole."""
    with Server() as server:
        seconds = _longest(run)
        server.do("/b_allocRead", 0, str(run.sounds.wav(seconds)))
        bare, stems = _largest(seconds, False), _largest(seconds, True)
        yield from _queries(server, f"{seconds} s, {bare} components", ("bases", 1, "activations", 2), bare)
        yield from _cancels(server, f"{seconds} s, {bare} components", ("bases", 1, "activations", 2), bare)
        if stems:
            yield from _cancels(server, f"{seconds} s, {stems} components, stems", ("resynth", 3), stems)
        arrived = _burst(server)
        yield Row("burst of /b_set from another process", arrived, "arrived", f"{BURST} sent", arrived / BURST)


def _largest(seconds: int, stems: bool) -> int:
    """Return how many components a job may have under the usual quota, of those that are measured; 0 if none fits."""
    samples, quota = seconds * RATE, psutil.virtual_memory().total // 2
    for components in MOST_COMPONENTS:
        needed = Plan(Settings(components, resynth=stems), samples, 1, cores()).nbytes + 4 * samples
        if needed < 0.9 * quota and (not stems or samples * components < 2**31):
            return components
    return 0


def _queries(server: Server, name: str, destinations: tuple[Value, ...], components: int) -> Iterator[Row]:
    """Compare round trips beside a plain echo, then those beside a job with those without."""
    with _echo() as echo:
        plain = round_trips(echo, QUERIES)
    idle = round_trips(server.client, QUERIES)
    yield from answer_rows("/b_query, idle", idle, "a plain echo", plain, None)
    client = BlockingClient("127.0.0.1", server.port)
    with ThreadPoolExecutor(1) as pool:
        job = _start_job(pool, client, components, ITERATIONS, destinations)
        busy: list[float] = []
        while not job.done():
            busy += round_trips(server.client, 10)
        if job.result().message.address == "/fail":
            raise RuntimeError(f"the job failed: {job.result().message.arguments}")
    client.close()
    yield from answer_rows(f"/b_query, {name}", busy, "idle", idle, Target(0.005, of_figure=True))


def answer_rows(name: str, times: list[float], what: str, others: list[float], wanted: Target | None) -> Iterator[Row]:
    """Yield the rows of round trips beside others: the median, and the 99th percentile, which has the target."""
    details = spread(times=times)
    middle, usual = statistics.median(times), statistics.median(others)
    note = f"{len(times)} queries, slowest {shown(max(times))}"
    yield Row(f"{name}, median", middle, "s", f"{what}: {shown(usual)}", middle / usual, note=note, details=details)
    late, other = percentile(times, 99), percentile(others, 99)
    yield Row(f"{name}, 99th percentile", late, "s", f"{what}: {shown(other)}", late / other, wanted)


def round_trips(client: BlockingClient, count: int, buffer: int | str = 0) -> list[float]:
    """Return the seconds of so many queries of a buffer and their answers."""
    seconds = []
    for _ in range(count):
        began = time.perf_counter()
        client.send("/b_query", buffer)
        client.until("/b_info")
        seconds.append(time.perf_counter() - began)
        time.sleep(0.0005)  # without a pause, the client's own load would be measured
    return seconds


@contextmanager
def _echo() -> Iterator[BlockingClient]:
    """Yield a client of an echo process, which measures the share of Python and UDP."""
    code = (
        "import socket; from nmfserver.osc.codec import encode\n"
        "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.bind(('127.0.0.1', 0))\n"
        "print(s.getsockname()[1], flush=True); answer = encode('/b_info', [0, 1, 1, 1.0])\n"
        "while True: s.sendto(answer, s.recvfrom(65536)[1])\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    client = BlockingClient("127.0.0.1", int(process.stdout.readline()))
    try:
        yield client
    finally:
        client.close()
        process.terminate()
        process.wait()


class Ending(NamedTuple):
    """The last message of a job, and when it came."""

    message: Message
    time: float


def _start_job(
    pool: ThreadPoolExecutor, client: BlockingClient, components: int, iterations: int, destinations: tuple[Value, ...]
) -> Future[Ending]:
    """Start a job; a thread receives its messages at once, so that none waits behind others."""
    client.send(
        "/bufnmf", "source", 0, *destinations, "components", components, "iterations", iterations, "seed", 1, "id", 1
    )

    def ending() -> Ending:
        return Ending(client.until("/bufnmf", patience=PATIENCE)[-1], time.perf_counter())

    return pool.submit(ending)


def _cancels(server: Server, name: str, destinations: tuple[Value, ...], components: int) -> Iterator[Row]:
    """Cancel jobs at several moments of their runs; measure how long they still ran."""
    with ThreadPoolExecutor(1) as pool:
        # The first such job takes longer than the others: the memory of its results has to be found.
        life = min(_life(pool, server, components, destinations) for _ in range(3))
        delays = []
        for moment in range(MOMENTS):
            job = _start_job(pool, server.client, components, CANCELLED_ITERATIONS, destinations)
            time.sleep(life * (moment + 0.5) / MOMENTS)
            asked = time.perf_counter()
            server.send("/bufnmf/cancel", 1)
            ended = job.result()
            if ended.message.address == "/fail" and "cancelled" in str(ended.message.arguments[1]):
                delays.append(ended.time - asked)
    yield _cancel_row(name, delays, life)


def _life(pool: ThreadPoolExecutor, server: Server, components: int, destinations: tuple[Value, ...]) -> float:
    """Return how long a job takes that is not cancelled; free its results, to make room for the next."""
    began = time.perf_counter()
    ended = _start_job(pool, server.client, components, CANCELLED_ITERATIONS, destinations).result()
    if ended.message.address == "/fail":
        raise RuntimeError(f"the job failed: {ended.message.arguments}")
    for buffer in destinations[1::2]:
        server.do("/b_free", buffer)
    return ended.time - began


def _cancel_row(name: str, delays: list[float], life: float) -> Row:
    if not delays:
        return Row(f"cancelled, {name}", note="it always ended before")
    slowest, middle = max(delays), statistics.median(delays)
    return Row(
        f"cancelled, {name}, slowest", slowest, "s", f"{CANCELLED_ITERATIONS} iterations: {shown(life)}",
        slowest / life, Target(0.05, of_figure=True), f"{len(delays)} of {MOMENTS} moments, median {shown(middle)}",
        spread(delays=delays),
    )  # fmt: skip


def _burst(server: Server) -> int:
    """Return how many of many messages arrive that another process sends at once."""
    server.do("/b_alloc", "burst", BURST)
    code = (
        "import socket, sys; from nmfserver.osc.codec import encode\n"
        f"packets = [encode('/b_set', ['burst', i, 1.0]) for i in range({BURST})]\n"
        "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
        f"[s.sendto(p, ('127.0.0.1', {server.port})) for p in packets]\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    values: list[object] = []
    for first in range(0, BURST, 1000):
        server.send("/b_getn", "burst", first, 1000)
        values += server.until("/b_setn")[-1].arguments[3:]
    return values.count(1.0)


def start(run: Run) -> Iterator[Row]:
    """Measure how soon a server is ready, and what importing the package takes."""
    bare, imported = [], []
    for _ in range(5):
        bare.append(_python("pass"))
        imported.append(_python("import nmfserver"))
    python = min(bare)
    taken = min(imported) - python
    if run.quick:
        yield Row("serve is ready, cold cache", note="left out of quick runs: it compiles")
    else:
        yield _ready_row("cold cache", [_ready_cold()], python, 15, "Linux only: elsewhere the cache stays warm")
    yield _ready_row("warm cache", [_ready() for _ in range(run.rounds(5))], python, 1.2, "")
    yield above_noise(
        Row(
            "import nmfserver", taken, "s", f"bare Python: {shown(python)}", taken / python,
            Target(0.15, of_figure=True), details=spread(bare=bare, imported=imported),
        )
    )  # fmt: skip


def _ready_row(name: str, times: list[float], python: float, limit: float, note: str) -> Row:
    seconds = statistics.median(times)
    return Row(
        f"serve is ready, {name}", seconds, "s", f"bare Python: {shown(python)}", seconds / python,
        Target(limit, of_figure=True), note, spread(times=times),
    )  # fmt: skip


def _ready(settings: dict[str, str] | None = None) -> float:
    with Server(settings=settings) as server:
        return server.seconds


def _ready_cold() -> float:
    with tempfile.TemporaryDirectory() as cache:
        return _ready({"XDG_CACHE_HOME": cache})


def _python(code: str) -> float:
    return timed(lambda: subprocess.run([sys.executable, "-c", code], check=True))()
