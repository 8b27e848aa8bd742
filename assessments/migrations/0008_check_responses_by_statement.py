"""Check all responses of a statement at once, and keep one index fewer."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

from organizations.tenancy.operations import NoLongerSameOrganization, SameOrganizationAtOnce


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0007_comments_and_verifications"),
    ]

    operations = [
        migrations.AlterField(
            model_name="response",
            name="assessment",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="responses",
                to="assessments.assessment",
            ),
        ),
        NoLongerSameOrganization("response", "assessment"),
        SameOrganizationAtOnce("response", "assessment"),
    ]
