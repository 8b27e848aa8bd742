"""A newer version of the questions: offered for the next wave, told apart, never taken silently."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest
from asking import opened

from assessments.actions.assessments import duplicate_assessment
from assessments.actions.instruments import load_instrument
from assessments.content import builtin_instruments, read_instrument, revise
from assessments.queries.instruments import find_newer_version, get_newest_instrument

HILO = read_instrument(builtin_instruments()[0])


def _without_first_and_reworded_second():
    """Version 1.1: the first element is gone, the second is defined in other words."""
    head = HILO.domains[0]
    reworded = replace(head.elements[1], definition="How learning serves what the business wants.")
    domain = replace(head, elements=(reworded, *head.elements[2:]))
    core = tuple(code for code in HILO.core if code != head.elements[0].code)
    return replace(HILO, version="1.1", core=core, domains=(domain, *HILO.domains[1:]))


def test_words_tell_which_elements_are_asked_the_same():
    found = revise(HILO, _without_first_and_reworded_second(), elements=["A1", "A2", "A3"])

    assert (found.same, found.changed, found.gone) == (("A3",), ("A2",), ("A1",))


def test_other_next_steps_are_not_another_question():
    domain = HILO.domains[0]
    advised = replace(domain.elements[0], next_steps=("One.", "Two.", "Three."))
    newer = replace(HILO, version="1.1", domains=(replace(domain, elements=(advised,)),))

    assert revise(HILO, newer, elements=["A1"]).same == ("A1",)


def test_another_language_of_another_version_proves_nothing():
    newer = replace(HILO, version="1.1", language="nl")
    renamed = replace(HILO.domains[0].elements[0], name="Leiderschap")
    newer = replace(newer, domains=(replace(HILO.domains[0], elements=(renamed,)),))

    assert revise(HILO, newer, elements=["A1"]).changed == ("A1",)


@pytest.fixture
def assessment(inside):
    return opened()


def test_the_next_wave_keeps_its_questions_unless_the_newer_are_chosen(assessment, leo):
    load_instrument(content=_without_first_and_reworded_second())
    newer = find_newer_version(assessment.instrument)

    kept = duplicate_assessment(assessment=assessment, name="Spring", by=leo)
    taken = duplicate_assessment(assessment=assessment, name="Summer", by=leo, instrument=newer)

    assert kept.instrument == assessment.instrument
    assert taken.instrument == get_newest_instrument()
    assert taken.elements == [code for code in assessment.elements if code != "A1"]
    assert set(taken.targets) == set(taken.elements)


def test_the_page_says_what_the_newer_version_changes(assessment, leo, sign_in):
    load_instrument(content=_without_first_and_reworded_second())
    client, path = sign_in(leo), f"/o/acme/assessments/{assessment.pk}/next/"

    page = unescape(client.get(path).content.decode())

    assert "Ask by the newer version 1.1" in page
    assert HILO.element("A2").name in page.split("Asked in other words")[1]
    assert HILO.element("A1").name in page.split("No longer asked")[1]
    client.post(path, {"name": "Summer", "take_newer": "on"})
    assert "A1" not in assessment.__class__.objects.latest("pk").elements


def test_without_a_newer_version_nothing_is_offered(assessment, leo, sign_in):
    page = sign_in(leo).get(f"/o/acme/assessments/{assessment.pk}/next/").content.decode()

    assert "newer version" not in page
