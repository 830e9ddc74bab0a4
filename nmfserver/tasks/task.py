"""What a task is: its stages, the place where it works, the events that say how it goes.

Task           a task that takes long; it is run as a job
TaskInSteps    one that does not, and takes no turn in the queue of jobs
Place          where tasks work
Event, Sink    how a task goes, and who is told
NotYetError    refuses what may be possible a little later
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from nmfserver.buffers.table import BufferTable
from nmfserver.errors import NMFServerError
from nmfserver.processes.bufnmf import Watcher
from nmfserver.steps import Steps

Inputs = TypeVar("Inputs")
Result = TypeVar("Result")


@dataclass(frozen=True)
class Place:
    """Where tasks work.

    buffers : what they read and write, on the event loop only
    threads : most threads of one computation; 0 means one a core
    call_on_loop : makes the event loop call a function soon; called on any thread
    is_shared : whether others may want to write to the buffers meanwhile, so that these are lent only shortly
    """

    buffers: BufferTable
    threads: int
    call_on_loop: Callable[[Callable[[], object]], object]
    is_shared: bool = True


@dataclass(frozen=True)
class Started:
    """The task is prepared, and is now computed."""


@dataclass(frozen=True)
class Progress:
    """How far the computation is.

    fraction : share done, 0…1
    divergence : as it was last computed, infinity before
    seconds_left : about how long it will still take
    """

    fraction: float
    divergence: float
    seconds_left: float


@dataclass(frozen=True)
class Finished(Generic[Result]):
    """The results are published; `seconds` is the time since the task was prepared."""

    result: Result
    seconds: float


@dataclass(frozen=True)
class Failed:
    """The task has ended without a result, and changed nothing."""

    error: BaseException


Event = Started | Progress | Finished[Any] | Failed
Sink = Callable[[Event], object]
"""Who is told how a task goes; called on the event loop."""


class NotYetError(NMFServerError):
    """What cannot be done now, and perhaps a little later: a task that is repeated goes on."""


class _Staged(ABC, Generic[Inputs, Result]):
    """The first and the last stage of every task."""

    @abstractmethod
    def prepare_on_loop(self, place: Place, leases: ExitStack) -> Inputs:
        """Borrow what is read, as it stands now, and reserve memory, both until `leases` are closed; or refuse."""

    @abstractmethod
    def publish_on_loop(self, place: Place, inputs: Inputs, result: Result) -> None:
        """Put all results in their places at once."""


class Task(_Staged[Inputs, Result]):
    """Something that takes long."""

    @abstractmethod
    def compute_on_worker(self, place: Place, inputs: Inputs, watch: Watcher) -> Result:
        """Compute; `watch` is told how far it is, and raises or answers False where it is to end."""


class TaskInSteps(_Staged[Inputs, Result]):
    """Something that takes a moment, in steps between which others have their turn."""

    @abstractmethod
    def compute_on_side_thread(self, inputs: Inputs) -> Steps[Result] | None:
        """Compute; None where nothing is to be computed, which is then published."""
