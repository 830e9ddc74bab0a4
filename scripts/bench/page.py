"""The section of the bench on the page in the browser: what it costs live sound and answers, and what drawing takes.

Everything is real: a server with live sound on a jackd of its own, the page's process, Chromium that plays all rows.
"""

import shutil
import statistics
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from typing import Any

import psutil

from bench.kernels import LONG, MINUTE, SHORT
from bench.measuring import Row, Run, Target, percentile, shown, spread
from bench.server import PATIENCE, Server, answer_rows, round_trips
from nmfserver.osc.blocking import BlockingClient
from tests.page.chromium import PLAYS, SCROLL, Screen, launched
from tests.page.pages import running_page
from tests.programs import PatientJack, real_time

PROGRAMS = ("jackd", "chromium")
SOURCE = "sound"
PLAYED, SCROLLED = 8, 20
"""Components of what plays, and of what is scrolled."""
LIVE_ITERATIONS = 50
"""Of each hop: more than usual, for a load that can be told from its noise."""
JOB = ("bases", "other bases", "components", 50, "iterations", 200)
TURNS, MOMENTS, MOMENT, AT_ONCE = 5, 8, 1.0, 20
"""How often both are measured in turns, how often live load is looked at each time, the seconds between, in which it is
queried, and queries in a row."""
PAGE_PROCESSES = {"--type=renderer", "--type=gpu-process", "--utility-sub-type=audio.mojom.AudioService"}
"""What the processes of Chromium are started with that draw and play."""
STEPS = 240
DRAWN = """async () => {
    const waits = () => [...document.querySelectorAll("part-row .hint")].some((each) => each.textContent);
    while (waits()) await new Promise((go) => setTimeout(go, 100));
}"""
"""Waits until no row waits for its waveform."""
SPANS = {"a minute": MINUTE, "two seconds": 2}
"""Seconds that are visible while it scrolls: peaks are drawn, or samples."""


@dataclass
class Measured:
    """Seconds of round trips, the live load at some moments as a part of a block's time, and processor time.

    busy : seconds that Chromium and the page's process have worked in each second
    """

    seconds: list[float] = field(default_factory=list)
    loads: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)


def page(run: Run) -> Iterator[Row]:
    """Measure answers and live load with the page and without it, and the script that each frame takes to draw."""
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if missing:
        yield Row("the page", note=f"left out: {' and '.join(missing)} not found")
        return
    yield from _beside_live(run)
    yield from _scrolling(run)


def _beside_live(run: Run) -> Iterator[Row]:
    """Measure in turns without and with a page whose rows play, while live sound and a job run."""
    without, beside = Measured(), Measured()
    with ExitStack() as stack:
        jack = PatientJack("-C", "1", "-P", "2")
        stack.callback(jack.end)
        server = stack.enter_context(Server(settings=jack.env))
        _take_apart(server, run, SHORT, PLAYED)
        server.do("/live/start", "bases", "bases", "iterations", LIVE_ITERATIONS, "open", 1)
        turns = [(_measure_without, without), (_measure_beside, beside)]
        for _ in range(run.rounds(TURNS)):
            for measure, measured in turns:
                measure(server, measured)
            turns.reverse()  # what drifts counts for both
    name = f"with the page, {PLAYED} rows play, live sound and a job run"
    wanted = Target(0.005, of_figure=True)
    yield from answer_rows(f"/b_query {name}", beside.seconds, "without the page", without.seconds, wanted)
    yield _load_row(f"live load {name}", without, beside)
    yield Row(
        f"processor time of Chromium and the page's process, {PLAYED} rows play", statistics.median(beside.busy), "s",
        note="in each second; Chromium draws without a graphics card here", details=spread(busy=beside.busy),
    )  # fmt: skip


def _measure_without(server: Server, measured: Measured) -> None:
    with _jobs(server):
        _measure(server, measured)


def _measure_beside(server: Server, measured: Measured) -> None:
    with _shown(server) as screen, _jobs(server):
        screen.page.keyboard.press("Space")
        screen.page.evaluate(PLAYS)
        _measure(server, measured, _page_processes())
        screen.page.evaluate(PLAYS)  # still


