"""The real run: drafts, double clicks, a stream nobody listens to, a killed process; who may import at all."""

import io
import json
import os
import subprocess
import sys
import threading
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import close_old_connections, connection
from django.test import Client
from django.utils import timezone

from tests.directory.exchange.tables import (
    IMPORT,
    LEAST,
    LIST,
    NDJSON,
    as_csv,
    dry_run,
    for_real,
    imported,
    state_of_directory,
    uploaded,
)
from tests.support.centre import make_organization, make_user
from tests.support.web import form_of, soup, upload, values_of
from volunteering.directory.models import ImportFile, Organization

FIVE = as_csv([LEAST | {"Název": f"Parta {number}"} for number in range(5)])


@pytest.mark.django_db
def test_drafts_are_not_public_until_somebody_publishes_them(moderator, visitor):
    changed = make_organization("Veřejná", summary="Jak bylo.")
    content = as_csv([LEAST | {"Název": "Nová"}, {"Název": "Veřejná", "Stručně": "Jak bude."}])
    assert imported(moderator, content, mode="drafts") == {2: "create", 3: "update"}
    new = Organization.objects.get(name="Nová")
    assert (new.live, new.record.origin) == (False, "import")
    assert [topic.slug for topic in new.get_latest_revision_as_object().topics.all()] == ["seniori"]
    changed.refresh_from_db()
    assert (changed.summary, changed.has_unpublished_changes) == ("Jak bylo.", True)
    assert visitor.get(f"/adresar/{new.slug}/").status_code == 404
    # A second run sees the drafts.
    assert dry_run(moderator, uploaded(moderator, content)) == {2: "skip", 3: "skip"}
    new.get_latest_revision().publish()
    assert visitor.get(f"/adresar/{new.slug}/").status_code == 200


@pytest.mark.django_db
def test_the_stream_tells_the_progress_and_ends_with_the_result(moderator):
    path = uploaded(moderator, FIVE)
    response = for_real(moderator, path, headers={"Accept": NDJSON})
    assert response["Content-Type"] == NDJSON
    lines = [json.loads(line) for line in b"".join(response.streaming_content).splitlines()]
    assert lines[:-1] == [{"done": number, "total": 5} for number in range(1, 6)]
    assert set(dry_run(moderator, lines[-1]["url"]).values()) == {"create"}
    assert Organization.objects.filter(live=True).count() == 5
    # The address of the dry run leads to the result from now on.
    assert moderator.get(path)["Location"] == lines[-1]["url"]


@pytest.mark.django_db(transaction=True)
def test_a_stream_nobody_listens_to_any_more_leaves_nothing_behind(moderator):
    make_organization("Parta 0", summary="Jak bylo.")
    before = state_of_directory()
    path = uploaded(moderator, FIVE)
    response = for_real(moderator, path, headers={"Accept": NDJSON})
    stream = iter(response.streaming_content)
    assert [json.loads(next(stream))["done"] for _step in range(3)] == [1, 2, 3]
    response.close()
    assert state_of_directory() == before
    assert ImportFile.objects.get().finished_at is None
    # The same file can be run again.
    assert for_real(moderator, path).status_code == 302
    assert Organization.objects.count() == 5


@pytest.mark.django_db
def test_a_second_click_does_nothing(moderator):
    path = uploaded(moderator, FIVE)
    form = form_of(moderator.get(path), "form[data-import]")
    for _click in range(2):
        assert moderator.post(form["action"], values_of(form)).status_code == 302
    assert Organization.objects.count() == 5
    assert ImportFile.objects.get().result["counts"]["create"] == 5
    assert sum(organization.revisions.count() for organization in Organization.objects.all()) == 5


@pytest.mark.django_db
@pytest.mark.parametrize(
    "values", [{}, {"mode": "publish", "seen": "x"}, {"mode": "x", "seen": "{}"}]
)
def test_a_broken_order_leads_back_to_the_dry_run(moderator, values):
    path = uploaded(moderator, FIVE)
    assert moderator.post(f"{path}naostro/", values)["Location"] == path
    assert moderator.get(f"{path}naostro/").status_code == 405
    assert moderator.get(f"{path}vysledek/")["Location"] == path
    assert not Organization.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.only_on("postgres")
