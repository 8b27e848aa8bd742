"""Two bare views to compare with: one does nothing, one writes a row."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.db import connection
from django.http import HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

if TYPE_CHECKING:
    from django.http import HttpRequest

TABLE = "CREATE TABLE IF NOT EXISTS bare_answer (id bigserial PRIMARY KEY, answers smallint[])"
_INSERT = "INSERT INTO bare_answer (answers) VALUES (%s)"


@csrf_exempt
def empty(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


@csrf_exempt
def one_insert(request: HttpRequest) -> HttpResponse:
    levels = [change["level"] for change in json.loads(request.body)["changes"]]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, [levels])
    return HttpResponse("ok")


urlpatterns = [path("empty/", empty), path("insert/", one_insert)]
