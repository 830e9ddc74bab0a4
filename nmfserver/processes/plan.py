"""The sizes of a decomposition, before there are any arrays."""

from functools import cached_property, lru_cache

from nmfserver import cores
from nmfserver.errors import BadBufferError, counted
from nmfserver.kernels import masks, nmfd_masks, stft
from nmfserver.kernels.shapes import Shape, Shapes, nbytes
from nmfserver.processes import solvers
from nmfserver.processes.checks import CHECKED_AT_ONCE
from nmfserver.processes.factorising import Multiplicative
from nmfserver.processes.finding import finding_shapes
from nmfserver.processes.levels import Samples, Size
from nmfserver.processes.settings import FIND, LINKED, PAIRED, Settings

LEAST_CELLS = 4096
"""Time-frequency cells for which another thread is worth waiting for."""
SMALL = 2**26
"""Cells times components times iterations that one thread does in about a fortieth of a second."""


class Plan:
    """The sizes of a decomposition: by how many threads it is done, and all arrays that it makes.

    settings : where the number of components is to be found, the plan is for the most of them
    frames, channels : of the source
    threads : most threads; 0 means one a core

    Attributes
    ----------
    transform : the sizes of the transform
    groups : the audio channels that are factorised together
    columns : components of all audio channels
    size : of a group's magnitudes
    results : arrays of `Parts`
    group : arrays of one group: its sound and its magnitudes, and copies of its factors
    transforming : what the team transforms in: there and, if stems are wanted, back

    """

    def __init__(self, settings: Settings, frames: int, channels: int, threads: int = 0) -> None:
        self.settings = settings
        components = settings.max_components if settings.components == FIND else settings.components
        self.transform = settings.transform()
        window, _, fft = self.transform
        self.groups = (
            [range(channels)] if settings.stereo == LINKED else [range(each, each + 1) for each in range(channels)]
        )
        hops, bins, columns = self.transform.frames(frames), self.transform.bins, components * channels
        linked = len(self.groups[0])
        members = min(cores.threads(threads), hops, hops * bins * linked // LEAST_CELLS + 1)
        lags = settings.template_frames
        self.columns, self.size = columns, Size(members, hops, bins * linked, linked, components, lags)
        self.results: Shapes = {"bases": Shape((lags * bins, columns)), "activations": Shape((hops, columns))}
        self.group: Shapes = {
            "signals": Shape((linked, frames)),
            "magnitudes": Shape((hops, bins * linked)),
            "bases": Shape((components, lags * bins * linked)),
            "activations": Shape((hops, components)),
        }
        if linked > 1:
            self.group |= {
                "channel magnitudes": Shape((hops, bins)),
                "blocks": Shape((components, lags * bins * linked)),
            }
        self.transforming: Shapes = {"frames": Shape((members, stft.ROWS, fft))}
        if settings.resynth:
            self.results["stems"] = Shape((frames, columns))
            self.transforming = masks.shapes(members, components, window, fft)
            if lags > 1:
                self.transforming = nmfd_masks.shapes(members, hops, components, lags, window, fft)
        if settings.stereo == PAIRED:
            self.results["first activations"] = Shape((hops, components))

    def require_fitting(self, bases: Samples | None, activations: Samples | None) -> None:
        """Raise `BadBufferError` unless factors that are given have the shapes of those that come out.

        Nor may templates be longer than the sound.
        """
        if self.size.lags > self.size.frames:
            raise BadBufferError(
                f"a template of {counted(self.size.lags, 'frame')} is longer than the sound, which has "
                f"{counted(self.size.frames, 'frame')} with a hop of {self.transform.hop}: use fewer template frames, "
                "or a shorter hop"
            )
        for name, given in (("bases", bases), ("activations", activations)):
            shape = self.results[name].sizes
            if given is not None and given.shape != shape:
                raise BadBufferError(
                    f"the {name} have {self._shown(name, given.shape)}; these settings need {self._shown(name, shape)}"
                )

    def _shown(self, name: str, shape: tuple[int, ...]) -> str:
        """Return the size of a factor as a sentence shows it: of bases, also how many frames templates have by it."""
        shown = f"{counted(shape[0], 'frame')} and {counted(shape[1], 'channel')}"
        times, rest = divmod(shape[0], self.transform.bins)
        if name == "bases" and times > 1 and not rest:
            shown += f", {times} template frames of {self.transform.bins} bins"
        return shown

    @cached_property
    def is_small(self) -> bool:
        """Whether one thread does it soon, with the same result."""
        return self.fits_a_thread(SMALL)

    def fits_a_thread(self, most: int) -> bool:
        """Whether one thread does it with the same result: sums of ``mu`` depend on the number of members.

        most : cells times components times iterations
        """
        settings, cells = self.settings, self.size.frames * self.size.bins * len(self.groups)
        is_bounded = settings.components != FIND and not settings.budget
        work = cells * self.size.components * self.size.lags * settings.iterations
        is_alike = self.size.members == 1 or solvers.solver(settings) is not Multiplicative
        return is_bounded and is_alike and work <= most

    @cached_property
    def nbytes(self) -> int:
        """Bytes of all arrays, and of what looking for values that are not finite takes."""
        parts = (self.results, self.group, solvers.shapes(self.settings, self.size), self.transforming)
        return max(sum(map(nbytes, parts)), nbytes(self._finding())) + nbytes({"finite": CHECKED_AT_ONCE})

    def _finding(self) -> Shapes:
        """Return the arrays of finding the number of components, which are there before any others."""
        if self.settings.components != FIND:
            return {}
        frames = {"frames": Shape((self.size.members, stft.ROWS, self.transform.fft))}
        shapes = finding_shapes(self.settings, self.size._replace(bins=self.transform.bins, channels=1, lags=1))
        return shapes | {"signal": self.group["signals"]} | frames


def recent(settings: Settings, frames: int, channels: int, threads: int) -> Plan:
    """Return a `Plan` that is made anew only where it is none of the last ones: many small jobs are of one size."""
    return _recent(settings, frames, channels, threads or cores.threads(0))  # cores can come and go


_recent = lru_cache(maxsize=16)(Plan)
