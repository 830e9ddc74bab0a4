"""What the server says of buffers, jobs and live sound, kept as the state that browsers show.

`nmfserver/docs/page.md` has the form of the state. Browsers know a buffer by a number of the page's own, its `ref`,
which stays when it is replaced or renamed: a name could be anything, and would not go into addresses.
"""

import asyncio
import itertools
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
LINKS = ("source", "stems", "bases", "activations")
METERS = {"/live/envelopes": "envelopes", "/live/activations": "activations"}

Key = int | str


class Mirror:
    """Turns messages of the server into the state; `meters` is what the meters show, the newest of each kind."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._refs: dict[Key, int] = {}
        self._keys: dict[int, Key] = {}
        """The names of buffers by their versions, of which no two have the same."""
        self._numbers = itertools.count(1)
        self._ended: list[int] = []
        self._done: list[dict[str, Any]] = []
        """Jobs that are done, and whose results have not been heard of yet."""
        self._listed: dict[str, list[Any]] = {}
        """What has come of the lists that are on their way."""
        self._awaited: dict[Key, asyncio.Future[int]] = {}
        self.meters: dict[str, Any] = {}
        self.notices: list[str] = []
        """Sentences that browsers show once."""

    def clear(self) -> None:
        """Forget the server: it is another one, or gone."""
        self._refs.clear()
        self._keys.clear()
        self._ended.clear()
        self._done.clear()
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
            case ("/live/stopped", [reason]) | ("/b_warning", [_, reason]):
                self.notices.append(str(reason))

    def ref(self, key: Key) -> int | None:
        """Return the page's number of a buffer."""
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
        frames, channels, rate, version, maker = facts
        ref = self._refs.get(key)
        if ref is None:
            ref = self._refs[key] = self._renamed(version) or next(self._numbers)
        self._forget_version(ref)
        self._keys[version] = key
        self._store.put(f"buffers/{ref}", {
            "ref": ref, "key": key, "frames": frames, "channels": channels, "sampleRate": rate, "version": version,
            "maker": maker,
        })  # fmt: skip
        if (awaited := self._awaited.pop(key, None)) is not None and not awaited.done():
            awaited.set_result(ref)
        self._note_results()

    def _renamed(self, version: int) -> int | None:
        """Return the number of the buffer that has another name until now, found by its version."""
        key = self._keys.get(version)
        return None if key is None else self._refs.pop(key)

    def _forget_version(self, ref: int) -> None:
        buffer = self.buffer(ref)
        if buffer is not None:
            self._keys.pop(buffer["version"], None)

    def _forget_buffer(self, key: Key) -> None:
        ref = self._refs.pop(key, None)
        if ref is None:
            return
        self._forget_version(ref)
        self._store.remove(f"buffers/{ref}")
        self._store.remove(f"decompositions/{ref}")
        for path in self._store.paths("decompositions"):
            left = {name: value for name, value in self._store[path].items() if name not in LINKS or value != ref}
            self._store.put(path, left)

    def _note_job(self, number: int, facts: dict[str, Any]) -> None:
        self._store.put(f"jobs/{number}", {"number": number, **facts})
        if facts["state"] in ("waiting", "running"):
            return
        self._ended = [each for each in self._ended if each != number] + [number]
        for each in self._ended[:-MOST_ENDED]:
            self._store.remove(f"jobs/{each}")
        self._ended = self._ended[-MOST_ENDED:]
        if facts["state"] == "done" and any(name in facts for name in RESULTS) and "source" in facts:
            self._done = [*self._done[-MOST_ENDED:], {"job": number, **facts}]
            self._note_results()

    def _note_results(self) -> None:
        """Keep what a job has made as a decomposition, once its buffers are known."""
        for job in list(self._done):
            refs = {name: self.ref(job[name]) for name in ("source", *RESULTS) if name in job}
            if None not in [refs[name] for name in RESULTS if name in refs]:
                self._done.remove(job)
                self._note_decomposition(job, {name: ref for name, ref in refs.items() if ref is not None})

    def _note_decomposition(self, job: dict[str, Any], refs: dict[str, int]) -> None:
        first = next(name for name in RESULTS if name in refs)
        source, made = self.buffer(refs.get("source", 0)), self.buffer(refs[first])
        assert made is not None
        found = {"stems" if name == "resynth" else name: ref for name, ref in refs.items()}
        channels, frames = job["numChans"], job["numFrames"]
        if source is not None:
            channels = channels if channels > 0 else source["channels"] - job["startChan"]
            frames = frames if frames > 0 else source["frames"] - job["startFrame"]
        self._store.put(f"decompositions/{refs[first]}", {
            **found, "components": made["channels"] // max(channels, 1), "window": job["windowSize"],
            "hop": job["hopSize"], "fft": job["fftSize"], "startFrame": job["startFrame"], "frames": frames,
            "startChannel": job["startChan"], "channels": channels, "job": job["job"],
        })  # fmt: skip

    def _note_live(self, facts: dict[str, Any]) -> None:
        if facts.get("running") == 0:
            kept = {name: value for name, value in self._store["live"].items() if name in ALWAYS}
            self._store.put("live", facts | kept)
        else:
            self._store.update("live", **facts)


def shown(value: Argument) -> Any:
    """Return a value as JSON has it: there is no infinity, and no NaN."""
    return None if isinstance(value, float) and not math.isfinite(value) else value


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
