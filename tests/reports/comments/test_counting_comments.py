"""Comments are counted once for each version of them, and never told as they were before."""

from __future__ import annotations

import pytest
from commented import address

from assessments.actions.comments import Decision, review_comments
from assessments.models import Assessment, Comment
from assessments.queries.comment_counts import get_comment_counts
from organizations.tenancy import scope


@pytest.fixture
def in_acme(acme, closed):
    with scope(acme.pk):
        yield closed


def decide(closed, *, is_shown: bool) -> None:
    comments = Comment.objects.filter(element="A1").exclude(released_in="")
    decisions = [Decision(each.pk, is_shown, themes=("Time",)) for each in comments]
    review_comments(assessment=closed.assessment, element="A1", decisions=decisions, by=None)


def test_what_was_counted_is_counted_anew_after_every_review(in_acme):
    before = get_comment_counts(in_acme.assessment_id)

    decide(in_acme, is_shown=True)
    approved = get_comment_counts(in_acme.assessment_id)
    decide(in_acme, is_shown=False)
    withheld = get_comment_counts(in_acme.assessment_id)

    assert [each.readable() for each in (before, approved, withheld)] == [0, 14, 0]
    assert [each.themes(minimum=5) for each in (approved, withheld)] == [[("Time", 14)], []]
    assert [(each.element, each.waiting) for each in before.reviewed()] == [("A1", 14), ("B2", 6)]
    assert approved.readable(element="B2") == 0
    assert approved.readable(cell="audience:managers") == 6


def test_the_same_comments_are_counted_once(in_acme, django_assert_num_queries):
    counted = get_comment_counts(in_acme.assessment_id)

    with django_assert_num_queries(1):
        assert get_comment_counts(in_acme.assessment_id) is counted


def test_another_organization_is_told_nothing_of_what_was_counted(closed, acme, globex):
    with scope(acme.pk):
        get_comment_counts(closed.assessment_id)

    with scope(globex.pk), pytest.raises(Assessment.DoesNotExist):
        get_comment_counts(closed.assessment_id)


def test_readers_see_a_review_at_once(closed, eve, sign_in):
    reader, page = sign_in(eve), address("comment-list", closed.assessment_id)
    before = reader.get(page).content.decode()

    with scope(closed.organization_id):
        decide(closed, is_shown=True)
    after = reader.get(page).content.decode()

    assert "Time is short" not in before
    assert 'Time <span class="number">14</span>' in after
