"""Costs are written in a currency of the organization."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0003_share_benchmarks"),
    ]

    operations = [
        migrations.AddField(
            model_name="organization",
            name="currency",
            field=models.CharField(
                blank=True, default="EUR", max_length=8, verbose_name="currency"
            ),
        ),
    ]
