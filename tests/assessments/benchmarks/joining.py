"""Organizations that take part in benchmarks, each with one closed survey."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from assessments.actions.instruments import load_instrument
from assessments.models import Assessment, Mode, Result, Status
from organizations.models import Organization
from organizations.tenancy import scope
from tests.reports import closed_result

CLOSED = datetime(2026, 9, 1, 12, tzinfo=UTC)
AUTUMN = datetime(2026, 10, 1, 4, 17, tzinfo=UTC)
WINTER = datetime(2027, 1, 1, 4, 17, tzinfo=UTC)


def join(name: str, mean: float = 2.5, **changes: Any) -> Organization:
    """Found an organization that takes part, with a closed survey of one mean throughout."""
    organization = Organization.objects.create(
        name=name,
        slug=name.lower().replace(" ", "-"),
        shares_benchmarks=changes.pop("shares", True),
        sector=changes.pop("sector", ""),
        size_band=changes.pop("size", ""),
        is_sample=changes.pop("is_sample", False),
    )
    close_survey(organization, mean, **changes)
    return organization


def join_many(number: int, prefix: str = "Firm", **changes: Any) -> list[Organization]:
    """Means 2.0, 2.1, 2.2, ... in the order of their names."""
    return [join(f"{prefix} {place}", 2 + place / 10, **changes) for place in range(number)]


def close_survey(
    organization: Organization,
    mean: float,
    *,
    answers: int | None = 30,
    closed_at: datetime = CLOSED,
    mode: str = Mode.SURVEY,
    elements: list[str] | None = None,
) -> Assessment:
    instrument, _is_new = load_instrument(content=closed_result.instrument())
    asked = elements or list(closed_result.MEANS)
    with scope(organization.pk):
        assessment = Assessment.objects.create(
            name=f"Survey of {organization.name}",
            instrument=instrument,
            elements=asked,
            mode=mode,
            status=Status.CLOSED,
            opened_at=closed_at - timedelta(days=20),
            closed_at=closed_at,
        )
        Result.objects.create(
            assessment=assessment,
            body=_body(mean, asked),
            participation={"started": answers, "submitted": answers},
            digest="3f9c" * 16,
            engine="1.0.0",
        )
    return assessment


def _body(mean: float, elements: list[str]) -> dict[str, Any]:
    body = closed_result.body()
    entries = body["overall"]["elements"]
    told = {code: entries[code] | {"mean": mean} for code in elements}
    return {**body, "overall": {**body["overall"], "elements": told}}
