"""The shape of a page with one form: a refusal stands beside its field, and nothing is lost."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse

from hilo.errors import DomainError
from organizations.access.gate import OrganizationView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django import forms
    from django.http import HttpRequest, HttpResponse


def say_refusal(form: forms.Form | forms.ModelForm[Any], refusal: DomainError) -> None:
    """Put the refusal where it belongs: beside its fields, else above the form."""
    if not refusal.fields:
        form.add_error(None, str(refusal))
    for name, text in refusal.fields.items():
        form.add_error(name if name in form.fields else None, str(text))


@contextmanager
def refusals_said(form: forms.Form | forms.ModelForm[Any]) -> Iterator[None]:
    try:
        yield
    except DomainError as refusal:
        say_refusal(form, refusal)


def sent(request: HttpRequest) -> dict[str, Any]:
    """What binds a form: the post and its files, or nothing on GET."""
    if request.method != "POST":
        return {}
    return {"data": request.POST, "files": request.FILES}


class FormPage(OrganizationView, abstract=True):
    """Subclasses say which form, what to do with it, what to say and where to go then."""

    template: ClassVar[str]
    nav: ClassVar[str]
    done: ClassVar[Any]
    next_url_name: ClassVar[str]
    make_form: Callable[[], Any]
    act: Callable[[Any], None]

    def get(self, _request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self.show(self.make_form())

    def post(self, _request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        form = self.make_form()
        with refusals_said(form):
            if form.is_valid():
                return self.store(form)
        return self.show(form, status=422)

    def store(self, form: Any) -> HttpResponse:
        self.act(form)
        messages.success(self.request, self.done)
        return redirect(self.next_url())

    def next_url(self) -> str:
        return reverse(self.next_url_name, args=[self.request.organization.slug])

    def show(self, form: Any, **more: Any) -> HttpResponse:
        return self.render(self.template, form=form, nav=self.nav, **more)
