"""What strangers type and send: a sentence or the harmless thing, nothing typed is lost, and never an error page."""

import pytest

from tests.support.listing import (
    EVERYTHING,
    FORM,
    REQUIRED,
    SENDER,
    confirmed,
    filled,
    pictures,
    send,
)
from tests.support.pictures import NO_PICTURES, picture, png_header
from tests.support.web import form_of, soup, text_of, upload, values_of
from volunteering.core.models import Attempt
from volunteering.directory.models import Organization, Submission, SubmittedFile

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database("what a form says does not come from the database"),
]
DOOR = "/formular/organizace/"
TECHNICAL = {"proof", "form_key", "homepage"}


def shown_again(response) -> dict:
    """Return what the form holds when it is shown again."""
    return values_of(form_of(response, FORM))


def errors_in(response) -> list[str]:
    """Return the fields that the list of mistakes above the form links to; "" for a sentence without a field."""
    return [
        link["href"].removeprefix("#id_") if (link := line.select_one("a")) else ""
        for line in soup(response).select("#chyby li")
    ]


def test_a_refused_form_keeps_everything_typed_and_the_pictures(visitor, mailoutbox):
    sent = filled(visitor, EVERYTHING, ico="70891509", **pictures())
    response = send(visitor, sent)
    assert response.status_code == 422
    assert errors_in(response) == ["ico"]
    again = shown_again(response)
    expected = {
        name: value
        for name, value in sent.items()
        if name not in {*pictures(), "proof", "homepage"}
    }
    assert again["areas"] == ["okres-semily", "turnovsko"], "in the order of the page"
    assert {name: again.get(name) for name in expected} == expected | {"areas": again["areas"]}
    assert [name.text for name in soup(response).select(".file-field__name")] == [
        "naše logo.png",
        "cteni.jpg",
        "zahrada.jpg",
    ]
    assert not Submission.objects.exists()
    assert not mailoutbox


def test_a_corrected_form_needs_no_picture_again(visitor, mailoutbox):
    response = send(visitor, filled(visitor, EVERYTHING, ico="70891509", **pictures()))
    corrected = shown_again(response) | {"ico": "70891508"}
    assert send(visitor, corrected).status_code == 302
    assert Submission.objects.count() == 1
    kept = SubmittedFile.objects.filter(form_key=corrected["form_key"]).values_list(
        "field", flat=True
    )
    assert set(kept) == {"logo", "photo_1", "photo_2"}


def test_a_kept_picture_can_be_taken_back(visitor, mailoutbox):
    response = send(visitor, filled(visitor, EVERYTHING, ico="70891509", **pictures()))
    again = shown_again(response) | {
        "ico": "",
        "logo_remove": "on",
        "photo_1_remove": "on",
        "photo_1_alt": "",
    }
    assert send(visitor, again).status_code == 302
    assert list(SubmittedFile.objects.values_list("field", flat=True)) == ["photo_2"]


def test_a_refused_form_does_not_use_up_the_allowance(visitor, mailoutbox):
    for _turn in range(8):
        send(visitor, filled(visitor, name="", with_proof=False))
    assert not Attempt.objects.exists()
    assert send(visitor, filled(visitor)).status_code == 302


def test_the_proof_of_a_refused_form_is_not_spent(visitor, mailoutbox):
    sent = filled(visitor)
    assert send(visitor, sent | {"name": ""}).status_code == 422
    assert send(visitor, sent).status_code == 302
    assert Attempt.objects.count() == 1


def test_too_many_forms_are_answered_with_everything_still_filled_in(visitor, mailoutbox, region):
    for number in range(5):
        assert send(visitor, filled(visitor, name=f"Organizace {number}")).status_code == 302
    response = send(visitor, filled(visitor, name="Šestá organizace", note="Dlouhá poznámka"))
    assert response.status_code == 429
    assert region.reply_to in text_of(response)
    assert (shown_again(response)["name"], shown_again(response)["note"]) == (
        "Šestá organizace",
        "Dlouhá poznámka",
    )
    assert Submission.objects.count() == 5


def test_without_javascript_the_limit_is_tighter(visitor, mailoutbox):
    codes = [send(visitor, filled(visitor, with_proof=False)).status_code for _turn in range(3)]
    assert codes == [302, 302, 429]


