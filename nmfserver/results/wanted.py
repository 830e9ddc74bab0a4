"""What is to be written of a decomposition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from nmfserver.errors import ArgumentError, did_you_mean
from nmfserver.results import formats, labels, mixes
from nmfserver.results.formats import WAV, Format
from nmfserver.results.mixes import Gains


@dataclass(frozen=True)
class Wanted:
    """What is written, beside bases and activations, which are WAV.

    format : of stems and mixes
    mixes : gains, one for each component, for each mix
    minus_one : whether for each component the sum of all others is written
    labels : which kinds, of `labels.FORMS`
    picture : whether one is drawn
    given : files of factors, for the description
    """

    format: Format = WAV
    mixes: tuple[Gains, ...] = ()
    minus_one: bool = False
    labels: tuple[str, ...] = ()
    picture: bool = True
    given: Mapping[str, str] = field(default_factory=dict)


def wanted(
    form: str,
    gains: Sequence[Sequence[float]],
    kinds: Sequence[str],
    *,
    minus_one: bool,
    picture: bool,
    given: Mapping[str, str] | None = None,
) -> Wanted:
    """Return what is to be written, or raise `ArgumentError` where there is no such thing.

    form : a name of `formats.FORMATS`
    kinds : of labels
    """
    for kind in kinds:
        if kind not in labels.FORMS:
            raise ArgumentError(
                f"labels are {kind!r}; they are {' or '.join(labels.FORMS)}{did_you_mean(kind, labels.FORMS)}"
            )
    mixed = tuple(mixes.checked(each) for each in gains)
    return Wanted(formats.chosen(form), mixed, minus_one, tuple(dict.fromkeys(kinds)), picture, given or {})
