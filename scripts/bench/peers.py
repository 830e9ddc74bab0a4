"""Other programs that factorise, each in a process of its own. A line starts the work; the answer is its seconds.

scikit-learn's time depends on what its process has allocated and freed before, by a factor of two: only fresh
processes, and several of them, tell what it is.

python -m bench.peers NAME MAGNITUDES COMPONENTS ITERATIONS    is such a process
"""

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

Floats = NDArray[np.float32]
Work = Callable[[], object]

SCRIPTS = Path(__file__).resolve().parents[1]
SGEMM_SIZE = 2048
SGEMM_TIMES = 5


def scikit_learn(magnitudes: Floats, components: int, iterations: int) -> Work:
    """Return scikit-learn's solver of the same kind."""
    transformer = _transformer(components, iterations)
    return lambda: transformer.fit_transform(magnitudes)


def librosa(magnitudes: Floats, components: int, iterations: int) -> Work:
    """Return librosa's function, which calls scikit-learn."""
    decompose: Any = importlib.import_module("librosa.decompose").decompose
    transformer = _transformer(components, iterations)
    return lambda: decompose(magnitudes.T, transformer=transformer)


def _transformer(components: int, iterations: int) -> Any:
    from sklearn.decomposition import NMF

    return NMF(
        components, init="random", solver="mu", beta_loss="kullback-leibler", max_iter=iterations, tol=0, random_state=1
    )


def plain(magnitudes: Floats, components: int, iterations: int) -> Work:
    """Return the updates as one writes them down in NumPy."""

    def work() -> None:
        noise = np.random.default_rng(1)
        w = noise.random((components, magnitudes.shape[1]), np.float32)
        h = noise.random((len(magnitudes), components), np.float32)
        least = np.float32(np.finfo(np.float32).tiny)
        for _ in range(iterations):
            w *= h.T @ (magnitudes / np.maximum(h @ w, least)) / h.sum(0)[:, None]
            h *= (magnitudes / np.maximum(h @ w, least)) @ w.T / w.sum(1)

    return work


def torchnmf(magnitudes: Floats, components: int, iterations: int) -> Work:
    """Return torchnmf's solver."""
    torch: Any = importlib.import_module("torch")
    solver: Any = importlib.import_module("torchnmf.nmf").NMF
    values = torch.from_numpy(magnitudes)
    return lambda: solver(magnitudes.shape, rank=components).fit(values, beta=1, tol=0, max_iter=iterations)


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
    """A process that does a peer's work whenever it is called."""

    def __init__(self, name: str, magnitudes: Path, components: int, iterations: int) -> None:
        self._name = name
        command = [sys.executable, "-m", "bench.peers", name, str(magnitudes), str(components), str(iterations)]
        environment = {**os.environ, **SETTINGS.get(name, {})}
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, cwd=SCRIPTS
        )
        assert self._process.stdin is not None and self._process.stdout is not None
        self._to, self._from = self._process.stdin, self._process.stdout
        self._answer()

    def __call__(self) -> float:
        """Let it work; return the seconds that it measured."""
        self._to.write("go\n")
        self._to.flush()
        return float(self._answer())

    def _answer(self) -> str:
        line = self._from.readline()
        if not line:
            raise RuntimeError(f"{self._name} has ended with {self._process.wait()}; what it said stands above")
        return line

    def __enter__(self) -> "Peer":
        return self

    def __exit__(self, *error: object) -> None:
        self._to.close()
        self._from.close()
        self._process.wait()


def sgemm_rate(seconds: float) -> float:
    """Return the GFlop/s of a product of square matrices that took so long."""
    return 2 * SGEMM_SIZE**3 / seconds / 1e9


def _clock(name: str, magnitudes: Floats, components: int, iterations: int) -> Callable[[], float]:
    if name == SGEMM:
        square = np.random.default_rng(1).random((SGEMM_SIZE, SGEMM_SIZE), np.float32)
        out = np.empty_like(square)
        return lambda: min(_seconds(lambda: np.dot(square, square, out)) for _ in range(SGEMM_TIMES))
    work = PEERS[name](magnitudes, components, iterations)
    return lambda: _seconds(work)


def _seconds(work: Work) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main(name: str, magnitudes: str, components: str, iterations: str) -> None:
    """Print that all is loaded; then work at each line of input, and print the seconds."""
    answers, sys.stdout = sys.stdout, sys.stderr  # a library that prints must not answer
    warnings.simplefilter("ignore")
    clock = _clock(name, np.load(magnitudes), int(components), int(iterations))
    print("ready", file=answers, flush=True)
    for _ in sys.stdin:
        print(clock(), file=answers, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