def test_pictures_of_refused_forms_are_limited_too(visitor, settings):
    settings.VOLUNTEERING_PICTURE_LIMIT = 2
    codes = [
        send(visitor, filled(visitor, name="", **pictures())).status_code for _turn in range(3)
    ]
    assert codes == [422, 422, 429]
    assert SubmittedFile.objects.count() == 6


@pytest.mark.parametrize("content", NO_PICTURES.values(), ids=NO_PICTURES.keys())
@pytest.mark.parametrize("field", ["logo", "photo_1"])
def test_a_file_that_is_no_picture_is_refused_in_a_sentence(visitor, field, content):
    response = send(
        visitor,
        filled(visitor, **{field: upload("logo.png", content, "image/png"), "photo_1_alt": "Foto"}),
    )
    assert (response.status_code, errors_in(response)) == (422, [field])
    assert shown_again(response)["summary"] == REQUIRED["summary"]
    assert not SubmittedFile.objects.exists()


def test_a_giant_picture_is_refused_in_a_sentence(visitor):
    response = send(
        visitor, filled(visitor, logo=upload("velké.png", png_header(50_000, 50_000), "image/png"))
    )
    assert (response.status_code, errors_in(response)) == (422, ["logo"])


def test_a_file_over_the_limit_is_refused_in_a_sentence(visitor, settings):
    settings.VOLUNTEERING_MAX_UPLOAD_BYTES = 500
    response = send(visitor, filled(visitor, logo=upload("velké.jpg", picture(size=(900, 900)))))
    assert (response.status_code, errors_in(response)) == (422, ["logo"])


