"""The organization whose learning is assessed: the owner of everything it records."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from organizations.tenancy import Shared


class Sector(models.TextChoices):
    AGRICULTURE = "AGRICULTURE", _("Agriculture, forestry and fishing")
    CONSTRUCTION = "CONSTRUCTION", _("Construction")
    EDUCATION = "EDUCATION", _("Education")
    ENERGY = "ENERGY", _("Energy and utilities")
    FINANCE = "FINANCE", _("Finance and insurance")
    HEALTH = "HEALTH", _("Health and social care")
    HOSPITALITY = "HOSPITALITY", _("Hospitality and leisure")
    MANUFACTURING = "MANUFACTURING", _("Manufacturing")
    MEDIA = "MEDIA", _("Media and information")
    NONPROFIT = "NONPROFIT", _("Nonprofit")
    PROFESSIONAL = "PROFESSIONAL", _("Professional services")
    PUBLIC = "PUBLIC", _("Public administration")
    RETAIL = "RETAIL", _("Retail and wholesale")
    TECHNOLOGY = "TECHNOLOGY", _("Technology")
    TRANSPORT = "TRANSPORT", _("Transport and logistics")
    OTHER = "OTHER", _("Other")


class SizeBand(models.TextChoices):
    UNDER_50 = "UNDER_50", _("Fewer than 50 people")
    UNDER_250 = "UNDER_250", _("50 to 249 people")
    UNDER_1000 = "UNDER_1000", _("250 to 999 people")
    UNDER_5000 = "UNDER_5000", _("1,000 to 4,999 people")
    UNDER_20000 = "UNDER_20000", _("5,000 to 19,999 people")
    OVER_20000 = "OVER_20000", _("20,000 people or more")


class Organization(Shared):
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    sector = models.CharField(_("sector"), max_length=20, choices=Sector, blank=True)
    size_band = models.CharField(_("size"), max_length=20, choices=SizeBand, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=50, default="UTC")
    language = models.CharField(_("language"), max_length=10, default="en")
    currency = models.CharField(_("currency"), max_length=8, default="EUR", blank=True)
    shares_benchmarks = models.BooleanField(default=False)
    is_sample = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name
