"""Addresses of respondents: no key is ever part of one."""

from __future__ import annotations

from django.urls import path

from assessments.views import respondent, respondent_answers

urlpatterns = [
    path("", respondent.RespondentOpen.as_view(), name="respond"),
    path("start/", respondent.RespondentStart.as_view(), name="respondent-start"),
    path("answer/", respondent_answers.AnswerPage.as_view(), name="answer-page"),
    path("save/", respondent_answers.AnswerSave.as_view(), name="answer-save"),
    path("submit/", respondent_answers.AnswerSubmit.as_view(), name="answer-submit"),
]
