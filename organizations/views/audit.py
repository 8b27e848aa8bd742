"""The page of the audit trail, read from the newest entry backwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from organizations.queries.audit import list_audit_entries, list_audited_actions
from organizations.sections.audit_words import action_words, audit_row
from organizations.views.paging import list_page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class AuditList(OrganizationView):
    permission = Permission.VIEW_AUDIT

    def get(self, request: HttpRequest) -> HttpResponse:
        action_names = list_audited_actions()
        wanted = request.GET.get("action", "")
        action = wanted if wanted in action_names else ""
        kept = {"action": action} if action else {}
        entries, neighbors = list_page(request, list_audit_entries(action=action), **kept)
        return self.render(
            "organizations/audit_list.html",
            nav="settings",
            rows=[audit_row(entry) for entry in entries],
            choices=[(name, action_words(name)) for name in action_names],
            action=action,
            **neighbors,
        )
