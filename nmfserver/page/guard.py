"""Who is let in: a browser that knows the token, under a name that leads nowhere else.

A page of the web that the user visits meanwhile runs in the same browser, so an address on this machine alone protects
nothing:

- The token is in the address that `nmfserver page` prints, and then in a cookie that no other site's request carries
  (``SameSite=Strict``) and no script reads. Browsers do not tell ports apart in cookies, so other web servers on the
  same machine are sent it too, when the user opens theirs: who runs one there could run programs as well.
- A name that somebody else's name server makes to mean 127.0.0.1 (DNS rebinding) is no name of ours (``Host``).
- What writes, and the WebSocket, has to come from the page itself (``Origin``).
- What is answered runs no script but ours, and loads nothing from elsewhere (``Content-Security-Policy``).
"""

import ipaddress
import re
import secrets
import socket
from collections.abc import Iterable
from http.cookies import SimpleCookie

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nmfserver.page.answers import refusal, refuse_socket

POLICY = (
    "default-src 'self'; connect-src 'self' ws://{host}; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
"""What the page may load: some browsers do not count the WebSocket as its own, so that is named."""
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""Headers of every answer, beside the policy."""
_HOST = re.compile(r"(?P<name>[a-z0-9._-]+|\[[0-9a-f:.]+\])(:(?P<port>[0-9]{1,5}))?", re.ASCII)
READING = ("GET", "HEAD")
UNKNOWN = 401
STRANGER = "this address needs the token: open the one that nmfserver page has printed in its terminal"


class Guard:
    """Stands before the application.

    names : by which the page may be called; None: any IP address too, for it listens to other machines
    """

    def __init__(self, app: ASGIApp, token: str, names: Iterable[str], *, any_address: bool, port: int) -> None:
        self._app = app
        self._token = token
        self._names = set(names)
        self._any_address = any_address
        self._cookie = f"nmfserver-{port}"  # cookies do not tell ports apart
        self._port = port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        request = HTTPConnection(scope)
        if refused := self._refusal(request):
            await self._refuse(*refused, scope, receive, self._marking(send, request))
        else:
            await self._app(scope, receive, self._marking(send, request))

    async def _refuse(self, reason: str, status: int, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and status == UNKNOWN:  # it is our page, with the token of an earlier start
            await refuse_socket(receive, send, reason, 1008)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008, "reason": reason[:120]})
        else:
            await refusal(reason, status)(scope, receive, send)

    def _refusal(self, request: HTTPConnection) -> tuple[str, int] | None:
        """Return why a request is refused, and the code of HTTP; None if it is let in."""
        host, origin = request.headers.get("host", ""), request.headers.get("origin")
        if not self._is_ours(host):
            return f"this page is not called {host!r}", 421
        writes = request.scope["type"] == "websocket" or request.scope["method"] not in READING
        if origin != f"{_web(request)}://{host}" and (writes or origin is not None):
            return f"requests of another page ({origin or 'none is named'}) are not taken", 403
        if not self._knows_token(request):
            return STRANGER, UNKNOWN
        return None

    def _is_ours(self, host: str) -> bool:
        parts = _HOST.fullmatch(host.lower())
        if parts is None or int(parts["port"] or 80) != self._port:
            return False
        name = parts["name"].strip("[]")
        return name in self._names or (self._any_address and _is_address(name))

    def _knows_token(self, request: HTTPConnection) -> bool:
        cookie = request.cookies.get(self._cookie, "")
        shown = request.query_params.get("token", "")
        return any(secrets.compare_digest(each.encode(), self._token.encode()) for each in (cookie, shown))

    def _marking(self, send: Send, request: HTTPConnection) -> Send:
        """Return a function that sends with our headers, and with the cookie where the token was in the address."""
        host = request.headers.get("host", "")
        policy = POLICY.format(host=host if self._is_ours(host) else "127.0.0.1")

        async def send_marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update({"Content-Security-Policy": policy, **FIXED})
                if message["status"] < 400 and "token" in request.query_params:
                    headers.append("set-cookie", self._baked())
            await send(message)

        return send_marked

    def _baked(self) -> str:
        """Return the cookie."""
        cookie: SimpleCookie = SimpleCookie({self._cookie: self._token})
        cookie[self._cookie]["path"], cookie[self._cookie]["samesite"] = "/", "Strict"
        cookie[self._cookie]["httponly"] = True
        return cookie.output(header="").strip()


def names_of(host: str) -> set[str]:
    """Return the names by which a page may be called that listens at `host`."""
    local = {"localhost", "127.0.0.1", "::1"}
    if host in local:
        return local
    own = socket.gethostname().lower()
    return {*local, host.lower(), own, f"{own}.local"}


def _web(request: HTTPConnection) -> str:
    """Return the scheme of the page that a request belongs to."""
    return {"ws": "http", "wss": "https"}.get(request.url.scheme, request.url.scheme)


def _is_address(name: str) -> bool:
    """Whether a name is an IP address: nobody else's name server has a say in those."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
