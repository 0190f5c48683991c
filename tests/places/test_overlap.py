"""Places that share ground: ORP that cross okresy, everyday areas, and towns of one name."""

import pytest

from tests.support.centre import make_organization, place
from tests.support.doors import read
from volunteering.places.actions import load_places, rebuild_overlaps
from volunteering.places.facts import rows_of
from volunteering.places.models import Place, PlaceOverlap

pytestmark = pytest.mark.django_db


def overlapping(slug: str) -> set[str]:
    """Return the slugs of the places that share ground with a place."""
    return set(Place.objects.overlapping(place(slug)).values_list("slug", flat=True))


def test_turnov_lies_in_its_okres_its_orp_its_area_and_the_kraj():
    around = overlapping("turnov")

    assert {"turnov", "okres-semily", "orp-turnov", "turnovsko", "liberecky-kraj"} <= around
    assert "okres-ceska-lipa" not in around
    assert "semily" not in around


def test_turnovsko_reaches_into_three_okresy():
    okresy = {slug for slug in overlapping("turnovsko") if slug.startswith("okres-")}

    assert okresy == {"okres-semily", "okres-liberec", "okres-jablonec-nad-nisou"}
    assert "turnovsko" in overlapping("orp-turnov")


def test_an_okres_and_the_town_of_its_name_are_told_apart():
    labels = {slug: place(slug).label for slug in ("semily", "okres-semily", "orp-semily")}

    assert len(set(labels.values())) == 3
    assert labels["semily"] == "Semily"


def test_two_towns_named_pencin_are_two_places():
    both = Place.objects.filter(name="Pěnčín", kind="obec").order_by("slug")

    assert [item.slug for item in both] == [
        "pencin-okres-jablonec-nad-nisou",
        "pencin-okres-liberec",
    ]
    assert [item.label for item in both] == [
        "Pěnčín (okres Jablonec nad Nisou)",
        "Pěnčín (okres Liberec)",
    ]
    assert both[0].slug not in overlapping(both[1].slug)


def test_a_listing_from_one_pencin_is_not_found_in_the_other():
    organization = make_organization("Pěnčínští", areas=["pencin-okres-liberec"])
    address = organization.get_url()

    assert address in read("/adresar/", misto="pencin-okres-liberec")
    assert address in read("/adresar/", misto="okres-liberec")
    assert address in read("/adresar/", misto="turnovsko")
    assert address not in read("/adresar/", misto="pencin-okres-jablonec-nad-nisou")
    assert address not in read("/adresar/", misto="okres-jablonec-nad-nisou")


def test_who_serves_the_whole_region_is_found_everywhere():
    organization = make_organization("Krajští", areas=["liberecky-kraj"])

    for slug in ("turnov", "ceskolipsko", "okres-liberec", "orp-frydlant", "harrachov"):
        assert read("/adresar/", misto=slug).count(f'href="{organization.get_url()}"') == 1, slug


def test_an_area_that_gets_a_new_part_is_found_there(django_capture_on_commit_callbacks):
    area = place("turnovsko")
    assert "harrachov" not in overlapping("turnovsko")

    with django_capture_on_commit_callbacks(execute=True):
        area.covers.add(place("harrachov"))

    assert "harrachov" in overlapping("turnovsko")
    assert "turnovsko" in overlapping("harrachov")


def test_a_place_that_is_new_shares_ground_once_overlaps_are_rebuilt():
    new = Place.objects.create(
        name="Nová Ves u Turnova",
        slug="nova-ves-u-turnova",
        kind="obec",
        kraj=place("liberecky-kraj"),
        okres=place("okres-semily"),
        orp=place("orp-turnov"),
    )

    rebuild_overlaps()

    assert {"turnovsko", "okres-semily", "liberecky-kraj"} <= overlapping(new.slug)


def test_loading_the_facts_again_changes_nothing():
    before = list(Place.objects.order_by("pk").values())
    pairs = PlaceOverlap.objects.count()

    assert load_places(rows_of("CZ051")) == (0, 0)

    assert list(Place.objects.order_by("pk").values()) == before
    assert PlaceOverlap.objects.count() == pairs


def test_overlap_goes_both_ways_and_holds_for_itself():
    pairs = set(PlaceOverlap.objects.values_list("place_id", "other_id"))

    assert all((other, one) in pairs for one, other in pairs)
    assert all((pk, pk) in pairs for pk in Place.objects.values_list("pk", flat=True))
