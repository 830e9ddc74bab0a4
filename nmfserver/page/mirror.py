"""What the server says of buffers, jobs and live sound, kept as the state that browsers show.

`nmfserver/docs/page.md` has the form of the state. Browsers know a buffer by a number, its `ref`, which the server
calls its identity: it stays when the buffer is replaced or renamed, and is the same for every page. A name could be
anything, and would not go into addresses.
"""

import asyncio
import math
from collections.abc import Iterable, Sequence
from typing import Any

from nmfserver.errors import BadBufferError
from nmfserver.osc.codec import Argument, Message
from nmfserver.page.store import Store

MOST_ENDED = 50
"""Jobs that are still shown when they have ended."""
PATIENCE = 10.0
"""Seconds in which the server says that a buffer is there that it has made."""
STATUS_LISTS = frozenset({"load", "inputLevels", "outputLevels", "componentLevels", "mutes", "solos"})
"""What has any number of values in ``/live/status.reply``; everything else has one."""
LISTS = {"/monitor/status": "playing", "/scene/list": "scenes"}
"""Commands that are answered by a message for each entry, and what the list is called."""
ALWAYS = ("playing", "scenes", "tempo", "beat")
"""What there is of live sound while none runs."""
RESULTS = ("resynth", "activations", "bases")
LINKS = ("source", *RESULTS)
SHOWN_AS = {
    "resynth": "stems", "windowSize": "window", "hopSize": "hop", "fftSize": "fft", "numFrames": "frames",
    "startChan": "startChannel", "numChans": "channels",
}  # fmt: skip
"""What browsers call what `/bufnmf` calls otherwise."""
METERS = {"/live/envelopes": "envelopes", "/live/activations": "activations"}

Key = int | str


