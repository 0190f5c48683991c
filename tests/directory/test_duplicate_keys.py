"""The keys of duplicates: what they are made of, and that they follow what is saved, published and drafted."""

import pytest
from django.core.management import call_command
from wagtail.models import Site

from tests.support.records import make_record
from volunteering.core.models import Region
from volunteering.directory.duplicates import (
    find_duplicates,
    find_refusals,
    host_key,
    phone_keys,
)
from volunteering.directory.models import (
    DuplicateKey,
    Organization,
    OrganizationContact,
    Refusal,
)

ICO = "70891508"


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("481 000 111", ["481000111"]),
        ("+420 481 000 111", ["481000111"]),
        ("00420481000111", ["481000111"]),
        ("420 481-000-111", ["481000111"]),
        ("(+420) 481.000.111", ["481000111"]),
        ("tel.: 481\u00a0000\u00a0111 linka 5", ["481000111"]),
        ("481 000 111, 777 222 333", ["481000111", "777222333"]),
        ("481000111/777222333", ["481000111", "777222333"]),
        ("481 000 111 nebo 777 222 333", ["481000111", "777222333"]),
        ("+420481000111 +420777222333", ["481000111", "777222333"]),
        ("481000111 777222333", ["481000111", "777222333"]),
        ("481 000 111, +420 481 000 111", ["481000111"]),
        ("+49 3583 771 234", ["+493583771234"]),
        ("0049 3583 771 234", ["+493583771234"]),
        ("000 000 000", []),
        ("112", []),
        ("volejte večer", []),
        ("", []),
    ],
)
def test_phones_have_one_form_whatever_was_typed(typed, keys):
    assert phone_keys(typed) == keys


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.ruka.example/o-nas?x=1#y", "ruka.example"),
        ("http://RUKA.example:8080/", "ruka.example"),
        ("ruka.example", "ruka.example"),
        ("https://ruka.example./", "ruka.example"),
        ("https://www.českáruka.cz/", "xn--eskruka-jwa60b.cz"),
        ("https://turnov.ruka.example/", "turnov.ruka.example"),
        ("https://www.facebook.com/Ruka/about", "facebook.com/ruka"),
        ("https://m.facebook.com/ruka?ref=x", "facebook.com/ruka"),
        ("https://cs-cz.facebook.com/ruka/", "facebook.com/ruka"),
        ("https://www.fb.com/ruka", "facebook.com/ruka"),
        ("https://www.facebook.com/profile.php?id=10001&x=1", "facebook.com/10001"),
        ("https://www.facebook.com/groups/ruka", "facebook.com/ruka"),
        ("https://www.facebook.com/", ""),
        ("https://www.facebook.com/events/123", ""),
        ("https://www.youtube.com/@Ruka", "youtube.com/@ruka"),
        ("https://www.youtube.com/watch?v=abc", ""),
        ("https://sites.google.com/view/ruka/domu", "sites.google.com/ruka"),
        ("https://ruka.webnode.cz/kontakt", "ruka.webnode.cz"),
        ("https://www.ruka.estranky.cz/", "ruka.estranky.cz"),
        ("https://ruka.wordpress.com/2020/", "ruka.wordpress.com"),
        ("https://webnode.cz/ruka", "webnode.cz/ruka"),
        ("https://webnode.cz/", ""),
        ("nemáme", ""),
        ("http://[zlomené", ""),
        ("https://" + "a" * 80 + "é.cz/", ""),
        ("", ""),
    ],
)
def test_a_web_address_tells_an_organization_also_on_shared_sites(address, key):
    assert host_key(address) == key
    assert host_key(host_key(address)) == key


def keys(organization: Organization) -> set[tuple]:
    """Return the keys that are kept of a record."""
    return set(organization.duplicate_keys.values_list("kind", "value", "is_public"))


@pytest.fixture
def record(db) -> Organization:
    return make_record(
        "Pomocná ruka, z. s.",
        alternate_name="Ruka",
        ico=ICO,
        phone="481 000 111",
        private_phone="777 222 333",
        links={"website": "https://www.ruka.example/", "other": "https://mesto.example/spolky"},
    )


PUBLIC = {
    ("name", "pomocna ruka", True),
    ("name", "ruka", True),
    ("ico", ICO, True),
    ("phone", "481000111", True),
    ("host", "ruka.example", True),
}
PRIVATE = {("phone", "777222333", False)}


def test_a_public_listing_has_the_keys_of_its_profile_and_private_ones_apart(record):
    assert keys(record) == PUBLIC | PRIVATE


def test_nothing_of_an_unpublished_listing_is_public(record):
    record.unpublish()
    assert {row[:2] for row in keys(record)} == {row[:2] for row in PUBLIC | PRIVATE}
    assert not record.duplicate_keys.filter(is_public=True).exists()
    record.get_latest_revision().publish()
    assert keys(record) == PUBLIC | PRIVATE


