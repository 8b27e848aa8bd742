"""A comment on one element, kept apart from the response it came with."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from organizations.tenancy import Owned

LONGEST_THEME = 40


class CommentStatus(models.TextChoices):
    WAITING = "waiting", _("Waits for review")
    APPROVED = "approved", _("Approved")
    WITHHELD = "withheld", _("Withheld")


class Comment(Owned):
    """Rows are written in random order when the answers are sealed, so ids tell nothing.

    `released_in` is the narrowest group the comment may be shown in, decided once, at closing;
    empty: nobody may ever read it. Within that, a person decides what readers see.
    """

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.CASCADE, related_name="comments"
    )
    audience = models.CharField(max_length=20)
    element = models.CharField(max_length=8)
    text = models.TextField()
    released_in = models.CharField(max_length=40, blank=True, db_default="")
    status = models.CharField(
        max_length=10, choices=CommentStatus, db_default=CommentStatus.WAITING
    )
    themes = ArrayField(models.CharField(max_length=LONGEST_THEME), db_default=[])

    class Meta:
        constraints = [*Owned.Meta.constraints]
        indexes = [
            models.Index(
                fields=["assessment", "status", "element", "id"],
                condition=~models.Q(released_in=""),
                name="comment_as_it_is_read",
            )
        ]

    def __str__(self) -> str:
        return f"comment on {self.element}"
