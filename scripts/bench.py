"""Measures nmfserver, as ratios within one run: machines differ, and are busy.

python3 scripts/bench.py         a table for the terminal
python3 scripts/bench.py --markdown
python3 scripts/bench.py --soak  ten minutes of live sound under load, instead; needs JACK

The sound is the demo's drum loop, ten seconds of it, unless a file is named.
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import environment

if environment.inside("dev,plot"):
    import drum_loop
    import numpy as np
    import soundfile
    from numpy.typing import NDArray
    from rich.console import Console
    from rich.table import Table
    from sklearn.decomposition import non_negative_factorization

    from nmfserver.audio.engine import Engine
    from nmfserver.audio.engine import Settings as LiveSettings
    from nmfserver.kernels import fourier, nmf, stft
    from nmfserver.kernels.stft import Transform
    from nmfserver.osc.client import Client
    from nmfserver.processes import bufnmf
    from nmfserver.processes.bufnmf import Settings
    from nmfserver.processes.compute import team

COMPONENTS = (3, 10, 20, 50)
ITERATIONS = 100
ROUNDS = 9
REST = 0.3
"""Seconds between works: a BLAS keeps its threads spinning for a tenth of a second, on cores that the next needs."""
SECONDS = 10.3
TRANSFORM = (1024, 512, 1024)
LIVE_RATE, LIVE_BLOCK = 48000, 64
FLUID_NMF_FILTER = {10: 0.044, 20: 0.069, 50: 0.13}
"""Of a core, in scsynth, on a machine of two cores; there is no such thing to be measured beside."""
QUERIES = 3000
BURST = 3000

Row = tuple[str, str, str, str]


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", nargs="?", type=Path, help="a sound file, instead of the drum loop")
    options.add_argument("--markdown", action="store_true", help="print tables for a document")
    options.add_argument("--soak", action="store_true", help="ten minutes of live sound under load, and nothing else")
    chosen = options.parse_args()
    if chosen.soak:
        sys.exit(_soak())
    sound = _sound(chosen.file)
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, ", end="")
    print(f"{len(sound) / 44100:.1f} s of mono sound, medians of {ROUNDS} interleaved rounds")
    headings = ("work", "nmfserver", "compared with", "ratio")
    _print("Factorisation, 100 iterations, same start", headings, list(_factorisations(sound)), chosen.markdown)
    _print("Whole jobs over OSC, all three results", headings, list(_jobs(sound)), chosen.markdown)
    live = ("components", "a hop, of its time", "compared with", "ratio")
    _print("Live, 48 kHz, window 1024, hop 512, 10 iterations", live, list(_live(sound)), chosen.markdown)
    _print("Answers and starts", ("what", "median", "99th percentile", "note"), list(_server(sound)), chosen.markdown)


def _sound(file: Path | None) -> "NDArray[np.float32]":
    if file is None:
        return drum_loop.loop(SECONDS)
    samples: NDArray[np.float32] = soundfile.read(file, dtype="float32", always_2d=True)[0]
    return np.ascontiguousarray(samples[:, 0])


def _interleaved(*works: Callable[[], object]) -> list[float]:
    """Return the median seconds of each work, done in turns after one round that does not count."""
    seconds: list[list[float]] = [[] for _ in works]
    for turn in range(ROUNDS + 1):
        for work, measured in zip(works, seconds, strict=True):
            time.sleep(REST)
            began = time.perf_counter()
            work()
            if turn:
                measured.append(time.perf_counter() - began)
    return [statistics.median(measured) for measured in seconds]


def _factorisations(sound: "NDArray[np.float32]"):  # type: ignore[no-untyped-def]
    """Compare with scikit-learn's solver: the same magnitudes, start and number of iterations."""
    warnings.simplefilter("ignore")
    transform = Transform(*TRANSFORM)
    magnitudes = np.empty((transform.frames(len(sound)), transform.bins), np.float32)
    with team() as threads:
        sizes = transform.hop, stft.hann(transform.window), fourier.tables(transform.fft)
        spaces = np.empty((threads.members, stft.ROWS, transform.fft), np.float32)
        threads.run(
            lambda words, member, members: stft.magnitudes(words, member, members, sound, *sizes, spaces, magnitudes),
            id,
            threads.members,
        )
    for components in COMPONENTS:
        noise = np.random.default_rng(components)
        w = noise.random((components, transform.bins), np.float32)
        h = noise.random((len(magnitudes), components), np.float32)

        def ours(w: "NDArray[np.float32]" = w, h: "NDArray[np.float32]" = h) -> None:
            with team() as threads:
                space = nmf.space(threads.members, *magnitudes.shape, len(w))
                work = magnitudes, w.copy(), h.copy(), space, ITERATIONS, True, True
                threads.run(
                    lambda words, member, members: nmf.factorise(words, member, members, *work), id, threads.members
                )

        def theirs(w: "NDArray[np.float32]" = w, h: "NDArray[np.float32]" = h) -> None:
            non_negative_factorization(
                magnitudes, W=h.copy(), H=w.copy(), n_components=len(w), init="custom", solver="mu",
                beta_loss="kullback-leibler", max_iter=ITERATIONS, tol=0,
            )  # fmt: skip

        mine, other = _interleaved(ours, theirs)
        yield f"{components} components", _ms(mine), f"scikit-learn: {_ms(other)}", f"{other / mine:.2f} times faster"


