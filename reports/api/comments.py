"""The API's address of comments: those the page shows, under the same rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from assessments.queries.comment_counts import get_comment_counts
from assessments.queries.comments import find_comments
from assessments.queries.results import get_result
from organizations.access.permissions import Permission
from organizations.api.gate import OrganizationAPIView
from reports.forms.comments import read_page, read_search

if TYPE_CHECKING:
    from rest_framework.request import Request


class ReadableCommentSerializer(serializers.Serializer[object]):
    element = serializers.CharField()
    cell = serializers.CharField(source="released_in", help_text="The narrowest group shown.")
    text = serializers.CharField()
    themes = serializers.SerializerMethodField(help_text="Those that enough comments share.")

    def get_themes(self, comment: Any) -> list[str]:
        return [theme for theme in comment.themes if theme in self.context["themes"]]


class ThemeSerializer(serializers.Serializer[object]):
    theme = serializers.CharField()
    comments = serializers.IntegerField()


class CommentPageSerializer(serializers.Serializer[object]):
    total = serializers.IntegerField(help_text="0 where fewer than the minimum group fit.")
    comments = ReadableCommentSerializer(many=True)
    themes = ThemeSerializer(many=True)


class CommentListAPI(OrganizationAPIView):
    """Approved comments in random order: no id, no date, no rating, no link between two."""

    permission = Permission.VIEW_RESULTS

    @extend_schema(
        parameters=[
            OpenApiParameter("element", str),
            OpenApiParameter("group", str, description="The id of a cell."),
            OpenApiParameter("q", str, description="Words to look for."),
            OpenApiParameter("theme", str),
            OpenApiParameter("page", int, description="Fifty comments each."),
        ],
        responses=CommentPageSerializer,
    )
    def get(self, request: Request, assessment_id: int, **_kwargs: Any) -> Response:
        rules = get_result(assessment_id).body["rules"]
        minimum = rules["k"] if rules["suppressed"] else 1
        search, page = read_search(request.query_params), read_page(request.query_params)
        counts = get_comment_counts(assessment_id)
        comments, total = find_comments(
            assessment_id, search, counts=counts, minimum=minimum, page=page
        )
        themes = counts.themes(minimum=minimum)
        context = {"themes": {theme for theme, _number in themes}}
        listed = ReadableCommentSerializer(comments, many=True, context=context).data
        counted = [{"theme": theme, "comments": number} for theme, number in themes]
        return Response({"total": total, "comments": listed, "themes": counted})
