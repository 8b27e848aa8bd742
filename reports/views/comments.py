"""Comments: what readers may read, and the review that comes before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assessments.actions.comments import review_comments
from assessments.queries.assessments import get_assessment
from assessments.queries.comment_counts import get_comment_counts
from assessments.queries.comments import (
    find_comments,
    find_comments_to_review,
    search_comments,
)
from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from organizations.queries.memberships import list_members
from reports.exports.csv import csv_response
from reports.forms.comments import (
    neighbors_of,
    read_decisions,
    read_element,
    read_search,
    read_turn,
)
from reports.queries.material import get_material
from reports.sections.comment_pages import comment_groups, review_page, review_rows
from reports.sections.in_their_words import comment_tables

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, QueryDict

    from assessments.queries.comment_pages import Page, Turn
    from assessments.queries.comments import Search
    from reports.queries.material import Material


class CommentList(OrganizationView):
    """Comments by element and audience, a search among them, and the same as CSV."""

    permission = Permission.VIEW_RESULTS

    def get(self, request: HttpRequest, assessment_id: int) -> HttpResponse:
        material = get_material(assessment_id, organization=self.request.organization)
        search = read_search(request.GET)
        if request.GET.get("format") == "csv":
            return _csv(material, search)
        return self.render(
            "reports/comment_list.html",
            nav="results",
            may_review=self.request.admission.may(Permission.RUN_ASSESSMENTS),
            **_list_page(material, search, read_turn(request.GET)),
        )


class CommentReview(OrganizationView):
    """Readers see no comment before somebody has read it here."""

    permission = Permission.RUN_ASSESSMENTS

    def get(self, request: HttpRequest, assessment_id: int) -> HttpResponse:
        material = get_material(assessment_id, organization=self.request.organization)
        shown = _review_page(material, request.GET, _names(self.request.organization.pk))
        return self.render("reports/comment_review.html", nav="results", **shown)

    def post(self, request: HttpRequest, assessment_id: int) -> HttpResponse:
        decided = review_comments(
            assessment=get_assessment(assessment_id=assessment_id),
            element=read_element(request.POST),
            decisions=read_decisions(request.POST),
            by=self.request.user,
        )
        if decided:
            messages.success(request, _("Saved. What you approved can be read now."))
        return redirect(self.refused_url())

    def refused_url(self) -> str:
        slug, assessment_id = self.request.organization.slug, self.kwargs["assessment_id"]
        return reverse("reports:comment-review", args=[slug, assessment_id])


def _names(organization_id: int) -> list[str]:
    return [member.user.name for member in list_members(organization_id=organization_id)]


def _review_page(material: Material, asked: QueryDict, names: list[str]) -> dict[str, Any]:
    assessment_id = material.assessment_id
    counts = get_comment_counts(assessment_id)
    review = review_page(material, counts.reviewed(), asked)
    page = find_comments_to_review(
        assessment_id, element=review.element, decided=review.decided, turn=read_turn(asked)
    )
    kept = {"element": review.element, **({"show": "decided"} if review.decided else {})}
    return {
        "review": review,
        "rows": review_rows(material, page.comments, names=names),
        "themes": counts.themes(minimum=1),
        **_neighbors(kept, page),
    }


def _neighbors(kept: dict[str, str], page: Page) -> dict[str, str]:
    """Addresses of the pages before and after."""
    return {name: f"?{urlencode({**kept, **turn})}" for name, turn in neighbors_of(page).items()}


def _list_page(material: Material, search: Search, turn: Turn) -> dict[str, Any]:
    assessment_id, minimum = material.assessment_id, 1 if material.named else material.minimum
    counts = get_comment_counts(assessment_id)
    themes, reviewed = counts.themes(minimum=minimum), counts.reviewed()
    found, total = search_comments(assessment_id, search, counts=counts, minimum=minimum)
    page = find_comments(found, turn=turn)
    kept = {"element": search.element, "group": search.cell, "q": search.words}
    kept = {name: value for name, value in {**kept, "theme": search.theme}.items() if value}
    return {
        "wave": material,
        "search": search,
        "minimum": minimum,
        "total": total,
        "themes": themes,
        "groups": comment_groups(material, page.comments, themes={theme for theme, _n in themes}),
        "counts": {row.element: row.approved for row in reviewed if row.approved},
        "waits": any(row.waiting for row in reviewed),
        "csv": f"?{urlencode({**kept, 'format': 'csv'})}",
        **_neighbors(kept, page),
    }


def _csv(material: Material, search: Search) -> HttpResponse:
    assessment_id, minimum = material.assessment_id, 1 if material.named else material.minimum
    counts = get_comment_counts(assessment_id)
    found, _total = search_comments(assessment_id, search, counts=counts, minimum=minimum)
    tables = comment_tables(material, found)
    return csv_response(tables, f"comments-{material.assessment_id}.csv")  # type: ignore[return-value]
