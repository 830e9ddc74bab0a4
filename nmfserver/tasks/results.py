"""Results of a job that go to files: computed in place where that is possible, else written when they are there.

ResultFile        a file with a result
ResultFiles       all files of a job, which are published together where they are in place
write_all         writes those that are not
require_storable  raises where a result fits in no file
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from nmfserver.buffers.table import Samples
from nmfserver.errors import SoundFileError
from nmfserver.processes.bufnmf import Parts
from nmfserver.sound_files.formats import require_fitting, whole_rate
from nmfserver.sound_files.unnamed import MemoryFiles, UnnamedWav, publish
from nmfserver.tasks.task import WriteFile

ORDER = "stems", "bases", "activations"
"""The results that may go to files, by their names in `Parts`."""


def require_storable(names: Mapping[str, str], rates: Mapping[str, float], channels: int) -> None:
    """Raise `SoundFileError` where one of the paths cannot be a float WAV of so many channels and its rate in Hz."""
    for name, path in names.items():
        require_fitting(Path(path), "wav", "WAV", channels, whole_rate(rates[name]))


@dataclass(frozen=True)
class ResultFile:
    """A file with a result.

    name : its path, as it was asked for
    frames, channels, rate : of its samples; the rate in Hz, which is rounded in the file
    samples : float32 (frames, channels), still to be written; None where the file is in its place
    """

    name: str
    frames: int
    channels: int
    rate: float
    samples: Samples | None

    @property
    def info(self) -> tuple[str, int, int, float]:
        """What ``/b_info`` says of it."""
        return self.name, self.frames, self.channels, self.rate


class ResultFiles:
    """The files of one job. It is a context: files that are not published by its end are gone.

    names : the paths of results, each under the result's name in `Parts`
    rates : Hz of every result
    memory : makes the files in which results are computed; None where that must not be
    """

    def __init__(self, names: Mapping[str, str], rates: Mapping[str, float], memory: MemoryFiles | None) -> None:
        self._names = names
        self._rates = rates
        self._memory = memory
        self._unnamed: dict[str, UnnamedWav] = {}

    def __enter__(self) -> "ResultFiles":
        return self

    def __exit__(self, *error: object) -> None:
        for file in self._unnamed.values():
            file.close()

    def room(self, name: str, sizes: tuple[int, ...]) -> Samples | None:
        """Return the memory of the file that a result goes to; None if it is no file in memory, or there is no room.

        Raises `SoundFileError` if a link leads to the file of another result.
        """
        if self._memory is None or name not in self._names:
            return None
        frames, channels = sizes
        try:
            file = UnnamedWav(self._memory, self._names[name], frames, channels, whole_rate(self._rates[name]))
        except (OSError, SoundFileError):
            return None
        before = [each.location.path for each in self._unnamed.values()]
        self._unnamed[name] = file
        if file.location.path in before:
            raise SoundFileError(f"{self._names[name]} is the file of another result, by a link; each needs its own")
        return file.samples

    def take(self, parts: Parts) -> tuple[ResultFile, ...]:
        """Return the files of these results, from stems to activations: all in place, or all to be written."""
        files = []
        for name in (each for each in ORDER if each in self._names):
            samples = getattr(parts, name)
            frames, channels = samples.shape
            pending = None if self._are_in_place else samples
            files.append(ResultFile(self._names[name], frames, channels, self._rates[name], pending))
        return tuple(files)

    @property
    def _are_in_place(self) -> bool:
        return self._unnamed.keys() == self._names.keys()

    def publish(self) -> None:
        """Give all files that were computed in place their names, or none and raise `SoundFileError`."""
        if self._memory is not None and self._are_in_place:
            publish(list(self._unnamed.values()))
            files = [memory for file in self._unnamed.values() if (memory := file.give_up())]
            self._memory.let_go(files)
            self._memory.prepare([file.size for file in files])


async def write_all(files: Iterable[ResultFile], write: WriteFile) -> None:
    """Write the files that have samples, one after the other."""
    for each in files:
        if each.samples is not None:
            await write(each.name, each.samples, each.rate)
