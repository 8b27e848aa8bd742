"""The API's address of comments: those the page shows, under the same rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from assessments.queries.comment_counts import get_comment_counts
from assessments.queries.comments import find_comments, search_comments
from assessments.queries.results import get_result
from organizations.access.permissions import Permission
from organizations.api.gate import OrganizationAPIView
from reports.forms.comments import read_search, read_turn, written

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
    total = serializers.IntegerField(help_text="0 where too few people are behind what fits.")
    next = serializers.CharField(
        allow_null=True, help_text="What to ask for as `after`; null on the last page."
    )
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
            OpenApiParameter("after", str, description="`next` of the page before: fifty each."),
        ],
        responses=CommentPageSerializer,
    )
    def get(self, request: Request, assessment_id: int, **_kwargs: Any) -> Response:
        rules = get_result(assessment_id).body["rules"]
        minimum = rules["k"] if rules["suppressed"] else 1
        search, counts = read_search(request.query_params), get_comment_counts(assessment_id)
        found, total = search_comments(assessment_id, search, counts=counts, minimum=minimum)
        page = find_comments(found, turn=read_turn(request.query_params))
        themes = counts.themes(minimum=minimum)
        context = {"themes": {theme for theme, _number in themes}}
        listed = ReadableCommentSerializer(page.comments, many=True, context=context).data
        counted = [{"theme": theme, "comments": number} for theme, number in themes]
        following = written(page.on) if page.on else None
        return Response({"total": total, "next": following, "comments": listed, "themes": counted})
