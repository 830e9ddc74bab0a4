"""Trains, and keeps on the way where it stands, so that the same call goes on from there."""

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from nmfserver.errors import BadBufferError, Cancelled, NMFServerError
from nmfserver.processes.watching import Watcher, unwatched
from nmfserver.results.placing import require_writable
from nmfserver.training import checkpoint
from nmfserver.training.checkpoint import Checkpoint
from nmfserver.training.kit import Kit, kit
from nmfserver.training.passes import Runner, State, train
from nmfserver.training.settings import Training

SECONDS, AS_LONG = 0.5, 50
"""Between two checkpoints at least, and so many times as long as writing the last one took."""
Begin = Callable[[float], AbstractContextManager[Runner]]
"""Returns what does the work, for sounds of a rate in Hz; 0: for that of the first one. It ends with the context."""


class Keeper:
    """Keeps where a training stands in a file: now and then, and when it is stopped.

    path : of the file; None: nothing is kept
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._last: Checkpoint | None = None
        self._due = time.monotonic() + SECONDS

    def load_or_begin(self, training: Training, sources: Sequence[str], *, force: bool) -> Checkpoint:
        """Return where to go on: what the file says, or the beginning.

        force : whether a file is passed over that is damaged, or of another training; else that raises `NMFServerError`
        """
        if self._path is not None:
            require_writable(self._path.parent)
        try:
            there = None if self._path is None else checkpoint.load(self._path)
            if there is not None and self._path is not None:
                checkpoint.require_same(self._path, there, training, sources)
                return there
        except NMFServerError:
            if not force:
                raise
        return Checkpoint(State.begun(training, len(sources)), tuple(sources), 0.0)

    def keep(self, now: Checkpoint) -> None:
        """Keep where it stands: soon, and at once where the first pass begins."""
        self._last = now
        if time.monotonic() >= self._due or (now.state.pass_ == 1 and now.state.done == 0):
            self.write()

    def write(self) -> None:
        """Write what is kept and is not in the file yet."""
        if self._path is not None and self._last is not None:
            began = time.monotonic()
            checkpoint.save(self._path, self._last)
            now, self._last = time.monotonic(), None
            self._due = now + max(SECONDS, AS_LONG * (now - began))

    def remove(self) -> None:
        """Remove the file: what it was for is done."""
        if self._path is not None:
            self._path.unlink(missing_ok=True)


def trained(
    training: Training,
    sources: Sequence[str],
    keeper: Keeper,
    begin: Begin,
    *,
    force: bool = False,
    told: Callable[[State], object] = lambda state: None,
    watch: Watcher = unwatched,
    threads: int = 0,
) -> tuple[Kit, State]:
    """Train, from where the keeper's file stands; return the bases, and the state at the end.

    Parameters
    ----------
    training : how
    sources : what the sounds are called, which must be the same when it goes on
    keeper : keeps where it stands; its file is there until the caller removes it
    begin : returns what does the work
    force : whether a file is passed over that is damaged, or of another training
    told : is told where it stands, at first and after each batch of sounds
    watch : is told the fraction that is done, and the last divergence
    threads : most threads; 0 means one a core

    Raises
    ------
    BadBufferError : nothing sounds, or there are more components than frames; then nothing is kept
    NMFServerError : a file that is damaged, or of another training
    Cancelled : `watch` answered no; what was done is kept

    """
    begun = keeper.load_or_begin(training, sources, force=force)
    told(begun.state)
    with begin(begun.sample_rate) as runner:

        def keep(state: State) -> None:
            keeper.keep(Checkpoint(state, begun.sources, runner.sample_rate))
            told(state)

        try:
            state = train(begun.state, runner, keep, watch, threads)
        except (KeyboardInterrupt, Cancelled):
            keeper.write()
            raise
        except BadBufferError:  # other sounds or settings are needed
            keeper.remove()
            raise
    return kit(state, runner.sample_rate), state
