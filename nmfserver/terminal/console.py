"""The terminal's error stream: warnings, failures, and the progress bar of what takes long."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    Progress,
    TaskID,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

screen = Console(stderr=True)


def show_failure(reason: str) -> None:
    """Print why a command has failed."""
    screen.print(f"[red]nmfserver:[/red] {escape(reason)}", soft_wrap=True, highlight=False)


def show_warning(reason: str, label: str = "nmfserver") -> None:
    """Print what is wrong although the command goes on."""
    screen.print(f"[yellow]{label}:[/yellow] {escape(reason)}", soft_wrap=True)


@dataclass(frozen=True)
class Bar:
    """A progress bar, visible only on a terminal."""

    progress: Progress
    task: TaskID

    def show(self, description: str, fraction: float | None = None) -> None:
        """Show what is being done, and the fraction of it that is done, 0…1, if that is known."""
        if fraction is None:
            self.progress.update(self.task, description=description)
        else:
            self.progress.update(self.task, description=description, completed=fraction, total=1)

    def show_compiling(self, what: str, fraction: float) -> None:
        """Show which kernels are compiled or loaded."""
        self.show(f"compiling: {what}", fraction)

    def stop(self) -> None:
        """Remove the bar from the terminal."""
        self.progress.stop()


@contextmanager
def progress_bar() -> Iterator[Bar]:
    """Yield a progress bar that is shown until the context ends."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as progress:
        yield Bar(progress, progress.add_task("loading", total=None))
