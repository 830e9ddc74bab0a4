"""Learns bases from many buffers."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np

from nmfserver.buffers.table import Buffer, Key, Samples
from nmfserver.errors import ArgumentError
from nmfserver.processes.watching import Watcher
from nmfserver.tasks.task import Place, Task
from nmfserver.template import ONE_FRAME
from nmfserver.training.files import LARGE
from nmfserver.training.kit import Kit, kit
from nmfserver.training.passes import State, train
from nmfserver.training.runners import InTurn
from nmfserver.training.settings import Training
from nmfserver.training.sizes import training_bytes


@dataclass(frozen=True)
class Lent:
    """The sounds of buffers, by their numbers.

    sounds : float32 (frames, channels), with their rates in Hz
    """

    sounds: Sequence[tuple[Samples, float]]

    def read(self, number: int) -> tuple[Samples, float]:
        """Return the samples of a sound, and their rate."""
        return self.sounds[number]

    def is_large(self, number: int) -> bool:
        """Whether a sound is computed by all threads."""
        return self.sounds[number][0].nbytes > LARGE


@dataclass(frozen=True)
class Train(Task[Lent, Kit]):
    """Learns bases from the buffers `sources`, for the buffer `bases`, which may be one of them."""

    sources: tuple[Key, ...]
    bases: Key
    training: Training

    def __post_init__(self) -> None:
        for at, key in enumerate(self.sources):
            if key in self.sources[:at]:
                raise ArgumentError(f"buffer {key} is named twice; each sound is learned from once")

    def facts(self) -> Mapping[str, Key | float]:
        """Return the buffer of bases, and the sizes."""
        transform = self.training.transform()
        return {
            "bases": self.bases, "components": self.training.components, "windowSize": transform.window,
            "hopSize": transform.hop, "fftSize": transform.fft,
        }  # fmt: skip

    def prepare_on_loop(self, place: Place, leases: ExitStack) -> Lent:
        """Lease all sounds, and reserve memory."""
        buffers = [place.buffers.get(key) for key in self.sources]
        sounds = [(leases.enter_context(each.reading()), each.sample_rate) for each in buffers]
        place.buffers.require_size(self.training.transform().bins, self.training.components)
        sizes = ((*samples.shape, rate) for samples, rate in sounds)
        leases.enter_context(place.buffers.reserved(training_bytes(self.training, sizes, place.threads)))
        return Lent(sounds)

    def compute_on_worker(self, place: Place, inputs: Lent, watch: Watcher) -> Kit:
        """Train, one sound after the other."""
        runner = InTurn(inputs, 0.0, place.threads, self._fail)
        begun = State.begun(self.training, len(inputs.sounds))
        return kit(train(begun, runner, watch=watch, threads=place.threads), runner.sample_rate)

    def publish_on_loop(self, place: Place, inputs: Lent, result: Kit) -> None:
        """Publish the bases."""
        samples = np.ascontiguousarray(result.bases[0].T)
        place.buffers.publish({self.bases: Buffer(samples, result.sample_rate / result.fft_size, (), ONE_FRAME)})

    def _fail(self, number: int, error: Exception) -> None:
        """Fail with the buffer that cannot be learned from."""
        raise type(error)(f"buffer {self.sources[number]}: {error}") from error
