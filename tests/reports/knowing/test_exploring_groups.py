"""The explorer shows every released group, and of those withheld why and what is instead."""

from __future__ import annotations

import csv
import re
from io import StringIO

import pytest
from real_results import SHAPES, close_with

from reports.queries.material import Material, get_material
from reports.sections import explorer, groups, perception

EXPLORER_QUERIES = 8


@pytest.fixture
def about(inside):
    def close(shape: str) -> Material:
        result = close_with(SHAPES[shape])
        return get_material(result.assessment_id, organization=inside)

    return close


def numbers(client, material, query: str) -> list[dict[str, str]]:
    sent = client.get(f"/o/acme/results/{material.assessment_id}/explore/?format=csv&{query}")
    lines = b"".join(sent.streaming_content).decode("utf-8-sig").splitlines()
    return list(csv.DictReader(StringIO("\n".join(lines[1:]))))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("view", ["audiences", "cell", "gaps", "units", "", "attribute:x"])
def test_every_view_answers_whatever_a_result_looks_like(about, read, shape, view):
    page = read(about(shape), f"explore/?view={view}")

    assert "<h1>Explore</h1>" in page
    assert "None" not in page


def test_audiences_stand_beside_each_other_with_their_means(about, read):
    page = read(about("everybody"), "explore/?view=audiences&columns=domains")

    row = re.search(r"Line managers</a></th>(.*?)</tr>", page)
    assert row
    assert row[1].count(">2.1<") == 7


def test_one_element_shows_how_each_group_answered(about, read):
    page = read(about("everybody"), "explore/?view=audiences&element=A1")

    row = re.search(r"Line managers</a></th>(.*?)</tr>", page)
    assert row
    assert re.findall(r">([^<>\s]+)</td>", row[1])[-6:] == ["9%", "73%", "18%", "0%", "2.1", "0%"]


def test_a_withheld_group_is_listed_and_cannot_be_chosen(about, read):
    page = read(about("one audience and a few more"), "explore/?view=cell")

    assert '<option value="audience:executives" disabled>Executives (not shown)</option>' in page


def test_a_withheld_group_says_why_and_leads_to_the_wider_one(about, read):
    page = read(about("one audience and a few more"), "explore/?view=cell&cell=audience:executives")

    assert "This group is withheld to protect the people in it or beside it:" in page
    assert "it would tell how many answered" in page
    assert "See Everybody instead" in page
    assert not re.search(r"\d\.\d", page.split('id="cell-heading"')[1].split("</section>")[0])


def test_groups_are_sorted_and_searched(about):
    material = about("everybody")

    def names(**asked: str) -> list[str]:
        choice = explorer.read_choice(material, {"view": "audiences", **asked})
        return [group.name for group in groups.list_groups(material, choice)]

    assert names(sort="high")[0] == "Executives"
    assert names(sort="low")[0] == "Employees"
    assert names(q="MANAG") == ["Line managers"]


def test_the_mean_of_a_group_is_the_one_of_the_result(about):
    material = about("everybody")

    for entry in material.audience_scores:
        found = groups.mean_over(material, f"audience:{entry['audience']}", material.element_codes)
        assert found["mean"] == pytest.approx(entry["mean"])


def test_gaps_are_told_with_effect_and_what_could_be_seen(about):
    material = about("everybody")

    section = perception.build(material, "executives", "employees")

    assert "18 gaps of 18 are beyond chance" in section.lead
    assert "Executives rate all of them higher." in section.lead
    assert "the smallest gap this could have seen is about 1.0 levels;" in section.paragraphs[0]
    assert {row[-1] for row in section.figures[0].table.rows} == {"beyond chance"}


def test_gaps_turn_around_with_the_audiences(about):
    material = about("everybody")

    there = perception.rows(material, "executives", "employees")
    back = perception.rows(material, "employees", "executives")

    assert [row["difference"] for row in there] == [-row["difference"] for row in back]
    assert [row["means"] for row in there] == [row["means"][::-1] for row in back]


def test_what_is_within_chance_is_said_to_be(about, read):
    page = read(about("everybody"), "explore/?view=gaps&a=learning&b=managers")

    assert "no gap on a single element is beyond chance" in page
    assert "a narrower one may be there all the same." in page
    assert page.count(">within chance<") == 18


def test_numbers_leave_as_csv_with_their_counts(about, eve, sign_in):
    rows = numbers(sign_in(eve), about("everybody"), "view=audiences")

    assert len(rows) == 4 * 18
    one = next(row for row in rows if row["cell"] == "audience:managers" and row["element"] == "C2")
    assert [one[f"count_level_{level}"] for level in range(1, 5)] == ["1", "8", "2", "0"]
    assert (one["mean"], one["form"], one["people"]) == ("2.0909", "full", "11")


def test_a_withheld_group_has_no_number_in_the_csv(about, eve, sign_in):
    rows = numbers(sign_in(eve), about("one audience and a few more"), "view=audiences")

    for row in rows:
        if row["cell"] == "audience:executives":
            kept = {key: value for key, value in row.items() if value}
            assert set(kept) == {"cell", "group", "form", "element", "element_name", "status"}
            assert row["status"] == "hidden"


def test_the_page_costs_few_queries(about, eve, sign_in, django_assert_max_num_queries):
    material, client = about("everybody"), sign_in(eve)

    with django_assert_max_num_queries(EXPLORER_QUERIES):
        client.get(f"/o/acme/results/{material.assessment_id}/explore/")


@pytest.mark.parametrize("query", ["cell=organization'", "view=units", "element=", "a=x&b=y"])
def test_an_address_that_asks_for_what_is_not_there_falls_back(about, read, query):
    assert "<h1>Explore</h1>" in read(about("everybody"), f"explore/?{query}")
