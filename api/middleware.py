"""What every request passes: an id and a log line, the host and origin check, the body limit, the security headers.

Plain ASGI, because the body must be counted while it streams in, before anything parses it.
"""

import logging
import secrets
import time
from collections.abc import Iterable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import error_response, unexpected_response
from corpus.errors import BodyTooLargeError, ForeignRequestError, ReferentError

logger = logging.getLogger(__name__)

LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OWN_SITES = frozenset({"same-origin", "none"})

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
DOCS_POLICY = CONTENT_POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
"""Swagger UI sets `style` attributes; its scripts come from this service alone."""

HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}


class RequestContext:
    """Gives each request an id, answers what nobody caught, adds the security headers, and logs the request.

    The log line has method, route, status and time; never a query or a body.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = secrets.token_hex(8)
        scope.setdefault("state", {})["request_id"] = request_id
        started, status = time.perf_counter(), [0]

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                status[0] = message["status"]
                _add_headers(MutableHeaders(scope=message), scope["path"], request_id)
            await send(message)

        try:
            await self._app(scope, receive, send_with_headers)
        except Exception as error:  # noqa: BLE001 - whatever went wrong, the client gets the one shape of errors
            logger.error("request=%s unexpected=%s", request_id, type(error).__name__)  # noqa: TRY400 - no words
            if not status[0]:
                await unexpected_response(request_id)(scope, receive, send_with_headers)
        _log(scope, request_id, status[0], time.perf_counter() - started)


def _add_headers(headers: MutableHeaders, path: str, request_id: str) -> None:
    headers["x-request-id"] = request_id
    headers["content-security-policy"] = DOCS_POLICY if path == "/docs" else CONTENT_POLICY
    for name, value in HEADERS.items():
        headers.setdefault(name, value)


def _log(scope: MutableMapping[str, Any], request_id: str, status: int, seconds: float) -> None:
    route = getattr(scope.get("route"), "path", "-")
    logger.info("request=%s %s %s status=%d ms=%d", request_id, scope["method"], route, status, seconds * 1000)


class LocalOnly:
    """Refuses other host names (DNS rebinding) and writes that another site's page asks for (CSRF).

    A page of another site can make a browser post to 127.0.0.1. It cannot choose the `Host`, `Origin` and
    `Sec-Fetch-Site` headers that the browser sends along.
    """

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str] = LOCAL_HOSTS) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or refuse it."""
        refusal = self._refusal(scope) if scope["type"] == "http" else None
        if refusal is None:
            await self._app(scope, receive, send)
            return
        response = error_response(refusal, scope.get("state", {}).get("request_id", ""))
        await response(scope, receive, send)

    def _refusal(self, scope: Scope) -> ReferentError | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if _hostname(f"//{host}") not in self._hosts:
            return ForeignRequestError(
                f"the service was asked as {host!r}", remedy="open it as http://127.0.0.1 or http://localhost"
            )
        if scope["method"] in SAFE_METHODS:
            return None
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        foreign_origin = origin is not None and urlsplit(origin).netloc != host
        if foreign_origin or (site is not None and site not in OWN_SITES):
            return ForeignRequestError(
                f"another site's page ({origin}) asked for a change", remedy="use the service's own pages"
            )
        return None


def _hostname(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


class BodyLimit:
    """Refuses a body over `max_bytes`: by its declared length at once, else as soon as that many bytes came in."""

    def __init__(self, app: ASGIApp, *, max_bytes: int) -> None:
        self._app = app
        self._max_bytes = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        declared = Headers(scope=scope).get("content-length", "0")
        if not declared.isdigit() or int(declared) > self._max_bytes:
            refusal = BodyTooLargeError(self._what(), remedy="send fewer files, or raise REFERENT_MAX_UPLOAD_MB")
            await error_response(refusal, scope.get("state", {}).get("request_id", ""))(scope, receive, send)
            return
        await self._app(scope, self._counted(receive), send)

    def _counted(self, receive: Receive) -> Receive:
        taken = 0

        async def receive_counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._max_bytes:
                raise HTTPException(413, self._what())
            return message

        return receive_counted

    def _what(self) -> str:
        return f"the request's body is over {self._max_bytes} bytes"
