"""The pages of frameworks: all of them, one as a tree, away as CSV, and gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _

from competencies.actions.frameworks import delete_framework
from competencies.actions.imports import ring_waiting_imports
from competencies.content.sample import write_sample
from competencies.exports.framework_csv import file_name_of, stream_framework
from competencies.forms.search import SearchForm
from competencies.queries.competencies import list_tiers
from competencies.queries.frameworks import get_framework, list_frameworks
from competencies.queries.imports import list_unfinished_imports
from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest, HttpResponse

NAV = "competencies"


class FrameworkList(OrganizationView):
    permission = Permission.VIEW_ORGANIZATION

    def get(self, _request: HttpRequest) -> HttpResponse:
        ring_waiting_imports()
        return self.render(
            "competencies/framework_list.html",
            nav=NAV,
            frameworks=list_frameworks(),
            imports=list_unfinished_imports(),
        )


class FrameworkShow(OrganizationView):
    permission = Permission.VIEW_ORGANIZATION

    def get(self, request: HttpRequest, framework_id: int) -> HttpResponse:
        framework = get_framework(framework_id=framework_id)
        form = SearchForm(request.GET)
        words = form.words()
        tiers = list_tiers(framework_id=framework_id, words=words)
        return self.render(
            "competencies/framework_show.html",
            nav=NAV,
            framework=framework,
            form=form,
            words=words,
            tiers=tiers,
            found=sum(tier.total for tier in tiers),
        )


class FrameworkExport(OrganizationView):
    permission = Permission.VIEW_ORGANIZATION

    def get(self, _request: HttpRequest, framework_id: int) -> StreamingHttpResponse:
        framework = get_framework(framework_id=framework_id)
        return send_csv(stream_framework(framework), file_name_of(framework))


class FrameworkSample(OrganizationView):
    permission = Permission.VIEW_ORGANIZATION

    def get(self, _request: HttpRequest) -> StreamingHttpResponse:
        return send_csv(write_sample(), "sample-framework.csv")


class FrameworkDelete(OrganizationView):
    permission = Permission.MANAGE_FRAMEWORKS

    def get(self, _request: HttpRequest, framework_id: int) -> HttpResponse:
        framework = get_framework(framework_id=framework_id)
        page = "competencies/framework_delete.html"
        return self.render(page, nav=NAV, framework=framework)

    def post(self, request: HttpRequest, framework_id: int) -> HttpResponse:
        delete_framework(framework=get_framework(framework_id=framework_id), by=self.request.user)
        messages.success(request, _("The framework is deleted."))
        return redirect("competencies:framework-list", self.request.organization.slug)


def send_csv(lines: Iterator[str], name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
