"""The addresses of the page."""

import asyncio
import contextlib
import json
import mimetypes
import re
import secrets
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket

from nmfserver import __version__
from nmfserver.errors import NMFServerError
from nmfserver.page import help as manual
from nmfserver.page.answers import PageError, SentOnce, on_error, refuse_socket
from nmfserver.page.browser import INTERVAL, Browser
from nmfserver.page.exports import Exports, require_channel
from nmfserver.page.link import Link
from nmfserver.page.mirror import Mirror
from nmfserver.page.names import NewNames
from nmfserver.page.peaks import Peaks, planar
from nmfserver.page.sounds import Sounds
from nmfserver.page.store import Store
from nmfserver.page.uploads import LIMIT, Uploads
from nmfserver.sound_files.service import SoundFiles

STATIC = Path(__file__).parent / "static"
KINDS = {".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".svg": "image/svg+xml"}
"""Of its files. On Windows, Python takes what some program has registered: scripts that are text do not run."""
MOST_BROWSERS = 32
MOST_SAMPLES = 2**24
"""Samples of one answer."""
LONGEST_WISH = 2**20
"""Bytes of what is to be exported, said in JSON."""


class Page:
    """The parts of the page, wired.

    folder : of this process, for files on their way
    """

    def __init__(self, host: str, port: int, folder: Path) -> None:
        self.store = Store()
        self.mirror = Mirror(self.store)
        self.link = Link(host, port, self.store, self.mirror)
        self.names = NewNames(self.link)
        self.files = SoundFiles()
        self.sounds = Sounds(self.link, self.mirror, folder)
        self.peaks = Peaks(self.sounds)
        self.uploads = Uploads(self.link, self.mirror, self.names, self.files, folder)
        self.exports = Exports(self.sounds, self.files, folder)
        self.browsers: set[Browser] = set()
        self.store.put("page", {"version": __version__, "uploadLimit": LIMIT, "start": secrets.token_hex(8)})
        self.store.readers.add(self._forget_sounds)

    def app(self) -> Starlette:
        """Return the application."""
        for ending, kind in KINDS.items():
            mimetypes.add_type(kind, ending)
        routes = [
            Route("/", self._index),
            Route("/peaks/{ref}/{version}", self._peaks),
            Route("/samples/{ref}/{version}", self._samples),
            Route("/sound/{ref}/{version}", self._sound),
            Route("/upload", self._upload, methods=["POST"]),
            Route("/export", self._export, methods=["POST"]),
            Route("/help", self._help),
            Route("/help/{name}", self._help),
            Mount("/static", StaticFiles(directory=STATIC, check_dir=False, follow_symlink=True)),
            WebSocketRoute("/socket", self._socket),
        ]
        return Starlette(routes=routes, exception_handlers={NMFServerError: on_error, OSError: on_error})

    def show(self, ref: int) -> None:
        """Let browsers show a buffer, and take it apart at once."""
        self.store.update("page", show=ref, takeApart=True)

    async def show_meters(self) -> None:
        """Hand the browsers what is new on the meters, and what is to be read once."""
        while True:
            await asyncio.sleep(INTERVAL)
            meters, self.mirror.meters = self.mirror.meters, {}
            notices, self.mirror.notices = self.mirror.notices, []
            for browser in self.browsers:
                if meters:
                    browser.show_meters(meters)
                for notice in notices:
                    browser.show_notice(notice)

    def _forget_sounds(self, path: str) -> None:
        if path.startswith("buffers/"):
            self.sounds.forget_old()

    async def _index(self, request: Request) -> Response:
        return FileResponse(STATIC / "index.html")

    async def _help(self, request: Request) -> Response:
        name = request.path_params.get("name", "")
        if name.endswith(".png"):
            return Response(manual.image(name), media_type="image/png")
        return HTMLResponse(manual.page(name))

    async def _peaks(self, request: Request) -> Response:
        return Response(await self.peaks.get(*_named(request)), media_type="application/octet-stream")

    async def _samples(self, request: Request) -> Response:
        sound = await self.sounds.get(*_named(request))
        frames, width = sound.samples.shape
        start = _number(request, "start", 0)
        count = min(_number(request, "frames", frames), max(frames - start, 0))
        asked = request.query_params.get("channels")
        channels = list(range(width)) if asked is None else [require_channel(sound, int(each)) for each in _list(asked)]
        if count * len(channels) > MOST_SAMPLES:
            raise PageError(f"{count * len(channels)} samples are asked for; an answer has at most {MOST_SAMPLES}", 413)
        headers = {"X-Frames": str(count), "X-Channels": str(len(channels)), "X-Sample-Rate": repr(sound.sample_rate)}
        return Response(await planar(sound, start, count, channels), 200, headers, "application/octet-stream")

    async def _sound(self, request: Request) -> Response:
        sound = await self.sounds.get(*_named(request))
        name = f"{sound.key}.wav".encode(errors="replace").decode() if "download" in request.query_params else None
        return FileResponse(sound.path, media_type="audio/wav", filename=name)

    async def _upload(self, request: Request) -> Response:
        announced = request.headers.get("content-length", "")
        size = int(announced) if re.fullmatch(r"\d{1,18}", announced) else None
        try:
            name = request.query_params.get("name", "sound")
            ref = await self.uploads.take(name, size, request.stream())
        except ClientDisconnect as error:
            raise PageError("the browser has left before the file was there", 400) from error
        return JSONResponse(self.mirror.buffer(ref))

    async def _export(self, request: Request) -> Response:
        body = b""
        async for piece in request.stream():
            body += piece
            if len(body) > LONGEST_WISH:
                raise PageError(f"what is to be exported takes more than {LONGEST_WISH} bytes to say", 413)
        export = await self.exports.make(_json(body))
        return SentOnce(export.path, media_type="application/octet-stream", filename=export.name)

    async def _socket(self, socket: WebSocket) -> None:
        if len(self.browsers) >= MOST_BROWSERS:
            await refuse_socket(socket.receive, socket.send, f"{MOST_BROWSERS} pages are open already: close one", 1013)
            return
        browser = Browser(socket, self.store, self.link, self.mirror, self.names)
        self.browsers.add(browser)
        try:
            await browser.serve()
        finally:
            self.browsers.discard(browser)


@contextlib.asynccontextmanager
async def working(page: Page) -> AsyncIterator[None]:
    """Keep the connection to the server, and the meters going, for as long as the context lasts."""
    tasks = [asyncio.create_task(page.link.keep()), asyncio.create_task(page.show_meters())]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        page.files.close()


def _named(request: Request) -> tuple[int, int]:
    """Return the number and the version of a buffer."""
    words = request.path_params["ref"], request.path_params["version"]
    if not all(re.fullmatch(r"\d{1,10}", word, re.ASCII) for word in words):
        raise PageError("no buffer has such a number: numbers and versions are whole, from 0 on", 404)
    return int(words[0]), int(words[1])


def _number(request: Request, name: str, usual: int) -> int:
    """Return a whole number from 0 on of a query."""
    text = request.query_params.get(name)
    if text is None:
        return usual
    if not re.fullmatch(r"\d{1,10}", text, re.ASCII):
        raise PageError(f"{name} is {text!r}; it is a whole number from 0 on", 400)
    return int(text)


def _list(text: str) -> list[str]:
    """Return the whole numbers between commas."""
    if not re.fullmatch(r"\d{1,6}(,\d{1,6})*", text, re.ASCII):
        raise PageError(f"channels is {text!r}; they are whole numbers from 0 on, with commas between", 400)
    return text.split(",")


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise PageError(f"this is no JSON: {error}", 400) from error
