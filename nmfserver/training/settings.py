"""How bases are trained on many sounds: the settings, and their bounds and defaults."""

from dataclasses import dataclass, replace

from nmfserver.errors import require_integer
from nmfserver.kernels.stft import Transform
from nmfserver.processes.settings import FIXED, RANDOM, SEED, Settings, fresh_seed

USUAL_COMPONENTS = 40
TOLERANCE = 0.0005
"""Relative fall of the divergence between two looks, below which the activations of a block are good enough."""


@dataclass(frozen=True)
class Training:
    """How bases are trained.

    components : bases, at least 1
    passes : over all sounds, at least 1
    iterations : how far plain updates would get in so many rounds: of both factors for the bases to begin with, and of
        the activations of each sound in each pass
    seed : of the excerpts, the start and the order of the sounds, 0…2^31-1; -1 for a fresh one
    sparsity : weight of the sum of the activations beside the divergence, where each basis has unit norm; 0: none
    balance : whether all sounds weigh the same, as if they had the same number of frames
    window_size, hop_size, fft_size : samples; hop -1 is half the window, FFT -1 the next power of two

    Raises
    ------
    ArgumentError : values out of bounds, or that do not fit each other

    """

    components: int = USUAL_COMPONENTS
    passes: int = 5
    iterations: int = 100
    seed: int = -1
    sparsity: float = 0.0
    balance: bool = False
    window_size: int = 1024
    hop_size: int = -1
    fft_size: int = -1

    def __post_init__(self) -> None:
        for name in ("components", "passes"):
            object.__setattr__(self, name, require_integer(name, getattr(self, name), 1))
        object.__setattr__(self, "sparsity", self.start.sparsity)

    @property
    def start(self) -> Settings:
        """The settings of the factorisation that gives the bases to begin with."""
        return self._settings(RANDOM, RANDOM)

    @property
    def inference(self) -> Settings:
        """The settings by which activations are found while the bases are kept."""
        return replace(self._settings(FIXED, SEED), sparsity=0.0, tolerance=TOLERANCE)

    def transform(self) -> Transform:
        """Return the sizes of the transform."""
        return self.start.transform()

    def with_seed(self) -> "Training":
        """Return the same with a seed: a fresh one, if there was none."""
        return replace(self, seed=fresh_seed()) if self.seed == -1 else self

    def _settings(self, bases_mode: int, act_mode: int) -> Settings:
        return Settings(
            components=self.components, iterations=self.iterations, seed=self.seed, bases_mode=bases_mode,
            act_mode=act_mode, window_size=self.window_size, hop_size=self.hop_size, fft_size=self.fft_size,
            sparsity=self.sparsity,
        )  # fmt: skip
