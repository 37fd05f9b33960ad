"""Errors at the edge: which HTTP status an error of ours has, and the one shape in which every error is answered."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from corpus import errors

logger = logging.getLogger(__name__)

STATUS: Mapping[type[errors.ReferentError], int] = {
    errors.NotFoundError: 404,
    errors.NoRouteError: 404,
    errors.DraftStateError: 409,
    errors.CitationError: 409,
    errors.NoQuestionError: 422,
    errors.TooLargeError: 413,
    errors.BodyTooLargeError: 413,
    errors.UnknownFormatError: 415,
    errors.LegacyFormatError: 415,
    errors.ForeignRequestError: 403,
    errors.IngestError: 422,
    errors.InvalidRequestError: 422,
    errors.RequestError: 400,
    errors.WriterError: 502,
    errors.StoreError: 503,
    errors.IndexFileError: 503,
    errors.ModelError: 503,
}
UNEXPECTED = "Referent met an error that it does not know"
UNEXPECTED_REMEDY = "try again; if it happens again, report the request id together with the service's log"


class ErrorBody(BaseModel):
    """The shape of every error, whatever went wrong."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "code": "STO-001",
                    "what": "no document 0123456789abcdef",
                    "remedy": "list the documents to see their ids",
                    "details": [],
                    "request_id": "5f0c2d3a9b7e4c18",
                }
            ]
        }
    )

    code: str = Field(description="Stable code of the error, e.g. `ING-003`; `corpus/errors.py` lists all of them.")
    what: str = Field(description="What happened, with the value that caused it.")
    remedy: str = Field(description="What to do about it.")
    details: list[dict[str, Any]] = Field(
        default_factory=list, description="For a field that is not of the form asked: where, and why."
    )
    request_id: str = Field(description="Id of the request, also in the `X-Request-ID` header and in the log.")


def status_of(error: errors.ReferentError) -> int:
    """Return the HTTP status of an error: that of the nearest class of its tree; 500 where none is named."""
    return next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 500)


def error_response(
    error: errors.ReferentError,
    request_id: str,
    *,
    status: int | None = None,
    details: Sequence[Mapping[str, Any]] = (),
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """Return an error in the one shape, with its status."""
    body = ErrorBody(
        code=error.code,
        what=error.what,
        remedy=error.remedy,
        details=[dict(detail) for detail in details],
        request_id=request_id,
    )
    return JSONResponse(body.model_dump(), status or status_of(error), headers=dict(headers or {}))


def request_id_of(request: Request) -> str:
    """Return the id that the middleware gave the request."""
    return str(request.scope.get("state", {}).get("request_id", ""))


async def on_referent_error(request: Request, error: Exception) -> JSONResponse:
    """Answer an error of ours."""
    if not isinstance(error, errors.ReferentError):
        raise error
    logger.info("request=%s error=%s", request_id_of(request), error.code)
    return error_response(error, request_id_of(request))


async def on_validation(request: Request, error: Exception) -> JSONResponse:
    """Answer a request whose fields are not of the form asked: where each lies and why, never the value itself."""
    found = error.errors() if isinstance(error, RequestValidationError) else []
    details = [{"where": ".".join(str(part) for part in one["loc"]), "why": one["msg"]} for one in found]
    named = ", ".join(detail["where"] for detail in details)
    wrong = errors.InvalidRequestError(
        f"not of the form asked: {named}", remedy="correct the fields that `details` names; /docs shows the form"
    )
    return error_response(wrong, request_id_of(request), details=details)


async def on_http(request: Request, error: Exception) -> JSONResponse:
    """Answer what the framework refuses: an unknown path, a method, a body."""
    if not isinstance(error, HTTPException):
        raise error
    headers = error.headers
    return error_response(_of_status(request, error), request_id_of(request), status=error.status_code, headers=headers)


def _of_status(request: Request, error: HTTPException) -> errors.RequestError:
    path, method = request.url.path, request.method
    if error.status_code == 404:
        return errors.NoRouteError(f"no path {path}", remedy="/docs lists the paths")
    if error.status_code == 405:
        return errors.NoRouteError(f"{path} does not take {method}", remedy="the Allow header lists the methods")
    if error.status_code == 413:
        return errors.BodyTooLargeError(str(error.detail), remedy="send fewer files, or raise REFERENT_MAX_UPLOAD_MB")
    return errors.InvalidRequestError(str(error.detail), remedy="/docs shows the form that is asked")


def unexpected_response(request_id: str) -> JSONResponse:
    """Return the answer to an error that nobody raised on purpose: no words of it leave the service."""
    return error_response(errors.ReferentError(UNEXPECTED, remedy=UNEXPECTED_REMEDY), request_id, status=500)


def install(app: FastAPI) -> None:
    """Answer every error of `app` in the one shape; `api.middleware.RequestContext` answers the unexpected ones."""
    app.add_exception_handler(errors.ReferentError, on_referent_error)
    app.add_exception_handler(RequestValidationError, on_validation)
    app.add_exception_handler(HTTPException, on_http)
