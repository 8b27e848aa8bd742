"""What the API says about initiatives and accepts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from assessments.actions.initiatives import (
    LARGEST_EFFORT,
    LONGEST_DESCRIPTION,
    LONGEST_TOLD,
    Intent,
)
from assessments.models import Initiative, InitiativeStatus, Telling
from assessments.queries.tellings import told_link

if TYPE_CHECKING:
    from collections.abc import Mapping

_WRITTEN = (
    *("element", "from_level", "to_level", "title", "description", "owner_name", "effort_days"),
    *("cost", "starts_on", "due_on", "status", "told_text"),
)


class InitiativeSerializer(serializers.ModelSerializer[Initiative]):
    owner = serializers.CharField(source="owned_by", help_text="A member, or a name.")

    class Meta:
        model = Initiative
        fields = ("id", "assessment", "owner", *_WRITTEN, "created_at")
        read_only_fields = fields


class InitiativeWriteSerializer(serializers.ModelSerializer[Initiative]):
    effort_days = serializers.IntegerField(
        min_value=0, max_value=LARGEST_EFFORT, required=False, allow_null=True
    )
    description = serializers.CharField(
        max_length=LONGEST_DESCRIPTION, allow_blank=True, required=False
    )
    told_text = serializers.CharField(max_length=LONGEST_TOLD, allow_blank=True, required=False)
    cost = serializers.DecimalField(
        max_digits=12, decimal_places=2, min_value=Decimal(0), required=False, allow_null=True
    )
    status = serializers.ChoiceField(choices=InitiativeStatus.choices, required=False)

    class Meta:
        model = Initiative
        fields = _WRITTEN

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not self.partial:
            attrs.pop("status", None)
        return attrs


def intent_of(values: Mapping[str, Any], *, before: Initiative | None = None) -> Intent:
    """What is not sent stays as it was."""
    kept = {name: getattr(before, name) for name in Intent.__slots__} if before else {}
    return Intent(**{**kept, **values})


class TellingSerializer(serializers.ModelSerializer[Telling]):
    link = serializers.SerializerMethodField(help_text="Empty while it is not published.")

    class Meta:
        model = Telling
        fields = ("heard", "decided", "next", "language", "published_at", "link")
        read_only_fields = fields

    @extend_schema_field(str)
    def get_link(self, telling: Telling) -> str:
        return told_link(telling) if telling.is_published else ""
