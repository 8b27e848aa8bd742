"""The gate of every page of an organization: a view without a permission cannot be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views import View

from hilo.errors import DomainError
from organizations.access.guarded import Guarded

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase
    from django_htmx.middleware import HtmxDetails

    from organizations.access.admission import Admission
    from organizations.models import Organization, User

    class OrganizationRequest(HttpRequest):
        """A request that the middleware has let into an organization."""

        admission: Admission
        organization: Organization
        user: User
        htmx: HtmxDetails


class OrganizationView(Guarded, View, abstract=True):
    """A page under /o/<slug>/: declares `permission`; the middleware has resolved the slug."""

    request: OrganizationRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.request.admission.may(self.permission):
            raise PermissionDenied
        try:
            response = super().dispatch(request, *args, **kwargs)
        except ObjectDoesNotExist:
            raise Http404 from None
        except DomainError as refusal:
            response = self.refused(refusal)
        add_never_cache_headers(response)
        return response

    def refused(self, refusal: DomainError) -> HttpResponse:
        """Say why: 422 with the words for htmx, otherwise a message on the page one came from."""
        if self.request.htmx:
            return HttpResponse(str(refusal), status=422, content_type="text/plain; charset=utf-8")
        messages.error(self.request, str(refusal))
        return HttpResponseRedirect(self.refused_url())

    def refused_url(self) -> str:
        return self.request.path

    def render(
        self, page: str, fragment: str | None = None, *, status: int = 200, **context: Any
    ) -> HttpResponse:
        template = fragment if fragment and self.request.htmx else page
        return render(self.request, template, context, status=status)
