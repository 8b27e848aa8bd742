"""The gate of shared pages: a link's key, kept as a signed pass in a cookie of these pages only."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from organizations.access.attempts import too_many_unknown_keys
from organizations.tenancy import scope
from reports.access.share_door import Stage, find_by_pass, handle_of, issue_pass
from reports.actions.share_links import open_share_link
from reports.forms.share_links import SharedKeyForm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    from reports.models import ShareLink

COOKIE = "__Secure-shared" if settings.HTTPS else "shared"


class LinkUnknown(Exception):
    """The link opens nothing, for whatever reason: nobody is told which."""


# The key in the body or a SameSite=Strict cookie is the only authority here, so another site has
# nothing to ride on; and without referrers browsers send no origin that a CSRF check could read
# (decision 0012).
@method_decorator(csrf_exempt, name="dispatch")
class SharedView(View):
    """Every answer leaves uncached, unindexed and without a referrer."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = super().dispatch(request, *args, **kwargs)
        except (LinkUnknown, ObjectDoesNotExist):
            response = self.unknown()
        add_never_cache_headers(response)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    def unknown(self) -> HttpResponse:
        """Keys are counted; a page without its pass costs no more than a missing one."""
        is_post = self.request.method == "POST"
        is_flood = is_post and too_many_unknown_keys(self.request, door="share")
        context = {"form": SharedKeyForm(), "is_flood": is_flood}
        status = 429 if is_flood else 404
        return render(self.request, "reports/shared_unknown.html", context, status=status)


@contextmanager
def visiting(
    request: HttpRequest, handle: str, *, stage: Stage = Stage.INSIDE
) -> Iterator[ShareLink]:
    """Enter the organization of the link that the visitor's pass was issued for."""
    issued = request.COOKIES.get(COOKIE, "")
    link = find_by_pass(issued, stage=stage, handle=handle, now=timezone.now())
    if link is None:
        raise LinkUnknown
    with entered(link, request):
        yield link


@contextmanager
def entered(link: ShareLink, request: HttpRequest) -> Iterator[None]:
    with ExitStack() as stack:
        stack.enter_context(scope(link.organization_id))
        stack.enter_context(timezone.override(link.organization.time_zone))
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            stack.enter_context(translation.override(link.organization.language))
        yield


def let_in(link: ShareLink) -> HttpResponse:
    """Count the view and lead to the result; the browser forgets the pass when it ends."""
    open_share_link(link=link)
    return hand_out(link, Stage.INSIDE)


def hand_out(link: ShareLink, stage: Stage) -> HttpResponse:
    address = reverse("reports:shared-show", args=[handle_of(link)])
    response = redirect(address)
    response.set_cookie(
        COOKIE,
        issue_pass(link, stage=stage),
        path=address,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Strict",
    )
    return response
