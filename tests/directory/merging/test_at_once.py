"""Two moderators merge the same pair at the same moment: one merge, one sentence (real threads, PostgreSQL)."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from tests.support.centre import make_news, make_user
from tests.support.locks import until, waiting_for_a_lock
from tests.support.records import make_record
from tests.support.web import form_of, values_of
from volunteering.core.models import Tombstone
from volunteering.directory.models import Organization, Program

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.only_on("postgres")]


def prepared(one, two) -> tuple[Client, str, dict]:
    """Return a moderator before the last button of the merge."""
    client = Client()
    client.force_login(make_user("moderator"))
    first = form_of(
        client.get(reverse("volunteering_merge", args=[one.pk, two.pk])), "form[action*=survivor]"
    )
    asked = client.post(first["action"], values_of(first) | {"ask": "1"})
    return client, first["action"], values_of(form_of(asked, "form[action*=survivor]"))


def press(client: Client, action: str, values: dict) -> int:
    """Press the last button; return the status."""
    try:
        return client.post(action, values | {"do": "1"}).status_code
    finally:
        connection.close()


@pytest.mark.parametrize("is_crossed", [False, True])
def test_the_second_of_two_at_once_gets_a_sentence(is_crossed):
    one = make_record("Jedna", programs=("Program jedné",), phone="481 000 111")
    two = make_record("Druhá", programs=("Program druhé",), phone="777 222 333")
    make_news("Zpráva", organizations=[two])
    people = [prepared(one, two), prepared(one, two)]
    if is_crossed:
        # The other wants to keep the other one.
        client, action, _values = people[1]
        crossed = f"{action.partition('?')[0]}?survivor={two.pk}"
        form = form_of(client.get(crossed), "form[action*=survivor]")
        people[1] = (client, crossed, values_of(form))
    with ThreadPoolExecutor(2) as threads:
        with transaction.atomic():
            list(Organization.objects.select_for_update().filter(pk__in=(one.pk, two.pk)))
            answers = [threads.submit(press, *person) for person in people]
            until(lambda: waiting_for_a_lock() == 2)
        assert [answer.result(timeout=30) for answer in answers] == [302, 302]
    survivor = Organization.objects.get()
    gone = two if survivor.pk == one.pk else one
    assert Tombstone.objects.get(kind="organization").uuid == gone.uuid
    assert ModelLogEntry.objects.filter(action="volunteering.merge").count() == 1
    assert set(Program.objects.values_list("name", "organization")) == {
        ("Program jedné", survivor.pk),
        ("Program druhé", survivor.pk),
    }
    assert survivor.contacts.count() == 2
