"""The pages of an import: ask for it, watch it, mend it, give it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_htmx.http import HTMX_STOP_POLLING

from competencies.actions.imports import (
    discard_import,
    request_import,
    retry_import,
    ring_waiting_imports,
    upload_again,
)
from competencies.forms.imports import FileForm, ImportForm
from competencies.queries.imports import get_import
from competencies.sections.mistakes import list_mistake_rows
from competencies.views.frameworks import NAV
from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from organizations.views.form_page import FormPage, sent

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class FrameworkImport(FormPage):
    permission = Permission.MANAGE_FRAMEWORKS
    template = "competencies/framework_import.html"
    nav = NAV

    def make_form(self) -> ImportForm:
        return ImportForm(**sent(self.request))

    def store(self, form: ImportForm) -> HttpResponse:
        named = {name: form.cleaned_data[name] for name in ("name", "description")}
        wanted = request_import(
            **named, **form.sent_file(), by=self.request.user, now=timezone.now()
        )
        return redirect("competencies:import-show", self.request.organization.slug, wanted.pk)


class ImportPage(OrganizationView, abstract=True):
    """What the views of one import share: its page, and the way back to it."""

    def show(self, *, form: FileForm | None = None, status: int = 200) -> HttpResponse:
        found = get_import(import_id=self.kwargs["import_id"])
        if self.request.htmx and not found.is_under_way:
            status = HTMX_STOP_POLLING
        return self.render(
            "competencies/import_show.html",
            "competencies/_import_status.html",
            status=status,
            nav=NAV,
            found=found,
            mistakes=list_mistake_rows(found.mistakes),
            form=form or FileForm(),
        )

    def refused_url(self) -> str:
        where = [self.request.organization.slug, self.kwargs["import_id"]]
        return reverse("competencies:import-show", args=where)


class ImportShow(ImportPage):
    permission = Permission.MANAGE_FRAMEWORKS

    def get(self, _request: HttpRequest, **_kwargs: int) -> HttpResponse:
        ring_waiting_imports()
        return self.show()


class ImportUpload(ImportPage):
    """Takes a corrected file in."""

    permission = Permission.MANAGE_FRAMEWORKS

    def post(self, request: HttpRequest, import_id: int) -> HttpResponse:
        form = FileForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form=form, status=422)
        sent = form.sent_file()
        upload_again(import_id=import_id, **sent, by=self.request.user, now=timezone.now())
        return redirect(self.refused_url())


class ImportRetry(ImportPage):
    permission = Permission.MANAGE_FRAMEWORKS

    def post(self, _request: HttpRequest, import_id: int) -> HttpResponse:
        retry_import(import_id=import_id, by=self.request.user, now=timezone.now())
        return redirect(self.refused_url())


class ImportDiscard(ImportPage):
    permission = Permission.MANAGE_FRAMEWORKS

    def post(self, request: HttpRequest, import_id: int) -> HttpResponse:
        discard_import(import_id=import_id, by=self.request.user)
        messages.success(request, _("The import is discarded."))
        return redirect("competencies:framework-list", self.request.organization.slug)
