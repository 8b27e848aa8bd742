"""Says in words what an entry of the audit trail holds in code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from organizations.models import Role

if TYPE_CHECKING:
    from datetime import datetime

    from django.utils.functional import _StrPromise

    from organizations.models import AuditEntry, User

# What every app records; a test compares this table with the calls of `record`.
ACTIONS: dict[str, _StrPromise] = {
    "accept_invitation": _("Joined by invitation"),
    "add_sample_member": _("Added a member of the sample"),
    "build_report": _("Built a report"),
    "cancel_interim": _("Cancelled an interim result"),
    "cancel_invitation": _("Withdrew an invitation"),
    "cancel_report": _("Cancelled a report"),
    "cancel_verification": _("Cancelled the recomputing of a result"),
    "change_assessment": _("Changed an assessment"),
    "change_benchmark_sharing": _("Changed whether the organization takes part in benchmarks"),
    "change_brand": _("Changed the look"),
    "change_organization": _("Changed the organization’s settings"),
    "change_initiative": _("Changed an initiative"),
    "change_role": _("Changed a role"),
    "change_unit": _("Changed a unit"),
    "close_assessment": _("Froze the result of an assessment"),
    "continue_closing": _("Went on with a closing"),
    "create_api_key": _("Made an API key"),
    "create_assessment": _("Prepared an assessment"),
    "create_initiative": _("Planned an initiative"),
    "create_organization": _("Created the organization"),
    "create_share_link": _("Made a share link"),
    "create_unit": _("Added a unit"),
    "delete_assessment": _("Deleted an assessment"),
    "delete_framework": _("Deleted a framework"),
    "delete_initiative": _("Deleted an initiative"),
    "delete_unit": _("Deleted a unit"),
    "discard_import": _("Discarded an import"),
    "duplicate_assessment": _("Prepared the next wave of an assessment"),
    "fail_import": _("Could not import a framework"),
    "fail_interim": _("Could not publish an interim result"),
    "fail_report": _("Could not build a report"),
    "fail_verification": _("Could not recompute a result"),
    "import_framework": _("Imported a framework"),
    "invite_member": _("Invited a member"),
    "join_benchmark": _("Became part of a benchmark"),
    "leave_organization": _("Left the organization"),
    "open_assessment": _("Opened an assessment"),
    "open_share_link": _("Opened a share link"),
    "publish_interim": _("Published an interim result"),
    "publish_telling": _("Told respondents what was decided"),
    "remove_member": _("Removed a member"),
    "request_close": _("Closed an assessment"),
    "request_import": _("Asked for an import"),
    "request_interim": _("Asked for an interim result"),
    "request_report": _("Asked for a report"),
    "request_verification": _("Asked for a result to be recomputed"),
    "retry_close": _("Tried again to close an assessment"),
    "retry_import": _("Tried an import again"),
    "retry_report": _("Asked again for a report"),
    "retry_verification": _("Asked again for a result to be recomputed"),
    "review_comments": _("Reviewed comments"),
    "revoke_api_key": _("Revoked an API key"),
    "revoke_share_link": _("Revoked a share link"),
    "set_initiative_status": _("Moved an initiative on"),
    "stop_closing": _("Stopped a closing"),
    "withdraw_telling": _("Took back what respondents were told"),
    "write_telling": _("Wrote what respondents are told"),
    "verify_result": _("Recomputed a result"),
}

SUBJECTS: dict[str, _StrPromise] = {
    "apikey": _("API key"),
    "assessment": _("Assessment"),
    "benchmarkstanding": _("Benchmark"),
    "brand": _("Look"),
    "framework": _("Framework"),
    "import": _("Import"),
    "initiative": _("Initiative"),
    "memberinvitation": _("Invitation"),
    "membership": _("Member"),
    "organization": _("Organization"),
    "run": _("Report"),
    "sharelink": _("Share link"),
    "telling": _("Told to respondents"),
    "unit": _("Unit"),
    "verification": _("Verification"),
}

DETAILS: dict[str, _StrPromise] = {
    "accent": _("accent color"),
    "after": _("after"),
    "assessment": _("assessment"),
    "before": _("before"),
    "bytes": _("bytes"),
    "changed": _("changed"),
    "competencies": _("competencies"),
    "copied_from": _("copied from"),
    "country": _("country"),
    "currency": _("currency"),
    "days": _("days"),
    "digest": _("digest"),
    "has_password": _("has a password"),
    "language": _("language"),
    "logo": _("logo"),
    "minimum_group": _("minimum group"),
    "mistakes": _("mistakes"),
    "name": _("name"),
    "person": _("account"),
    "quarter": _("quarter"),
    "reason": _("reason"),
    "reopened": _("opened again"),
    "role": _("role"),
    "sector": _("sector"),
    "shares": _("takes part"),
    "size_band": _("size"),
    "time_zone": _("time zone"),
    "differing": _("figures that differ"),
    "compared": _("figures compared"),
    "outcome": _("outcome"),
    "withheld": _("withheld"),
    "shortened": _("words removed in"),
    "element": _("element"),
    "approved": _("approved"),
}

# Values that entries hold as codes; everything else is told as it was recorded.
VALUES: dict[str, _StrPromise] = {
    "PLANNED": _("Planned"),
    "RUNNING": _("Running"),
    "DONE": _("Done"),
    "DROPPED": _("Dropped"),
    "agrees": _("Every figure agrees"),
    "differs": _("Figures differ"),
    "other_engine": _("Made by another engine"),
}

_TRUTH = {True: _("yes"), False: _("no")}


@dataclass(frozen=True, slots=True)
class AuditRow:
    at: datetime
    by: User | str | _StrPromise
    action: str | _StrPromise
    subject: str | _StrPromise
    details: list[str | _StrPromise]


def audit_row(entry: AuditEntry) -> AuditRow:
    return AuditRow(
        at=entry.at,
        by=entry.by or _who(entry.details),
        action=action_words(entry.action),
        subject=format_lazy(
            "{} {}", SUBJECTS.get(entry.subject, entry.subject), entry.subject_id or ""
        ),
        details=[
            format_lazy("{}: {}", DETAILS.get(name, name), _value(value))
            for name, value in entry.details.items()
            if name != "api_key"
        ],
    )


def action_words(action: str) -> str | _StrPromise:
    """An action that no version records any more keeps the name it was recorded by."""
    return ACTIONS.get(action, action)


def _who(details: dict[str, Any]) -> str | _StrPromise:
    """What was done by no person was done by a program with a key, or by HILO on time."""
    if "api_key" in details:
        return format_lazy(_("API key “{}”"), details["api_key"])
    return "HILO"


def _value(value: Any) -> str | _StrPromise:
    if isinstance(value, bool):
        return _TRUTH[value]
    if isinstance(value, list):
        return ", ".join(str(DETAILS.get(each, each)) for each in value)
    return Role(value).label if value in Role.values else VALUES.get(value, str(value))
