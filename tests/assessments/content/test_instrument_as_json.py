"""An instrument survives the way through JSON, and its digest tells every change."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from assessments.content import (
    InstrumentMistake,
    builtin_instruments,
    instrument_digest,
    instrument_from_json,
    instrument_to_json,
    read_instrument,
)

SMALL = Path(__file__).with_name("small_instrument.toml")
DIGEST_OF_SMALL = "2ee45b99c119e82450f57df5f8b312be6fa24c0c6ce99935fc22a64ec8a13900"


@pytest.mark.parametrize("path", [SMALL, *builtin_instruments()], ids=lambda path: path.name)
def test_an_instrument_comes_back_from_json_unchanged(path: Path) -> None:
    instrument = read_instrument(path)
    stored = json.loads(json.dumps(instrument_to_json(instrument)))
    assert instrument_from_json(stored) == instrument


def test_json_is_checked_like_a_file_but_has_no_line() -> None:
    body = instrument_to_json(read_instrument(SMALL))
    body["core"] = ["Z9"]
    with pytest.raises(InstrumentMistake, match=r"^instrument in JSON: The core element") as caught:
        instrument_from_json(body)
    assert caught.value.line == 0


def test_the_digest_is_the_same_on_every_machine_and_day() -> None:
    assert instrument_digest(read_instrument(SMALL)) == DIGEST_OF_SMALL


def test_comments_and_layout_of_the_file_do_not_change_the_digest(tmp_path: Path) -> None:
    path = tmp_path / "relaid.toml"
    path.write_text("# Another comment.\n\n" + SMALL.read_text("utf-8"), "utf-8")
    assert instrument_digest(read_instrument(path)) == DIGEST_OF_SMALL


def test_one_changed_word_changes_the_digest() -> None:
    instrument = read_instrument(SMALL)
    assert instrument_digest(replace(instrument, title="Tiny")) != DIGEST_OF_SMALL


def test_the_room_loads_without_django_or_numpy() -> None:
    program = (
        "import sys, assessments.content as room; room.read_figures();"
        "print([name for name in ('django', 'numpy', 'celery', 'hilo') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
