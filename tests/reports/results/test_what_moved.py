"""What moved: real changes told from chance, from other raters and from other questions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from real_results import EVERYBODY, close_with

from assessments.actions.initiatives import Intent, create_initiative
from assessments.content import instrument_to_json
from assessments.models import Instrument
from assessments.queries.instruments import get_instrument_content
from reports.queries.material import get_material
from reports.queries.waves import set_beside
from reports.sections import moved
from tests.reports.real_groups import close_with_groups

RISEN = {code: [min(4, (level or 2) + 1) for level in levels] for code, levels in EVERYBODY.items()}


@pytest.fixture
def beside(inside, acme):
    def compare(first, second, **options):
        pair = (get_material(each.assessment_id, organization=acme) for each in (first, second))
        return set_beside(*pair, **options)

    return compare


def test_a_level_up_everywhere_is_a_real_change(beside):
    waves = beside(close_with(EVERYBODY), close_with(RISEN))

    assert waves.changes["moved"] == {"real_change": 18}
    section = moved.build(waves)
    assert section.lead == "18 elements really rose, none fell."
    assert {row[6] for row in section.tables[0].rows} == {"real change"}


def test_the_same_answers_are_no_change(beside):
    section = moved.build(beside(close_with(EVERYBODY), close_with(EVERYBODY)))

    assert section.lead.startswith("No element really moved.")
    assert "18 differ no more than chance could explain." in section.lead


def test_the_mix_is_told_of_audiences_shown_in_both_waves_alone(beside):
    pooled = close_with({"executives": [2] * 8, "employees": [1] * 8})
    known, unknown = "is due to their mix.", "cannot be told here how much of it is due to the mix"

    split = moved.build(beside(close_with(EVERYBODY), close_with(RISEN))).paragraphs
    untold = moved.build(beside(pooled, close_with(RISEN))).paragraphs

    assert any(known in each for each in split)
    assert any(unknown in each for each in untold)
    assert not any(known in each for each in untold)


def test_a_group_can_be_compared_by_itself(beside):
    waves = beside(close_with(EVERYBODY), close_with(RISEN), cell="audience:employees")

    rows = moved.build(waves, "audience:employees").tables[0].rows
    assert rows[0][1:4] == ("1.83", "2.86", "+1.02")


def test_a_group_without_a_distribution_keeps_one_decimal(beside):
    few = (
        close_with({"employees": [2, 2, 3, 2, 3, 2]}),
        close_with({"employees": [3, 3, 3, 4, 3, 2]}),
    )

    rows = moved.build(beside(*few)).tables[0].rows
    assert {row[1:4] for row in rows} == {("2.3", "3.0", "+0.7")}


@pytest.mark.parametrize(("place", "is_same"), [("Berlin", True), ("Oslo", False)])
def test_a_place_is_not_compared_with_one_that_took_its_key(beside, reader, place, is_same):
    first, second = close_with_groups(["Road"]), close_with_groups(["Rail"])
    (location,) = second.assessment.attributes
    second.assessment.attributes = [{**location, "values": [["1", place]]}]
    second.assessment.save()

    waves = beside(first, second, cell="attribute:location:1")
    where = f"/o/acme/results/{second.assessment_id}/compare/?with={first.assessment_id}"
    page = reader.get(where).content.decode()

    assert (waves.group("attribute:location:1") is not None) is is_same
    assert ('value="attribute:location:1"' in page) is is_same


def test_an_element_in_other_words_is_marked_and_never_compared(beside):
    first, second = close_with(EVERYBODY), close_with(RISEN)
    _reword(second.assessment, "A1")

    waves = beside(first, second)

    section = moved.build(waves)
    assert section.tables[0].rows[0][3] == "–"
    assert section.tables[0].rows[0][6] == "asked in other words"
    assert "Asked in other words: Leadership commitment & ownership." in section.paragraphs


def _reword(assessment, code):
    content = get_instrument_content(assessment.instrument_id)
    first, *others = content.domains
    element = replace(first.elements[0], definition="Asked in quite other words than before.")
    domain = replace(first, elements=(element, *first.elements[1:]))
    newer = replace(content, version="1.1", domains=(domain, *others))
    assert element.code == code
    assessment.instrument = Instrument.objects.create(
        slug="hilo", version="1.1", language="en", body=instrument_to_json(newer), digest="1"
    )
    assessment.save()


def test_another_rule_is_never_applied_to_an_older_result(beside):
    first, second = close_with(EVERYBODY), close_with(EVERYBODY)
    second.body["rules"]["profile"] = "strict"
    second.body["rules"]["quota"] = "1/1"
    second.save()

    told = moved.build(beside(first, second)).paragraphs

    assert any("under different rules" in sentence for sentence in told)


def test_actions_stand_beside_the_element_they_aimed_at(beside):
    first = close_with(EVERYBODY)
    aim = Intent(element="A1", from_level=2, to_level=3, title="Board sponsors learning")
    create_initiative(assessment=first.assessment, intent=aim, by=None)

    rows = moved.build(beside(first, close_with(RISEN))).tables[0].rows

    assert rows[0][7] == "Board sponsors learning (Planned): aimed at Level 3, reached"
    assert rows[1][7] == "–"


def test_the_numbers_come_as_csv(inside, eve, sign_in):
    first, second = close_with(EVERYBODY), close_with(RISEN)

    answer = sign_in(eve).get(
        f"/o/acme/results/{second.assessment_id}/compare/",
        {"with": first.assessment_id, "format": "csv"},
    )

    text = b"".join(answer.streaming_content).decode()
    assert answer["Content-Type"].startswith("text/csv")
    assert "Leadership commitment & ownership,2.36,3.32,+0.96,large,96%,real change" in text
