"""Ask for attributes, choose tables and protection, and stop a closing."""

from __future__ import annotations

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0003_seal_with_one_reference_check"),
    ]

    operations = [
        migrations.AddField(
            model_name="assessment",
            name="attributes",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="assessment",
            name="closing_counted",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="assessment",
            name="closing_stopped",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="assessment",
            name="combine",
            field=models.CharField(
                choices=[
                    ("equal", "Each audience counts the same"),
                    ("headcount", "Each audience counts by its headcount"),
                ],
                default="equal",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="protection",
            field=models.CharField(
                choices=[("standard", "Standard"), ("strict", "Strict")],
                default="standard",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="tables",
            # What was asked before keeps the rule it was asked under.
            field=models.CharField(
                choices=[("simple", "Simple"), ("crossed", "Crossed")],
                default="simple",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="assessment",
            name="tables",
            field=models.CharField(
                choices=[("simple", "Simple"), ("crossed", "Crossed")],
                default="crossed",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="draft",
            name="attribute_keys",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.SmallIntegerField(null=True), default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="response",
            name="attribute_keys",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.SmallIntegerField(null=True), default=list, size=None
            ),
        ),
    ]
