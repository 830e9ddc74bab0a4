"""Which of PortAudio's host APIs go first: on Windows every device is there once for each of them.

`order`     the devices in the order in which they are listed
`usual`     the usual devices
`is_same`   whether several names are those of one device
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from _cffi_backend import _CDataBase as CData

    from nmfserver.audio.portaudio.library import Library

RANKS = ("paASIO", "paWASAPI", "paDirectSound", "paMME", "paWDMKS")
"""Windows' host APIs, from the one with the least delay on. The last one goes past the system's mixer: it takes a
device from all other programs."""
CUT = 31
"""Letters after which MME cuts the name of a device: its structures hold 32 with the zero (MAXPNAMELEN)."""


class Usual(NamedTuple):
    """The places of the usual devices in PortAudio's list, -1 where there is none."""

    source: int
    target: int


def order(library: "Library") -> list[int]:
    """Return the places of all devices in PortAudio's list, those of the first host API first."""
    native = library.native
    ranks = [_rank(library, native.Pa_GetHostApiInfo(api)) for api in range(native.Pa_GetHostApiCount())]
    places = range(native.Pa_GetDeviceCount())
    return sorted(places, key=lambda place: ranks[native.Pa_GetDeviceInfo(place).hostApi])


def usual(library: "Library") -> Usual:
    """Return the usual devices: those of the first host API that has both, or else has one.

    PortAudio names those of MME on Windows. Both sides of a stream have to be of one host API.
    """
    native = library.native
    infos = [native.Pa_GetHostApiInfo(api) for api in range(native.Pa_GetHostApiCount())]
    ranked = sorted(
        (info for info in infos if _rank(library, info) < len(RANKS)), key=lambda info: _rank(library, info)
    )
    if not ranked:
        return Usual(native.Pa_GetDefaultInputDevice(), native.Pa_GetDefaultOutputDevice())
    whole = [info for info in ranked if min(info.defaultInputDevice, info.defaultOutputDevice) >= 0] or ranked
    return Usual(
        next((info.defaultInputDevice for info in whole if info.defaultInputDevice >= 0), -1),
        next((info.defaultOutputDevice for info in whole if info.defaultOutputDevice >= 0), -1),
    )


def is_same(names: Sequence[str]) -> bool:
    """Whether all these names may be one device's: they are equal, but for what MME cuts off."""
    longest = max(names, key=len)
    return all(name == longest or (len(name) == CUT and longest.startswith(name)) for name in names)


def _rank(library: "Library", info: "CData") -> int:
    """Return the place of a host API among the ranks; of one of another system, the last."""
    ranks = [getattr(library.native, name) for name in RANKS]
    return ranks.index(info.type) if info.type in ranks else len(RANKS)
