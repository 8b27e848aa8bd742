"""The pages of frameworks and imports, as people meet them."""

from __future__ import annotations

import pytest
from django.utils import timezone
from framework_files import BAD, GOOD, upload, work

from competencies.actions.frameworks import create_framework
from competencies.content.reading import read_competencies
from competencies.content.row import TIERS, Row
from competencies.models import Framework, Import, ImportStatus
from organizations.tenancy import scope

HOME = "/o/acme/frameworks/"


@pytest.fixture
def big(acme) -> Framework:
    rows = [
        Row(number, f"C{number}", f"Skill {number}", TIERS[number % 4], "What one sees.")
        for number in range(500)
    ]
    with scope(acme.pk):
        return create_framework(name="Big", rows=rows, by=None, now=timezone.now())


def latest_import(acme) -> Import:
    with scope(acme.pk):
        return Import.objects.latest("pk")


def test_an_empty_list_teaches_the_format(sign_in, leo):
    page = sign_in(leo).get(HOME).content.decode()

    assert "No framework yet" in page
    assert f"{HOME}sample.csv" in page
    assert f"{HOME}import/" in page


def test_who_may_not_import_sees_no_way_to(sign_in, mara, skills):
    client = sign_in(mara)

    assert "import/" not in client.get(HOME).content.decode()
    assert "delete/" not in client.get(f"{HOME}{skills.pk}/").content.decode()
    assert client.get(f"{HOME}import/").status_code == 403


def test_the_sample_is_a_file_that_the_import_reads(sign_in, mara):
    answer = sign_in(mara).get(f"{HOME}sample.csv")

    assert "attachment" in answer["Content-Disposition"]
    assert read_competencies(answer.getvalue()).mistakes == ()


def test_a_file_is_uploaded_watched_and_opened(sign_in, leo, acme):
    client = sign_in(leo)

    answer = client.post(f"{HOME}import/", {"name": "Skills", "file": upload()})
    wanted = latest_import(acme)
    where = f"{HOME}imports/{wanted.pk}/"
    assert answer["Location"] == where
    assert 'hx-trigger="every 1s"' in client.get(where).content.decode()
    assert client.get(where, headers={"HX-Request": "true"}).status_code == 200

    with scope(acme.pk):
        work(wanted)
    done = client.get(where, headers={"HX-Request": "true"})
    assert done.status_code == 286
    assert f"{HOME}{wanted.framework_id}/" in done.content.decode()
    assert "<html" not in done.content.decode()


def test_mistakes_stand_in_a_table_and_the_file_is_uploaded_again(sign_in, leo, acme, ask):
    client = sign_in(leo)
    with scope(acme.pk):
        failed = work(ask(BAD))
    where = f"{HOME}imports/{failed.pk}/"

    page = client.get(where).content.decode()
    assert "The file has 2 mistakes" in page
    assert "“soft” is no tier." in page
    assert client.post(f"{where}upload/", {}).status_code == 422

    assert client.post(f"{where}upload/", {"file": upload(GOOD)})["Location"] == where
    assert latest_import(acme).status == ImportStatus.QUEUED


def test_a_file_that_is_no_utf_8_is_read_with_a_note(sign_in, leo, acme, ask):
    with scope(acme.pk):
        done = work(ask("code;name;tier;owner\nC1;Führt;core;HR\n".encode("cp1252")))

    page = sign_in(leo).get(f"{HOME}imports/{done.pk}/").content.decode()

    assert "read as Windows-1252" in page
    assert "Columns that were not read: owner." in page


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"name": "Skills"}, "This field is required"),
        ({"name": "Skills", "file": upload(b"")}, "empty"),
        ({"name": "Skills", "file": upload(b"x" * 2_000_001)}, "larger than 2 MB"),
        ({"name": "Taken", "file": upload()}, "already a framework with this name"),
    ],
)
@pytest.mark.usefixtures("inside")
def test_a_request_that_cannot_be_met_says_why(sign_in, leo, sent, words):
    create_framework(name="Taken", rows=[], by=leo, now=timezone.now())

    answer = sign_in(leo).post(f"{HOME}import/", sent)

    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_five_hundred_competencies_cost_eight_queries(
    sign_in, mara, big, django_assert_max_num_queries
):
    client = sign_in(mara)

    with django_assert_max_num_queries(8):
        page = client.get(f"{HOME}{big.pk}/").content.decode()

    assert page.count("Skill ") == 500


def test_words_find_competencies_with_their_parents_names(sign_in, mara, skills):
    client = sign_in(mara)

    page = client.get(f"{HOME}{skills.pk}/", {"q": "LISTENS"}).content.decode()
    assert "1 of 3 competencies" in page
    assert "Part of Communication" in page

    assert "0 of 3" in client.get(f"{HOME}{skills.pk}/", {"q": "100%_"}).content.decode()
    assert client.get(f"{HOME}{skills.pk}/", {"q": "\0"}).status_code == 200


def test_what_is_taken_away_can_be_brought_back(sign_in, mara, skills):
    answer = sign_in(mara).get(f"{HOME}{skills.pk}/csv/")

    assert answer["Content-Disposition"] == 'attachment; filename="Skills.csv"'
    rows = read_competencies(answer.getvalue()).rows
    assert [(row.code, row.parent) for row in rows] == [("C1", ""), ("C1.1", "C1"), ("V1", "")]


def test_a_name_cannot_break_out_of_the_download(sign_in, mara, acme):
    with scope(acme.pk):
        odd = create_framework(name='../a"\r\nX: y', rows=[], by=None, now=timezone.now())

    answer = sign_in(mara).get(f"{HOME}{odd.pk}/csv/")

    assert answer["Content-Disposition"] == 'attachment; filename="a-X-y.csv"'


def test_a_framework_is_deleted_after_a_question(sign_in, leo, skills, acme):
    client = sign_in(leo)
    assert (
        "Its 3 competencies are deleted"
        in client.get(f"{HOME}{skills.pk}/delete/").content.decode()
    )

    assert client.post(f"{HOME}{skills.pk}/delete/")["Location"] == HOME

    assert client.get(f"{HOME}{skills.pk}/").status_code == 404


def test_text_of_a_framework_is_never_markup(sign_in, mara, acme):
    rows = [Row(2, "C1", "<script>alert(1)</script>", "CORE", "{{ 7|add:7 }}")]
    with scope(acme.pk):
        odd = create_framework(name="<b>", rows=rows, by=None, now=timezone.now())

    page = sign_in(mara).get(f"{HOME}{odd.pk}/").content.decode()

    assert "<script>alert" not in page
    assert "<h1><b>" not in page
    assert "{{ 7|add:7 }}" in page
