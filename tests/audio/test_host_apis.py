"""Sound under Windows: which of a device's host APIs is taken, how WASAPI is opened, and on which thread."""

from __future__ import annotations

import asyncio
import logging
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from _sounddevice import ffi

from nmfserver.audio import device
from nmfserver.audio.engine import Engine
from nmfserver.audio.portaudio import library, trial
from nmfserver.audio.portaudio.library import Library
from nmfserver.audio.portaudio.playing import Output
from nmfserver.audio.portaudio.stream import PortAudioDevice, PortAudioStream
from nmfserver.audio.session import Live
from nmfserver.audio.settings import Device, LiveSettings
from nmfserver.errors import DeviceError
from nmfserver.kernels.stft import Transform
from tests.audio.portaudio_of_windows import CONSTANTS, LOUDSPEAKERS, MICROPHONE, WindowsPortAudio
from tests.systems import Recorder, windows

SETTINGS = LiveSettings(Transform(1024, 512, 1024))


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[WindowsPortAudio]]:
    """A process on Windows whose PortAudio is the last of this list."""
    systems = [WindowsPortAudio()]
    monkeypatch.setattr(library, "_libraries", [])
    monkeypatch.setattr(library, "_path", lambda: "libportaudio64bit.dll")
    monkeypatch.setattr(trial, "require_working", lambda path, name: None)
    monkeypatch.setattr("nmfserver.audio.jack.library.devices", list)

    class Opened(Library):
        def __init__(self, path: str) -> None:
            super().__init__(ffi_path)
            self.native = systems[-1]

    ffi_path = _any_library()
    monkeypatch.setattr(library, "Library", Opened)
    yield systems
    library.release()


def _any_library() -> str:
    """Return the name of a library that can be opened on any system."""
    from ctypes.util import find_library

    return find_library("c") or "msvcrt"


def shown(found: list[Device]) -> list[tuple[str, str]]:
    return [(each.name, each.system) for each in found]


def test_devices_are_listed_in_the_order_of_their_host_apis(taken: list[WindowsPortAudio]) -> None:
    taken.append(WindowsPortAudio(("MME", "Windows DirectSound", "ASIO", "Windows WASAPI", "Windows WDM-KS")))
    found = device.devices()
    systems = ["ASIO", "Windows WASAPI", "Windows DirectSound", "MME", "Windows WDM-KS"]
    assert [each.system for each in found] == [system for system in systems for _ in range(2)]
    assert [each.number for each in found] == list(range(10))
    usual = [each for each in found if each.is_default_input or each.is_default_output]
    assert [each.system for each in usual] == ["ASIO", "ASIO"]


def test_a_name_means_the_device_of_the_first_host_api(taken: list[WindowsPortAudio]) -> None:
    for name in ("realtek", "Mikrofon", MICROPHONE):
        source, target = device.choose(None, name, "lautsprecher")
        assert source is not None
        assert target is not None
        assert shown([source, target]) == [(MICROPHONE, "Windows WASAPI"), (LOUDSPEAKERS, "Windows WASAPI")]
    for name_or_number in (4, MICROPHONE[:31]):  # by its number, or its very name, each can be had
        source, _ = device.choose(None, name_or_number, None)
        assert source is not None
        assert source.system == "MME"


def test_the_other_side_is_of_the_same_host_api(taken: list[WindowsPortAudio]) -> None:
    """PortAudio opens no stream with two (paBadIODeviceCombination)."""
    cut = MICROPHONE[:31], LOUDSPEAKERS[:31]
    for named in ((None, 4, None), (None, cut[0], None), (None, None, 5), (None, cut[0], "lautsprecher")):
        assert shown(both(*named)) == [(cut[0], "MME"), (cut[1], "MME")]


def test_beside_a_default_of_another_host_api_a_name_still_means_both(taken: list[WindowsPortAudio]) -> None:
    system = WindowsPortAudio(("Windows WASAPI", "ASIO"))
    for each in system.devices[2:]:
        each.name = system._text("ASIO4ALL v2")
    taken.append(system)
    assert {each.system for each in both(None, None, None)} == {"ASIO"}
    assert shown(both(None, "Mikrofon", None)) == [(MICROPHONE, "Windows WASAPI"), (LOUDSPEAKERS, "Windows WASAPI")]
    assert shown(both("ASIO4ALL", None, None)) == [("ASIO4ALL v2", "ASIO")] * 2
    apart = f"'{MICROPHONE}' of Windows WASAPI and 'ASIO4ALL v2' of ASIO cannot be opened together"
    with pytest.raises(DeviceError, match=re.escape(apart)):
        device.choose(None, "Mikrofon", "ASIO4ALL")


def both(*wanted: int | str | None) -> list[Device]:
    """Return the devices that are chosen for input and output."""
    found = [each for each in device.choose(*wanted) if each is not None]
    assert len(found) == 2
    return found


def test_two_devices_of_one_name_are_still_two(taken: list[WindowsPortAudio]) -> None:
    system = WindowsPortAudio(("Windows WASAPI",))
    system.devices *= 2
    taken.append(system)
    with pytest.raises(DeviceError, match="may be one of several: 0 'Mikrofon"):
        device.choose(None, "Mikrofon", None)


