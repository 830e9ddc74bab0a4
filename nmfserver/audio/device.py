"""Sound devices, found by number or name: those of JACK first, where it runs, then those of PortAudio."""

from collections.abc import Sequence

from nmfserver.audio import jack, portaudio
from nmfserver.audio.jack.library import JackDevice
from nmfserver.audio.settings import INPUT, OUTPUT, Device
from nmfserver.errors import DeviceError

NO_DEVICE = "there is no sound device: plug one in, or start JACK, and try again"
Wanted = int | str | None
"""A device as it is asked for: by number, by name, by a JACK port, or the default one."""


def devices() -> list[Device]:
    """Return all devices that there are now; only while no stream is open."""
    found = jack.library.devices()
    return found + portaudio.stream.devices(len(found))


def choose(device: Wanted, input_device: Wanted, output_device: Wanted) -> "Sides":
    """Return the devices for input and for output, each None where there is none and none was named.

    `device` names one for both directions; `input_device` and `output_device` go before it. PortAudio is not even
    started where JACK has what is wanted. Raises `DeviceError` where a device that is named does not exist, or where
    there is no device at all, or where both are named and cannot be opened together; only while no stream is open.
    """
    wanted = (device if input_device is None else input_device, device if output_device is None else output_device)
    known = jack.library.devices()
    sides = _sides(known, *wanted)
    if None in sides:
        known = devices()
        sides = _sides(known, *wanted)
        if any(isinstance(side, JackDevice) for side in sides):
            portaudio.library.release()
    for name, side, kind in ((input_device, sides[0], INPUT), (output_device, sides[1], OUTPUT)):
        if name is not None and side is None:
            raise DeviceError(f"there is no {kind} device {name!r}; there are: {_listed(known, kind)}")
    if sides == (None, None):
        raise DeviceError(
            f"there is no sound device {device!r}; there are: {_listed(known)}" if device is not None else NO_DEVICE
        )
    return sides


Sides = tuple[Device | None, Device | None]
"""For input and for output."""


def _sides(known: Sequence[Device], source: Wanted, target: Wanted) -> Sides:
    """Return the devices for both directions; both of one host API of PortAudio, which a stream has to have.

    Raises `DeviceError` where those that are named are of different ones.
    """
    sides = _find(known, source, INPUT), _find(known, target, OUTPUT)
    if _are_together(*sides):
        return sides
    first, second = ([each for each in known if side is not None and each.system == side.system] for side in sides)
    if source is None:
        return _usual(second, sides[0], INPUT), sides[1]
    if target is None:
        return sides[0], _usual(first, sides[1], OUTPUT)
    for found in ((sides[0], _find(first, target, OUTPUT)), (_find(second, source, INPUT), sides[1])):
        if None not in found:
            return found
    named = " and ".join(f"{each.name!r} of {each.system}" for each in sides if each is not None)
    raise DeviceError(f"{named} cannot be opened together: name an input and an output device of the same system")


def _are_together(source: Device | None, target: Device | None) -> bool:
    """Whether one stream can have both. Beside a client of JACK, PortAudio has no say."""
    if source is None or target is None or isinstance(source, JackDevice) or isinstance(target, JackDevice):
        return True
    return source.system == target.system


def _usual(able: Sequence[Device], default: Device | None, kind: str) -> Device | None:
    """Return the usual device of a host API: the one that is the default of another one, or else its first."""
    found = [device for device in able if device.channels(kind)]
    same = (each for each in found if default and portaudio.ranking.is_same([each.name, default.name]))
    return next(same, found[0] if found else None)


def _find(known: Sequence[Device], wanted: Wanted, kind: str) -> Device | None:
    """Return the device of a number, a name or a port, or the default one, if it has channels of this kind; else None.

    A device that there is once for each of several host APIs is that of the first. Raises `DeviceError` where a name
    fits several devices.
    """
    able = [device for device in known if device.channels(kind)]
    if wanted is None:
        defaults = (each for each in able if (each.is_default_input if kind == INPUT else each.is_default_output))
        return next(defaults, None)
    if isinstance(wanted, int):
        found = [device for device in able if device.number == wanted]
    else:
        words = wanted.casefold()
        named = [device for device in able if words in device.name.casefold()]
        exact = [device for device in named if words == device.name.casefold()]
        found = exact or named or [port for device in able if (port := device.port(wanted, kind))]
    if len(found) > 1 and not _is_one(found):
        several = ", ".join(f"{device.number} {device.name!r} ({device.system})" for device in found)
        raise DeviceError(f"{kind} device {wanted!r} may be one of several: {several}; say its number")
    return found[0] if found else None


def _is_one(found: Sequence[Device]) -> bool:
    """Whether these are one device under several host APIs, of which the first is the best."""
    return len({each.system for each in found}) == len(found) and portaudio.ranking.is_same(
        [each.name for each in found]
    )


def _listed(known: Sequence[Device], kind: str | None = None) -> str:
    able = [device for device in known if kind is None or device.channels(kind)]
    return ", ".join(f"{device.number} {device.name!r}" for device in able) or "none"
