"""What the API says about frameworks; every field is listed by name."""

from __future__ import annotations

from rest_framework import serializers

from competencies.models import Competency, Framework


class FrameworkSerializer(serializers.ModelSerializer[Framework]):
    competencies_total = serializers.IntegerField(read_only=True)

    class Meta:
        model = Framework
        fields = ("id", "name", "source", "description", "imported_at", "competencies_total")
        read_only_fields = fields


class CompetencySerializer(serializers.ModelSerializer[Competency]):
    parent_code = serializers.CharField(source="parent.code", default=None, read_only=True)

    class Meta:
        model = Competency
        fields = ("id", "code", "name", "tier", "description", "parent_code", "position")
        read_only_fields = fields


class FrameworkWithCompetenciesSerializer(FrameworkSerializer):
    competencies = CompetencySerializer(many=True, read_only=True)

    class Meta:
        model = Framework
        fields = (
            "id",
            "name",
            "source",
            "description",
            "imported_at",
            "competencies_total",
            "competencies",
        )
        read_only_fields = fields