def _jobs(sound: "NDArray[np.float32]"):  # type: ignore[no-untyped-def]
    """Compare a job's whole time, as a client sees it, with that of its decomposition alone, without stems."""
    with tempfile.TemporaryDirectory() as folder, _Server() as client:
        path = Path(folder) / "sound.wav"
        soundfile.write(path, sound, 44100, subtype="FLOAT")
        client.send("/b_allocRead", 0, str(path))
        client.until("/b_allocRead")
        for components in COMPONENTS:
            settings = Settings(components, ITERATIONS, 1)

            def job(components: int = components) -> None:
                client.send(
                    "/bufnmf",
                    "source",
                    0,
                    "resynth",
                    1,
                    "bases",
                    2,
                    "activations",
                    3,
                    "components",
                    components,
                    "seed",
                    1,
                )
                client.until("/bufnmf")

            def alone(settings: "Settings" = settings) -> None:
                bufnmf.decompose(sound[:, None], settings)

            whole, part = _interleaved(job, alone)
            yield f"{components} components", _ms(whole), f"no stems, no OSC: {_ms(part)}", f"{whole / part:.2f} times"


def _live(sound: "NDArray[np.float32]"):  # type: ignore[no-untyped-def]
    """Measure the audio thread's work a hop, with every component as an output of its own."""
    transform = Transform(*TRANSFORM)
    for components in COMPONENTS:
        settings = LiveSettings(transform, LIVE_RATE, outputs=2 + components, components=components)
        engine = Engine(settings)
        engine.use(np.random.default_rng(1).random((transform.bins, components), np.float32) ** 6, fade=0)
        inputs, outputs = sound[: LIVE_RATE * 2, None].copy(), np.zeros((LIVE_RATE * 2, 2 + components), np.float32)
        shares = []
        for _ in range(ROUNDS + 1):
            busy, position = engine.busy, engine.position
            for at in range(0, len(inputs), LIVE_BLOCK):
                engine.process(inputs[at : at + LIVE_BLOCK], outputs[at : at + LIVE_BLOCK])
            shares.append((engine.busy - busy) / ((engine.position - position) / LIVE_RATE))
        share, hop = statistics.median(shares[1:]), transform.hop / LIVE_RATE
        theirs = FLUID_NMF_FILTER.get(components)
        yield (
            str(components),
            f"{share * hop * 1e6:.0f} µs, {share:.2%}",
            f"FluidNMFFilter, measured once: {theirs:.1%}" if theirs else "",
            f"{theirs / share:.1f} times less" if theirs else "",
        )


