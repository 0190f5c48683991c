"""The pages behind signed links leak neither the address nor the data: no referrer, no cache, no index."""

import pytest

from tests.support.centre import make_user
from tests.support.listing import EVERYTHING, confirmed, submitted
from tests.support.moderation import reject
from tests.support.web import Visitor, link_in, soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor() -> Visitor:
    """Return a reader without an account."""
    return Visitor()


def is_discreet(response) -> bool:
    return (
        response.headers["Referrer-Policy"] == "no-referrer"
        and "no-store" in response.headers["Cache-Control"]
        and "private" in response.headers["Cache-Control"]
        and response.headers["X-Robots-Tag"] == "noindex"
        and not response.cookies
    )


def test_the_page_that_confirms_is_discreet_before_and_after(visitor, mailoutbox):
    link = submitted(visitor, mailoutbox)
    for response in (visitor.get(link), visitor.head(link), visitor.post(link), visitor.get(link)):
        assert response.status_code == 200
        assert is_discreet(response)


def test_the_reopened_form_is_discreet(visitor, mailoutbox):
    organization = confirmed(visitor, mailoutbox, EVERYTHING)
    moderator = Visitor()
    moderator.force_login(make_user("moderator"))
    reject(moderator, organization, "Doplňte")
    link = next(link_in(mail) for mail in reversed(mailoutbox) if "/odkaz/opravit/" in mail.body)
    for response, status in ((visitor.get(link), 200), (visitor.post(link, {}), 422)):
        assert response.status_code == status
        assert is_discreet(response)


@pytest.mark.parametrize(
    "path", ["/odkaz/potvrdit/x/", "/odkaz/opravit/x/", "/odkaz/potvrdit/%00/"]
)
def test_a_closed_door_is_discreet_and_leads_on(visitor, path):
    for response in (visitor.get(path), visitor.post(path)):
        assert response.status_code == 410
        assert is_discreet(response)
        assert soup(response).select_one('a[href="/adresar/pridat/"]')


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_do_nothing(visitor, mailoutbox, method):
    link = submitted(visitor, mailoutbox)
    assert getattr(visitor, method)(link).status_code in (404, 405)


def test_the_pages_of_a_link_load_nothing_from_elsewhere(visitor, mailoutbox):
    page = soup(visitor.get(submitted(visitor, mailoutbox)))
    for tag, name in (("script", "src"), ("img", "src"), ("link", "href")):
        for element in page.select(f"{tag}[{name}]"):
            assert element[name].startswith("/") or element.get("rel") == ["canonical"], element


def test_another_site_does_not_open_the_link(visitor, mailoutbox):
    from wagtail.models import Page, Site

    link = submitted(visitor, mailoutbox)
    root = Page.objects.get(depth=1).add_child(instance=Page(title="Jinde", slug="jinde"))
    Site.objects.create(hostname="jinde.example", root_page=root, site_name="Jinde")
    assert visitor.post(link, headers={"host": "jinde.example"}).status_code in (404, 410)
    assert visitor.get(link).status_code == 200
    from volunteering.directory.models import Submission

    assert Submission.objects.get().confirmed_at is None
