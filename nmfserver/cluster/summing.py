"""What runs on a worker for `nmfserver train`: it reads sounds, and gives back what a pass has to know of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from distributed import get_worker

from nmfserver.cluster.worker import Job, desk
from nmfserver.errors import Cancelled, sentence
from nmfserver.kernels.arrays import Floats
from nmfserver.sound_files.service import SoundFiles, Transfer
from nmfserver.stores import Place
from nmfserver.taking.compiling import compile_kernels
from nmfserver.training.files import read
from nmfserver.training.runners import FAILURES, InTurn
from nmfserver.training.scanning import Scan
from nmfserver.training.settings import Training
from nmfserver.training.statistics import Statistics


@dataclass(frozen=True)
class Told:
    """What is to be told of sounds, each by its number: why some are left out, and what is wrong with others."""

    failures: Mapping[int, str]
    warnings: Mapping[int, str]


@dataclass(frozen=True, eq=False)
class Rate(Told):
    """The rate in Hz of the first sound that could be read; 0 where none could."""

    sample_rate: float


@dataclass(frozen=True, eq=False)
class Seen(Told):
    """What was seen of each sound."""

    scans: Sequence[tuple[int, Scan]]


@dataclass(frozen=True, eq=False)
class Gathered(Told):
    """The statistics of many sounds; None where none could be read."""

    statistics: Statistics | None


class _Sounds:
    """Sounds of files by their numbers, read on this worker."""

    def __init__(self, places: Mapping[int, Place], files: SoundFiles, transfer: Transfer) -> None:
        self._places, self._files, self._transfer = places, files, transfer
        self.failures: dict[int, str] = {}
        self.warnings: dict[int, str] = {}

    def read(self, number: int) -> tuple[Floats, float]:
        """Return the samples of a sound and its rate."""
        return read(
            self._files, self._places[number], self._transfer, lambda text: self.warnings.update({number: text})
        )

    def is_large(self, number: int) -> bool:
        """Every sound is computed by one thread: others of this worker are computed beside it."""
        return False

    def fail(self, number: int, error: Exception) -> None:
        """Note why a sound is left out."""
        self.failures[number] = sentence(error)

    def report(self, share: float) -> None:
        """Leave off where that is wanted."""
        self._transfer.raise_if_cancelled()


def rate(job: Job, places: Mapping[int, Place]) -> Rate:
    """Read the first sound that can be read."""
    shared = desk(get_worker().state.nthreads)
    with shared.task(job) as transfer:
        sounds = _Sounds(places, shared.files, transfer)
        for number in places:
            sounds.report(0.0)
            try:
                _, found = sounds.read(number)
            except Cancelled:
                raise
            except FAILURES as error:
                sounds.fail(number, error)
            else:
                return Rate(sounds.failures, sounds.warnings, found)
    return Rate(sounds.failures, sounds.warnings, 0.0)


def scan(job: Job, places: Mapping[int, Place], training: Training, most: int, sample_rate: float) -> Seen:
    """Look at sounds."""
    shared = desk(get_worker().state.nthreads)
    with shared.task(job) as transfer:
        sounds, runner = _begun(places, shared.files, transfer, sample_rate)
        found = list(runner.scan(list(places), training, most, sounds.report))
    return Seen(sounds.failures, sounds.warnings, found)


def gather(job: Job, places: Mapping[int, Place], bases: Floats, training: Training, sample_rate: float) -> Gathered:
    """Return the statistics of sounds: their sum."""
    shared, total = desk(get_worker().state.nthreads), None
    with shared.task(job) as transfer:
        sounds, runner = _begun(places, shared.files, transfer, sample_rate)
        for found in runner.gather(list(places), bases, training, sounds.report):
            total = found if total is None else total + found
    return Gathered(sounds.failures, sounds.warnings, total)


def _begun(
    places: Mapping[int, Place], files: SoundFiles, transfer: Transfer, sample_rate: float
) -> tuple[_Sounds, InTurn]:
    """Return the sounds of a task, and what works on them."""
    compile_kernels(lambda what, fraction: None, has_templates=False)
    sounds = _Sounds(places, files, transfer)
    return sounds, InTurn(sounds, sample_rate, 1, sounds.fail)


def added(parts: Sequence[Gathered]) -> Gathered:
    """Return the sum of what several tasks have gathered."""
    total, failures, warnings = None, dict[int, str](), dict[int, str]()
    for part in parts:
        failures |= part.failures
        warnings |= part.warnings
        if part.statistics is not None:
            total = part.statistics if total is None else total + part.statistics
    return Gathered(failures, warnings, total)


def kept(bases: Floats) -> Floats:
    """Return bases: as a task, they go from worker to worker, and come again where one is lost."""
    return bases
