"""What a reader looks for among comments, which page, and what a reviewer decided on them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assessments.actions.comments import Decision
from assessments.queries.comment_keys import HIDDEN, hidden_key, read_hidden_key
from assessments.queries.comment_pages import Place, Turn
from assessments.queries.comments import LONGEST_SEARCH, Search

if TYPE_CHECKING:
    from django.http import QueryDict

    from assessments.queries.comment_pages import Page

_LONGEST_CODE = 40
_LONGEST_REMOVALS = 400
_PLACE = re.compile(rf"([\w:.-]{{1,40}})~({HIDDEN})")
_DECIDED = re.compile(rf"shown-({HIDDEN})")


def read_search(asked: QueryDict) -> Search:
    """Read what the address asks for; what does not exist is found nowhere, and told so."""
    return Search(
        element=_plain(asked.get("element", ""), _LONGEST_CODE),
        cell=_plain(asked.get("group", ""), _LONGEST_CODE),
        words=_plain(asked.get("q", ""), LONGEST_SEARCH),
        theme=_plain(asked.get("theme", ""), _LONGEST_CODE),
    )


def read_turn(asked: QueryDict) -> Turn:
    """Read from which place on; an address that somebody mended by hand begins at the top."""
    for name in ("after", "before"):
        found = _PLACE.fullmatch(asked.get(name, ""))
        if found:
            place = Place(found[1], read_hidden_key(found[2]))
            return Turn(place, backwards=name == "before")
    return Turn()


def neighbors_of(page: Page) -> dict[str, dict[str, str]]:
    """The parameters of the pages before and after, by the names the templates know them by."""
    found = {}
    if page.back:
        found["newer"] = {"before": written(page.back)}
    if page.on:
        found["older"] = {"after": written(page.on)}
    return found


def written(place: Place) -> str:
    return f"{place.group}~{hidden_key(place.key)}"


def read_element(sent: QueryDict) -> str:
    return _plain(sent.get("element", ""), _LONGEST_CODE)


def read_decisions(posted: QueryDict) -> list[Decision]:
    """Read a decision for each comment of the page that has one."""
    found = filter(None, map(_DECIDED.fullmatch, posted))
    return [_decision(posted, match[1]) for match in found]


def _decision(posted: QueryDict, key: str) -> Decision:
    typed = posted.get(f"words-{key}", "")[:_LONGEST_REMOVALS].split(";")
    removals = (
        *posted.getlist(f"mark-{key}"),
        *(_plain(each, _LONGEST_REMOVALS) for each in typed),
    )
    themes = posted.get(f"themes-{key}", "").split(",")
    return Decision(
        comment_id=read_hidden_key(key),
        is_shown=posted.get(f"shown-{key}") == "yes",
        removals=tuple(each for each in removals if each),
        themes=tuple(_plain(each, LONGEST_SEARCH) for each in themes),
    )


def _plain(text: str, longest: int) -> str:
    """PostgreSQL stores and compares no NUL."""
    return text.replace("\x00", "").strip()[:longest]
