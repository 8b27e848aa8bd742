"""Ask for the unit; remember participation and the tries at closing."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0001_assessments_and_results"),
    ]

    operations = [
        migrations.AddField(
            model_name="assessment",
            name="ask_unit",
            field=models.BooleanField(
                default=False, verbose_name="ask which unit people belong to"
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="closing_attempts",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="assessment",
            name="participation",
            field=models.JSONField(default=dict),
        ),
        migrations.AlterField(
            model_name="assessment",
            name="closing_step",
            field=models.CharField(
                blank=True,
                choices=[
                    ("sealing", "Sealing the answers"),
                    ("counting", "Counting"),
                    ("releasing", "Deciding what may be shown"),
                    ("scoring", "Working out levels and scores"),
                    ("freezing", "Storing the result"),
                ],
                max_length=20,
            ),
        ),
    ]
