"""What every answer passes through: bounds, the Host header, security headers, the error envelope, the log."""

from __future__ import annotations

import ipaddress
import logging
import time
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.errors import ZerenError
from graph.server.limits import Limits
from graph.server.problems import HttpError, problem_of

LOG = logging.getLogger("zeren.server")
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
}
_LOCAL = ("localhost", "127.0.0.1", "::1", "[::1]", "testserver")


class Guard:
    """ASGI middleware around the whole application; `local` refuses foreign names of a server bound to this machine.

    A page elsewhere could give its own name the address 127.0.0.1 and read the answers: its Host header tells.
    """

    def __init__(self, app: ASGIApp, limits: Limits, local: bool) -> None:
        self._app = app
        self._limits = limits
        self._local = local

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.monotonic()
        said = {"status": 500, "bytes": 0, "begun": False}

        async def tell(message: Message) -> None:
            if message["type"] == "http.response.start":
                said["status"], said["begun"] = message["status"], True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            elif message["type"] == "http.response.body":
                said["bytes"] += len(message.get("body", b""))
            await send(message)

        try:
            self._check(scope)
            await self._app(scope, self._bounded(receive), tell)
        except (HttpError, ZerenError) as error:
            problem = error if isinstance(error, HttpError) else problem_of(error)
            if not said["begun"]:
                await problem.response()(scope, receive, tell)
        finally:
            _log(scope, said, time.monotonic() - started)

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        if len(scope.get("raw_path", b"")) + len(scope["query_string"]) > self._limits.address:
            raise HttpError(414, "address_too_long", "网址太长", "查询请用 POST")
        length = headers.get("content-length", "0")
        if length.isdecimal() and int(length[:12]) > self._limits.body:
            raise self._too_big()
        if self._local and not _is_local(headers.get("host", "localhost")):
            raise HttpError(421, "wrong_host", "只接受本机地址", "要给别的机器用，请加 --host")

    def _bounded(self, receive: Receive) -> Receive:
        taken = 0

        async def take() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._limits.body:
                raise self._too_big()
            return message

        return take

    def _too_big(self) -> HttpError:
        return HttpError(413, "body_too_large", f"正文超过 {self._limits.body // 1024} KiB", "请缩短查询")


def _is_local(host: str) -> bool:
    name = host.rpartition(":")[0] if host.count(":") == 1 or (host.startswith("[") and "]:" in host) else host
    if name.lower() in _LOCAL:
        return True
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


def _log(scope: Scope, said: dict[str, Any], seconds: float) -> None:
    path = scope.get("raw_path", b"").decode("ascii", "backslashreplace")
    LOG.info("%s %s %s %.0fms %sB", scope["method"], _plain(path), said["status"], seconds * 1000, said["bytes"])


def _plain(text: str) -> str:
    """No control characters of a visitor in the log."""
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in text[:300])


def wants_page(request: Request) -> bool:
    """Whether an error is for a person to read: a browser asks for HTML, and not under /api or /sparql."""
    path = request.url.path
    return "text/html" in request.headers.get("accept", "") and not path.startswith(("/api/", "/sparql", "/health"))
