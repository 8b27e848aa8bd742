"""The gate of every API address of an organization: the same admission, the same table."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from django.utils.cache import add_never_cache_headers
from rest_framework.exceptions import PermissionDenied
from rest_framework.views import APIView

from organizations.access.admission import Admission, admit_key, admit_user
from organizations.access.guarded import Guarded
from organizations.actions.audit import acting_by_key
from organizations.models import ApiKey
from organizations.tenancy import scope

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase
    from rest_framework.request import Request

    from organizations.models import User


class OrganizationAPIView(Guarded, APIView, abstract=True):
    """An address under /api/o/<slug>/: declares `permission`; enters the scope before it runs."""

    admission: Admission

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Nothing is kept on the way, unless an address says how what it sends may be."""
        with ExitStack() as self._leaving:
            response = super().dispatch(request, *args, **kwargs)
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        slug = self.kwargs.pop("slug")
        key = request.auth if isinstance(request.auth, ApiKey) else None
        self.admission = admit_key(key, slug) if key else admit_user(request.user, slug)
        if not self.admission.may(self.permission):
            raise PermissionDenied
        self._leaving.enter_context(scope(self.admission.organization.pk))
        if key:
            self._leaving.enter_context(acting_by_key(key.name))

    @property
    def acting_user(self) -> User | None:
        return self.admission.user