def _soak() -> int:
    """Run the test of live sound under load for ten minutes."""
    command = [sys.executable, "-m", "pytest", "-q", "tests/audio/test_soak.py"]
    return subprocess.call(command, cwd=environment.ROOT, env={**os.environ, "NMFSERVER_SOAK": "600"})


def _server(sound: "NDArray[np.float32]"):  # type: ignore[no-untyped-def]
    """Measure how soon a server is ready, answers when idle and busy, and whether a burst arrives whole."""
    with tempfile.TemporaryDirectory() as cache:
        cold = _Server({"XDG_CACHE_HOME": cache})
        with cold:
            pass
        yield "serve is ready, cold cache", f"{cold.seconds:.2f} s", "", "Linux only: elsewhere the cache stays warm"
    starts = []
    for _ in range(3):
        with _Server() as client:
            starts.append(client.seconds)
    yield "serve is ready, warm cache", f"{statistics.median(starts):.2f} s", "", "with Python's own start"
    with _Server() as client:
        client.send("/b_alloc", 0, len(sound), 1)
        client.until("/b_alloc")
        client.send("/b_gen", 0, "sine1", 0, 1.0, 0.5)
        client.until("/b_gen")
        idle = _round_trips(client)
        yield "/b_query, idle", _ms(statistics.median(idle)), _ms(_percentile(idle, 99)), f"{QUERIES} queries"
        client.send("/bufnmf", "source", 0, "bases", 1, "components", 50, "iterations", 10**8, "id", 1)
        client.until("/bufnmf/progress")
        busy = _round_trips(client)
        client.send("/bufnmf/cancel", 1)
        client.until("/bufnmf")
        yield "/b_query, a 50-component job running", _ms(statistics.median(busy)), _ms(_percentile(busy, 99)), ""
        yield "burst of /b_set from another process", f"{_burst(client)} of {BURST}", "", "arrived"


def _round_trips(client: "_Server") -> list[float]:
    seconds = []
    for _ in range(QUERIES):
        began = time.perf_counter()
        client.send("/b_query", 0)
        client.until("/b_info")
        seconds.append(time.perf_counter() - began)
        time.sleep(0.0005)  # a client that asks without a pause would measure its own appetite
    return seconds


def _burst(client: "_Server") -> int:
    client.send("/b_alloc", "burst", BURST)
    client.until("/b_alloc")
    code = (
        "import socket, sys; from nmfserver.osc.codec import encode\n"
        f"packets = [encode('/b_set', ['burst', i, 1.0]) for i in range({BURST})]\n"
        "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
        f"[s.sendto(p, ('127.0.0.1', {client.port})) for p in packets]\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    values: list[object] = []
    for start in range(0, BURST, 1000):
        client.send("/b_getn", "burst", start, 1000)
        values += client.until("/b_setn")[-1].arguments[3:]
    return values.count(1.0)


class _Server:
    """A server process, and a client of it."""

    def __init__(self, settings: dict[str, str] | None = None) -> None:
        began = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "nmfserver", "serve", "--port", "0", "--log-level", "error"],
            stdout=subprocess.PIPE, text=True, env={**os.environ, **(settings or {})},
        )  # fmt: skip
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline().split("port ")[1].split()[0])
        self.seconds = time.perf_counter() - began
        client = Client("127.0.0.1", self.port)
        self.send, self.until = client.send, client.until

    def __enter__(self) -> "_Server":
        return self

    def __exit__(self, *error: object) -> None:
        self.send("/quit")
        self._process.wait()


def _percentile(values: list[float], percent: int) -> float:
    return sorted(values)[len(values) * percent // 100]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.3g} ms"


def _print(title: str, headings: Row, rows: list[Row], markdown: bool) -> None:
    if markdown:
        print(f"\n{title}\n\n| {' | '.join(headings)} |\n|{'---|' * len(headings)}")
        print("\n".join(f"| {' | '.join(row)} |" for row in rows))
        return
    table = Table(*headings, title=title, title_justify="left")
    for row in rows:
        table.add_row(*row)
    Console().print(table)


if __name__ == "__main__":
    main()
