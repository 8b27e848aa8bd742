"""The reader of outlets is strict: it sees a withheld, a finer and an unexplained number."""

from __future__ import annotations

import pytest

from reports.management.attack.documents import read_csv, read_html
from reports.management.attack.explaining import Explained, numbers_in
from reports.management.attack.harvest import Outlet
from reports.management.attack.reading import (
    Read,
    compare_variants,
    read_data,
    read_tables,
    read_texts,
)


@pytest.fixture
def explained() -> Explained:
    entry = {"mean": 2.4321, "level": 2}
    coarse = {"status": "coarse", "mean": {"op": "=", "value": 2.8}, "level": 3}
    cells = [
        {"id": "organization", "form": "full", "people": 40},
        {"id": "audience:a", "form": "full", "people": 30},
        {"id": "audience:b", "form": "coarse", "people": 7},
        {"id": "audience:c", "form": "hidden", "people": None},
        {"id": "audience:a/unit:1", "form": "hidden", "people": None},
    ]
    body = {
        "rules": {"k": 5, "k_full": 10, "levels": [1, 2, 3, 4]},
        "cells": cells,
        "elements": ["A1"],
        "counts": {"organization": {"A1": [4, 16, 12, 8, 0]}},
        "scores": {"organization": {"A1": entry}, "audience:b": {"A1": coarse}},
        "overall": {"elements": {"A1": entry}},
    }
    participation = {"audiences": [{"code": "c", "headcount": 9, "submitted": None}]}
    names = {
        "audience:a": "Managers",
        "audience:b": "Experts",
        "audience:c": "Executives",
        "unit:1": "Sales 2",
        "unit:2": "IT",
    }
    return Explained(body, participation, names, titles=("Studio 154",))


def page(row: str, column: str, text: str) -> str:
    head = f"<table><tr><th>Group</th><th>{column}</th></tr>"
    return f"{head}<tr><th>{row}</th><td>{text}</td></tr></table>"


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        (("Executives", "Mean", "2.9"), "withheld group"),
        (("Executives", "Answers", "4"), "withheld group"),
        (("Sales 2", "Managers", "2.1"), "withheld group"),
        (("Sales 2", "Managers", "Change: Sales 2"), ""),
        (("audience:c", "mean", "2.9"), "withheld group"),
        (("Executives", "Mean", "≤ 1.2"), "withheld group"),
        (("Experts", "Mean", "2.83"), "one decimal"),
        (("Experts", "Share", "71 %"), "one decimal"),
        (("IT", "Mean", "2.9"), "withheld group"),
        (("At it or above", "Share", "40 %"), ""),
        (("Managers", "Mean", "3.1417"), "not explained"),
        (("Managers", "Share", "61 %"), "not explained"),
        (("Executives", "Answers", "fewer than 5"), ""),
        (("Executives", "Invited", "9"), ""),
        (("Executives", "Mean", "withheld"), ""),
        (("Experts", "Mean", "2.8"), ""),
        (("Organization", "Mean", "2.43"), ""),
        (("Organization", "Engine", "Version 7.3.1"), ""),
        (("Organization", "Which", "Studio 154"), ""),
        (("Organization", "Which", "154"), "not explained"),
        (("Organization", "Level 2", "40 %"), ""),
    ],
)
def test_an_entry_is_judged_by_the_group_it_is_about(explained, entry, complaint):
    row, column, text = entry
    for document in (
        read_html(page(row, column, text)),
        read_csv(f'\ufeffCaption\r\nGroup,"{column}"\r\n"{row}","{text}"\r\n'),
    ):
        found = read_tables(document, "here", [explained], Read())

        assert len(found) == bool(complaint)
        assert all(complaint in each.what for each in found)


def test_a_choice_that_shifts_a_number_by_few_is_found(explained):
    first, second = (
        Outlet("X", address, "html", read_html(page("Organization", "Answers", number)))
        for address, number in (("/a/", "40"), ("/a/?unit=1", "37"))
    )

    assert [each.attack for each in compare_variants([first, second], [explained])] == ["A5"]
    assert compare_variants([first, first], [explained]) == set()


def test_a_plan_counts_elements_and_no_people(explained):
    addresses = ("/o/acme/results/1/what-if/", "/o/acme/results/1/what-if/?A1=3")
    planned = [
        Outlet("X", address, "html", read_html(page("Level 2", "Elements", number)))
        for address, number in zip(addresses, ("30", "29"), strict=True)
    ]

    assert compare_variants(planned, [explained]) == set()


def test_the_api_is_held_against_the_frozen_body(explained):
    answers = [{"people": 38}, {"people": 30}, {"body": {**explained.body, "k": 1}}]

    found = [
        read_data(Outlet("X", "/api/", "json", read_html(""), data), [explained], Read())
        for data in answers
    ]

    assert [sorted(each.attack for each in some) for some in found] == [["A5"], [], ["T5"]]


def test_a_bound_is_no_value():
    read = {(number.bound, number.value) for number in numbers_in("1.2, ≤1.2 and ≥ 3.8, not < 5")}

    assert read == {("", 1.2), ("≤", 1.2), ("≥", 3.8)}


def test_a_search_that_finds_few_comments_is_found(explained):
    explained.body["rules"]["suppressed"] = True
    found = [
        read_data(Outlet("X", "/api/", "json", read_html(""), data), [explained], Read())
        for data in ({"total": 4, "comments": []}, {"total": 5, "comments": []})
    ]

    assert [len(some) for some in found] == [1, 0]


def test_a_comment_of_too_few_is_found_wherever_it_stands():
    page = read_html("<p>They said: alone we are.</p>")

    assert read_texts(page, "here", ["alone we are"])
    assert not read_texts(page, "here", ["nobody said this"])


def test_links_and_single_choices_of_forms_are_followed():
    text = """<a href="?page=2">More</a><form><select name="group"><option value="a">A</option>
        <option value="b">B</option></select></form><form method="post"><input name="x"></form>"""

    links = read_html(text, address="/o/acme/").links

    assert links == {"/o/acme/?page=2", "/o/acme/?group=a", "/o/acme/?group=b"}
