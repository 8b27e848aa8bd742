"""Comments are counted once for each version of them, and found in the order they are read in."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessments", "0011_verify_interim_results")]

    operations = [
        migrations.AddField(
            model_name="assessment",
            name="comments_version",
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                fields=["assessment", "status", "element", "id"],
                condition=models.Q(("released_in", ""), _negated=True),
                name="comment_as_it_is_read",
            ),
        ),
    ]
