"""explore editor"""
import pytest
from tests.browser.steps import sign_in_to_admin
from tests.support.centre import make_user
from volunteering.posts.pages import NewsIndexPage
pytestmark = pytest.mark.django_db(transaction=True)
def test_explore(live, new_page):
    page = new_page(viewport={"width": 1280, "height": 1000})
    sign_in_to_admin(page, live, make_user("editor"))
    page.screenshot(path="/tmp/e0.png")
    index = NewsIndexPage.objects.get()
    page.goto(f"{live}/admin/pages/add/volunteering/newspage/{index.pk}/")
    page.wait_for_timeout(2500)
    page.screenshot(path="/tmp/e1.png", full_page=True)
    open("/tmp/e1.html","w").write(page.content())
    page.locator("#id_lead_image-chooser button").first.click()
    page.wait_for_timeout(2500)
    page.screenshot(path="/tmp/e2.png")
    open("/tmp/e2.html","w").write(page.content())
