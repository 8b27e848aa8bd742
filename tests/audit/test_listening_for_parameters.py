"""Whatever a view reads of its address is heard, given or not."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, QueryDict

from reports.management.attack.listening import documented_parameters, overhear


@pytest.mark.parametrize(
    "read",
    [
        lambda asked: asked.get("group", ""),
        lambda asked: asked["group"],
        lambda asked: asked.getlist("group"),
        lambda asked: "group" in asked,
        lambda asked: asked.dict().get("group"),
    ],
)
def test_every_way_to_read_is_heard(read):
    request = HttpRequest()
    request.GET = QueryDict("group=a&page=2")

    heard = overhear(request)
    read(request.GET)

    assert heard == {"group"}
    assert request.GET.copy().urlencode() == "group=a&page=2"


def test_what_a_form_reads_all_at_once_is_taken_from_the_schema():
    route = "api/o/<slug:slug>/assessments/<int:assessment_id>/roadmap/"

    assert {"quarters", "days", "first"} <= documented_parameters(route)
