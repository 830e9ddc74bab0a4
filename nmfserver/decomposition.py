"""What `nmfserver.decompose` returns: components that can be saved, drawn, and shown and played in a notebook."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nmfserver.components import Components
from nmfserver.results.source import Source
from nmfserver.stores import local

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, repr=False)
class Decomposition(Components):
    """The components of a sound. In a notebook, it is shown with its picture, and a player for each component.

    Its arrays and facts are those of `nmfserver.components.Components`.

    source : the file that was taken apart; None if it was an array
    """

    source: Source | None = None

    def save(
        self,
        folder: str | Path,
        name: str = "",
        *,
        format: str = "wav",
        mixes: Sequence[Sequence[float]] = (),
        minus_one: bool = False,
        labels: Sequence[str] = (),
        picture: bool = True,
        force: bool = False,
    ) -> list[Path]:
        """Write the files that ``nmfserver decompose`` writes, all of them or none; return their paths.

        Parameters
        ----------
        folder : is made if it is not there
        name : with which the names of the files begin; that of the source, or ``sound``, if left out
        format : of stems and mixes: ``wav`` (32-bit floats), ``wav24``, ``flac`` and others, see
            `nmfserver.results.formats.FORMATS`
        mixes : gains, one for each component, for each mix
        minus_one : whether for each component the sum of all others is written
        labels : when each component sounds: ``audacity``, ``sonic-visualiser``
        picture : whether one is drawn. Without matplotlib there is none, and a warning
        force : whether files that are there are replaced

        Raises
        ------
        NMFServerError
            a file is there already, or cannot be written, or the folder is in a store; the message says which

        """
        from nmfserver.results.saving import save
        from nmfserver.results.wanted import wanted

        what = wanted(format, mixes, labels, minus_one=minus_one, picture=picture)
        return save(self, self.source, local(folder), name, what, force=force)

    def plot(self, title: str = "") -> "Figure":
        """Return the picture as matplotlib's figure, or raise `NMFServerError` where there is no matplotlib."""
        from nmfserver.picture import figure

        return figure(self, title or str(self))

    def _repr_html_(self) -> str:
        from nmfserver.notebook import html

        return html(self)
