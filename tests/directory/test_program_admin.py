"""Programs in the admin: they are changed with their listing, wait with it and go live with it."""

import pytest

from tests.directory.test_filter import names
from tests.support.centre import make_organization, make_program, place, topic
from tests.support.moderation import approve, edit_url, press
from tests.support.web import form_of, values_of
from volunteering.directory.models import Organization, Program

pytestmark = pytest.mark.django_db
PUBLISH = {"action-publish": "action-publish"}


@pytest.fixture
def organization() -> Organization:
    """Return a public organization at /adresar/pomocna-ruka/."""
    return make_organization("Pomocná ruka", slug="pomocna-ruka")


def form_with_a_program(user, organization, number=0, **fields) -> dict:
    """Return the form of a listing as the admin sends it when a program is filled in."""
    values = values_of(form_of(user.get(edit_url(organization)), "form[data-edit-form]"))
    given = {
        "name": "Čtení",
        "status": "running",
        "summary": "Čteme.",
        "areas": [str(place("doksy").pk), str(place("semily").pk)],
        "topics": [str(topic("sport").pk)],
        "id": "",
        "ORDER": str(number + 1),
        "DELETE": "",
    } | fields
    values |= {f"programs-{number}-{name}": value for name, value in given.items()}
    values["programs-TOTAL_FORMS"] = str(number + 1)
    return values


def test_an_editor_adds_programs_that_go_live_only_with_the_listing(
    moderator, client, organization
):
    values = form_with_a_program(moderator, organization)
    moderator.post(edit_url(organization), values, follow=True)
    assert not Program.objects.exists(), "a draft"
    assert names(client.get("/adresar/?druh=programy")) == []
    press(moderator, organization, PUBLISH)
    program = Program.objects.get()
    assert (program.name, program.slug) == ("Čtení", "cteni")
    assert {area.slug for area in program.areas.all()} == {"doksy", "semily"}
    assert [item.slug for item in program.topics.all()] == ["sport"]
    assert names(client.get("/adresar/?druh=programy&misto=doksy")) == ["Čtení"]


def test_saving_and_publishing_again_keeps_rows_addresses_and_choices(
    moderator, client, organization
):
    press(moderator, organization, PUBLISH, **form_with_a_program(moderator, organization))
    values = form_with_a_program(moderator, organization, 1, name="Běh", summary="Běháme.")
    moderator.post(edit_url(organization), values | PUBLISH, follow=True)
    before = {program.pk: (program.uuid, program.slug) for program in Program.objects.all()}
    assert len(before) == 2
    # Both are changed, first as a draft.
    moderator.post(
        edit_url(organization),
        values_of(form_of(moderator.get(edit_url(organization)), "form[data-edit-form]"))
        | {"programs-0-name": "Čtení nahlas", "programs-1-topics": [str(topic("zdravi").pk)]},
        follow=True,
    )
    assert set(Program.objects.values_list("name", flat=True)) == {"Čtení", "Běh"}
    assert [item.slug for item in Program.objects.get(name="Běh").topics.all()] == ["sport"]
    press(moderator, organization, PUBLISH)
    after = {program.pk: (program.uuid, program.slug) for program in Program.objects.all()}
    assert after == before
    assert set(Program.objects.values_list("name", flat=True)) == {"Čtení nahlas", "Běh"}
    assert [item.slug for item in Program.objects.get(name="Běh").topics.all()] == ["zdravi"]
    assert {area.slug for area in Program.objects.get(name="Běh").areas.all()} == {
        "doksy",
        "semily",
    }


def test_a_program_taken_out_of_the_form_goes_with_the_publication(moderator, client, organization):
    make_program(organization, "Čtení")
    moderator.post(
        edit_url(organization),
        values_of(form_of(moderator.get(edit_url(organization)), "form[data-edit-form]"))
        | {"programs-0-DELETE": "on"},
        follow=True,
    )
    assert names(client.get("/adresar/?druh=programy")) == ["Čtení"]
    press(moderator, organization, PUBLISH)
    assert names(client.get("/adresar/?druh=programy")) == []
    assert client.get("/adresar/pomocna-ruka/cteni/").status_code == 404


def test_a_moderator_approves_a_new_listing_with_its_programs(moderator, client):
    organization = make_organization("Nová", slug="nova", publish=False)
    make_program(organization, "Čtení", publish=False, topics=["sport"])
    organization.refresh_from_db()
    organization.get_workflow().start(organization, None)
    assert client.get("/adresar/nova/cteni/").status_code == 404
    approve(moderator, organization)
    assert client.get("/adresar/nova/cteni/").status_code == 200
    assert names(client.get("/adresar/?druh=programy&tema=sport")) == ["Čtení"]


def test_a_program_without_a_name_is_refused_in_its_place(moderator, organization):
    values = form_with_a_program(moderator, organization, name="")
    page = moderator.post(edit_url(organization), values | PUBLISH)
    assert page.status_code == 200
    assert page.context["form"].formsets["programs"].errors[0].keys() == {"name"}
    assert not Program.objects.exists()
