"""Benchmark releases, and where each organization stood in them."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

from organizations.tenancy.operations import SameOrganization


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0004_ask_attributes_and_stop_closing"),
        ("organizations", "0003_share_benchmarks"),
    ]

    operations = [
        migrations.CreateModel(
            name="BenchmarkRelease",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("instrument", models.SlugField(max_length=40)),
                ("major", models.CharField(max_length=10)),
                ("quarter", models.CharField(max_length=7)),
                ("body", models.JSONField()),
                ("members", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("instrument", "major", "quarter"), name="one_benchmark_per_quarter"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BenchmarkStanding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sector", models.CharField(blank=True, max_length=20)),
                ("size_band", models.CharField(blank=True, max_length=20)),
                ("percentiles", models.JSONField(default=dict)),
                (
                    "assessment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="assessments.assessment",
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
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="assessments.benchmarkrelease",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "id"), name="assessments_benchmarkstanding_owner"
                    ),
                    models.UniqueConstraint(
                        fields=("organization", "release"), name="one_standing_per_release"
                    ),
                ],
            },
        ),
        SameOrganization("benchmarkstanding", "assessment"),
    ]
