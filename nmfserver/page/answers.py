"""Answers to browsers that say what is wrong: a sentence in JSON."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

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
