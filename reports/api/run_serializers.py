"""What the API says about report runs; every field is listed by name."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from reports.models import Run
from reports.queries.runs import list_files


class RunFileSerializer(serializers.Serializer[object]):
    kind = serializers.CharField()
    name = serializers.CharField()
    digest = serializers.CharField(help_text="SHA-256 of the file.")
    address = serializers.CharField()


class RunSerializer(serializers.ModelSerializer[Run]):
    files = serializers.SerializerMethodField()

    class Meta:
        model = Run
        fields = (
            "id",
            "assessment",
            "status",
            "language",
            "section",
            "sections_done",
            "sections_total",
            "failure",
            "requested_at",
            "finished_at",
            "files",
        )
        read_only_fields = fields

    @extend_schema_field(RunFileSerializer(many=True))
    def get_files(self, run: Run) -> list[dict[str, str]]:
        if not run.is_ready:
            return []
        return [
            {
                "kind": file.kind,
                "name": file.name,
                "digest": file.digest,
                "address": reverse(
                    "reports:api-run-download",
                    args=[self.context["slug"], run.pk, file.kind],
                ),
            }
            for file in list_files(run)
        ]


class RunListSerializer(serializers.ModelSerializer[Run]):
    """A run in a list, without its files."""

    class Meta:
        model = Run
        fields = ("id", "assessment", "status", "language", "requested_at", "finished_at")
        read_only_fields = fields


class RunRequestSerializer(serializers.Serializer[object]):
    assessment = serializers.IntegerField(min_value=1, max_value=2**63 - 1)
    language = serializers.ChoiceField(required=False, choices=settings.LANGUAGES)
