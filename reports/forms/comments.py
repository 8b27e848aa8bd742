"""What a reader looks for among comments, and what a reviewer decided on them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assessments.actions.comments import Decision
from assessments.queries.comments import LONGEST_SEARCH, Search

if TYPE_CHECKING:
    from django.http import QueryDict

_LONGEST_CODE = 40
_LONGEST_REMOVALS = 400
# Eighteen digits fit into a key.
_DECIDED = re.compile(r"shown-([0-9]{1,18})")


def read_search(asked: QueryDict) -> Search:
    """Read what the address asks for; what does not exist is found nowhere, and told so."""
    return Search(
        element=_plain(asked.get("element", ""), _LONGEST_CODE),
        cell=_plain(asked.get("group", ""), _LONGEST_CODE),
        words=_plain(asked.get("q", ""), LONGEST_SEARCH),
        theme=_plain(asked.get("theme", ""), _LONGEST_CODE),
    )


def read_element(sent: QueryDict) -> str:
    return _plain(sent.get("element", ""), _LONGEST_CODE)


def read_page(asked: QueryDict) -> int:
    text = asked.get("page", "1")[:6]
    return int(text) if text.isascii() and text.isdigit() else 1


def read_decisions(posted: QueryDict) -> list[Decision]:
    """Read a decision for each comment of the page that has one."""
    found = filter(None, map(_DECIDED.fullmatch, posted))
    return [_decision(posted, int(match[1])) for match in found]


def _decision(posted: QueryDict, key: int) -> Decision:
    typed = posted.get(f"words-{key}", "")[:_LONGEST_REMOVALS].split(";")
    removals = (
        *posted.getlist(f"mark-{key}"),
        *(_plain(each, _LONGEST_REMOVALS) for each in typed),
    )
    themes = posted.get(f"themes-{key}", "").split(",")
    return Decision(
        comment_id=key,
        is_shown=posted.get(f"shown-{key}") == "yes",
        removals=tuple(each for each in removals if each),
        themes=tuple(_plain(each, LONGEST_SEARCH) for each in themes),
    )


def _plain(text: str, longest: int) -> str:
    """PostgreSQL stores and compares no NUL."""
    return text.replace("\x00", "").strip()[:longest]
