"""What goes wrong, as one envelope: {"error": {"code", "message", "hint"}}."""

from __future__ import annotations

from starlette.responses import JSONResponse

from graph.errors import InputError, NotFoundError, StoreError, UsageError, ZerenError


class HttpError(Exception):
    """An answer that is an error: HTTP status, stable code, one line, what to do."""

    def __init__(self, status: int, code: str, message: str, hint: str = "", headers: dict[str, str] | None = None):
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.hint = hint
        self.headers = headers or {}

    def response(self) -> JSONResponse:
        error = {"code": self.code, "message": self.message, "hint": self.hint}
        return JSONResponse({"error": error}, self.status, self.headers)


_STATUS: tuple[tuple[type[ZerenError], int, str], ...] = (
    (NotFoundError, 404, "not_found"),
    (UsageError, 400, "bad_request"),
    (InputError, 400, "bad_request"),
    (StoreError, 503, "store_unavailable"),
)


def problem_of(error: ZerenError) -> HttpError:
    """One of our own errors as an answer; its line is split at the first ； into what is wrong and what to do."""
    message, _, hint = str(error).partition("；")
    for kind, status, code in _STATUS:
        if isinstance(error, kind):
            return HttpError(status, code, message, hint)
    return HttpError(500, "internal", message, hint)


def busy() -> HttpError:
    return HttpError(503, "busy", "同时进行的查询太多", "请稍后再试", {"Retry-After": "2"})


def too_slow(seconds: float) -> HttpError:
    return HttpError(503, "time_limit", f"超过 {seconds:g} 秒，已中止", "请缩小条件或加 LIMIT", {"Retry-After": "5"})
