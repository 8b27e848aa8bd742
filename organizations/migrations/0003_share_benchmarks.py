"""Organizations may take part in benchmarks."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0002_sessions_end_by_epoch"),
    ]

    operations = [
        migrations.AddField(
            model_name="organization",
            name="shares_benchmarks",
            field=models.BooleanField(default=False),
        ),
    ]
