"""Runs share the one lease."""

from __future__ import annotations

import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0003_runs_know_when_they_were_rung"),
    ]

    operations = [
        migrations.AlterField(
            model_name="run",
            name="requested_at",
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
        ),
    ]