def test_a_draft_of_a_public_listing_changes_no_key_until_it_is_published(record):
    draft = record.get_latest_revision_as_object()
    draft.name, draft.ico = "Nová ruka", ""
    draft.links.set([])
    contacts = draft.contacts.get_object_list()
    contacts[0].phone, contacts[1].is_public = "481 999 999", True
    draft.contacts.set(contacts)
    revision = draft.save_revision()
    assert keys(record) == PUBLIC | PRIVATE
    revision.publish()
    assert keys(record) == {
        ("name", "nova ruka", True),
        ("name", "ruka", True),
        ("phone", "481999999", True),
        ("phone", "777222333", True),
    }


@pytest.mark.django_db
def test_what_was_never_public_is_known_by_its_latest_draft():
    record = make_record("První verze", publish=False, phone="481 000 111")
    assert keys(record) == {("name", "prvni verze", False), ("phone", "481000111", False)}
    draft = record.get_latest_revision_as_object()
    draft.name = "Druhá verze"
    draft.contacts.set([OrganizationContact(phone="481 000 222")])
    draft.save_revision()
    assert keys(record) == {("name", "druha verze", False), ("phone", "481000222", False)}


def test_keys_go_with_the_record(record):
    record.delete()
    assert not DuplicateKey.objects.exists()


def test_the_command_makes_all_keys_anew_as_often_as_it_runs(record, capsys):
    draft = make_record("Koncept", publish=False, phone="+420 606 000 111")
    before = set(DuplicateKey.objects.values_list("organization", "kind", "value", "is_public"))
    DuplicateKey.objects.filter(organization=draft).delete()
    DuplicateKey.objects.filter(organization=record, kind="ico").update(value="99999999")
    DuplicateKey.objects.filter(organization=record, kind="host").update(is_public=False)
    for _time in range(2):
        call_command("rebuild_directory")
        rows = DuplicateKey.objects.values_list("organization", "kind", "value", "is_public")
        assert set(rows) == before


def test_setting_up_gives_keys_to_listings_that_have_none(record):
    DuplicateKey.objects.all().delete()
    call_command("setup_centre", "--no-index", verbosity=0)
    assert keys(record) == PUBLIC | PRIVATE


@pytest.mark.django_db
def test_a_lookup_is_one_query_whatever_it_finds(region, django_assert_num_queries):
    asked = {"name": "Pomocná ruka", "ico": ICO, "phones": ["481000111"], "hosts": ["ruka.example"]}
    for number in range(12):
        if number in (1, 11):
            with django_assert_num_queries(1):
                found = find_duplicates(region, **asked, public_only=True)
                assert {match.organization.region.site.pk for match in found} == {region.site.pk}
            assert len(found) == number
        make_record("Pomocná ruka", ico=ICO, phone="481 000 111")


@pytest.mark.django_db
def test_the_strongest_reason_comes_first(region):
    by_name = make_record("Pomocná ruka")
    by_phone = make_record("Jiná", phone="481000111")
    by_both = make_record("Další", ico=ICO, phone="481000111")
    found = find_duplicates(
        region, name="pomocna ruka", ico=ICO, phones=["+420 481 000 111"], public_only=False
    )
    assert [(match.organization, [str(kind) for kind in match.kinds]) for match in found] == [
        (by_both, ["ico", "phone"]),
        (by_phone, ["phone"]),
        (by_name, ["name"]),
    ]


def test_another_region_and_the_record_itself_are_left_out(record, region):
    site = Site.objects.create(
        hostname="jinde.example", root_page=region.site.root_page, site_name="Jinde"
    )
    other = Region.objects.create(name="Jiný", slug="jiny", nuts_code="CZ052", site=site)
    assert not find_duplicates(other, name=record.name, public_only=False)
    assert not find_duplicates(region, name=record.name, public_only=False, exclude=record)
    assert not find_duplicates(region, ico="12345678", public_only=False)
    assert not find_duplicates(region, public_only=False)


def test_a_refusal_is_found_by_ico_name_and_host(region):
    refusal = Refusal.objects.create(
        region=region,
        name="Pomocná ruka",
        name_key="pomocna ruka",
        ico=ICO,
        host=host_key("https://www.ruka.example/"),
    )
    assert find_refusals(region, name="POMOCNÁ RUKA z.s.") == [refusal]
    assert find_refusals(region, ico="708 91 508") == [refusal]
    assert find_refusals(region, hosts=["https://ruka.example/kontakt"]) == [refusal]
    assert not find_refusals(region, name="Jiná", ico="00023205", hosts=["jina.example"])
    assert not find_refusals(region)
