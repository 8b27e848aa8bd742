"""The explorer: every released group and figure of a result, each state at its own address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils.translation import gettext as _

from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from reports.exports.csv import csv_response
from reports.queries.material import get_material
from reports.sections import (
    cell_numbers,
    cell_profile,
    explorer,
    group_map,
    perception,
    response,
)
from reports.sections import words_cells as words
from reports.sections.groups import list_groups
from reports.views.asked_cell import Cell, check_element, get_asked_cell, told_instead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from reports.queries.material import Material
    from reports.sections.explorer import Choice
    from reports.sections.section import Table


class ExplorerShow(OrganizationView):
    permission = Permission.VIEW_RESULTS

    def get(self, request: HttpRequest, assessment_id: int) -> HttpResponseBase:
        material = get_material(assessment_id, organization=self.request.organization)
        _check_address(material, request)
        choice = explorer.read_choice(material, request.GET.dict())
        cell = _asked(request, material, choice)
        if request.GET.get("format") == "csv":
            name = f"explore-{choice.view.replace(':', '-')}-{assessment_id}.csv"
            return csv_response(numbers(material, choice, cell), name)
        return self.render(
            "reports/explorer_show.html",
            nav="results",
            material=material,
            choice=choice,
            views=explorer.views(material),
            saved=_csv_address(request),
            **(_one_group(material, cell) if cell else _content(material, choice)),
        )


def _check_address(material: Material, request: HttpRequest) -> None:
    """A view that other results may have falls back; one that none can have is not found."""
    view, element = request.GET.get("view", ""), request.GET.get("element")
    if view and view not in explorer.ANYWHERE and not view.startswith(explorer.ATTRIBUTE):
        raise Http404(_("There is no such view."))
    if element:
        check_element(material, element)


def _asked(request: HttpRequest, material: Material, choice: Choice) -> Cell | None:
    """The one group of a page about one; the audiences of any other page have to be there."""
    if choice.view == explorer.GAPS:
        for audience in (choice.first, choice.second):
            get_asked_cell(material, f"audience:{audience}")
    if choice.view == explorer.UNITS and choice.audience:
        get_asked_cell(material, f"audience:{choice.audience}")
    if choice.view != explorer.CELL:
        return None
    return get_asked_cell(material, request.GET.get("cell", ""))


def _csv_address(request: HttpRequest) -> str:
    asked = request.GET.copy()
    asked["format"] = "csv"
    return f"?{asked.urlencode()}"


def numbers(material: Material, choice: Choice, cell: Cell | None) -> Sequence[Table]:
    """The released numbers behind what is shown, whole: a search narrows the page alone."""
    if cell:
        return [cell_numbers.cells_table(material, [cell])]
    if choice.view == explorer.GAPS:
        return [cell_numbers.perception_table(material, choice.first, choice.second)]
    if choice.view == explorer.RESPONSE:
        return response.build(material).tables
    groups = list_groups(material, choice)
    return [cell_numbers.cells_table(material, [group.cell for group in groups])]


def _one_group(material: Material, cell: Cell) -> dict[str, Any]:
    wider = None if words.is_shown(cell) else words.wider_cell(material, cell)
    return {
        "cell": cell,
        "form": words.form_word(cell),
        "answers": words.answers_of(material, cell),
        "section": cell_profile.build(material, cell),
        "cells": explorer.cell_options(material),
        **told_instead(material, wider),
    }


def _content(material: Material, choice: Choice) -> dict[str, Any]:
    if choice.view == explorer.GAPS:
        return {
            "section": perception.build(material, choice.first, choice.second),
            "audiences": explorer.audience_options(material),
        }
    if choice.view == explorer.RESPONSE:
        return {"section": response.build(material)}
    return _groups(material, choice)


def _groups(material: Material, choice: Choice) -> dict[str, Any]:
    groups = list_groups(material, choice)
    table = group_map.table(material, choice, groups)
    figure = group_map.figure(material, choice, groups, told=table)
    return {
        "figure": figure,
        "finding": figure.title if figure else group_map.finding(groups),
        "left_out": group_map.left_out(groups),
        "table": table,
        "parts": explorer.unit_parts(material) if choice.view == explorer.UNITS else [],
    }
