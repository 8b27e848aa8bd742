"""Frameworks, their competencies, and imports."""

from __future__ import annotations

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from organizations.tenancy.operations import SameOrganization


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organizations", "0002_sessions_end_by_epoch"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Framework",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "source",
                    models.CharField(choices=[("CSV", "CSV")], default="CSV", max_length=10),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("imported_at", models.DateTimeField()),
                (
                    "imported_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Competency",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="code")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "tier",
                    models.CharField(
                        choices=[
                            ("VALUES", "Values"),
                            ("CORE", "Core"),
                            ("LEADERSHIP", "Leadership"),
                            ("FUNCTIONAL", "Functional"),
                        ],
                        max_length=10,
                        verbose_name="tier",
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="children",
                        to="competencies.competency",
                    ),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="competencies",
                        to="competencies.framework",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "competencies",
            },
        ),
        migrations.CreateModel(
            name="Import",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("framework_name", models.CharField(max_length=120)),
                ("framework_description", models.TextField(blank=True)),
                ("file_name", models.CharField(max_length=120)),
                ("content", models.BinaryField(null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("QUEUED", "Waiting"),
                            ("RUNNING", "Being imported"),
                            ("READY", "Imported"),
                            ("FAILED", "Not imported"),
                        ],
                        default="QUEUED",
                        max_length=10,
                    ),
                ),
                ("progress", models.PositiveSmallIntegerField(default=0)),
                ("mistakes", models.JSONField(default=list)),
                ("mistakes_total", models.PositiveIntegerField(default=0)),
                ("encoding", models.CharField(blank=True, max_length=20)),
                ("ignored_columns", models.JSONField(default=list)),
                ("failure", models.CharField(blank=True, max_length=300)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("token", models.UUIDField(default=uuid.uuid4)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("rung_at", models.DateTimeField()),
                ("requested_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "framework",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="competencies.framework",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="framework",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="competencies_framework_owner"
            ),
        ),
        migrations.AddConstraint(
            model_name="framework",
            constraint=models.UniqueConstraint(
                fields=("organization", "name"), name="one_framework_per_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="competency",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="competencies_competency_owner"
            ),
        ),
        migrations.AddConstraint(
            model_name="competency",
            constraint=models.UniqueConstraint(
                fields=("framework", "id"), name="framework_and_competency"
            ),
        ),
        migrations.AddConstraint(
            model_name="competency",
            constraint=models.UniqueConstraint(
                fields=("framework", "code"), name="one_competency_per_code"
            ),
        ),
        migrations.AddConstraint(
            model_name="competency",
            constraint=models.UniqueConstraint(
                fields=("framework", "position"), name="one_competency_per_position"
            ),
        ),
        migrations.AddConstraint(
            model_name="competency",
            constraint=models.CheckConstraint(
                condition=models.Q(("tier__in", ["VALUES", "CORE", "LEADERSHIP", "FUNCTIONAL"])),
                name="competency_has_one_of_four_tiers",
            ),
        ),
        migrations.AddConstraint(
            model_name="competency",
            constraint=models.CheckConstraint(
                condition=models.Q(("parent", models.F("id")), _negated=True),
                name="no_competency_is_its_own_parent",
            ),
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="competencies_import_owner"
            ),
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.CheckConstraint(
                condition=models.Q(("progress__lte", 100)), name="import_progress_is_a_percentage"
            ),
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("content__isnull", True), ("status__in", ["QUEUED", "RUNNING"]), _negated=True
                ),
                name="import_under_way_has_its_file",
            ),
        ),
        SameOrganization("competency", "framework"),
        SameOrganization("competency", "parent"),
        SameOrganization("import", "framework"),
        migrations.RunSQL(
            "ALTER TABLE competencies_competency ADD CONSTRAINT parent_in_the_same_framework "
            "FOREIGN KEY (framework_id, parent_id) "
            "REFERENCES competencies_competency (framework_id, id) DEFERRABLE INITIALLY DEFERRED",
            "ALTER TABLE competencies_competency DROP CONSTRAINT parent_in_the_same_framework",
        ),
    ]
