"""Turns refusals and missing rows into the API's one error shape: code, message, fields."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler

from hilo.errors import DomainError


def handle_api_error(error: Exception, context: dict[str, Any]) -> Response | None:
    if isinstance(error, DomainError):
        fields = {name: str(text) for name, text in error.fields.items()}
        return _answer(error.code, str(error), fields, status=409)
    if isinstance(error, ObjectDoesNotExist):
        error = Http404()
    response = exception_handler(error, context)
    if response is None:
        return None
    response.data = _shape(error, response)
    return response


def _shape(error: Exception, response: Response) -> dict[str, Any]:
    if isinstance(error, ValidationError):
        fields = error.detail if isinstance(error.detail, dict) else {"detail": error.detail}
        return {"code": "invalid", "message": "The request is not valid.", "fields": fields}
    code = error.default_code if isinstance(error, APIException) else "not_found"
    message = response.data.get("detail", "") if isinstance(response.data, dict) else ""
    return {"code": code, "message": str(message), "fields": {}}


def _answer(code: str, message: str, fields: dict[str, str], *, status: int) -> Response:
    return Response({"code": code, "message": message, "fields": fields}, status=status)
