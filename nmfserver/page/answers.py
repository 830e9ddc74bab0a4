"""Answers to browsers that say what is wrong: a sentence in JSON."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from nmfserver.errors import NMFServerError


class PageError(NMFServerError):
    """What a browser asks for is not possible; `status` is the code of HTTP."""

    def __init__(self, reason: str, status: int) -> None:
        super().__init__(reason)
        self.status = status


def refusal(reason: str, status: int) -> Response:
    """Return the answer with a reason."""
    return JSONResponse({"error": reason}, status)


async def on_error(request: Request, error: Exception) -> Response:
    """Return the answer for an error of ours."""
    return refusal(str(error), getattr(error, "status", 422))
