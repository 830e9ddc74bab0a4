"""Other libraries that factorise, each in a process of its own.

A line starts the work. The answer is its seconds, if factors of the right size have come out.

scikit-learn's time depends on what its process has allocated and freed before, by a factor of two: only fresh
processes, and several of them, tell what it is.

python -m bench.peers NAME MAGNITUDES COMPONENTS ITERATIONS    is such a process
"""

import contextlib
import importlib
import importlib.util
import os
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.measuring import Clock, WorkError, timed

Floats = NDArray[np.float32]
Factors = tuple[Any, Any]
"""Bases ``(components, bins)`` and activations ``(frames, components)``, of whatever kind of array."""
Work = Callable[[], Factors]

SCRIPTS = Path(__file__).resolve().parents[1]
SGEMM_SIZE = 2048
SGEMM_TIMES = 5
SECONDS = "seconds: "


def scikit_learn(magnitudes: Floats, components: int, iterations: int) -> Work:
    """Return scikit-learn's solver of the same kind."""
    transformer = _transformer(components, iterations)

    def work() -> Factors:
        activations = transformer.fit_transform(magnitudes)
        return transformer.components_, activations

    return work


def librosa(magnitudes: Floats, components: int, iterations: int) -> Work:
    """Return librosa's function, which calls scikit-learn."""
    decompose: Any = importlib.import_module("librosa.decompose").decompose
    transformer = _transformer(components, iterations)

    def work() -> Factors:
        bases, activations = decompose(magnitudes.T, transformer=transformer)
        return bases.T, activations.T

    return work


def _transformer(components: int, iterations: int) -> Any:
    from sklearn.decomposition import NMF

    return NMF(
        components, init="random", solver="mu", beta_loss="kullback-leibler", max_iter=iterations, tol=0, random_state=1
    )


def plain(magnitudes: Floats, components: int, iterations: int) -> Work:
    """Return the updates as one writes them down in NumPy."""

    def work() -> Factors:
        noise = np.random.default_rng(1)
        w = noise.random((components, magnitudes.shape[1]), np.float32)
        h = noise.random((len(magnitudes), components), np.float32)
        least = np.float32(np.finfo(np.float32).tiny)
        for _ in range(iterations):
            w *= h.T @ (magnitudes / np.maximum(h @ w, least)) / h.sum(0)[:, None]
            h *= (magnitudes / np.maximum(h @ w, least)) @ w.T / w.sum(1)
        return w, h

    return work


def torchnmf(magnitudes: Floats, components: int, iterations: int) -> Work:
    """Return torchnmf's solver."""
    torch: Any = importlib.import_module("torch")
    solver: Any = importlib.import_module("torchnmf.nmf").NMF
    values = torch.from_numpy(magnitudes)

    def work() -> Factors:
        model = solver(magnitudes.shape, rank=components)
        model.fit(values, beta=1, tol=0, max_iter=iterations)
        return model.W.T, model.H

    return work


KEPT = "scikit-learn, memory kept"
# A fresh process of glibc's gives every temporary array back to the system and faults its pages in anew, which can take
# longer than the arithmetic; one that has freed large arrays before may not. This makes it keep them: the peer's best.
SETTINGS = {KEPT: {"MALLOC_MMAP_THRESHOLD_": str(2**25), "MALLOC_TRIM_THRESHOLD_": str(2**32)}}
PEERS = {
    "scikit-learn": scikit_learn,
    KEPT: scikit_learn,
    "librosa": librosa,
    "plain NumPy": plain,
    "torchnmf": torchnmf,
}
MODULES = {"scikit-learn": "sklearn", "librosa": "librosa", "torchnmf": "torchnmf"}
SGEMM = "sgemm"


def installed(name: str) -> bool:
    """Whether a peer can be measured here."""
    if name in SETTINGS and sys.platform != "linux":
        return False
    return name not in MODULES or importlib.util.find_spec(MODULES[name]) is not None


class Peer:
    """A process that does a peer's work whenever it is called. The first call waits until it has loaded."""

    def __init__(self, name: str, magnitudes: Path, components: int, iterations: int) -> None:
        self._name = name
        command = [sys.executable, "-m", "bench.peers", name, str(magnitudes), str(components), str(iterations)]
        environment = {**os.environ, **SETTINGS.get(name, {})}
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, cwd=SCRIPTS
        )
        assert self._process.stdin is not None and self._process.stdout is not None
        self._to, self._from = self._process.stdin, self._process.stdout

    def __call__(self) -> float:
        """Let it work; return the seconds that it measured. Raises WorkError if it could not, or did not."""
        with contextlib.suppress(BrokenPipeError):  # it has ended, which the missing answer tells
            self._to.write("go\n")
            self._to.flush()
        answer = self._from.readline().strip()
        if not answer:
            raise WorkError(f"it has ended with {self._process.wait()}; what it said stands above")
        if not answer.startswith(SECONDS):
            raise WorkError(answer)
        return float(answer.removeprefix(SECONDS))

    def __enter__(self) -> "Peer":
        return self

    def __exit__(self, *error: object) -> None:
        with contextlib.suppress(BrokenPipeError):
            self._to.close()
        self._from.close()
        self._process.wait()


def sgemm_rate(seconds: float) -> float:
    """Return the GFlop/s of a product of square matrices that took so long."""
    return 2 * SGEMM_SIZE**3 / seconds / 1e9


def _clock(name: str, magnitudes: Floats, components: int, iterations: int) -> Clock:
    if name == SGEMM:
        square = np.random.default_rng(1).random((SGEMM_SIZE, SGEMM_SIZE), np.float32)
        out = np.empty_like(square)
        product = timed(lambda: np.dot(square, square, out))
        return lambda: min(product() for _ in range(SGEMM_TIMES))
    work = PEERS[name](magnitudes, components, iterations)
    return lambda: checked(work, magnitudes, components)


def checked(work: Work, magnitudes: Floats, components: int) -> float:
    """Return how many seconds a work takes. Raises WorkError if its factors do not have the right sizes."""
    frames, bins = magnitudes.shape
    began = time.perf_counter()
    found = work()
    seconds = time.perf_counter() - began
    shapes, wanted = tuple(tuple(factor.shape) for factor in found), ((components, bins), (frames, components))
    if shapes != wanted:
        raise WorkError(f"its factors are {shapes} instead of {wanted}")
    return seconds


def main(name: str, magnitudes: str, components: str, iterations: str) -> None:
    """Load; then work at each line of input, and print the seconds, or why there are none."""
    answers, sys.stdout = sys.stdout, sys.stderr  # a library that prints must not answer
    warnings.simplefilter("ignore")
    clock = _clock(name, np.load(magnitudes), int(components), int(iterations))
    for _ in sys.stdin:
        try:
            answer = f"{SECONDS}{clock()}"
        except WorkError as reason:
            answer = str(reason)
        print(answer, file=answers, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
