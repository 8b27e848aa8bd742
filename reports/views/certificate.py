"""The certificate of a result: a page, its tables as CSV, and the file to keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import JsonResponse

from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from reports.exports.csv import csv_response
from reports.queries.material import get_material
from reports.sections import certificate

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase


class CertificateShow(OrganizationView):
    permission = Permission.VIEW_RESULTS

    def get(self, request: HttpRequest, assessment_id: int) -> HttpResponseBase:
        material = get_material(assessment_id, organization=self.request.organization)
        if request.GET.get("format") == "csv":
            return csv_response(
                certificate.kept_tables(material), f"certificate-{assessment_id}.csv"
            )
        section = certificate.build(material)
        return self.render(
            "reports/certificate_show.html", nav="results", material=material, section=section
        )


class CertificateDownload(OrganizationView):
    permission = Permission.VIEW_RESULTS

    def get(self, _request: HttpRequest, assessment_id: int) -> HttpResponse:
        material = get_material(assessment_id, organization=self.request.organization)
        file = JsonResponse(
            certificate.document(material), json_dumps_params={"ensure_ascii": False, "indent": 2}
        )
        name = f"certificate-{assessment_id}.json"
        file["Content-Disposition"] = f'attachment; filename="{name}"'
        return file
