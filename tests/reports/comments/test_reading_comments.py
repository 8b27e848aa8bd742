"""Comments wait for a review; then readers see each once, without who, when or how they rated."""

from __future__ import annotations

import pytest
from commented import ABOUT_TIME, address

from assessments.models import Comment, CommentStatus
from assessments.queries.comment_keys import hidden_key
from organizations.models import AuditEntry
from organizations.tenancy import scope


def page_of(client, name: str, assessment_id: int, **asked: str) -> str:
    return client.get(address(name, assessment_id), asked).content.decode()


def review(client, closed, *, withheld: str = "", themes: str = "", remove_marks: bool = False):
    """Decide on every comment on A1 that waits."""
    with scope(closed.organization_id):
        waiting = list(Comment.objects.filter(element="A1").exclude(released_in=""))
    sent = {"element": "A1"}
    for comment in waiting:
        key = hidden_key(comment.pk)
        sent[f"shown-{key}"] = "no" if comment.text == withheld else "yes"
        sent[f"themes-{key}"] = themes
        if remove_marks and comment.text == ABOUT_TIME:
            sent[f"mark-{key}"] = ["leo@acme.org", "Leo"]
    return client.post(address("comment-review", closed.assessment_id), sent)


def test_nothing_is_read_before_a_review(closed, eve, sign_in):
    page = page_of(sign_in(eve), "comment-list", closed.assessment_id)

    assert "being reviewed" in page
    assert "Time is short" not in page


def test_approved_comments_stand_with_their_group(approved, eve, sign_in, acme):
    page = page_of(sign_in(eve), "comment-list", approved.assessment_id)

    assert page.count("Time is short") == 7
    assert "Line managers" in page
    assert "Alone" not in page
    with scope(acme.pk):
        assert not any(f'"{comment.pk}"' in page for comment in Comment.objects.all())


def test_a_review_removes_withholds_and_is_written_down(closed, leo, eve, sign_in):
    review(sign_in(leo), closed, withheld="Managers say 3", remove_marks=True)

    page = page_of(sign_in(eve), "comment-list", closed.assessment_id)
    assert "Ask [removed] or write to [removed]." in page
    assert "Managers say 2" in page
    assert "Managers say 3" not in page
    with scope(closed.organization_id):
        details = AuditEntry.objects.get(action="review_comments").details
        assert not Comment.objects.filter(text__contains="leo@acme.org").exists()
    assert (details["approved"], details["withheld"], details["shortened"]) == (13, 1, 1)


def test_the_reviewer_sees_marks_and_no_comment_of_too_few(closed, leo, sign_in):
    client = sign_in(leo)

    page = page_of(client, "comment-review", closed.assessment_id, element="A1")

    assert "<mark>leo@acme.org</mark>" in page
    assert "<mark>Leo</mark>" in page
    assert "Alone" not in page_of(client, "comment-review", closed.assessment_id, element="C1")


def test_a_comment_of_too_few_can_not_be_approved_by_its_number(closed, leo, sign_in, acme):
    with scope(acme.pk):
        hidden = Comment.objects.get(text="Alone")

    sent = {"element": "C1", f"shown-{hidden_key(hidden.pk)}": "yes"}
    sign_in(leo).post(address("comment-review", closed.assessment_id), sent)

    with scope(acme.pk):
        assert Comment.objects.get(pk=hidden.pk).status == CommentStatus.WAITING


@pytest.mark.parametrize(("words", "number"), [("short", 7), ("leo@", 0), ("zzz", 0)])
def test_a_search_with_few_hits_finds_nothing(approved, reader, words, number):
    page = page_of(reader, "comment-list", approved.assessment_id, q=words)

    assert page.count("Time is short") == number
    assert ("Nothing to show" in page) is (number == 0)
    assert ABOUT_TIME not in page


def test_a_theme_is_told_where_enough_share_it(closed, leo, eve, sign_in):
    review(sign_in(leo), closed, themes="Time")
    with scope(closed.organization_id):
        rare = Comment.objects.filter(element="A1").first()
        Comment.objects.filter(pk=rare.pk).update(themes=["Time", "Pay"])

    page = page_of(sign_in(eve), "comment-list", closed.assessment_id)

    assert 'Time <span class="number">14</span>' in page
    assert "Pay" not in page
    assert "Nothing to show" in page_of(
        sign_in(eve), "comment-list", closed.assessment_id, theme="Pay"
    )


def test_the_csv_holds_the_same_and_no_more(approved, eve, sign_in):
    answer = sign_in(eve).get(
        address("comment-list", approved.assessment_id),
        {"format": "csv", "group": "audience:managers"},
    )

    text = b"".join(answer.streaming_content).decode()
    assert text.count("Managers say") == 6
    assert text.count("Coach us") == 6
    assert "Time is short" not in text


def test_a_search_with_few_hits_is_empty_as_csv_too(approved, eve, sign_in):
    asked = {"format": "csv", "q": "leo@"}

    answer = sign_in(eve).get(address("comment-list", approved.assessment_id), asked)

    assert "leo@" not in b"".join(answer.streaming_content).decode()


def test_themes_that_cannot_be_stored_are_cleaned_or_refused(closed, leader):
    review(leader, closed, themes="Time\x00, ")
    with scope(closed.organization_id):
        kept = Comment.objects.filter(element="A1").exclude(released_in="").first()
        assert kept.themes == ["Time"]

    review(leader, closed, themes="x" * 41)
    with scope(closed.organization_id):
        assert Comment.objects.get(pk=kept.pk).themes == ["Time"]


def test_only_leaders_review(closed, eve, sign_in):
    assert sign_in(eve).get(address("comment-review", closed.assessment_id)).status_code == 403


@pytest.mark.parametrize("name", ["comment-list", "comment-review"])
def test_a_page_reads_little(approved, leader, name, django_assert_max_num_queries):
    page_of(leader, name, approved.assessment_id)

    with django_assert_max_num_queries(7):
        page_of(leader, name, approved.assessment_id)


def test_the_api_gives_what_the_page_shows(approved, reader):
    where = address("api-comment-list", approved.assessment_id)

    found = reader.get(where, {"group": "audience:managers", "element": "B2"}).json()
    few = reader.get(where, {"q": "leo@"}).json()

    assert found["total"] == 6
    assert set(found["comments"][0]) == {"element", "cell", "text", "themes"}
    assert (few["total"], few["comments"]) == (0, [])


def test_one_person_who_says_it_of_many_elements_makes_no_theme(approved, reader, acme):
    with scope(acme.pk):
        shown = Comment.objects.exclude(released_in="")
        for element, number in (("A1", 4), ("B2", 4)):
            for comment in shown.filter(element=element)[:number]:
                comment.themes, comment.text = ["Rooms"], "No rooms"
                comment.save()
    where = address("api-comment-list", approved.assessment_id)

    assert reader.get(where).json()["themes"] == []
    for asked in ({"theme": "Rooms"}, {"q": "rooms"}):
        assert reader.get(where, asked).json()["total"] == 0
