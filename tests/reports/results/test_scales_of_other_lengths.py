"""An instrument of two, five or seven levels goes through everything, under its own names."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest
from answering import Survey, save
from django.test import Client
from edge_shapes import AUDIENCES, Shape, close_shape, instrument_of
from result_pages import addresses, find_faults, read

from assessments.actions.instruments import load_instrument
from assessments.content import read_instrument
from assessments.models import Assessment, Audience, Status
from assessments.queries.links import audience_key, key_digest
from organizations.tenancy import scope

LENGTHS = [2, 3, 5, 7, 9]


@pytest.mark.parametrize("levels", LENGTHS)
def test_the_content_reader_takes_it_from_a_file(tmp_path, levels):
    path = tmp_path / "scale.toml"
    path.write_text(as_toml(asdict(instrument_of(levels))), "utf-8")

    assert read_instrument(path) == instrument_of(levels)


def as_toml(table, prefix="") -> str:
    """Plain values first, then tables, as TOML wants them."""
    plain = {key: value for key, value in table.items() if not is_table(value)}
    lines = [f"{key} = {json.dumps(value)}" for key, value in plain.items()]
    for key in table.keys() - plain.keys():
        many = isinstance(table[key], tuple)
        head = f"[[{prefix}{key}]]" if many else f"[{prefix}{key}]"
        for each in table[key] if many else (table[key],):
            lines += ["", head, as_toml(each, f"{prefix}{key}.")]
    return "\n".join(lines)


def is_table(value) -> bool:
    return isinstance(value, dict) or (isinstance(value, tuple) and isinstance(value[0], dict))


@pytest.fixture
def asked(acme):
    def of(levels) -> Survey:
        instrument, _is_new = load_instrument(content=instrument_of(levels))
        with scope(acme.pk):
            assessment = Assessment.objects.create(
                name="Autumn", instrument=instrument, status=Status.OPEN, elements=["A1", "A2"]
            )
            audience = Audience.objects.create(assessment=assessment, code="employees", name="All")
            audience.key_digest = key_digest(audience_key(audience))
            audience.save()
        return Survey(assessment, audience_key(audience))

    return of


@pytest.mark.parametrize("levels", LENGTHS)
def test_respondents_choose_among_all_levels_and_no_others(asked, levels):
    survey, phone = asked(levels), Client()
    key = survey.begin()

    page = phone.post("/s/answer/", {"key": key, "element": "A1"}).content.decode()
    highest = save(phone, key, {"element": "A1", "level": levels})
    beyond = save(phone, key, {"element": "A1", "level": levels + 1})

    assert [f'value="{n}"' in page for n in range(1, levels + 1)] == [True] * levels
    assert f'data-levels="{levels}"' in page
    assert (highest.status_code, survey.draft(key).answers[0]) == (200, levels)
    assert beyond.json()["refused"]


@pytest.mark.parametrize("levels", [2, 9])
def test_its_result_is_shown_under_its_own_names(inside, olivia, sign_in, levels):
    result = close_shape(Shape(AUDIENCES, levels=levels))
    client = sign_in(olivia)

    found = {name: client.get(address) for name, address in addresses(result)}

    assert not [fault for name, page in found.items() for fault in find_faults(name, page)]
    why = read(found["why"])
    assert all(f"Stage {level}" in why for level in range(2, levels + 1))
    assert f"of {levels}" in read(found["executive"])
    assert max(result.body["rules"]["targets"].values()) == min(3, levels)
