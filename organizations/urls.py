"""Addresses of accounts and organizations."""

from __future__ import annotations

from django.urls import path

from organizations.views import home

app_name = "organizations"

urlpatterns = [
    path("", home.Home.as_view(), name="home"),
]
