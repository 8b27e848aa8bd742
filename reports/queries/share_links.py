"""Reads the links that share a result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.models import ShareLink

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_SHOWN = 100


def list_share_links(*, assessment_id: int) -> Sequence[ShareLink]:
    """Newest first; whoever made more than a hundred sees the newest hundred."""
    links = ShareLink.objects.filter(assessment_id=assessment_id).select_related("created_by")
    return links.order_by("-id")[:MOST_SHOWN]


def get_share_link(*, share_link_id: int) -> ShareLink:
    return ShareLink.objects.get(pk=share_link_id)
