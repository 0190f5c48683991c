"""Somebody writes to the centre by the form of an entrance: it is kept once, and the mail about it carries none of it."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.support.centre import make_user
from tests.support.web import Visitor, fill, form_of, soup, text_of, values_of
from volunteering.core.models import ConsentText
from volunteering.pages.models import ContactMessage
from volunteering.pages.pages import EntrancePage

pytestmark = pytest.mark.django_db
FORM = "#formular form"
PAGE = "/chci-pomahat/"
MESSAGE = {
    "name": "Zdeňka Zájemcová",
    "email": "zdenka@soukroma.example",
    "phone": "+420 603 222 333",
    "text": "Chtěla bych chodit číst do domova v Turnově.",
}


@pytest.fixture
def visitor() -> Visitor:
    """Return a reader without an account."""
    return Visitor()


def filled(visitor: Visitor, *, with_proof: bool = True, **changes) -> dict:
    """Return what is sent when the form is filled in."""
    return fill(form_of(visitor.get(PAGE), FORM), MESSAGE | changes, with_proof=with_proof)


def send(visitor: Visitor, sent: dict, **extra):
    """Send a filled form to where the page sends it."""
    return visitor.post(form_of(visitor.get(PAGE), FORM)["action"], sent, **extra)


@pytest.mark.parametrize("path", [PAGE, "/potrebujeme-pomoc/"])
def test_a_message_is_kept_with_its_page_and_consent(visitor, mailoutbox, region, path):
    form = form_of(visitor.get(path), FORM)
    response = visitor.post(form["action"], fill(form, MESSAGE))
    assert response.headers["Location"] == f"{path}?odeslano=1#formular"
    message = ContactMessage.objects.get()
    assert {name: getattr(message, name) for name in MESSAGE} == MESSAGE
    assert message.page.slug == path.strip("/")
    assert message.consent == ConsentText.objects.current(region, ConsentText.Purpose.CONTACT)
    assert not message.is_handled


def test_the_sender_is_thanked_in_the_words_of_the_page(visitor):
    page = EntrancePage.objects.get(slug="chci-pomahat")
    page.thank_you_text = "Ozveme se do tří dnů."
    page.save_revision().publish()
    assert "Ozveme se do tří dnů." in text_of(visitor.get(f"{PAGE}?odeslano=1"))
    assert not soup(visitor.get(f"{PAGE}?odeslano=1")).select(FORM)


def test_the_centre_gets_a_mail_without_personal_data(visitor, mailoutbox, region):
    send(visitor, filled(visitor))
    (mail,) = mailoutbox
    assert mail.to == [region.reply_to]
    everything = (
        f"{mail.subject} {mail.body} {mail.reply_to} {mail.from_email} {mail.extra_headers}"
    )
    for value in MESSAGE.values():
        assert value not in everything
    assert "/admin/volunteering/contactmessage/" in mail.body


def test_an_editor_reads_the_message_and_ticks_it_off(visitor, mailoutbox):
    send(visitor, filled(visitor))
    message = ContactMessage.objects.get()
    editor = Visitor()
    editor.force_login(make_user("editor"))
    inbox = "/admin/volunteering/contactmessage/"
    assert MESSAGE["name"] in text_of(editor.get(inbox))
    for query in ("is_handled__exact=0", "created_at__gte=x", "q=Turnov", "o=x"):
        assert editor.get(f"{inbox}?{query}", follow=True).status_code == 200
    assert MESSAGE["text"] in text_of(editor.get(f"{inbox}inspect/{message.pk}/"))
    assert editor.get(f"{inbox}edit/{message.pk}/").status_code == 200
    editor.post(
        f"{inbox}edit/{message.pk}/", {"is_handled": "on", "text": "Přepsáno", "name": "Přepsáno"}
    )
    message.refresh_from_db()
    assert message.is_handled
    assert (message.text, message.name) == (MESSAGE["text"], MESSAGE["name"])
    assert editor.get(f"{inbox}create/").status_code in (302, 403)


def test_a_moderator_of_the_directory_does_not_read_messages(visitor, mailoutbox):
    send(visitor, filled(visitor))
    moderator = Visitor()
    moderator.force_login(make_user("moderator"))
    for path in ("", f"inspect/{ContactMessage.objects.get().pk}/"):
        response = moderator.get(f"/admin/volunteering/contactmessage/{path}")
        assert response.status_code in (302, 403)


def test_a_double_click_keeps_one_message_and_sends_one_mail(visitor, mailoutbox):
    sent = filled(visitor)
    answers = [send(visitor, sent).headers["Location"] for _turn in range(2)]
    assert answers[0] == answers[1]
    assert (ContactMessage.objects.count(), len(mailoutbox)) == (1, 1)


def test_a_robot_is_thanked_and_forgotten(visitor, mailoutbox):
    response = send(visitor, filled(visitor, homepage="https://spam.example"))
    assert response.status_code == 302
    assert not ContactMessage.objects.exists()
    assert not mailoutbox


def test_a_foreign_page_cannot_send_the_form(visitor, mailoutbox):
    response = send(visitor, filled(visitor), headers={"sec-fetch-site": "cross-site"})
    assert response.status_code == 403
    assert values_of(form_of(response, FORM))["text"] == MESSAGE["text"]
    assert not ContactMessage.objects.exists()


@pytest.mark.parametrize(("with_proof", "limit"), [(True, 5), (False, 2)])
def test_too_many_messages_are_answered_with_everything_still_filled_in(
    visitor, mailoutbox, region, with_proof, limit
):
    for _turn in range(limit):
        assert send(visitor, filled(visitor, with_proof=with_proof)).status_code == 302
    response = send(visitor, filled(visitor, with_proof=with_proof, text="Poslední"))
    assert response.status_code == 429
    assert region.reply_to in text_of(response)
    assert values_of(form_of(response, FORM))["text"] == "Poslední"
    assert ContactMessage.objects.count() == limit


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"email": "nikdo"}, "email"),
        ({"email": "a@b.example\nBcc: x@y.example"}, "email"),
        ({"text": ""}, "text"),
        ({"text": "a" * 100_000}, "text"),
        ({"text": "a\x00b"}, "text"),
        ({"phone": "1" * 41}, "phone"),
    ],
)
def test_a_mistake_is_named_and_nothing_typed_is_lost(visitor, mailoutbox, changes, field):
    response = send(visitor, filled(visitor, **changes))
    assert response.status_code == 422
    linked = [link["href"] for link in soup(response).select("#chyby a")]
    assert linked == [f"#id_{field}"]
    kept = values_of(form_of(response, FORM))
    assert {name: kept[name] for name in MESSAGE if name not in changes} == {
        name: value for name, value in MESSAGE.items() if name not in changes
    }
    assert not ContactMessage.objects.exists()


@pytest.mark.parametrize(
    "text", ["=1+1", "<script>alert(1)</script>", "{{ 7|add:7 }}", "🌻 " * 100]
)
def test_strange_text_is_only_text(visitor, mailoutbox, text):
    send(visitor, filled(visitor, text=text, name=text[:100]))
    message = ContactMessage.objects.get()
    assert message.text == text.strip()
    editor = Visitor()
    editor.force_login(make_user("editor"))
    for path in ("", f"inspect/{message.pk}/"):
        html = editor.get(f"/admin/volunteering/contactmessage/{path}").content.decode()
        assert "<script>alert(1)" not in html


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", "application/x-www-form-urlencoded"),
        (b"{}", "application/json"),
        (b"nonsense", "multipart/form-data; boundary=x"),
        (b"text=%00&email=%FF", "application/x-www-form-urlencoded"),
    ],
)
def test_a_broken_request_gets_a_page_and_not_an_error(visitor, body, content_type):
    door = form_of(visitor.get(PAGE), FORM)["action"]
    response = visitor.generic("POST", door, body, content_type=content_type)
    assert response.status_code in (400, 422)
    assert soup(response).select_one("h1")


@pytest.mark.parametrize("state", ["draft", "expired", "private", "another page", "nothing"])
def test_only_a_public_entrance_takes_messages(visitor, mailoutbox, state):
    from wagtail.models import Page, PageViewRestriction

    sent = filled(visitor)
    page = EntrancePage.objects.get(slug="chci-pomahat")
    door = f"/formular/zprava/{page.pk}/"
    if state == "draft":
        page.unpublish()
    elif state == "expired":
        EntrancePage.objects.filter(pk=page.pk).update(
            expire_at=timezone.now() - timedelta(minutes=1)
        )
    elif state == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    elif state == "another page":
        door = f"/formular/zprava/{Page.objects.get(slug='kontakt').pk}/"
    else:
        door = "/formular/zprava/999999/"
    assert visitor.post(door, sent).status_code == 404
    assert not ContactMessage.objects.exists()
    assert not mailoutbox


def test_messages_are_forgotten_after_the_retention_time(visitor, mailoutbox):
    send(visitor, filled(visitor))
    ContactMessage.objects.update(created_at=timezone.now() - timedelta(days=364))
    call_command("purge_expired", stdout=StringIO())
    assert ContactMessage.objects.count() == 1
    ContactMessage.objects.update(created_at=timezone.now() - timedelta(days=366))
    out = StringIO()
    call_command("purge_expired", stdout=out)
    assert not ContactMessage.objects.exists()
    assert MESSAGE["email"] not in out.getvalue()


def test_the_consent_text_stands_beside_the_form(visitor, region):
    text = ConsentText.objects.current(region, ConsentText.Purpose.CONTACT).text
    assert " ".join(text.split()) in text_of(visitor.get(PAGE))