def test_two_clicks_at_the_same_moment_import_once():
    user = make_user("moderator")
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(user)
    path = uploaded(clients[0], FIVE)
    form = form_of(clients[0].get(path), "form[data-import]")
    values = values_of(form)
    # The first click is in the middle of its work when the second comes.
    first = clients[0].post(form["action"], values, headers={"Accept": NDJSON})
    stream = iter(first.streaming_content)
    next(stream)
    answers = []

    def click():
        try:
            answers.append(clients[1].post(form["action"], values).status_code)
        finally:
            close_old_connections()
            connection.close()

    second = threading.Thread(target=click)
    second.start()
    second.join(1)
    assert second.is_alive(), "the second click waits for the first"
    for _line in stream:
        pass
    second.join(30)
    assert answers == [302]
    assert Organization.objects.count() == 5


@pytest.mark.django_db(transaction=True)
@pytest.mark.only_on("postgres")
def test_a_killed_process_imports_nothing(tmp_path):
    rows = [LEAST | {"Název": f"Parta {number}"} for number in range(60)]
    table = tmp_path / "tabulka.csv"
    table.write_bytes(as_csv(rows))
    server = os.environ["DATABASE_URL"].rpartition("/")[0]
    with subprocess.Popen(
        [sys.executable, "manage.py", "import_organizations", str(table)],
        cwd=settings.BASE_DIR,
        env=os.environ
        | {
            "DATABASE_URL": f"{server}/{connection.settings_dict['NAME']}",
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        said = b""
        while b"20 / 60" not in said:
            piece = process.stderr.read(1)
            assert piece, said
            said += piece
        process.kill()
    assert not Organization.objects.exists()
    call_command("import_organizations", str(table), stdout=io.StringIO(), stderr=io.StringIO())
    assert Organization.objects.count() == 60


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "may"), [("editor", False), ("moderator", True), ("administrator", True)]
)
def test_only_who_may_add_change_and_publish_may_import(request, role, may):
    user = request.getfixturevalue(role)
    other = request.getfixturevalue("second_moderator")
    path = uploaded(other, FIVE)
    assert bool(soup(user.get(LIST)).select(f'a[href="{IMPORT}"]')) is may
    assert (user.get(IMPORT).status_code == 200) is may
    assert (user.get(path).status_code == 200) is may
    user.post(IMPORT, {"file": upload("moje.csv", FIVE, "text/csv")})
    assert ImportFile.objects.count() == (2 if may else 1)
    user.post(f"{path}naostro/", {"mode": "publish", "seen": "{}"})
    assert Organization.objects.count() == (5 if may else 0)
    assert (user.get(f"{path}vysledek/").status_code == 200) is may


@pytest.mark.django_db
def test_nobody_imports_without_signing_in(visitor, moderator):
    path = uploaded(moderator, FIVE)
    for address in (IMPORT, path, f"{path}vysledek/"):
        assert "/login/" in visitor.get(address)["Location"]
    assert (
        "/login/" in visitor.post(f"{path}naostro/", {"mode": "publish", "seen": "{}"})["Location"]
    )
    assert not Organization.objects.exists()


@pytest.mark.django_db
def test_a_file_is_forgotten_after_thirty_days(moderator):
    uploaded(moderator, FIVE)
    old = uploaded(moderator, FIVE)
    ImportFile.objects.filter(uuid=old.strip("/").rpartition("/")[2]).update(
        created_at=timezone.now() - timedelta(days=31)
    )
    call_command("purge_expired", stdout=io.StringIO())
    assert ImportFile.objects.count() == 1
    assert moderator.get(old).status_code == 404


@pytest.mark.django_db
def test_the_rows_can_be_filtered_by_what_is_done(moderator):
    make_organization("Parta 0", summary="Jinak.")
    make_organization("Parta 1", summary=LEAST["Stručně"])
    path = uploaded(moderator, FIVE)
    for value, rows in {"create": [4, 5, 6], "update": [2], "skip": [3], "error": []}.items():
        page = soup(moderator.get(path, {"akce": value}))
        assert [int(row["data-row"]) for row in page.select("#radky tr[data-row]")] == rows
        assert f"({len(rows)})" in page.select_one(f'[data-action-count="{value}"]').get_text()
    assert len(dry_run(moderator, f"{path}?akce=nic&strana=x")) == 5
