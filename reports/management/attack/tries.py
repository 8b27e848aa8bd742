"""Who visits which addresses of a result, and what they try beside what pages offer."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from assessments.queries.comments import list_readable_comments
from assessments.queries.interims import list_published_interims
from assessments.queries.leaves import people_by_leaf
from assessments.queries.tellings import find_told_address
from reports.management.attack.harvest import Trial, pull
from reports.management.attack.routes import addresses, rooms_of
from reports.management.attack.visitors import shared_reader, visitors

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from assessments.models import Result
    from organizations.models import Organization
    from reports.management.attack.harvest import Coverage, Outlet

MOST_TRIED = 2


def pull_outlets(
    organization: Organization, result: Result, roles: Collection[str], coverage: Coverage
) -> Iterator[Outlet]:
    """Everybody tries every address whose parts can be known; strangers those that hold a key."""
    tried = _values_to_try(result)
    rooms = rooms_of(organization.slug, assessment_id=result.assessment_id)
    starts = [each for each in addresses(**_parts_of(organization, result)) if rooms.match(each)]
    trial = Trial(rooms, coverage, tuple(tried))
    with visitors(organization, roles=roles) as clients:
        for name, client in clients.items():
            yield from pull(name, client, starts, trial=trial)
        client, handle = shared_reader(result)
        told = find_told_address(assessment_id=result.assessment_id)
        starts = [*addresses(handle=[handle]), *([told] if told else [])]
        yield from pull("share link", client, starts, trial=trial)


def _parts_of(organization: Organization, result: Result) -> dict[str, list[str]]:
    """What the parts of addresses can be, as far as a reader can know."""
    shown = [cell["id"] for cell in result.body["cells"] if cell["form"] != "hidden"]
    interims = list_published_interims(result.assessment_id)
    return {
        "slug": [organization.slug],
        "assessment_id": [str(result.assessment_id)],
        "code": list(result.body["elements"]),
        "number": [str(each.number) for each in interims],
        "cell_id": [*_groups_to_try(result), *shown[:MOST_TRIED]],
    }


def _values_to_try(result: Result) -> list[str]:
    return [*_groups_to_try(result), *_rare_words(result)]


def _groups_to_try(result: Result) -> list[str]:
    """Names of groups that no page offers: withheld ones first, then finest ones."""
    withheld = [cell["id"] for cell in result.body["cells"] if cell["form"] == "hidden"]
    finest = sorted(set(people_by_leaf(result.assessment)) - set(withheld))
    return [*withheld[:MOST_TRIED], *finest[:MOST_TRIED]]


def _rare_words(result: Result) -> list[str]:
    """Words of so few readable comments that a search must not find them."""
    texts = list_readable_comments(result.assessment_id).values_list("text", flat=True)
    written = Counter(word for text in texts for word in set(text.split()))
    return sorted(word for word, times in written.items() if times < result.body["rules"]["k"])[:2]
