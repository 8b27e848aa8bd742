"""Reads what respondents send: a key, a page of the form, or changes as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from assessments.actions.answers import Change

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import QueryDict

FIELDS = ("level", "importance", "comment")
MOST_CHANGES = 500


class UnreadableBody(ValueError):
    """What was sent is not what survey-queue.js sends."""


def read_key(text: str) -> str:
    """Take a key, or the whole link it was sent in."""
    return text.strip().rpartition("#")[2].strip()


def read_changes(body: bytes) -> tuple[str, list[Change]]:
    """Read {"key": ..., "changes": [{"element": ..., "level": ..., ...}]}."""
    try:
        sent = json.loads(body)
        key, changes = sent["key"], sent["changes"]
        if isinstance(key, str) and key.isascii() and len(changes) <= MOST_CHANGES:
            return key, [_change(change) for change in changes]
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    raise UnreadableBody


def read_question_page(post: QueryDict, code: str) -> Change:
    """Read one question of the form without JavaScript; what is not on the page is not touched."""
    sent: dict[str, Any] = {
        name: post[f"{name}-{code}"] for name in FIELDS if f"{name}-{code}" in post
    }
    for name in ("level", "importance"):
        if name in sent:
            sent[name] = _number(sent[name])
    return Change(code, sent)


def read_unit(post: QueryDict) -> int | None:
    unit = _number(str(post.get("unit", "")))
    return unit if isinstance(unit, int) else None


def read_attributes(post: QueryDict, codes: Iterable[str]) -> list[Any]:
    """One key for each attribute, 0 for "prefer not to say"; None where nothing was chosen."""
    told = (_number(str(post.get(f"attribute-{code}", ""))) for code in codes)
    return [key if isinstance(key, int) else None for key in told]


def _change(sent: dict[str, Any]) -> Change:
    return Change(sent["element"], {name: sent[name] for name in FIELDS if name in sent})


def _number(text: str) -> Any:
    """Return the number, or the text itself, which no check accepts."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else text
