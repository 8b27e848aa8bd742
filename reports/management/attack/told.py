"""All that the outlets of one result may speak of: itself, other waves, and interim results."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assessments.queries.comments import list_comments_never_shown
from assessments.queries.interims import list_published_interims
from assessments.queries.results import get_result, list_waves
from reports.management.attack.explaining import Explained
from reports.management.attack.waves import differences_too_telling, explain_changes
from reports.queries.material import material_of

if TYPE_CHECKING:
    from assessments.models import Result
    from organizations.models import Organization
    from reports.management.attack.reading import Finding

MOST_WAVES = 4


@dataclass(frozen=True, slots=True)
class Told:
    """What an outlet may speak of, by what it is about; and comments that nobody may read."""

    this: list[Explained]
    waves: list[Explained]
    interims: list[Explained]
    secrets: frozenset[str]

    def about(self, path: str) -> list[Explained]:
        """Pages of this result speak of it alone, unless they compare."""
        if "/interim/" in path:
            return self.interims
        own = path.startswith("/shared/") or "/results/" in path
        return self.this if own and "compare" not in path else self.everything

    @property
    def everything(self) -> list[Explained]:
        return [*self.waves, *self.interims]


def explain(result: Result, organization: Organization) -> tuple[Told, set[Finding]]:
    """Take the result, all that may be compared with it, and what two of them tell together."""
    this = explained(result, organization)
    others = [
        explained(get_result(wave.assessment_id), organization)
        for wave in list_waves(result)[:MOST_WAVES]
        if wave.pk != result.pk
    ]
    telling = {
        finding for other in others for finding in differences_too_telling(other.body, this.body)
    }
    both = replace(this, further=tuple(explain_changes([this, *others])))
    interims = [
        replace(this, body=interim.body or {}, participation=interim.participation)
        for interim in list_published_interims(result.assessment_id)
    ]
    secrets = list_comments_never_shown(result.assessment_id).values_list("text", flat=True)
    return Told([this], [both, *others], interims, frozenset(secrets)), telling


def explained(result: Result, organization: Organization) -> Explained:
    material = material_of(result, organization=organization)
    names = {f"audience:{code}": name for code, name in material.audiences.items()}
    names |= {f"unit:{key}": name for key, name in material.units.items()}
    for attribute in result.assessment.attributes:
        names |= {f"attribute:{attribute['code']}:{key}": name for key, name in attribute["values"]}
    others = frozenset(
        [element.name for element in material.elements]
        + [domain.name for domain in material.instrument.domains]
    )
    titles = (organization.name, material.assessment)
    return Explained(result.body, result.participation, names, others, titles=titles)
