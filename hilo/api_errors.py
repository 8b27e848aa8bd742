"""Turns refusals and missing rows into the API's one error shape: code, message, fields."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from redis.exceptions import RedisError
from rest_framework.exceptions import APIException, ParseError, ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler

from hilo.errors import DATABASE_AWAY, DomainError


class Unavailable(APIException):
    """The database or Redis does not answer: nothing was done, so it may be tried again."""

    status_code = 503
    default_code = "unavailable"
    default_detail = "HILO cannot reach its database or queue right now. Try again in a minute."


def handle_api_error(error: Exception, context: dict[str, Any]) -> Response | None:
    if isinstance(error, DomainError):
        fields = {name: str(text) for name, text in error.fields.items()}
        return _answer(error.code, str(error), fields, status=409)
    if isinstance(error, ObjectDoesNotExist):
        error = Http404()
    if isinstance(error, RecursionError):
        error = ParseError("The request is nested too deeply.")
    if isinstance(error, (*DATABASE_AWAY, RedisError)):
        error = Unavailable()
    response = exception_handler(error, context)
    if response is None:
        return None
    response.data = _shape(error, response)
    return response


def _shape(error: Exception, response: Response) -> dict[str, Any]:
    if isinstance(error, ValidationError):
        fields = error.detail if isinstance(error.detail, dict) else {"detail": error.detail}
        fields = _printable(fields)
        return {"code": "invalid", "message": "The request is not valid.", "fields": fields}
    code = error.default_code if isinstance(error, APIException) else "not_found"
    message = response.data.get("detail", "") if isinstance(response.data, dict) else ""
    return {"code": code, "message": str(message), "fields": {}}


def _printable(detail: Any) -> Any:
    """A refusal may quote what was sent, and half a character cannot be sent back."""
    if isinstance(detail, dict):
        return {str(_printable(str(name))): _printable(each) for name, each in detail.items()}
    if isinstance(detail, list):
        return [_printable(each) for each in detail]
    return str(detail).encode("utf-8", "replace").decode()


def _answer(code: str, message: str, fields: dict[str, str], *, status: int) -> Response:
    return Response({"code": code, "message": message, "fields": fields}, status=status)
