"""Finding organizations by place and topic, with counts that hold."""

import pytest

from tests.support.centre import make_organization

pytestmark = pytest.mark.django_db


def test_everyday_area_finds_who_serves_the_whole_region_once(client):
    make_organization("Celý kraj", areas=["liberecky-kraj"])
    make_organization("Jen Doksy", areas=["doksy"])
    html = client.get("/adresar/?misto=turnovsko").content.decode()
    assert html.count("Celý kraj</a>") == 1
    assert "Jen Doksy" not in html


@pytest.mark.parametrize(
    "query", ["misto=nic", "tema=%00", "strana=abc", "q=%22", "misto='", "q=%25"]
)
def test_broken_filter_values_never_break_the_page(client, query):
    assert client.get(f"/adresar/?{query}").status_code == 200
