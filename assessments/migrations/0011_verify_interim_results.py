"""A verification may be of an interim result."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

from organizations.tenancy.operations import SameOrganization


class Migration(migrations.Migration):
    dependencies = [("assessments", "0010_interim_results")]

    operations = [
        migrations.RemoveConstraint(model_name="verification", name="one_verification_at_a_time"),
        migrations.AddField(
            model_name="verification",
            name="interim",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="verifications",
                to="assessments.interimresult",
            ),
        ),
        migrations.AddConstraint(
            model_name="verification",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("interim__isnull", True), ("status__in", ["QUEUED", "RUNNING"])
                ),
                fields=("assessment",),
                name="one_verification_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="verification",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ["QUEUED", "RUNNING"])),
                fields=("interim",),
                name="one_verification_of_an_interim_at_a_time",
            ),
        ),
        SameOrganization("verification", "interim"),
    ]