def test_wasapi_may_convert_and_the_others_get_no_options(taken: list[WindowsPortAudio]) -> None:
    source, target = device.choose(None, None, None)
    settings = replace(SETTINGS, source=source, target=target, inputs=1, outputs=2, sample_rate=44100)
    PortAudioStream(settings, 0, 0, None).close()
    opened = taken[-1].opened.pop()
    wanted = (ffi.sizeof("PaWasapiStreamInfo"), CONSTANTS["paWASAPI"], 1, CONSTANTS["paWinWasapiAutoConvert"])
    assert opened == {"devices": [4, 5], "rate": 44100, "options": [wanted] * 2}
    by_number = [each for each in device.devices() if each.system == "MME"]
    assert all(isinstance(each, PortAudioDevice) for each in by_number)
    settings = replace(settings, source=by_number[0], target=by_number[1])
    PortAudioStream(settings, 0, 0, None).close()
    assert taken[-1].opened.pop()["options"] == []


def test_one_thread_makes_all_calls_that_need_com(taken: list[WindowsPortAudio]) -> None:
    """Whoever asks: live audio asks on a new thread each time. On any other, WASAPI fails with CO_E_NOTINITIALIZED."""
    failures: list[BaseException] = []

    def live() -> None:
        try:
            source, target = device.choose(None, None, None)
            settings = replace(SETTINGS, source=source, target=target, inputs=1, outputs=2, sample_rate=48000)
            stream = PortAudioStream(settings, 0, 0, None)
            assert stream.is_active
            assert stream.latency == pytest.approx(0.03)
            stream.close()
            library.release()
        except BaseException as error:
            failures.append(error)

    for _ in range(3):
        thread = threading.Thread(target=live)
        thread.start()
        thread.join(20)
    assert failures == []
    calls = taken[-1].threads
    assert {"Pa_Initialize", "Pa_OpenStream", "Pa_StartStream", "Pa_CloseStream", "Pa_Terminate"} <= set(calls)
    assert len(set.union(*calls.values())) == 1


def test_what_is_played_in_the_terminal_goes_to_the_same_device(taken: list[WindowsPortAudio]) -> None:
    output = Output()
    assert (output.rate, output.channels, output._index) == (48000, 2, 5)


def test_timers_are_fine_while_live_audio_runs(taken: list[WindowsPortAudio], monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes from the audio thread is collected every few milliseconds, and Windows' own timers take 15.6."""
    settings = replace(SETTINGS, inputs=0, outputs=2, components=1, plays_only=True, sample_rate=48000)
    assert Engine(settings).function  # compiled for this system
    winmm = Recorder()
    windows(monkeypatch, winmm=winmm, kernel32=Recorder())

    async def play() -> None:
        live = Live()
        await live.start(settings, lambda size: nullcontext(), lambda engine: None, Deaf(), None)
        assert winmm.calls == [("timeBeginPeriod", 1)]
        await live.stop()

    asyncio.run(play())
    assert winmm.calls == [("timeBeginPeriod", 1), ("timeEndPeriod", 1)]


class Deaf:
    """A listener that hears nothing."""

    wants_levels = False

    def __getattr__(self, name: str) -> Any:
        return lambda *values: None


@pytest.mark.parametrize(
    ("built_for", "bits", "asio", "name"),
    [
        ("win-amd64", "64bit", False, "libportaudio64bit.dll"),
        ("win-amd64", "64bit", True, "libportaudio64bit-asio.dll"),
        ("win-arm64", "64bit", False, "libportaudioarm64.dll"),
        ("win32", "32bit", False, "libportaudio32bit.dll"),
    ],
)
def test_the_library_fits_python_and_not_the_machine(
    monkeypatch: pytest.MonkeyPatch, built_for: str, bits: str, asio: bool, name: str
) -> None:
    """Windows on Arm runs a Python for x86-64, too, and says arm64 of the machine."""
    windows(monkeypatch)
    monkeypatch.setattr(library, "find_library", lambda name: None)
    monkeypatch.setattr("sysconfig.get_platform", lambda: built_for)
    monkeypatch.setattr("platform.architecture", lambda: (bits, "WindowsPE"))
    monkeypatch.setattr("platform.machine", lambda: "ARM64")
    monkeypatch.setitem(__import__("sys").modules, "_sounddevice_data", type("Data", (), {"__path__": ["data"]}))
    if asio:
        monkeypatch.setenv("SD_ENABLE_ASIO", "1")
    assert library._path().replace("\\", "/") == f"data/portaudio-binaries/{name}"


def test_a_library_for_another_processor_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Homebrew that a Mac has from its predecessor is Intel's; sounddevice takes its own library then, too."""
    (tmp_path / "libportaudio.dylib").write_bytes(b"Intel's")
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(library, "find_library", lambda name: str(tmp_path / "libportaudio.dylib"))
    monkeypatch.setitem(sys.modules, "_sounddevice_data", type("Data", (), {"__path__": ["data"]}))
    assert Path(library._path()) == Path("data", "portaudio-binaries", "libportaudio.dylib")


def test_on_linux_it_is_told_why_the_library_cannot_be_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """What it needs may be missing, such as ALSA's library; sounddevice brings nothing in its place."""
    (tmp_path / "libportaudio.so.2").write_bytes(b"damaged")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(library, "find_library", lambda name: str(tmp_path / "libportaudio.so.2"))
    monkeypatch.setattr(library, "_libraries", [])
    caplog.set_level(logging.INFO)
    with pytest.raises(DeviceError, match="live sound needs the library PortAudio, which is not there: install it"):
        library.refresh()
    assert "PortAudio cannot be loaded: " in caplog.text
    assert str(tmp_path) in caplog.text
