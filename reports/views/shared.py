"""What a shared link opens: one result, its what-if and its board page, for reading only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.hashers import check_password
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.queries.results import get_result_head
from reports.access.attempts import too_many_passwords
from reports.access.share_door import Stage, find_by_key, handle_of
from reports.forms.share_links import SharedKeyForm, SharedPasswordForm
from reports.queries.material import get_material, wave_of
from reports.views.drawn import Drawn, draw_once
from reports.views.result_pages import board_page, draw_result, links_shared, what_if_page
from reports.views.shared_gate import LinkUnknown, SharedView, entered, hand_out, let_in, visiting

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from reports.models import ShareLink
    from reports.queries.material import Material


class SharedOpen(SharedView):
    """GET is the same page for everybody and counts nothing; POST looks behind the key."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "reports/shared_open.html", {"form": SharedKeyForm()})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = SharedKeyForm(request.POST)
        key = form.cleaned_data["key"] if form.is_valid() else ""
        link = find_by_key(key, now=timezone.now())
        if link is None:
            raise LinkUnknown
        with entered(link, request):
            return hand_out(link, Stage.KEY) if link.password else let_in(link)


class SharedShow(SharedView):
    """The executive page; before it, the password where one is asked for."""

    def get(self, request: HttpRequest, handle: str) -> HttpResponse:
        try:
            with visiting(request, handle) as link:
                return _draw(request, link, "result_show", _result_of(link))
        except LinkUnknown:
            return _ask_password(request, handle)

    def post(self, request: HttpRequest, handle: str) -> HttpResponse:
        with visiting(request, handle, stage=Stage.KEY) as link:
            form = SharedPasswordForm(request.POST)
            if too_many_passwords(link.key_digest):
                form.add_error("password", _("Too many tries. Try again in a quarter of an hour."))
                return _draw_password(request, form, status=429)
            given = form.cleaned_data["password"] if form.is_valid() else ""
            if check_password(given, link.password):
                return let_in(link)
            if form.is_valid():
                form.add_error("password", _("This is not the password of this link."))
            return _draw_password(request, form, status=422)


class SharedWhatIf(SharedView):
    def get(self, request: HttpRequest, handle: str) -> HttpResponse:
        with visiting(request, handle) as link:
            context = what_if_page(_material(link), request.GET.dict())
            return _draw(request, link, "what_if", context)


class SharedBoard(SharedView):
    def get(self, request: HttpRequest, handle: str) -> HttpResponse:
        with visiting(request, handle) as link:
            return _draw(request, link, "board", board_page(_material(link)))


def _result_of(link: ShareLink) -> dict[str, Any]:
    result = get_result_head(link.assessment_id)
    links = links_shared(handle_of(link))
    drawn = draw_once(result, lambda: _drawn(link, links), links=links)
    return {"wave": wave_of(result, has_scores=drawn.has_scores), "content": drawn.content}


def _drawn(link: ShareLink, links: dict[str, str]) -> Drawn:
    material = _material(link)
    content = draw_result(material, organization=link.organization, links=links, inside=False)
    return Drawn(content, material.has_scores)


def _material(link: ShareLink) -> Material:
    return get_material(link.assessment_id, organization=link.organization)


def _ask_password(request: HttpRequest, handle: str) -> HttpResponse:
    with visiting(request, handle, stage=Stage.KEY):
        return _draw_password(request, SharedPasswordForm())


def _draw_password(
    request: HttpRequest, form: SharedPasswordForm, *, status: int = 200
) -> HttpResponse:
    return render(request, "reports/shared_password.html", {"form": form}, status=status)


def _draw(
    request: HttpRequest, link: ShareLink, page: str, context: dict[str, Any]
) -> HttpResponse:
    shared = {
        "layout": "reports/shared_layout.html",
        "actions": "reports/shared_actions.html",
        "organization": link.organization,
        "links": links_shared(handle_of(link)),
        "page": page,
        "expires_at": link.expires_at,
    }
    return render(request, f"reports/{page}.html", {**context, **shared})
