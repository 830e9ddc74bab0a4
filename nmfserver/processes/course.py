"""The progress of a process in several stages, which is told to its watcher."""

from collections.abc import Mapping

from nmfserver.errors import Cancelled
from nmfserver.processes.watching import NOTHING_DIVERGES, Watcher


class Course:
    """How far a process is: the stages that are over, and what is done of the one that goes on.

    watch : is told
    efforts : of each stage, in the order in which they come, in proportion to the time that they take
    rounds : how often all of them come
    """

    def __init__(self, watch: Watcher, efforts: Mapping[str, float], rounds: int = 1) -> None:
        self._watch, self._rounds = watch, rounds
        total, before = sum(efforts.values()), 0.0
        self._spans: dict[str, tuple[float, float]] = {}
        for name, effort in efforts.items():
            self._spans[name] = before / total, (before + effort) / total
            before += effort
        self._round, self._begin, self._end = 0, 0.0, 0.0
        self._fraction = 0.0

    def begin(self, round_: int, stage: str) -> None:
        """Begin a stage."""
        self._round, (self._begin, self._end) = round_, self._spans[stage]
        self.report(0)

    def report(self, share: float = 0.0) -> None:
        """Tell that such a share of the stage is done, 0…1; raise `Cancelled` if that is the answer."""
        done = self._begin + (self._end - self._begin) * min(share, 1.0)
        self._fraction = max(self._fraction, (self._round + done) / self._rounds)
        if self._watch(self._fraction, NOTHING_DIVERGES) is False:
            raise Cancelled("cancelled")
