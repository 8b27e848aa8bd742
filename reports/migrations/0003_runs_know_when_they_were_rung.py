"""When a worker was last rung for, so that a stopped worker finds one message and not hundreds."""

from __future__ import annotations

import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0002_share_links"),
    ]

    operations = [
        migrations.AddField(
            model_name="run",
            name="rung_at",
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
        ),
    ]
