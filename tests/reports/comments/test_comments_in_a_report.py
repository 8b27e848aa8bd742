"""A report quotes a few approved comments, and another report is due when the review goes on."""

from __future__ import annotations

import pytest

from assessments.models import Comment, CommentStatus
from organizations.tenancy import scope
from reports.actions.runs import fingerprint_of
from reports.queries.report_material import MOST_OF_ONE_ELEMENT, get_report_material
from reports.sections.chapters import chapters


@pytest.fixture
def inside_acme(acme):
    with scope(acme.pk):
        yield


def said_in(result, acme) -> list:
    material = get_report_material(result.assessment_id, organization=acme)
    found = {chapter.key: chapter for chapter in chapters(material)}
    return list(found["in-their-words"].build().tables) if "in-their-words" in found else []


@pytest.mark.usefixtures("inside_acme")
def test_without_a_review_there_is_no_such_chapter(closed, acme):
    assert not said_in(closed, acme)


@pytest.mark.usefixtures("inside_acme")
def test_a_few_of_each_element_are_quoted(closed, acme):
    Comment.objects.exclude(released_in="").update(status=CommentStatus.APPROVED)

    tables = said_in(closed, acme)

    assert [table.caption[:2] for table in tables] == ["A1", "B2"]
    assert {len(table.rows) for table in tables} == {MOST_OF_ONE_ELEMENT}


@pytest.mark.usefixtures("inside_acme")
def test_where_not_all_are_quoted_it_says_of_how_many(closed, acme):
    released = Comment.objects.exclude(released_in="")
    some = released.filter(element="A1")[:2].values("pk")
    released.filter(element="B2").update(status=CommentStatus.APPROVED)
    Comment.objects.filter(pk__in=some).update(status=CommentStatus.APPROVED)

    few, many = (table.caption for table in said_in(closed, acme))

    assert few == "A1 · Leadership commitment & ownership"
    assert many.endswith(" (3 of 6 approved comments)")


@pytest.mark.usefixtures("inside_acme")
def test_a_review_asks_for_another_report(closed):
    before = fingerprint_of(closed, "en")

    Comment.objects.exclude(released_in="").update(status=CommentStatus.APPROVED)

    assert fingerprint_of(closed, "en") != before
