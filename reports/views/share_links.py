"""The links that share a result: made, listed, revoked. A new link is shown once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.queries.results import get_result
from hilo.errors import DomainError
from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from organizations.views.form_page import say_refusal
from reports.actions.share_links import create_share_link, revoke_share_link
from reports.forms.share_links import ShareLinkForm
from reports.queries.share_links import get_share_link, list_share_links

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from assessments.models import Result


class ShareLinkList(OrganizationView):
    permission = Permission.BUILD_REPORTS

    def get(self, _request: HttpRequest, assessment_id: int) -> HttpResponse:
        return self._show(get_result(assessment_id), ShareLinkForm())

    def post(self, request: HttpRequest, assessment_id: int) -> HttpResponse:
        result, form = get_result(assessment_id), ShareLinkForm(request.POST)
        if not form.is_valid():
            return self._show(result, form, status=422)
        values = {"by": self.request.user, "now": timezone.now(), **form.cleaned_data}
        try:
            _link, key = create_share_link(result=result, **values)
        except DomainError as refusal:
            say_refusal(form, refusal)
            return self._show(result, form, status=422)
        return self._show(result, ShareLinkForm(), address=_address(key))

    def _show(self, result: Result, form: ShareLinkForm, **more: Any) -> HttpResponse:
        links = list_share_links(assessment_id=result.assessment_id)
        found: dict[str, Any] = {
            "result": result,
            "form": form,
            "share_links": links,
            "now": timezone.now(),
        }
        return self.render("reports/share_link_list.html", nav="results", **found, **more)


class ShareLinkRevoke(OrganizationView):
    permission = Permission.BUILD_REPORTS

    def post(self, request: HttpRequest, share_link_id: int) -> HttpResponse:
        link = get_share_link(share_link_id=share_link_id)
        revoke_share_link(link=link, by=self.request.user, now=timezone.now())
        messages.success(request, _("The link is revoked; it no longer opens anything."))
        return redirect(
            "reports:share-link-list", self.request.organization.slug, link.assessment_id
        )


def _address(key: str) -> str:
    """Carry the key in the fragment, which no server, log or referrer ever sees."""
    return f"{settings.SITE_URL}{reverse('reports:shared-open')}#{key}"
