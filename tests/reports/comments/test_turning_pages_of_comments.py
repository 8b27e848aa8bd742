"""Comments are read page by page, by places that tell nothing of how many there are."""

from __future__ import annotations

import re
from html import unescape

import pytest
from commented import address

from assessments.models import Comment, CommentStatus
from assessments.queries.comment_keys import hidden_key, read_hidden_key
from organizations.tenancy import scope


def turned(page, way: str) -> str:
    """Where the page's link to the next or the previous one leads."""
    found = re.search(rf'href="([^"]+)" rel="{way}"', page.content.decode())
    return unescape(found[1])


def keys_in(page) -> set[str]:
    return set(re.findall(r'name="shown-([0-9a-f]{16})"', page.content.decode()))


def test_what_was_approved_by_mistake_is_found_again_page_by_page(approved, leader, acme):
    with scope(acme.pk):
        one = Comment.objects.filter(element="A1", status=CommentStatus.APPROVED).first()
        for _more in range(20):
            one.pk = None
            one.save()
    asked = {"element": "A1", "show": "decided"}

    first = leader.get(address("comment-review", approved.assessment_id), asked)
    rest = leader.get(address("comment-review", approved.assessment_id) + turned(first, "next"))
    back = leader.get(address("comment-review", approved.assessment_id) + turned(rest, "prev"))

    assert len(keys_in(first)) == 25
    assert keys_in(rest).isdisjoint(keys_in(first))
    assert len(keys_in(rest)) == 9
    assert keys_in(back) == keys_in(first)


def test_the_api_is_read_page_by_page_and_its_places_tell_no_key(approved, reader, acme):
    with scope(acme.pk):
        one = Comment.objects.filter(element="A1", status=CommentStatus.APPROVED).first()
        for _more in range(60):
            one.pk = None
            one.save()
        keys = [str(pk) for pk in Comment.objects.values_list("pk", flat=True)]
    where = address("api-comment-list", approved.assessment_id)

    first = reader.get(where).json()
    rest = reader.get(where, {"after": first["next"]}).json()

    assert [len(page["comments"]) for page in (first, rest)] == [50, 30]
    assert [each["element"] for each in rest["comments"]].count("B2") == 6
    assert rest["next"] is None
    assert first["next"].partition("~")[2] not in keys


@pytest.mark.parametrize("key", [1, 17, 2**40 + 5, 2**63 - 1])
def test_a_key_is_hidden_and_found_again(key):
    assert read_hidden_key(hidden_key(key)) == key
    assert int(hidden_key(key), 16) != key


@pytest.mark.parametrize("mended", ["A1~zz", "~", "A1~ffffffffffffffff", "\x00", "A1~" + "0" * 16])
def test_a_mended_place_is_no_error(approved, reader, mended):
    answer = reader.get(address("comment-list", approved.assessment_id), {"after": mended})

    assert answer.status_code == 200
