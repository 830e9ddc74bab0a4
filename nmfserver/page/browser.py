"""One WebSocket: a browser's commands, their answers, what has changed, and the meters."""

import asyncio
import contextlib
import json
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from nmfserver.errors import ArgumentError, NMFServerError
from nmfserver.osc.codec import Message, Value
from nmfserver.page.connection import Connection, RefusedError
from nmfserver.page.link import Link
from nmfserver.page.mirror import Mirror, shown
from nmfserver.page.names import NewNames
from nmfserver.page.store import Store
from nmfserver.page.ways import require_allowed

INTERVAL = 0.1
"""Least seconds between two messages about what has changed, unless an answer is due, and between two of the meters."""
MOST_REQUESTS = 256
"""Requests of one browser that are not answered yet, or whose answers it has not read."""
MOST_WAITING = 2 * MOST_REQUESTS
"""Messages that wait for a browser to read; beyond that, the oldest goes."""
MOST_SHARED, LONGEST_KEY, LONGEST_VALUE = 10_000, 200, 16384
"""Notes of the pages, letters of the key of one, and of its JSON."""
LARGEST_ID = 2**53
BUSY = ("/live/", "/monitor/", "/panic", "/scene/", "/session/", "/component/", "/tempo", "/tap")
"""Commands after which the state of live sound may be another."""


