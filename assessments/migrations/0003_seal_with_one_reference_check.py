"""Check a sealed response's references once, by the composite key."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0002_ask_the_unit_and_count_attempts"),
        ("organizations", "0002_sessions_end_by_epoch"),
    ]

    operations = [
        migrations.AlterField(
            model_name="response",
            name="assessment",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="responses",
                to="assessments.assessment",
            ),
        ),
        migrations.AlterField(
            model_name="response",
            name="organization",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="organizations.organization",
            ),
        ),
    ]
