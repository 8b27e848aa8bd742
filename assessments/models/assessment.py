"""One wave of asking: what is asked, of whom, under which rules, and how far it has come."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from organizations.tenancy import Owned


class Mode(models.TextChoices):
    SURVEY = "SURVEY", _("Survey")
    QUICK = "QUICK", _("Quick scan")


class Status(models.TextChoices):
    DRAFT = "DRAFT", _("Draft")
    OPEN = "OPEN", _("Open")
    CLOSING = "CLOSING", _("Closing")
    CLOSED = "CLOSED", _("Closed")


class ClosingStep(models.TextChoices):
    """The step in hand while an assessment is closing, in this order."""

    SEALING = "sealing", _("Sealing the answers")
    COUNTING = "counting", _("Counting")
    RELEASING = "releasing", _("Deciding what may be shown")
    SCORING = "scoring", _("Working out levels and scores")
    FREEZING = "freezing", _("Storing the result")


class Profile(models.TextChoices):
    """Who counts as having reached a level; see the measures, "Organization level"."""

    STANDARD = "standard", _("Standard")
    STRICT = "strict", _("Strict")
    LENIENT = "lenient", _("Lenient")


class Combine(models.TextChoices):
    """How much each audience counts in the figures of the whole organization."""

    EQUAL = "equal", _("Each audience counts the same")
    HEADCOUNT = "headcount", _("Each audience counts by its headcount")


class Tables(models.TextChoices):
    """Which groups may have figures of their own; see the privacy model, "Release"."""

    SIMPLE = "simple", _("Simple")
    CROSSED = "crossed", _("Crossed")


class Protection(models.TextChoices):
    STANDARD = "standard", _("Standard")
    STRICT = "strict", _("Strict")


class Assessment(Owned):
    name = models.CharField(_("name"), max_length=120)
    mode = models.CharField(max_length=10, choices=Mode, default=Mode.SURVEY)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    instrument = models.ForeignKey(
        "assessments.Instrument", on_delete=models.PROTECT, related_name="+"
    )
    elements = ArrayField(models.CharField(max_length=8))
    targets = models.JSONField(default=dict)
    weights = models.JSONField(default=dict)
    profile = models.CharField(max_length=10, choices=Profile, default=Profile.STANDARD)
    ask_importance = models.BooleanField(_("ask how much each element matters"), default=True)
    ask_unit = models.BooleanField(_("ask which unit people belong to"), default=False)
    minimum_group = models.PositiveSmallIntegerField(_("minimum group size"), default=5)
    # At most two: [{"code": ..., "name": ..., "values": [["1", name], ...]}, ...].
    attributes = models.JSONField(default=list)
    combine = models.CharField(max_length=10, choices=Combine, default=Combine.EQUAL)
    tables = models.CharField(max_length=10, choices=Tables, default=Tables.CROSSED)
    protection = models.CharField(max_length=10, choices=Protection, default=Protection.STANDARD)
    # Units as named at opening: [[unit id, name], ...]; empty when none is asked for.
    units = models.JSONField(default=list)
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    # How many started and submitted, counted when the answers were sealed.
    participation = models.JSONField(default=dict)
    closing_step = models.CharField(max_length=20, choices=ClosingStep, blank=True)
    closing_attempts = models.PositiveSmallIntegerField(default=0)
    closing_failure = models.CharField(max_length=300, blank=True)
    # How many sealed responses have been counted, for people who wait.
    closing_counted = models.PositiveIntegerField(default=0)
    closing_stopped = models.BooleanField(default=False)
    closing_rung_at = models.DateTimeField(null=True, blank=True)
    # Rises with every change to the comments: what was counted of them is kept under it.
    comments_version = models.PositiveIntegerField(default=0, db_default=0)
    created_by = models.ForeignKey(
        "organizations.User", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            *Owned.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(minimum_group__gte=3), name="minimum_group_is_at_least_three"
            ),
            models.CheckConstraint(
                condition=models.Q(closes_at__isnull=True)
                | models.Q(opens_at__isnull=True)
                | models.Q(closes_at__gt=models.F("opens_at")),
                name="closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=models.Q(elements__len__gte=1), name="asks_at_least_one_element"
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "-id"], name="assessment_newest_first"),
            models.Index(fields=["status", "closes_at"], name="assessment_due"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_named(self) -> bool:
        """One named rater: nobody to hide, so nothing is withheld."""
        return self.mode == Mode.QUICK
