"""The API's addresses of the groups of a result: what is released of each, or why nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.response import Response

from assessments.api.frozen import send_frozen
from assessments.queries.results import get_result_head, version_of
from organizations.access.permissions import Permission
from organizations.api.gate import OrganizationAPIView
from reports.api.cell_serializers import CellFiguresSerializer, CellSerializer
from reports.queries.material import get_material
from reports.sections.words_cells import list_cells

if TYPE_CHECKING:
    from django.http import HttpResponseBase
    from rest_framework.request import Request

    from reports.queries.material import Material


class CellListAPI(OrganizationAPIView):
    """Every group of a result: the form it may be shown in, why it is withheld, what is instead."""

    permission = Permission.VIEW_RESULTS

    @extend_schema(responses={200: CellSerializer(many=True), 304: None})
    def get(self, request: Request, assessment_id: int, **_kwargs: Any) -> HttpResponseBase:
        return send_frozen(
            request,
            version=f"cells:{version_of(get_result_head(assessment_id))}",
            read=lambda: _cells(_material(self, assessment_id)),
        )


class CellAPI(OrganizationAPIView):
    """The released figures of one group, element by element; none where it is withheld."""

    permission = Permission.VIEW_RESULTS

    @extend_schema(responses=CellFiguresSerializer)
    def get(self, _request: Request, assessment_id: int, cell_id: str, **_kwargs: Any) -> Response:
        material = _material(self, assessment_id)
        cell = material.find_cell(cell_id)
        if cell is None:
            raise NotFound
        return Response(CellFiguresSerializer(cell, context={"material": material}).data)


def _cells(material: Material) -> list[dict[str, Any]]:
    context = {"material": material}
    return [CellSerializer(cell, context=context).data for cell in list_cells(material)]


def _material(view: OrganizationAPIView, assessment_id: int) -> Material:
    return get_material(assessment_id, organization=view.admission.organization)
