"""The directory's screens in the admin: the list with its filters, and the inbox of submissions."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support.centre import make_organization
from tests.support.listing import EVERYTHING, SENDER, confirmed, submitted
from tests.support.moderation import LIST, approve
from tests.support.web import soup, text_of
from volunteering.directory.models import Organization, Submission

pytestmark = pytest.mark.django_db
INBOX = "/admin/volunteering/submission/"


def queries(user, path: str) -> int:
    user.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert user.get(path).status_code == 200
    return len(captured)


def in_moderation(name: str):
    organization = make_organization(name, publish=False)
    organization.get_workflow().start(organization, None)
    return organization


def test_the_list_asks_as_much_for_twelve_rows_as_for_one(moderator):
    in_moderation("První")
    one = queries(moderator, LIST)
    for number in range(5):
        in_moderation(f"V moderaci {number}")
        make_organization(
            f"Veřejná {number}", areas=("liberec", "semily"), topics=("sport", "zdravi")
        )
    make_organization("Koncept", publish=False)
    assert len(soup(moderator.get(LIST)).select("table.listing tbody tr")) == 12
    assert queries(moderator, LIST) == one


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("topics=seniori", {"Jedna", "Druhá"}),
        ("areas=liberec", {"Druhá"}),
        ("topics=seniori&areas=liberec", {"Druhá"}),
        ("topics=seniori&topics=sport", {"Jedna", "Druhá", "Třetí"}),
        ("topics=seniori&areas=turnov&q=Jedna", {"Jedna"}),
        ("topics=seniori&areas=liberec&q=Jedna", set()),
        ("live=true", {"Jedna", "Třetí"}),
        ("legal_form=institute", {"Třetí"}),
    ],
)
def test_filters_and_the_search_box_work_together(moderator, query, found):
    make_organization("Jedna", areas=("turnov",))
    make_organization(
        "Druhá", areas=("liberec", "turnov"), topics=("seniori", "sport"), publish=False
    )
    make_organization("Třetí", areas=("semily",), topics=("sport",), legal_form="institute")
    # What the list shows of a draft is the row, so its relations have to be there too.
    for organization in Organization.objects.filter(live=False):
        draft = organization.get_latest_revision_as_object()
        organization.areas, organization.topics = draft.areas.all(), draft.topics.all()
        organization.save()
    response = moderator.get(f"{LIST}?{query}")
    assert response.status_code == 200
    names = {
        link.get_text(strip=True) for link in soup(response).select("table tbody .title-wrapper a")
    }
    assert names == found


@pytest.mark.parametrize(
    "query", ["topics=nic", "areas=%27", "live=x", "legal_form=x", "p=abc", "p=999", "ordering=x"]
)
def test_broken_filter_values_never_break_the_list(moderator, query):
    make_organization()
    assert moderator.get(f"{LIST}?{query}").status_code == 200


@pytest.mark.parametrize("role", ["moderator", "editor"])
def test_the_inbox_says_who_sent_what_and_with_what_outcome(request, role, visitor, mailoutbox):
    user = request.getfixturevalue(role)
    confirmed(visitor, mailoutbox, EVERYTHING)
    submission = Submission.objects.get()
    page = text_of(user.get(INBOX))
    assert EVERYTHING["name"] in page
    assert SENDER["submitter_name"] in page
    for query in (
        "outcome__exact=published",
        "outcome__exact=",
        "q=Oldriska",
        "q=%22",
        "o=1.-3",
        "created_at__gte=x",
    ):
        assert user.get(f"{INBOX}?{query}", follow=True).status_code == 200, query
    inspected = user.get(f"{INBOX}inspect/{submission.pk}/")
    assert inspected.status_code == 200
    for value in SENDER.values():
        assert value in text_of(inspected)


@pytest.mark.parametrize("role", ["moderator", "editor", "administrator"])
def test_nobody_writes_or_rewrites_a_submission(request, role, visitor, mailoutbox):
    user = request.getfixturevalue(role)
    submitted(visitor, mailoutbox)
    submission = Submission.objects.get()
    before = Submission.objects.values().get()
    for path in (f"{INBOX}create/", f"{INBOX}edit/{submission.pk}/"):
        for answer in (
            user.get(path),
            user.post(path, {"name": "Někdo jiný", "email": "a@b.example"}),
        ):
            assert answer.status_code in (302, 403), path
    page = soup(user.get(INBOX))
    assert not page.select(f'a[href*="{INBOX}create"], a[href*="{INBOX}edit"]')
    assert Submission.objects.values().get() == before


def test_a_moderator_deletes_a_submission_and_an_editor_does_not(
    visitor, mailoutbox, moderator, editor
):
    submitted(visitor, mailoutbox)
    path = f"{INBOX}delete/{Submission.objects.get().pk}/"
    editor.post(path)
    assert Submission.objects.count() == 1
    moderator.post(path)
    assert not Submission.objects.exists()


@pytest.mark.any_database("the number of queries is the same on both")
def test_the_inbox_asks_as_much_for_twelve_submissions_as_for_one(
    visitor, mailoutbox, moderator, settings
):
    settings.VOLUNTEERING_FORM_LIMIT = 100
    confirmed(visitor, mailoutbox, name="Číslo 0")
    one = queries(moderator, INBOX)
    for number in range(1, 12):
        confirmed(visitor, mailoutbox, name=f"Číslo {number}")
    assert queries(moderator, INBOX) == one


def test_outcomes_are_told_apart(visitor, mailoutbox, moderator, settings):
    submitted(visitor, mailoutbox, name="Nepotvrzená")
    confirmed(visitor, mailoutbox, name="Čekající")
    approve(moderator, confirmed(visitor, mailoutbox, name="Zveřejněná"))
    rows = {
        cells[0].select_one("a").get_text(strip=True): cells[-1].get_text(strip=True)
        for row in soup(moderator.get(INBOX)).select("table.listing tbody tr")
        if (cells := row.select("td"))
    }
    assert len(set(rows.values())) == 3, rows
