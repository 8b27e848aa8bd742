"""The page that computes a result, or an interim one, again and says whether all agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import HTMX_STOP_POLLING

from assessments.actions.verifications import (
    cancel_verification,
    request_verification,
    retry_verification,
)
from assessments.queries.interims import get_published_interim
from assessments.queries.results import get_result
from assessments.queries.verifications import get_newest_verification, list_verifications
from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from reports.forms.verification import read_basis
from reports.queries.material import material_of
from reports.sections.verification import told

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from assessments.actions.checking import Frozen
    from assessments.models import Verification


class OfFrozen(OrganizationView, abstract=True):
    """Of the result of an assessment, or of the interim result whose number is in the address."""

    def get_frozen(self) -> Frozen:
        assessment_id, number = self.kwargs["assessment_id"], self.kwargs.get("number")
        if number is None:
            return get_result(assessment_id)
        return get_published_interim(assessment_id, number)

    def get_newest(self) -> Verification:
        return get_newest_verification(
            self.kwargs["assessment_id"], interim=self.kwargs.get("number")
        )

    def refused_url(self) -> str:
        return self.address("show")

    def address(self, name: str) -> str:
        where = [self.request.organization.slug, *self.kwargs.values()]
        return reverse(f"reports:verification-{name}", args=where)

    def progress(self, newest: Verification | None) -> dict[str, Any]:
        """`to`: the addresses of what this person may do here."""
        may_start = self.request.admission.may(Permission.RUN_ASSESSMENTS)
        names = ("show", "status") + ("start", "cancel", "retry") * may_start
        return {
            "newest": told(newest) if newest else None,
            "to": {name: self.address(name) for name in names},
        }


class VerificationShow(OfFrozen):
    permission = Permission.VIEW_RESULTS

    def get(
        self, _request: HttpRequest, assessment_id: int, number: int | None = None
    ) -> HttpResponse:
        frozen = self.get_frozen()
        listed = list(list_verifications(assessment_id, interim=number))
        return self.render(
            "reports/verification_show.html",
            nav="results",
            wave=material_of(frozen, organization=self.request.organization),
            interim=frozen if number else None,
            earlier=[told(each) for each in listed[1:]],
            **self.progress(listed[0] if listed else None),
        )


class VerificationStatus(OfFrozen):
    """The moving part of the page."""

    permission = Permission.VIEW_RESULTS

    def get(self, request: HttpRequest, **_kwargs: int) -> HttpResponse:
        newest = self.get_newest()
        status = 200 if newest.is_under_way else HTMX_STOP_POLLING
        context = {**self.progress(newest), "swapped": True}
        return render(request, "reports/_verification_status.html", context, status=status)


class VerificationStart(OfFrozen):
    permission = Permission.RUN_ASSESSMENTS

    def post(self, request: HttpRequest, **_kwargs: int) -> HttpResponse:
        basis = read_basis(request.POST)
        request_verification(result=self.get_frozen(), basis=basis, by=self.request.user)
        return redirect(self.address("show"))


class VerificationCancel(OfFrozen):
    permission = Permission.RUN_ASSESSMENTS

    def post(self, _request: HttpRequest, **_kwargs: int) -> HttpResponse:
        cancel_verification(verification=self.get_newest(), by=self.request.user)
        return redirect(self.address("show"))


class VerificationRetry(OfFrozen):
    permission = Permission.RUN_ASSESSMENTS

    def post(self, _request: HttpRequest, **_kwargs: int) -> HttpResponse:
        retry_verification(verification=self.get_newest(), by=self.request.user)
        return redirect(self.address("show"))
