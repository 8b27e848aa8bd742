"""What is done about a result, and what respondents are told of it."""

from __future__ import annotations

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from organizations.tenancy.operations import SameOrganization


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0005_benchmark_releases"),
        ("organizations", "0004_name_a_currency"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Initiative",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("element", models.CharField(max_length=8)),
                ("from_level", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("to_level", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=160)),
                ("description", models.TextField(blank=True)),
                ("owner_name", models.CharField(blank=True, max_length=80)),
                ("effort_days", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "cost",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True),
                ),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("PLANNED", "Planned"),
                            ("RUNNING", "Running"),
                            ("DONE", "Done"),
                            ("DROPPED", "Dropped"),
                        ],
                        default="PLANNED",
                        max_length=10,
                    ),
                ),
                ("told_text", models.TextField(blank=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="initiatives",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "created_by",
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
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["organization", "assessment"], name="initiative_of_wave")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "id"), name="assessments_initiative_owner"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("from_level__isnull", True),
                            ("to_level__gt", models.F("from_level")),
                            _connector="OR",
                        ),
                        name="initiative_leads_upwards",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", True),
                            ("due_on__isnull", True),
                            ("due_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="initiative_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Telling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("heard", models.TextField()),
                ("decided", models.TextField(blank=True)),
                ("next", models.TextField(blank=True)),
                ("language", models.CharField(default="en", max_length=10)),
                ("nonce", models.UUIDField(default=uuid.uuid4)),
                ("key_digest", models.CharField(blank=True, db_index=True, max_length=64)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "assessment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="telling",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "created_by",
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
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "id"), name="assessments_telling_owner"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("key_digest", ""), ("published_at__isnull", True)),
                            models.Q(
                                models.Q(("key_digest", ""), _negated=True),
                                ("published_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="telling_has_a_key_while_published",
                    ),
                ],
            },
        ),
        SameOrganization("initiative", "assessment"),
        SameOrganization("telling", "assessment"),
    ]