class Browser:
    """A browser, for as long as its WebSocket is open."""

    def __init__(self, socket: WebSocket, store: Store, link: Link, mirror: Mirror, names: NewNames) -> None:
        self._socket = socket
        self._store = store
        self._link = link
        self._mirror = mirror
        self._names = names
        self._held: dict[str, Connection] = {}
        self._has_left = False
        self._sees_meters = True
        self._changed: set[str] = set()
        self._shares = 0
        self._meters: dict[str, Any] = {}
        self._messages: list[dict[str, Any]] = []
        self._progress: dict[int, list[Any]] = {}
        self._news, self._is_urgent = asyncio.Event(), asyncio.Event()
        self._requests: set[asyncio.Task[None]] = set()
        self._takes: dict[str, Callable[[dict[str, Any]], None]] = {
            "osc": self._take_osc, "share": self._take_share, "hold": self._take_hold, "release": self._take_release,
            "watch": self._take_watch,
        }  # fmt: skip

    async def serve(self) -> None:
        """Send the state, then what changes; take commands, until the browser goes."""
        await self._socket.accept()
        self._store.readers.add(self._note_change)
        sending = asyncio.create_task(self._send_news())
        try:
            while (message := await self._socket.receive())["type"] != "websocket.disconnect":
                self._take(message.get("text") or "")
        finally:
            self._store.readers.discard(self._note_change)
            self._has_left = True
            self._names.release(self._held)
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)
            with contextlib.suppress(RuntimeError, WebSocketDisconnect):  # it is closed already
                await self._socket.close()

    def show_meters(self, meters: Mapping[str, Any]) -> None:
        """Show what is newest of the meters, unless nobody looks; onsets are added up."""
        if not self._sees_meters:
            return
        onsets = [*self._meters.get("onsets", []), *meters.get("onsets", [])]
        self._meters |= meters
        if onsets:
            self._meters["onsets"] = onsets[-100:]
        self._news.set()

    def show_notice(self, reason: str) -> None:
        """Show a sentence once."""
        self._send({"type": "notice", "reason": reason})

    def _note_change(self, path: str) -> None:
        self._changed.add(path)
        self._news.set()

    def _send(self, message: dict[str, Any]) -> None:
        if len(self._messages) >= MOST_WAITING:  # it does not read
            self._messages.pop(0)
        self._messages.append(message)
        self._news.set()
        self._is_urgent.set()

    async def _send_news(self) -> None:
        """Send the state, then what is new: answers at once, and what has changed until then; else at most so often."""
        with contextlib.suppress(RuntimeError, WebSocketDisconnect):  # the browser is gone
            await self._write({"type": "state", "state": self._store.tree()})
            while True:
                await self._news.wait()
                self._news.clear()
                self._is_urgent.clear()
                for message in self._collected():
                    await self._write(message)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._is_urgent.wait(), INTERVAL)

    def _collected(self) -> list[dict[str, Any]]:
        """Return what is to be sent, and forget it: what has changed first, so that answers find it there."""
        changed, self._changed = self._changed, set()
        progress, self._progress = self._progress, {}
        messages, self._messages = self._messages, []
        meters, self._meters = self._meters, {}
        news = {"type": "change", "set": {path: self._store[path] for path in changed}, "shares": self._shares}
        going = [{"type": "progress", "id": number, "message": message} for number, message in progress.items()]
        return [*([news] if changed else []), *going, *messages, *([{"type": "meters", **meters}] if meters else [])]

    async def _write(self, message: dict[str, Any]) -> None:
        await self._socket.send_text(json.dumps(message, allow_nan=False, separators=(",", ":")))

    def _take(self, text: str) -> None:
        """Take a message of the browser; answer what cannot be read by a sentence."""
        try:
            message = json.loads(text)
            take = self._takes[message["type"]]
        except (ValueError, KeyError, TypeError, RecursionError):
            self._send({"type": "error", "reason": f"this is no message of the page: {text[:100]}"})
            return
        try:
            take(message)
        except (NMFServerError, KeyError, TypeError, ValueError) as error:
            self._send({"type": "error", "reason": _sentence(error)})

    def _take_osc(self, message: dict[str, Any]) -> None:
        number, address = _id(message), message["address"]
        if not isinstance(address, str):
            raise ArgumentError("a command has an address, which is a text")
        self._begin(number, self._run(number, address, message.get("arguments", [])))

    def _begin(self, number: int, request: Coroutine[Any, Any, None]) -> None:
        """Begin a request, or refuse it where too many are under way."""
        if len(self._requests) + len(self._messages) >= MOST_REQUESTS:
            request.close()
            self._refuse(number, f"{MOST_REQUESTS} commands of this page wait already")
            return
        task = asyncio.create_task(request)
        self._requests.add(task)
        task.add_done_callback(self._requests.discard)

    async def _run(self, number: int, address: str, arguments: Any) -> None:
        """Send a command to the server, and its answer to the browser."""
        try:
            values = _values(arguments)
            require_allowed(address, values)
            answer = await self._link.control.request(
                address, *values, on_progress=lambda message: self._note_progress(number, message)
            )
        except NMFServerError as error:
            told = error.values if isinstance(error, RefusedError) else ()
            self._refuse(number, str(error), [shown(value) for value in told])
            return
        finally:
            if address.startswith(BUSY):
                self._link.look()
        self._progress.pop(number, None)
        self._answer(number, [shown(value) for value in answer.done], [_listed(each) for each in answer.messages])

    def _answer(self, number: int, done: list[Any], messages: list[list[Any]]) -> None:
        self._send({"type": "answer", "id": number, "ok": True, "done": done, "messages": messages})

    def _refuse(self, number: int, reason: str, values: Sequence[Any] = ()) -> None:
        self._progress.pop(number, None)
        self._send({"type": "answer", "id": number, "ok": False, "reason": reason, "values": list(values)})

    def _note_progress(self, number: int, message: Message) -> None:
        self._progress[number] = _listed(message)
        self._news.set()

    def _take_share(self, message: dict[str, Any]) -> None:
        self._shares += 1  # the page knows by it which of its notes are in what it is told
        key, value = message["key"], message.get("value")
        if not isinstance(key, str) or not 0 < len(key) <= LONGEST_KEY:
            raise ArgumentError(f"the key of a note is a text of 1 to {LONGEST_KEY} letters")
        path = f"shared/{key}"
        if message.get("absent") and self._store[path] is not None:  # somebody has it back already
            return
        if value is None:
            self._store.remove(path)
            return
        try:
            self._require_note(path, value)
        except (ArgumentError, ValueError):
            self._note_change(path)  # the page shows it already: it takes it back
            raise
        self._store.put(path, value)

    def _take_hold(self, message: dict[str, Any]) -> None:
        number = _id(message)
        self._begin(number, self._hold(number, message["names"]))

    async def _hold(self, number: int, wanted: Any) -> None:
        """Hold names, until the browser releases them, or has left."""
        try:
            held = await self._names.hold(wanted)
        except NMFServerError as error:
            self._refuse(number, str(error))
            return
        if self._has_left:
            self._names.release(held)
            return
        self._held |= held
        self._answer(number, list(held), [])

    def _take_release(self, message: dict[str, Any]) -> None:
        own = self._held.keys() & set(message["names"])
        self._names.release({name: self._held.pop(name) for name in own})

    def _take_watch(self, message: dict[str, Any]) -> None:
        self._sees_meters = bool(message["meters"])
        self._meters.clear()

    def _require_note(self, path: str, value: Any) -> None:
        """Raise `ArgumentError` unless a note can be kept."""
        if self._store["server"]["connected"] and not self._mirror.takes_note(path):
            raise ArgumentError("the sound that this is about is gone")
        if len(json.dumps(value, allow_nan=False)) > LONGEST_VALUE:
            raise ArgumentError(f"a note has at most {LONGEST_VALUE} letters of JSON")
        if self._store[path] is None and self._store.count("shared") >= MOST_SHARED:
            raise ArgumentError(f"there are {MOST_SHARED} notes already")


def _id(message: dict[str, Any]) -> int:
    """Return the number of a request, or raise `ArgumentError`."""
    number = message["id"]
    if not isinstance(number, int) or not 0 <= number < LARGEST_ID:
        raise ArgumentError("a command has an id, a whole number from 0 on")
    return number


def _values(arguments: Any) -> list[Value]:
    """Return the arguments of a command as values of OSC."""
    if not isinstance(arguments, list):
        raise ArgumentError("the arguments of a command are a list")
    for value in arguments:
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise ArgumentError(f"{json.dumps(value)[:50]} is no number and no text")
    return arguments


def _listed(message: Message) -> list[Any]:
    return [message.address, *map(shown, message.arguments)]


def _sentence(error: Exception) -> str:
    return str(error) if isinstance(error, NMFServerError) else f"something is missing or of another kind: {error}"
