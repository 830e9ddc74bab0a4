"""Answers to browsers: what is wrong, as a sentence in JSON; and files that are sent once."""

import json
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.types import Receive, Scope, Send

from nmfserver.errors import NMFServerError
from nmfserver.page.connection import LostError


class PageError(NMFServerError):
    """What a browser asks for is not possible; `status` is the code of HTTP."""

    def __init__(self, reason: str, status: int) -> None:
        super().__init__(reason)
        self.status = status


def refusal(reason: str, status: int) -> Response:
    """Return the answer with a reason."""
    return JSONResponse({"error": reason}, status)


async def refuse_socket(receive: Receive, send: Send, reason: str, code: int) -> None:
    """Refuse a WebSocket with a reason: a script sees none unless the WebSocket was accepted before it is closed."""
    await receive()
    await send({"type": "websocket.accept"})
    await send({"type": "websocket.send", "text": json.dumps({"type": "notice", "reason": reason})})
    await send({"type": "websocket.close", "code": code, "reason": reason})


class SentOnce(FileResponse):
    """A file that is removed when it has been sent, or could not be."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the file."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            Path(self.path).unlink(missing_ok=True)


async def on_error(request: Request, error: Exception) -> Response:
    """Return the answer for an error of ours, or of the system."""
    match error:
        case PageError():
            return refusal(str(error), error.status)
        case LostError():
            return refusal(str(error), 503)
        case OSError():
            return refusal(f"the system says: {error.strerror or error}", 500)
    return refusal(str(error), 422)
