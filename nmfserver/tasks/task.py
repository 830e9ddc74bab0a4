"""What all tasks have: stages, a place with buffers and threads, and events that report their progress.

Task           a long task, which runs as a job
Footprint      the buffers of one that is small enough to run beside others
TaskInSteps    a short task, which does not wait in the queue of jobs
Place          the buffers and threads that a task uses
Event, Sink    reports of a task, and the function that receives them
run_here       runs a task at once, for programs without jobs and event loop
NotYetError    says that a task may succeed a little later
"""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from nmfserver.buffers.table import BufferTable, Key, Samples
from nmfserver.errors import NMFServerError
from nmfserver.processes.watching import Tell, Watcher, untold
from nmfserver.sound_files.unnamed import MemoryFiles
from nmfserver.steps import Steps

Inputs = TypeVar("Inputs")
Result = TypeVar("Result")

WriteFile = Callable[[str, Samples, float], Awaitable[None]]
"""Writes samples, float32 (frames, channels), of a rate in Hz as a float WAV of this path; stops when cancelled."""


@dataclass(frozen=True)
class Place:
    """The buffers and threads that a task uses.

    buffers : the table; used on the event loop only
    threads : most threads of one computation; 0 means one per core
    call_on_loop : schedules a call on the event loop; may be called on any thread
    is_shared : whether others may write to the buffers meanwhile, so that leases should be short
    memory_files : makes files in memory, in which results are computed that go to files; None: that must not be
    write_file : writes results to files; None where no task has any
    tell : tells whoever asked, in a sentence, what has to be done first and takes seconds; called on any thread
    """

    buffers: BufferTable
    threads: int
    call_on_loop: Callable[[Callable[[], object]], object]
    is_shared: bool = True
    memory_files: MemoryFiles | None = None
    write_file: WriteFile | None = None
    tell: Tell = untold


@dataclass(frozen=True)
class Started:
    """The task is prepared; its computation starts."""


@dataclass(frozen=True)
class Delayed:
    """Something has to be done first, which takes seconds: `sentence` says what."""

    sentence: str


@dataclass(frozen=True)
class Progress:
    """The progress of the computation.

    fraction : done, 0…1
    divergence : the last one that was computed; infinity before
    seconds_left : estimated
    """

    fraction: float
    divergence: float
    seconds_left: float


@dataclass(frozen=True)
class Finished(Generic[Result]):
    """The results are delivered and published; `seconds` is the time since the task was prepared."""

    result: Result
    seconds: float


@dataclass(frozen=True)
class Failed:
    """The task has failed. No buffer is changed; of several files on a disk, the first may be written."""

    error: BaseException


Event = Started | Delayed | Progress | Finished[Any] | Failed
Sink = Callable[[Event], object]
"""Receives the events of a task; called on the event loop."""


class NotYetError(NMFServerError):
    """The task is not possible now, but may be later: a repeated task continues."""


class _Staged(ABC, Generic[Inputs, Result]):
    """The first and the last stage of every task."""

    @abstractmethod
    def prepare_on_loop(self, place: Place, leases: ExitStack) -> Inputs:
        """Lease what is read and reserve memory, until `leases` are closed; raise if the task is not possible."""

    @abstractmethod
    def publish_on_loop(self, place: Place, inputs: Inputs, result: Result) -> None:
        """Publish all results at once."""


@dataclass(frozen=True)
class Footprint:
    """The buffers that a small task reads, and those that it writes."""

    reads: frozenset[Key]
    writes: frozenset[Key]


class Task(_Staged[Inputs, Result]):
    """A long task."""

    def footprint(self, place: Place) -> Footprint | None:
        """Return which buffers the task uses if it is small, None otherwise.

        A small task is better computed on one core, beside others, and its result is the same then.
        """
        return None

    def facts(self) -> Mapping[str, Key | float]:
        """Return what other clients may know of the task: its buffers and sizes, under the keys of its command."""
        return {}

    @abstractmethod
    def compute_on_worker(self, place: Place, inputs: Inputs, watch: Watcher) -> Result:
        """Compute. `watch` is called with the progress; it raises, or returns False, to cancel."""

    def deliver_on_loop(self, place: Place, result: Result) -> Coroutine[Any, Any, None] | None:
        """Return what writes results to files, for as long as a disk takes, or None if there is nothing to write.

        It can be cancelled. What is written before that stays.
        """
        return None


class TaskInSteps(_Staged[Inputs, Result]):
    """A short task, computed in steps. Between two steps, other clients have their turn."""

    @abstractmethod
    def compute_on_side_thread(self, inputs: Inputs) -> Steps[Result] | None:
        """Return the steps of the computation, or None if there is nothing to compute."""


def run_here(task: Task[Inputs, Result], place: Place, watch: Watcher) -> Result:
    """Run all stages of a task on this thread; return its result. The task writes no files."""
    with ExitStack() as leases:
        inputs = task.prepare_on_loop(place, leases)
        result = task.compute_on_worker(place, inputs, watch)
        task.publish_on_loop(place, inputs, result)
    return result
