"""Which comments may be read is decided once, at closing, by numbers of people and of comments."""

from __future__ import annotations

import pytest
from asking import about_to_close, answer, opened
from django.utils import timezone

from assessments.actions.checking import check_result
from assessments.actions.street import close_assessment
from assessments.models import Assessment, Comment, CommentStatus, Mode, Result

pytestmark = pytest.mark.usefixtures("inside")


def said(assessment: Assessment, audience: str, people: int, comments: int) -> None:
    answer(assessment, audience, [2] * comments, comments={"A1": f"As {audience} see it"})
    answer(assessment, audience, [3] * (people - comments))


def closed(**people: tuple[int, int]) -> Result:
    """Close with so many people, and comments on A1, of each audience."""
    assessment = opened()
    for audience, numbers in people.items():
        said(assessment, audience, *numbers)
    return close_assessment(assessment=about_to_close(assessment), now=timezone.now())


def places() -> dict[str, int]:
    found: dict[str, int] = {}
    for comment in Comment.objects.all():
        found[comment.released_in] = found.get(comment.released_in, 0) + 1
    return found


def test_each_comment_is_shown_once_in_the_narrowest_group():
    result = closed(managers=(12, 6), employees=(20, 9))

    assert result.body["comments"] == {
        "organization": {"A1": 15},
        "audience:managers": {"A1": 6},
        "audience:employees": {"A1": 9},
    }
    assert places() == {"audience:managers": 6, "audience:employees": 9}


def test_an_audience_with_few_comments_hides_among_others():
    result = closed(managers=(12, 4), learning=(12, 5), employees=(20, 9))

    assert places() == {"organization": 9, "audience:employees": 9}
    assert result.body["comments"]["organization"] == {"A1": 18}


def test_comments_left_over_never_come_from_few_people():
    closed(executives=(6, 5), managers=(12, 7), employees=(20, 9))

    # Six executives alone would be fewer than ten, so the managers join them.
    assert places() == {"organization": 12, "audience:employees": 9}


def test_too_few_comments_are_shown_to_nobody():
    assert closed(employees=(20, 4)).body["comments"] == {}
    assert places() == {"": 4}


def test_too_few_people_are_not_shown_however_much_they_say():
    assert closed(employees=(9, 9)).body["comments"] == {}


def test_comments_wait_for_a_review():
    closed(employees=(20, 9))

    assert set(Comment.objects.values_list("status", flat=True)) == {CommentStatus.WAITING}


def test_the_counts_belong_to_what_is_verified():
    result = closed(employees=(20, 9))

    assert check_result(result, basis="answers").agrees
    Comment.objects.first().delete()
    assert not check_result(result, basis="answers").agrees


def test_a_quick_scan_shows_its_raters_own_comments():
    assessment = opened()
    Assessment.objects.filter(pk=assessment.pk).update(mode=Mode.QUICK)
    assessment.refresh_from_db()
    said(assessment, "learning", 1, 1)
    close_assessment(assessment=about_to_close(assessment), now=timezone.now())

    shown = Comment.objects.get()
    assert (shown.released_in, shown.status) == ("organization", CommentStatus.APPROVED)
