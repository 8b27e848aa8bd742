"""What the API says of a group: the same words and numbers as the explorer."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from reports.sections import importance_pairs, words_cells

Cell = dict[str, Any]
_PAIR = ("importance", "practice", "gap", "n", "dominance", "q")


class CellSerializer(serializers.Serializer[Cell]):
    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=["organization", "audience", "unit", "attribute"])
    name = serializers.SerializerMethodField()
    audience = serializers.CharField(allow_null=True)
    unit = serializers.CharField(allow_null=True)
    attribute = serializers.CharField(allow_null=True)
    value = serializers.CharField(allow_null=True)
    people = serializers.IntegerField(allow_null=True, help_text="Null where it is withheld.")
    form = serializers.ChoiceField(
        choices=["full", "coarse", "hidden", "empty"],
        help_text="coarse: means to one decimal and levels only.",
    )
    why_not_shown = serializers.SerializerMethodField()
    shown_instead = serializers.SerializerMethodField(
        help_text="The nearest wider group that is shown; null where this one is."
    )

    def get_name(self, cell: Cell) -> str:
        return words_cells.cell_name(self.context["material"], cell)

    def get_why_not_shown(self, cell: Cell) -> str:
        return words_cells.why_not_shown(self.context["material"], cell)

    def get_shown_instead(self, cell: Cell) -> str | None:
        if words_cells.is_shown(cell):
            return None
        wider = words_cells.wider_cell(self.context["material"], cell)
        return wider["id"] if wider else None


class CellFiguresSerializer(CellSerializer):
    scores = serializers.SerializerMethodField(
        help_text="By element, as frozen in the result; the status says why a number is missing."
    )
    counts = serializers.SerializerMethodField(
        help_text="By element: answers at each level, then “can’t judge”; null where withheld."
    )

    importance = serializers.SerializerMethodField(
        help_text="By element: importance beside practice, and what they ask for; null where "
        "importance is not told of this group."
    )

    def get_scores(self, cell: Cell) -> dict[str, Any]:
        material = self.context["material"]
        return {code: material.score(cell["id"], code) for code in material.element_codes}

    def get_counts(self, cell: Cell) -> dict[str, list[int]] | None:
        found: dict[str, list[int]] | None = self.context["material"].body["counts"].get(cell["id"])
        return found

    def get_importance(self, cell: Cell) -> dict[str, Any] | None:
        material = self.context["material"]
        if not importance_pairs.is_told(material, cell):
            return None
        return {
            pair.code: {key: getattr(pair, key) for key in _PAIR}
            | {"verdict": pair.verdict or None}
            for pair in importance_pairs.pairs(material, cell["id"])
        }
