"""Settings: what an organization says about itself, its color and its logo."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

from organizations.forms.accent import contrast_with_white
from organizations.models import AuditEntry, Brand, Organization
from organizations.tenancy import scope

pytestmark = pytest.mark.django_db

PARTICULARS = {
    "name": "Acme International",
    "sector": "MANUFACTURING",
    "size_band": "UNDER_1000",
    "country": "NL",
    "time_zone": "Europe/Amsterdam",
    "language": "en",
}


def picture(kind: str = "PNG", size=(1200, 300), mode: str = "RGB", **more) -> bytes:
    out = BytesIO()
    Image.new(mode, size, "#0e5a4e").save(out, kind, **more)
    return out.getvalue()


def upload(content: bytes, name: str = "logo.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def owner(olivia, sign_in):
    return sign_in(olivia)


@pytest.fixture
def save_look(owner):
    def save(**form):
        return owner.post("/o/acme/settings/brand/", {"accent": "", **form})

    return save


def logo_of(organization) -> Image.Image:
    with scope(organization.pk):
        return Image.open(BytesIO(Brand.objects.get().logo))


def test_settings_are_saved_and_the_address_stays(acme, owner):
    answer = owner.post("/o/acme/settings/", PARTICULARS)

    acme.refresh_from_db()
    assert answer["Location"] == "/o/acme/settings/"
    assert (acme.name, acme.country, acme.slug) == ("Acme International", "NL", "acme")


def test_the_trail_names_what_changed(acme, owner):
    owner.post("/o/acme/settings/", PARTICULARS)
    owner.post("/o/acme/settings/", {**PARTICULARS, "country": "BE"})

    with scope(acme.pk):
        newest = AuditEntry.objects.filter(action="change_organization").latest("pk")
    assert newest.details == {"changed": ["country"]}


def test_fields_that_the_form_does_not_have_cannot_be_written(acme, owner):
    owner.post("/o/acme/settings/", {**PARTICULARS, "slug": "stolen", "is_sample": "on", "id": 99})

    organization = Organization.objects.get()
    assert (organization.pk, organization.slug, organization.is_sample) == (acme.pk, "acme", False)


def test_a_wrong_setting_is_refused_and_the_page_keeps_the_right_name(owner):
    answer = owner.post("/o/acme/settings/", {**PARTICULARS, "name": ""})

    assert answer.status_code == 422
    assert "Settings · Acme" in answer.content.decode()


@pytest.mark.parametrize(
    ("color", "ratio"), [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#0e5a4e", 8.10)]
)
def test_contrast_is_that_of_wcag(color, ratio):
    assert contrast_with_white(color) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("accent", ["#0e5a4e", "0E5A4E", " #767676 "])
def test_a_dark_color_is_taken(acme, save_look, accent):
    save_look(accent=accent)

    with scope(acme.pk):
        assert Brand.objects.get().accent in {"#0e5a4e", "#767676"}


@pytest.mark.parametrize(
    ("accent", "words"),
    [
        ("#777777", "its contrast is 4.47 to 1"),
        ("#ffe000", "Choose a darker color"),
        ("red", "six digits"),
        ("#12345", "six digits"),
        ("#000000;}", "six digits"),
    ],
)
def test_a_light_color_or_none_at_all_is_refused_in_words(save_look, accent, words):
    answer = save_look(accent=accent)

    assert answer.status_code == 422
    assert words in answer.content.decode()


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (picture("PNG", mode="RGBA"), "RGBA"),
        (picture("PNG", mode="P"), "RGB"),
        (picture("JPEG"), "RGB"),
        (picture("JPEG", mode="CMYK"), "RGB"),
    ],
    ids=["see-through", "palette", "jpeg", "print colors"],
)
def test_a_logo_becomes_a_small_png(acme, save_look, sent, kept):
    save_look(logo=upload(sent))

    logo = logo_of(acme)
    assert (logo.format, logo.size, logo.mode) == ("PNG", (600, 150), kept)


def test_the_logo_is_served_as_png(owner, save_look):
    save_look(logo=upload(picture("JPEG")))

    assert owner.get("/o/acme/logo.png")["Content-Type"] == "image/png"


def test_nothing_but_pixels_of_a_logo_survives(acme, save_look):
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "<script>alert(1)</script>")

    save_look(logo=upload(picture(pnginfo=text) + b"<script>trailing</script>"))

    with scope(acme.pk):
        kept = bytes(Brand.objects.get().logo)
    assert b"script" not in kept
    assert logo_of(acme).info == {}


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (SVG, "not a PNG or JPEG"),
        (b"GIF89a" + b"\0" * 50, "not a PNG or JPEG"),
        (picture()[:200], "not a PNG or JPEG"),
        (b"\x89PNG" + b"\0" * 1_000_000, "larger than 1 MB"),
        (picture(size=(6000, 5000), mode="1"), "too many pixels"),
        (picture(size=(14000, 14000), mode="1"), "too many pixels"),
    ],
    ids=["svg", "gif", "cut short", "too large", "too many pixels", "bomb"],
)
def test_what_is_no_logo_is_refused(acme, save_look, content, words):
    answer = save_look(logo=upload(content))

    assert answer.status_code == 422
    assert words in answer.content.decode()
    with scope(acme.pk):
        assert not Brand.objects.exists()


def test_the_logo_stays_until_it_is_removed(acme, owner, save_look):
    save_look(logo=upload(picture()))

    save_look(accent="#0e5a4e")
    assert logo_of(acme)

    save_look(accent="#0e5a4e", remove_logo="on")
    assert owner.get("/o/acme/logo.png").status_code == 404


def test_a_sample_says_on_each_page_and_in_the_list_that_it_is_one(acme, owner):
    pages = ("/o/acme/settings/", "/organizations/")
    before = [owner.get(page).content.decode().count(">Sample<") for page in pages]

    Organization.objects.filter(pk=acme.pk).update(is_sample=True)

    after = [owner.get(page).content.decode().count(">Sample<") for page in pages]
    assert (before, after) == ([0, 0], [2, 1])