class Mirror:
    """Turns messages of the server into the state; `meters` is what the meters show, the newest of each kind."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._refs: dict[Key, int] = {}
        self._origins: dict[int, dict[str, Any]] = {}
        """How buffers were made, by their numbers."""
        self._newest = 0
        """The largest number of a buffer that was told: numbers grow, so larger ones are still to be told."""
        self._ended: list[int] = []
        self._listed: dict[str, list[Any]] = {}
        """What has come of the lists that are on their way."""
        self._awaited: dict[Key, asyncio.Future[int]] = {}
        self.meters: dict[str, Any] = {}
        self.notices: list[str] = []
        """Sentences that browsers show once."""

    def clear(self) -> None:
        """Forget the server: it is another one, or gone. Notes stay: the same one may come back."""
        self._refs.clear()
        self._origins.clear()
        self._newest = 0
        self._ended.clear()
        for section in ("buffers", "jobs", "decompositions"):
            self._store.clear(section)
        self._store.put("live", {"running": 0, "playing": []})

    def receive(self, message: Message) -> None:
        """Take a message of the server."""
        values = [shown(value) for value in message.arguments]
        match message.address, values:
            case "/b_changed", [key, *facts]:
                self._note_buffer(key, facts)
            case "/b_freed", [key]:
                self._forget_buffer(key)
            case "/job", [number, *facts]:
                self._note_job(number, _pairs(facts))
            case "/live/status.reply", _:
                self._note_live(_status(values))
            case "/memory.reply", [used, quota]:
                self._store.update("server", memory={"used": used, "quota": quota})
            case "/monitor/playing", _:
                self._listed.setdefault("playing", []).append(values)
            case "/scene", [name]:
                self._listed.setdefault("scenes", []).append(name)
            case "/done", [("/monitor/status" | "/scene/list") as command, _]:
                self._note_live({LISTS[command]: self._listed.pop(LISTS[command], [])})
            case _:
                self._receive_live(message.address, values)

    def _receive_live(self, address: str, values: list[Any]) -> None:
        """Take a message about live sound."""
        match address, values:
            case (("/live/activations" | "/live/envelopes"), [time, *heights]):
                self.meters |= {"time": time, METERS[address]: heights}
            case "/live/onset", [component, strength]:
                self.meters.setdefault("onsets", []).append([component, strength])
            case "/live/levels", [kind, *levels]:
                self.meters[kind] = levels
            case "/live/gains.reply", gains:
                self._note_live({"gains": gains})
            case (("/live/names.reply" | "/live/names"), names):
                self._note_live({"names": names})
            case "/tempo.reply", [bpm, position]:
                self._note_live({"tempo": bpm, "beat": position})
            case (("/live/stopped" | "/live/warning"), [reason]) | ("/b_warning", [_, reason]):
                self.notices.append(str(reason))

    def ref(self, key: Key) -> int | None:
        """Return the number of a buffer."""
        return self._refs.get(key)

    async def appeared(self, key: Key) -> int:
        """Wait until the server has said that a buffer is there; return its number."""
        if (ref := self.ref(key)) is not None:
            return ref
        awaited = self._awaited.setdefault(key, asyncio.get_running_loop().create_future())
        try:
            return await asyncio.wait_for(asyncio.shield(awaited), PATIENCE)
        except TimeoutError as error:
            raise BadBufferError(f"buffer {key} was made, and is gone again") from error
        finally:
            self._awaited.pop(key, None)

    def buffer(self, ref: int) -> dict[str, Any] | None:
        """Return what is known of a buffer."""
        found: dict[str, Any] | None = self._store[f"buffers/{ref}"]
        return found

    def _note_buffer(self, key: Key, facts: Sequence[Any]) -> None:
        frames, channels, rate, version, maker, ref, *others = facts
        origin, names = _split_names(others)
        self._give_key(key, ref)
        self._newest = max(self._newest, ref)
        self._store.put(f"buffers/{ref}", {
            "ref": ref, "key": key, "frames": frames, "channels": channels, "sampleRate": rate, "version": version,
            "maker": maker, "names": names, **_result_of(ref, origin),
        })  # fmt: skip
        if (awaited := self._awaited.pop(key, None)) is not None and not awaited.done():
            awaited.set_result(ref)
        self._note_origin(ref, origin)
        self._note_results(ref)

    def _give_key(self, key: Key, ref: int) -> None:
        """Note the name of a buffer, which had another one before, or which another one had."""
        if self._refs.get(key, ref) != ref:
            self._forget_buffer(key)
        before = self.buffer(ref)
        if before is not None and self._refs.get(before["key"]) == ref:
            del self._refs[before["key"]]
        self._refs[key] = ref

    def _forget_buffer(self, key: Key) -> None:
        ref = self._refs.pop(key, None)
        if ref is None:
            return
        self._store.remove(f"buffers/{ref}")
        self._note_origin(ref, {})
        self._note_results(ref)
        for path in self._store.paths("shared"):
            if _about(path) == ref:
                self._store.remove(path)

    def settle(self) -> None:
        """Take what was not told so far to be gone: forget notes on it, and show decompositions without it."""
        mentioned = (origin[name] for origin in self._origins.values() for name in RESULTS if name in origin)
        self._newest = max([self._newest, *mentioned])
        for ref, origin in self._origins.items():
            self._show_results(ref, origin)
        for path in self._store.paths("shared"):
            if not self.takes_note(path):
                self._store.remove(path)

    def takes_note(self, path: str) -> bool:
        """Whether the buffer is there that a note is about; one that is about none is always taken."""
        ref = _about(path)
        return ref is None or self.buffer(ref) is not None

    def _note_job(self, number: int, facts: dict[str, Any]) -> None:
        self._store.put(f"jobs/{number}", {"number": number, **facts})
        if facts["state"] in ("waiting", "running"):
            return
        self._ended = [each for each in self._ended if each != number] + [number]
        for each in self._ended[:-MOST_ENDED]:
            self._store.remove(f"jobs/{each}")
        self._ended = self._ended[-MOST_ENDED:]

    def _note_origin(self, ref: int, origin: dict[str, Any]) -> None:
        """Note how a buffer was made."""
        if origin:
            self._origins[ref] = origin
        elif self._origins.pop(ref, None) is not None:
            self._store.remove(f"decompositions/{ref}")

    def _note_results(self, ref: int) -> None:
        """Show the decompositions anew that a buffer is, or was, a part of."""
        for made, origin in self._origins.items():
            if ref in (origin.get(name) for name in LINKS):
                self._show_results(made, origin)

    def _show_results(self, ref: int, origin: dict[str, Any]) -> None:
        """Show a decomposition if a buffer stands for it: of the results that are there, or are to come, the first."""
        here = {name: value for name, value in origin.items() if name not in LINKS or self._fits(name, origin)}
        results = {name: origin[name] for name in RESULTS if name in here or origin.get(name, 0) > self._newest}
        if next(iter(results.values()), None) != ref:
            self._store.remove(f"decompositions/{ref}")
            return
        shown_as = {SHOWN_AS.get(name, name): value for name, value in here.items()}
        self._store.put(f"decompositions/{ref}", {"ref": ref, **shown_as})

    def _fits(self, name: str, origin: dict[str, Any]) -> bool:
        """Whether a buffer that an origin names is there, and has a channel for each component, if it is a result."""
        buffer = self.buffer(origin[name])
        if buffer is None or name == "source":
            return buffer is not None
        return bool(buffer["channels"] == origin["components"] * origin["numChans"])

    def _note_live(self, facts: dict[str, Any]) -> None:
        if facts.get("running") == 0:
            kept = {name: value for name, value in self._store["live"].items() if name in ALWAYS}
            self._store.put("live", facts | kept)
        else:
            self._store.update("live", **facts)


def _result_of(ref: int, origin: dict[str, Any]) -> dict[str, int]:
    """Return of which sound a buffer is a result. It is said with the buffer: its decomposition may be told later."""
    is_result = ref in (origin.get(name) for name in RESULTS)
    return {"source": origin["source"]} if is_result and "source" in origin else {}


def shown(value: Argument) -> Any:
    """Return a value as JSON has it: there is no infinity, and no NaN."""
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _about(path: str) -> int | None:
    """Return the number of the buffer that a note is about, such as 9 for ``shared/mix/9/gain``; None without one."""
    parts = path.split("/")
    return int(parts[2]) if len(parts) > 2 and parts[2].isdecimal() else None


def _split_names(values: Sequence[Any]) -> tuple[dict[str, Any], list[str]]:
    """Return keys and values, and the names that come behind the last key."""
    at = 2 * values[::2].index("names") if "names" in values[::2] else len(values)
    return _pairs(values[:at]), list(values[at + 1 :])


def _pairs(values: Sequence[Any]) -> dict[str, Any]:
    """Return keys and values as a dictionary."""
    return dict(zip(values[::2], values[1::2], strict=False))


def _status(values: Iterable[Any]) -> dict[str, Any]:
    """Return the status of live sound: a list for what may have any number of values."""
    facts: dict[str, Any] = {}
    name = ""
    for value in values:
        if isinstance(value, str) and (not name or name in STATUS_LISTS or name in facts):
            name = value
            if name in STATUS_LISTS:
                facts[name] = []
        elif name in STATUS_LISTS:
            facts[name].append(value)
        else:
            facts[name] = value
    return facts
