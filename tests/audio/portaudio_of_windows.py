"""PortAudio as it is on Windows: four host APIs, each with the same devices, and COM, which one thread alone has."""

from __future__ import annotations

import threading
from typing import Any

from _sounddevice import ffi

MICROPHONE, LOUDSPEAKERS = "Mikrofon (Realtek High Definition Audio)", "Lautsprecher (Realtek High Definition Audio)"
CUT = 31
"""Letters of a device's name that MME knows."""
HOST_ERROR = -9999
CONSTANTS = {
    "paDirectSound": 1, "paMME": 2, "paASIO": 3, "paWDMKS": 11, "paJACK": 12, "paWASAPI": 13, "paFloat32": 1,
    "paNoFlag": 0, "paUnanticipatedHostError": HOST_ERROR, "paWinWasapiAutoConvert": 64,
}  # fmt: skip
"""Those of PortAudio's that are asked for."""
TYPES = {
    "MME": "paMME", "Windows DirectSound": "paDirectSound", "Windows WASAPI": "paWASAPI", "ASIO": "paASIO",
    "Windows WDM-KS": "paWDMKS",
}  # fmt: skip


class WindowsPortAudio:
    """The functions and constants of the library, in the order in which PortAudio builds its list: MME first."""

    def __init__(self, systems: tuple[str, ...] = ("MME", "Windows DirectSound", "Windows WASAPI")) -> None:
        self.__dict__.update(CONSTANTS)
        self._kept: list[Any] = []
        self.apis: list[Any] = []
        self.devices: list[Any] = []
        self.opened: list[dict[str, Any]] = []
        self.threads: dict[str, set[int]] = {}
        """The threads on which each function that needs COM was called."""
        self._com: int | None = None
        for number, name in enumerate(systems):
            place = len(self.devices)
            for device, inputs, outputs in ((MICROPHONE, 2, 0), (LOUDSPEAKERS, 0, 2)):
                shown = device[:CUT] if name == "MME" else device
                self.devices.append(self._made("PaDeviceInfo *", {
                    "name": self._text(shown), "hostApi": number, "maxInputChannels": inputs,
                    "maxOutputChannels": outputs, "defaultSampleRate": 44100.0 if name == "MME" else 48000.0,
                }))  # fmt: skip
            self.apis.append(self._made("PaHostApiInfo *", {
                "type": CONSTANTS[TYPES[name]], "name": self._text(name), "deviceCount": 2,
                "defaultInputDevice": place, "defaultOutputDevice": place + 1,
            }))  # fmt: skip

    def _made(self, kind: str, facts: dict[str, Any]) -> Any:
        self._kept.append(made := ffi.new(kind, facts))
        return made

    def _text(self, text: str) -> Any:
        self._kept.append(made := ffi.new("char[]", text.encode()))
        return made

    def _note(self, function: str) -> int:
        self.threads.setdefault(function, set()).add(threading.get_ident())
        return 0 if self._com == threading.get_ident() else HOST_ERROR

    def Pa_Initialize(self) -> int:  # noqa: N802
        self._com = threading.get_ident()
        return self._note("Pa_Initialize")

    def Pa_Terminate(self) -> int:  # noqa: N802
        return self._note("Pa_Terminate")

    def Pa_GetHostApiCount(self) -> int:  # noqa: N802
        return len(self.apis)

    def Pa_GetHostApiInfo(self, api: int) -> Any:  # noqa: N802
        return self.apis[api]

    def Pa_GetDeviceCount(self) -> int:  # noqa: N802
        self._note("Pa_GetDeviceCount")
        return len(self.devices)

    def Pa_GetDeviceInfo(self, device: int) -> Any:  # noqa: N802
        return self.devices[device]

    def Pa_GetDefaultInputDevice(self) -> int:  # noqa: N802
        return 0

    def Pa_GetDefaultOutputDevice(self) -> int:  # noqa: N802
        return 1

    def Pa_GetErrorText(self, code: int) -> Any:  # noqa: N802
        return self._text("Unanticipated host error")

    def Pa_GetLastHostErrorInfo(self) -> Any:  # noqa: N802
        text = self._text("CoInitialize has not been called")
        return self._made(
            "PaHostErrorInfo *", {"hostApiType": CONSTANTS["paWASAPI"], "errorCode": 0, "errorText": text}
        )

    def Pa_OpenStream(self, pointer: Any, source: Any, target: Any, rate: float, *rest: Any) -> int:  # noqa: N802
        options = [side.hostApiSpecificStreamInfo for side in (source, target) if side]
        found = [ffi.cast("PaWasapiStreamInfo *", each) for each in options if each]
        self.opened.append({
            "devices": [side.device for side in (source, target) if side], "rate": rate,
            "options": [(each.size, each.hostApiType, each.version, each.flags) for each in found],
        })  # fmt: skip
        pointer[0] = ffi.cast("PaStream *", 1)
        return self._note("Pa_OpenStream")

    def Pa_StartStream(self, stream: Any) -> int:  # noqa: N802
        return self._note("Pa_StartStream")

    def Pa_IsStreamActive(self, stream: Any) -> int:  # noqa: N802
        return 1

    def Pa_AbortStream(self, stream: Any) -> int:  # noqa: N802
        return self._note("Pa_AbortStream")

    def Pa_CloseStream(self, stream: Any) -> int:  # noqa: N802
        return self._note("Pa_CloseStream")

    def Pa_GetStreamInfo(self, stream: Any) -> Any:  # noqa: N802
        return self._made("PaStreamInfo *", {"inputLatency": 0.01, "outputLatency": 0.02, "sampleRate": 48000.0})
