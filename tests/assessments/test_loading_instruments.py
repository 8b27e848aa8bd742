"""Loading instruments: harmless to repeat, and a published version never changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command

from assessments.actions.instruments import PublishedVersionChanged, load_instrument
from assessments.content import builtin_instruments, read_instrument
from assessments.models import Instrument
from assessments.queries.instruments import get_instrument_content

pytestmark = pytest.mark.django_db


def test_the_command_publishes_the_built_in_instruments_once(capsys):
    call_command("load_instruments")
    call_command("load_instruments")

    assert Instrument.objects.get().slug == "hilo"
    assert capsys.readouterr().out.count("published") == 1


def test_a_published_version_cannot_change():
    content = read_instrument(builtin_instruments()[0])
    load_instrument(content=content)

    with pytest.raises(PublishedVersionChanged, match=r"hilo 1\.0 \(en\)"):
        load_instrument(content=replace(content, title="Another title"))


def test_a_new_version_stands_beside_the_old_one():
    content = read_instrument(builtin_instruments()[0])
    load_instrument(content=content)

    _instrument, is_new = load_instrument(content=replace(content, version="1.1", title="Better"))

    assert is_new
    assert Instrument.objects.count() == 2


def test_the_command_names_file_and_line_of_a_mistake(tmp_path):
    file = tmp_path / "broken.toml"
    file.write_text('slug = "broken"\nversion = 1\n')

    with pytest.raises(CommandError, match=r"broken\.toml") as refusal:
        call_command("load_instruments", str(file))

    assert refusal.value.returncode == 2


def test_the_words_are_read_from_the_database_once(django_assert_num_queries):
    instrument, _is_new = load_instrument(content=read_instrument(builtin_instruments()[0]))

    with django_assert_num_queries(1):
        first = get_instrument_content(instrument.pk)
        second = get_instrument_content(instrument.pk)

    assert first is second
    assert len(first.elements) == 18
