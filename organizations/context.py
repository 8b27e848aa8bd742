"""What every page of an organization may show: the organization, the role, what it may do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.http import HttpRequest


def organization(request: HttpRequest) -> dict[str, Any]:
    admission = getattr(request, "admission", None)
    if admission is None:
        return {}
    return {
        "organization": admission.organization,
        "admission": admission,
        "can": admission.can,
    }