def _load_row(name: str, without: Measured, beside: Measured) -> Row:
    """Return the row of the live load, which is time on the clock: it says whether others may interrupt."""
    ours, bare = 100 * statistics.median(beside.loads), 100 * statistics.median(without.loads)
    rights = "with real-time rights" if real_time() == "-R" else "without real-time rights: interruptions count"
    details = spread(without=without.loads, beside=beside.loads)
    return Row(name, ours, "%", f"without the page: {bare:.3g} %", ours / bare, Target(1.1), rights, details)


def _measure(server: Server, measured: Measured, processes: Sequence[psutil.Process] = ()) -> None:
    """Add round trips, the live load and the processor time of processes, moment after moment."""
    _until(server, time.perf_counter() + MOMENT)  # the load is the mean of the last second
    for _ in range(MOMENTS):
        began, busy = time.perf_counter(), _processor_time(processes)
        measured.seconds += _until(server, began + MOMENT)
        server.send("/live/status")
        status = server.until("/live/status.reply")[-1].arguments
        load = status[status.index("load") + 1]
        assert isinstance(load, float)
        measured.loads.append(load)
        measured.busy.append((_processor_time(processes) - busy) / (time.perf_counter() - began))


def _until(server: Server, end: float) -> list[float]:
    """Return the seconds of round trips until a time."""
    seconds: list[float] = []
    while time.perf_counter() < end:
        seconds += round_trips(server.client, AT_ONCE, SOURCE)
    return seconds


def _page_processes() -> list[psutil.Process]:
    """Return the processes of the page and of Chromium that draw and play; they run until the browser is closed."""
    started = psutil.Process().children(recursive=True)
    return [each for each in started if "page" in each.cmdline() or PAGE_PROCESSES & set(each.cmdline())]


def _processor_time(processes: Sequence[psutil.Process]) -> float:
    return sum(sum(process.cpu_times()[:2]) for process in processes if process.is_running())


def _take_apart(server: Server, run: Run, seconds: int, components: int) -> None:
    """Load a sound, and take it apart into stems, bases and activations."""
    server.do("/b_allocRead", SOURCE, str(run.sounds.wav(seconds)))
    results = ("resynth", "stems", "bases", "bases", "activations", "activations")
    server.do("/bufnmf", "source", SOURCE, *results, "components", components, "iterations", 10, "seed", 1)


@contextmanager
def _jobs(server: Server) -> Iterator[None]:
    """Have jobs of another client run, one after the other."""
    ending = threading.Event()

    def work() -> None:
        with closing(BlockingClient("127.0.0.1", server.port)) as client:
            while not ending.is_set():
                client.send("/bufnmf", "source", SOURCE, *JOB)
                client.until("/bufnmf", patience=PATIENCE)

    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(work)
        try:
            yield
        finally:
            ending.set()
            job.result()


@contextmanager
def _shown(server: Server, **options: Any) -> Iterator[Screen]:
    """Open the page in a browser, with all rows drawn."""
    with running_page(server=server.port) as process, launched() as browser:
        screen = Screen(browser, process.address, viewport={"width": 1440, "height": 900}, **options)
        screen.rows().last.wait_for()
        screen.page.evaluate(DRAWN)
        yield screen
        screen.close()


def _scrolling(run: Run) -> Iterator[Row]:
    """Measure the script of a frame while a long sound in many rows scrolls."""
    seconds = MINUTE if run.quick else LONG
    with Server() as server:
        _take_apart(server, run, seconds, SCROLLED)
        with _shown(server) as screen:
            for name, span in SPANS.items():
                times = [each / 1000 for each in screen.page.evaluate(SCROLL, [span * screen.rate(), STEPS])]
                yield Row(
                    f"script of the views a frame, scrolling {seconds} s in {SCROLLED} rows, {name} visible, p99",
                    percentile(times, 99), "s", f"median: {shown(statistics.median(times))}", None,
                    Target(0.008, of_figure=True), f"slowest of {len(times)}: {shown(max(times))}", spread(times=times),
                )  # fmt: skip
