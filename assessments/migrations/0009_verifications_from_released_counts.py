"""Verifications from released counts alone."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0008_check_responses_by_statement"),
    ]

    operations = [
        migrations.AddField(
            model_name="verification",
            name="basis",
            field=models.CharField(
                choices=[
                    ("answers", "From the sealed answers"),
                    ("released", "From the released counts"),
                ],
                default="answers",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="verification",
            name="given",
            field=models.PositiveIntegerField(default=0),
        ),
    ]
