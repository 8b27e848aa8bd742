"""Comments: where they may be shown, decided once by counts, and what readers see of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from django.db import transaction
from django.db.models import Case, CharField, F, Value, When
from django.utils.translation import gettext_lazy as _

from assessments.disclosure.comment_rule import comment_cells, narrowest_cell
from assessments.disclosure.identifying_marks import without
from assessments.models import Assessment, Comment, CommentStatus
from assessments.models.comment import LONGEST_THEME
from assessments.queries.comments import count_comments_said, list_comments_by_key
from hilo.errors import DomainError
from organizations.actions.audit import record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from assessments.scoring.plan import Plan
    from assessments.scoring.released import Release
    from organizations.models import User

MOST_THEMES = 3


class TooManyThemes(DomainError):
    code: ClassVar[str] = "too_many_themes"
    message = _("Three themes of at most 40 letters for one comment, no more.")


class CommentNotReleased(DomainError):
    code: ClassVar[str] = "comment_not_released"
    message = _("One of these comments is not among those that may be shown.")


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one comment: shown or withheld, without some words, under some themes."""

    comment_id: int
    is_shown: bool
    removals: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


def comments_shown(
    assessment: Assessment, released: Release, *, plan: Plan
) -> dict[str, dict[str, int]]:
    said = count_comments_said(assessment)
    return comment_cells(released, said=said, k=plan.k, suppress=plan.suppress)


def release_comments(*, assessment: Assessment, body: Mapping[str, Any]) -> None:
    """Note on each comment where it may be shown, as the frozen result counts it.

    A named rater's own comments need nobody's approval.
    """
    cells = body.get("comments") or {}
    places: dict[str, list[dict[str, str]]] = {}
    for element, audiences in count_comments_said(assessment).items():
        for audience in audiences:
            cell = narrowest_cell(cells, element=element, audience=audience)
            places.setdefault(cell, []).append({"element": element, "audience": audience})
    places.pop("", None)
    whens = [When(**place, then=Value(cell)) for cell, each in places.items() for place in each]
    if not whens:
        return
    status = CommentStatus.APPROVED if assessment.is_named else CommentStatus.WAITING
    Comment.objects.filter(assessment=assessment).update(
        released_in=Case(*whens, default=Value(""), output_field=CharField()), status=status
    )


@transaction.atomic
def review_comments(
    *, assessment: Assessment, element: str, decisions: Sequence[Decision], by: User | None
) -> int:
    """Store what was decided on comments of one element; words removed are not kept anywhere."""
    keys = {each.comment_id for each in decisions}
    locked = list_comments_by_key(assessment.pk, element=element, keys=keys).select_for_update()
    comments = {comment.pk: comment for comment in locked}
    if keys != set(comments):
        raise CommentNotReleased
    shortened = sum(_decide(comments[each.comment_id], each) for each in decisions)
    changed = Assessment.objects.filter(pk=assessment.pk)
    changed.update(comments_version=F("comments_version") + 1)
    record(
        "review_comments",
        by=by,
        subject=assessment,
        element=element,
        approved=sum(each.is_shown for each in decisions),
        withheld=sum(not each.is_shown for each in decisions),
        shortened=shortened,
    )
    return len(decisions)


def _decide(comment: Comment, decision: Decision) -> bool:
    """Return whether words were removed."""
    themes = [theme.strip() for theme in decision.themes if theme.strip()]
    if len(themes) > MOST_THEMES or any(len(theme) > LONGEST_THEME for theme in themes):
        raise TooManyThemes
    text = without(comment.text, decision.removals)
    is_shorter, comment.text = text != comment.text, text
    comment.status = CommentStatus.APPROVED if decision.is_shown else CommentStatus.WITHHELD
    comment.themes = list(dict.fromkeys(themes))
    comment.save(update_fields=["text", "status", "themes"])
    return is_shorter
