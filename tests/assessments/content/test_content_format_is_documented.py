"""The page on the file format names every key, and its example is a valid file."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from assessments.content import (
    Anchor,
    Audience,
    Domain,
    Element,
    Importance,
    Instrument,
    Level,
    Quotation,
    read_instrument,
)

PAGE = Path(__file__).parents[3] / "docs" / "content-format.md"
KINDS = [Instrument, Level, Domain, Element, Anchor, Importance, Audience, Quotation]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_key_is_named_on_the_page(kind: type) -> None:
    page = PAGE.read_text("utf-8")
    missing = [key.name for key in fields(kind) if not re.search(rf"\b{key.name}\b", page)]
    assert missing == []


def test_the_example_on_the_page_is_a_valid_file(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert example
    path = tmp_path / "example.toml"
    path.write_text(example[1], "utf-8")

    instrument = read_instrument(path)

    assert [element.code for element in instrument.elements] == ["A1"]
