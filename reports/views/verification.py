"""The page below a result that computes it again and says whether every figure agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import HTMX_STOP_POLLING

from assessments.actions.verifying import (
    cancel_verification,
    request_verification,
    retry_verification,
)
from assessments.queries.results import get_result
from assessments.queries.verifications import get_newest_verification, list_verifications
from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from reports.forms.verification import read_basis
from reports.queries.material import get_material
from reports.sections.verification import told

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from assessments.models import Verification


class VerificationShow(OrganizationView):
    permission = Permission.VIEW_RESULTS

    def get(self, _request: HttpRequest, assessment_id: int) -> HttpResponse:
        material = get_material(assessment_id, organization=self.request.organization)
        listed = list(list_verifications(assessment_id))
        return self.render(
            "reports/verification_show.html",
            nav="results",
            wave=material,
            earlier=[told(each) for each in listed[1:]],
            **_progress(self, listed[0] if listed else None),
        )


class VerificationStatus(OrganizationView):
    """The moving part of the page."""

    permission = Permission.VIEW_RESULTS

    def get(self, request: HttpRequest, assessment_id: int) -> HttpResponse:
        newest = get_newest_verification(assessment_id)
        status = 200 if newest.is_under_way else HTMX_STOP_POLLING
        context = {**_progress(self, newest), "assessment_id": assessment_id, "swapped": True}
        return render(request, "reports/_verification_status.html", context, status=status)


class VerificationStart(OrganizationView):
    permission = Permission.RUN_ASSESSMENTS

    def post(self, request: HttpRequest, assessment_id: int) -> HttpResponse:
        basis = read_basis(request.POST)
        request_verification(result=get_result(assessment_id), basis=basis, by=self.request.user)
        return redirect(_address(self))

    def refused_url(self) -> str:
        return _address(self)


class VerificationCancel(OrganizationView):
    permission = Permission.RUN_ASSESSMENTS

    def post(self, _request: HttpRequest, assessment_id: int) -> HttpResponse:
        cancel_verification(
            verification=get_newest_verification(assessment_id), by=self.request.user
        )
        return redirect(_address(self))

    def refused_url(self) -> str:
        return _address(self)


class VerificationRetry(OrganizationView):
    permission = Permission.RUN_ASSESSMENTS

    def post(self, _request: HttpRequest, assessment_id: int) -> HttpResponse:
        retry_verification(
            verification=get_newest_verification(assessment_id), by=self.request.user
        )
        return redirect(_address(self))

    def refused_url(self) -> str:
        return _address(self)


def _address(view: OrganizationView) -> str:
    slug, assessment_id = view.request.organization.slug, view.kwargs["assessment_id"]
    return reverse("reports:verification-show", args=[slug, assessment_id])


def _progress(view: OrganizationView, newest: Verification | None) -> dict[str, Any]:
    return {
        "newest": told(newest) if newest else None,
        "may_start": view.request.admission.may(Permission.RUN_ASSESSMENTS),
    }
