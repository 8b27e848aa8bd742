"""The page of the audit trail, read from the newest entry backwards."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from organizations.queries.audit import list_audit_entries, list_audited_actions
from organizations.sections.audit_words import action_words, audit_row

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE_SIZE = 50
_LARGEST_ID = 2**63 - 1


class AuditList(OrganizationView):
    permission = Permission.VIEW_AUDIT

    def get(self, request: HttpRequest) -> HttpResponse:
        before_id = _number(request.GET.get("before", ""))
        action_names = list_audited_actions()
        wanted = request.GET.get("action", "")
        action = wanted if wanted in action_names else ""
        # One more than shown tells whether there is an older page.
        found = list(list_audit_entries(before_id=before_id, action=action)[: PAGE_SIZE + 1])
        entries = found[:PAGE_SIZE]
        more = len(found) > PAGE_SIZE
        words = {"action": action} if action else {}
        return self.render(
            "organizations/audit_list.html",
            nav="settings",
            rows=[audit_row(entry) for entry in entries],
            choices=[(name, action_words(name)) for name in action_names],
            action=action,
            older=f"?{urlencode({**words, 'before': entries[-1].pk})}" if more else "",
            newest=f"?{urlencode(words)}" if before_id is not None else "",
        )


def _number(text: str) -> int | None:
    """An address that somebody mended by hand shows the newest page rather than an error."""
    is_id = text.isascii() and text.isdigit() and int(text[:20]) <= _LARGEST_ID
    return int(text[:20]) if is_id else None
