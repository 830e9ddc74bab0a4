"""An OSC server that keeps sound buffers and takes them apart with non-negative matrix factorisation.

From a terminal, ``nmfserver serve`` starts the server and ``nmfserver decompose FILE`` does without one.
From Python, `decompose` takes an array of samples apart::

    parts = nmfserver.decompose(samples, sample_rate, components=3)
    parts.stems  # float32 (frames, channels, components): they sum to the samples

`train` learns bases from many sounds::

    kit = nmfserver.train(["kick.wav", "snare.wav"], components=8)
    kit.save("kit.wav")

Importing this package loads nothing heavy: numba and SciPy come with the first call.
"""

TYPE_CHECKING = False  # typing's own takes a while to load, in which a Ctrl-C would be told at length
if TYPE_CHECKING:
    from nmfserver.learning import Kit, train
    from nmfserver.library import Decomposition, decompose

__version__ = "0.2.0"
__all__ = ["Decomposition", "Kit", "__version__", "decompose", "train"]


def __getattr__(name: str) -> object:
    if name in ("Decomposition", "decompose"):
        from nmfserver import library

        return getattr(library, name)
    if name in ("Kit", "train"):
        from nmfserver import learning

        return getattr(learning, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
