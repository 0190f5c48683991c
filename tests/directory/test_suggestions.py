"""The suggestion box of a profile: kept once, answered once, forgotten in time."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.support.centre import make_organization, make_user
from tests.support.strangers import OTHER_HOST, Planted, _other_region
from tests.support.web import Visitor, fill, form_of, soup, text_of, values_of
from volunteering.directory.models import FormerSlug, Suggestion

pytestmark = pytest.mark.django_db

FORM = "form[data-once]"
INBOX = "/admin/volunteering/suggestion/"
SENT = {
    "topic": "contact",
    "message": "Telefon patří už dva roky někomu jinému.",
    "email": "vera@soukroma.example",
}


@pytest.fixture
def organization(db):
    """Return a public listing."""
    return make_organization("Pomocná ruka", slug="pomocna-ruka")


def box(organization) -> str:
    return f"/adresar/{organization.slug}/podnet/"


def filled(visitor, organization, *, with_proof=True, **changes) -> dict:
    """Return what is sent when the form is filled in."""
    form = form_of(visitor.get(box(organization)), FORM)
    return fill(form, SENT | changes, with_proof=with_proof)


def send(visitor, organization, sent: dict, **extra):
    """Send a filled form to where the page sends it."""
    form = form_of(visitor.get(box(organization)), FORM)
    return visitor.post(form["action"], sent, **extra)


def suggested(organization, **changes) -> Suggestion:
    """Return a suggestion that came through the form."""
    visitor = Visitor()
    assert send(visitor, organization, filled(visitor, organization, **changes)).status_code == 302
    return Suggestion.objects.latest("created_at")


def work(user, suggestion, **values):
    """Open a suggestion in the admin, change fields and save; return the page that follows."""
    address = f"{INBOX}edit/{suggestion.pk}/"
    form = next(f for f in soup(user.get(address)).select("form") if f.select("[name=answer]"))
    sent = values_of(form) | values
    response = user.post(address, {k: v for k, v in sent.items() if v is not None}, follow=True)
    suggestion.refresh_from_db()
    return response


# ---- sending ----


def test_the_profile_leads_to_the_box_and_the_box_keeps_what_is_sent(visitor, organization):
    links = [link["href"] for link in soup(visitor.get(organization.get_url())).select("a[href]")]
    assert any(link.endswith(box(organization)) for link in links)
    response = send(visitor, organization, filled(visitor, organization))
    assert response.headers["Location"] == f"{box(organization)}?odeslano=1"
    suggestion = Suggestion.objects.get()
    assert {name: getattr(suggestion, name) for name in SENT} == SENT
    assert suggestion.organization == organization
    assert suggestion.region == organization.region
    assert suggestion.done_at is None
    thanks = soup(visitor.get(response.headers["Location"]))
    assert thanks.select(".notice--success")
    assert not thanks.select(FORM)


def test_an_address_need_not_be_left(visitor, organization):
    send(visitor, organization, filled(visitor, organization, email=""))
    assert Suggestion.objects.get().email == ""


def test_the_centre_gets_a_notice_without_personal_data(visitor, organization, mailoutbox, region):
    send(visitor, organization, filled(visitor, organization))
    (mail,) = mailoutbox
    assert mail.to == [region.reply_to]
    assert INBOX in mail.body
    everything = f"{mail.subject} {mail.body} {mail.reply_to} {mail.extra_headers}"
    assert not [value for value in (SENT["email"], SENT["message"]) if value in everything]


def test_a_double_click_keeps_one_suggestion_and_sends_one_mail(visitor, organization, mailoutbox):
    sent = filled(visitor, organization)
    answers = [send(visitor, organization, sent).headers["Location"] for _turn in range(2)]
    assert answers[0] == answers[1]
    assert (Suggestion.objects.count(), len(mailoutbox)) == (1, 1)


def test_a_robot_is_thanked_and_forgotten(visitor, organization, mailoutbox):
    sent = filled(visitor, organization, homepage="https://spam.example")
    assert send(visitor, organization, sent).status_code == 302
    assert not Suggestion.objects.exists()
    assert not mailoutbox


def test_a_foreign_page_cannot_send_the_form(visitor, organization):
    sent = filled(visitor, organization)
    response = send(visitor, organization, sent, headers={"sec-fetch-site": "cross-site"})
    assert response.status_code == 403
    assert values_of(form_of(response, FORM))["message"] == SENT["message"]
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize(("with_proof", "limit"), [(True, 5), (False, 2)])
def test_too_many_are_answered_with_everything_still_filled_in(
    visitor, organization, region, with_proof, limit
):
    for _turn in range(limit):
        sent = filled(visitor, organization, with_proof=with_proof)
        assert send(visitor, organization, sent).status_code == 302
    last = filled(visitor, organization, with_proof=with_proof, message="Poslední")
    response = send(visitor, organization, last)
    assert response.status_code == 429
    assert region.reply_to in text_of(response)
    kept = values_of(form_of(response, FORM))
    assert (kept["message"], kept["topic"]) == ("Poslední", SENT["topic"])
    assert Suggestion.objects.count() == limit


@pytest.mark.parametrize(
    ("changes", "link"),
    [
        ({"topic": "nesmysl"}, "#id_topic_0"),
        ({"topic": ""}, "#id_topic_0"),
        ({"message": ""}, "#id_message"),
        ({"message": "a" * 2001}, "#id_message"),
        ({"message": "a\x00b"}, "#id_message"),
        ({"email": "nikdo"}, "#id_email"),
        ({"email": "a@b.example\nBcc: x@y.example"}, "#id_email"),
    ],
)
def test_a_mistake_is_named_and_nothing_typed_is_lost(visitor, organization, changes, link):
    response = send(visitor, organization, filled(visitor, organization, **changes))
    assert response.status_code == 422
    assert [item["href"] for item in soup(response).select("#chyby a")] == [link]
    kept = values_of(form_of(response, FORM))
    untouched = {name: value for name, value in SENT.items() if name not in changes}
    assert {name: kept[name] for name in untouched} == untouched
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize("state", ["draft", "expired", "unpublished", "another region"])
def test_only_a_public_listing_has_a_box(visitor, organization, state):
    sent = filled(visitor, organization)
    door = f"/formular/podnet/{organization.uuid}/"
    path, host = box(organization), "testserver"
    if state == "draft":
        hidden = make_organization("Rozepsaná", publish=False)
        door, path = f"/formular/podnet/{hidden.uuid}/", box(hidden)
    elif state == "expired":
        type(organization).objects.update(expire_at=timezone.now() - timedelta(minutes=1))
    elif state == "unpublished":
        organization.unpublish()
    else:
        _other_region(Planted())
        host = OTHER_HOST
    assert visitor.get(path, headers={"host": host}).status_code == 404
    assert visitor.post(door, sent, headers={"host": host}).status_code == 404
    assert not Suggestion.objects.exists()


def test_the_door_itself_leads_back_to_the_box(visitor, organization):
    response = visitor.get(f"/formular/podnet/{organization.uuid}/")
    assert response.headers["Location"].endswith(box(organization))


def test_a_former_address_leads_to_the_present_box(visitor, organization, region):
    FormerSlug.objects.create(region=region, slug="drivejsi", organization=organization)
    response = visitor.get("/adresar/drivejsi/podnet/")
    assert response.status_code == 301
    assert response.headers["Location"].endswith(box(organization))


# ---- answering ----


@pytest.mark.parametrize("role", ["editor", "moderator"])
def test_an_answer_is_mailed_once_and_closes_the_suggestion(role, organization, mailoutbox, region):
    suggestion = suggested(organization)
    mailoutbox.clear()
    user = Visitor()
    user.user = make_user(role)
    user.force_login(user.user)
    work(user, suggestion, answer="Děkujeme, opravili jsme to.")
    (mail,) = mailoutbox
    assert mail.to == [SENT["email"]]
    assert region.reply_to in mail.reply_to[0]
    assert "Děkujeme, opravili jsme to." in mail.body
    assert SENT["message"] in mail.body
    assert suggestion.done_by == user.user
    assert suggestion.done_at is not None
    assert suggestion.answered_at is not None

    work(user, suggestion, answer="A ještě jednou.")
    assert len(mailoutbox) == 1
    assert suggestion.answer == "Děkujeme, opravili jsme to."


def test_a_suggestion_without_an_address_is_answered_to_nobody(editor, organization, mailoutbox):
    suggestion = suggested(organization, email="")
    mailoutbox.clear()
    work(editor, suggestion, answer="Vyřešeno po telefonu.")
    assert not mailoutbox
    assert suggestion.done_at is not None


def test_it_can_be_closed_without_an_answer_and_answered_later(editor, organization, mailoutbox):
    suggestion = suggested(organization)
    mailoutbox.clear()
    work(editor, suggestion, is_done="on")
    closed = suggestion.done_at
    assert closed is not None
    assert not mailoutbox
    work(editor, suggestion, answer="Přece jen odpovídáme.")
    assert len(mailoutbox) == 1
    assert suggestion.done_at == closed


def test_saving_with_neither_is_refused(editor, organization, mailoutbox):
    suggestion = suggested(organization)
    response = work(editor, suggestion, answer="  ")
    assert soup(response).select("[name=answer]")
    assert suggestion.done_at is None


def test_two_editors_at_once_send_one_answer(editor, second_moderator, organization, mailoutbox):
    suggestion = suggested(organization)
    mailoutbox.clear()
    address = f"{INBOX}edit/{suggestion.pk}/"
    for user in (editor, second_moderator):
        user.get(address)
    editor.post(address, {"answer": "První"})
    second_moderator.post(address, {"answer": "Druhá"})
    suggestion.refresh_from_db()
    assert suggestion.answer == "První"
    assert suggestion.done_by == editor.user
    assert len(mailoutbox) == 1


def test_what_was_sent_cannot_be_rewritten(editor, organization):
    suggestion = suggested(organization)
    work(editor, suggestion, answer="Ano.", message="Přepsáno", email="jiny@adresa.example")
    assert (suggestion.message, suggestion.email) == (SENT["message"], SENT["email"])


def test_the_inbox_can_be_searched_and_filtered(editor, organization):
    suggested(organization)
    suggested(organization, message="Chybí nám fotky.", topic="content")
    for query, count in (
        ("", 2),
        ("state=open", 2),
        ("state=done", 0),
        ("topic__exact=content", 1),
        ("q=fotky", 1),
        ("q=Pomocná&state=open", 2),
        ("state=nonsense", 2),
    ):
        page = soup(editor.get(f"{INBOX}?{query}", follow=True))
        assert len(page.select("table.listing tbody tr")) == count, query
    assert editor.get(f"{INBOX}create/").status_code in (302, 403)
    assert editor.get(f"{INBOX}?created_at__gte=x", follow=True).status_code == 200


def test_strange_text_is_only_text(editor, organization):
    suggestion = suggested(organization, message="<script>alert(1)</script> {{ 7 }}")
    for path in ("", f"inspect/{suggestion.pk}/", f"edit/{suggestion.pk}/"):
        assert "<script>alert(1)" not in editor.get(f"{INBOX}{path}").content.decode()


def test_done_suggestions_are_forgotten_in_time(editor, organization):
    old, waiting = suggested(organization), suggested(organization)
    work(editor, old, is_done="on")
    for days, left in ((364, 2), (366, 1)):
        ago = timezone.now() - timedelta(days=days)
        Suggestion.objects.filter(pk=old.pk).update(done_at=ago)
        Suggestion.objects.update(created_at=ago)
        out = StringIO()
        call_command("purge_expired", stdout=out)
        assert Suggestion.objects.count() == left
        assert SENT["email"] not in out.getvalue()
    assert Suggestion.objects.get() == waiting