def test_a_photo_needs_a_description(visitor):
    response = send(visitor, filled(visitor, photo_1=upload("foto.jpg", picture())))
    assert (response.status_code, errors_in(response)) == (422, ["photo_1_alt"])


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "a" * 201}, "name"),
        ({"name": "a\x00b"}, "name"),
        ({"description": "a" * 100_000}, "description"),
        ({"note": "a" * 100_000}, "note"),
        ({"ico": "1" * 100_000}, "ico"),
        ({"website": "javascript:alert(1)"}, "website"),
        ({"website": "http://[x"}, "website"),
        ({"website": "https://" + "a" * 100_000}, "website"),
        ({"facebook": "data:text/html,x"}, "facebook"),
        ({"legal_form": "pirates"}, "legal_form"),
        ({"legal_form": "\x00"}, "legal_form"),
        ({"roles": ["is_king"]}, "roles_0"),
        ({"seat": "nikde"}, "seat"),
        ({"seat": "okres-semily"}, "seat"),
        ({"seat": "turn\x00ov"}, "seat"),
        ({"areas": None}, "areas_0"),
        ({"areas": ["turnovsko", "nikde"]}, "areas_0"),
        ({"areas": ["turn\x00ovsko"]}, "areas_0"),
        ({"topics": ["'; DROP TABLE"]}, "topics_0"),
        ({"topics": ["\x00"]}, "topics_0"),
        ({"target_groups": ["nikdo"]}, "target_groups_0"),
        ({"postal_code": "51101a"}, "postal_code"),
        ({"postal_code": "٥١١٠١"}, "postal_code"),
        ({"accreditation_until": "2001-01-01"}, "accreditation_until"),
        ({"accreditation_until": "31. 13. 2099"}, "accreditation_until"),
        ({"accreditation_until": "99999-01-01"}, "accreditation_until"),
        ({"contact_1_email": ""}, "contact_1_email"),
        ({"contact_1_email": "nikdo"}, "contact_1_email"),
        ({"submitter_email": "a@b.example\nBcc: c@d.example"}, "submitter_email"),
        ({"submitter_email": ""}, "submitter_email"),
        ({"consent": None}, "consent"),
    ],
)
def test_a_mistake_is_named_at_its_field_and_nothing_is_kept(visitor, mailoutbox, changes, field):
    response = send(visitor, filled(visitor, **changes))
    assert response.status_code == 422
    assert field in errors_in(response)
    assert shown_again(response)["submitter_name"] == SENDER["submitter_name"]
    assert not Submission.objects.exists()
    assert not mailoutbox


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("https://evil.example")',
        "<script>alert(1)</script>",
        "{{ 7|add:7 }}{% now 'Y' %}",
        "Žluťoučký \u202e kůň 🌻",
        "½" * 200,
        "%s %(x)s",
        "a\r\nBcc: x@y.example",
    ],
)
def test_strange_text_is_only_text(visitor, mailoutbox, moderator, text):
    organization = confirmed(
        visitor, mailoutbox, name=text, summary=text, description=text, note=text
    )
    mail = mailoutbox[0]
    assert len(mail.subject.splitlines()) == 1
    assert mail.to == [SENDER["submitter_email"]]
    organization.get_latest_revision_as_object().save_revision().publish()
    organization.refresh_from_db()
    assert organization.live
    for path in (organization.get_url(), "/adresar/", "/sitemap.xml", "/adresar/?misto=turnovsko"):
        page = visitor.get(path)
        assert page.status_code == 200
        assert "<script>alert(1)" not in page.content.decode()
        assert "7{%" not in page.content.decode()
    edit = moderator.get(f"/admin/snippets/volunteering/organization/edit/{organization.pk}/")
    assert edit.status_code == 200
    assert "<script>alert(1)</script>" not in edit.content.decode()


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", "application/x-www-form-urlencoded"),
        (b"name=%FF%FE&seat=%00", "application/x-www-form-urlencoded"),
        (b"{}", "application/json"),
        (b"nonsense", "multipart/form-data; boundary=x"),
        (b"nonsense", "multipart/form-data"),
        (b"nonsense", "multipart/form-data; boundary=" + "x" * 300),
        (
            b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nA',
            "multipart/form-data; boundary=x",
        ),
        (
            b'--x\r\nContent-Disposition: form-data; name="logo"; filename="\x00../../a"\r\n\r\nA\r\n--x--\r\n',
            "multipart/form-data; boundary=x",
        ),
        (
            b'--x\r\nContent-Disposition: form-data; name="logo"\r\nContent-Transfer-Encoding: base64\r\n\r\n!\r\n--x--\r\n',
            "multipart/form-data; boundary=x",
        ),
        (b"a=1", "application/x-www-form-urlencoded; charset=nonsense"),
        (b"a=1", "application/x-www-form-urlencoded; charset=utf-16"),
        (
            b"&".join(b"a%d=1" % number for number in range(10_001)),
            "application/x-www-form-urlencoded",
        ),
    ],
)
def test_a_broken_request_gets_a_page_and_not_an_error(visitor, body, content_type):
    response = visitor.generic("POST", DOOR, body, content_type=content_type)
    assert response.status_code in (400, 422)
    assert soup(response).select_one("h1")
    assert not Submission.objects.exists()


def test_a_body_over_the_limit_gets_a_page_that_says_so(visitor, settings):
    body = b"name=" + b"a" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    response = visitor.generic("POST", DOOR, body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 400
    assert soup(response).select_one("h1")


@pytest.mark.parametrize("values", ["files as text", "text as files", "twice", "arrays"])
def test_fields_in_the_wrong_shape_are_harmless(visitor, values):
    sent = filled(visitor)
    sent |= {
        "files as text": {"logo": "text", "photo_1": "text"},
        "text as files": {"name": upload("a.txt", b"A"), "seat": upload("b.txt", b"B")},
        "twice": {"name": ["A", "B"], "form_key": ["x", "y"], "consent": ["on", "on"]},
        "arrays": {"name[]": "A", "areas[0]": "turnovsko", "proof": ["", "x"]},
    }[values]
    assert visitor.post(DOOR, sent).status_code in (302, 422)


@pytest.mark.parametrize("method", ["get", "head", "put", "delete", "options"])
def test_whoever_only_looks_at_the_door_is_led_to_the_form(visitor, method):
    response = getattr(visitor, method)(DOOR)
    assert (response.status_code, response.headers["Location"]) == (302, "/adresar/pridat/")


def test_an_endless_proof_counts_as_none(visitor, mailoutbox):
    assert send(visitor, filled(visitor) | {"proof": "A" * 50_000}).status_code == 302
    assert Organization.objects.count() == 0
