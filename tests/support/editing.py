"""What an editor does in the admin: opens the form of a page, fills it in, saves, publishes, schedules."""

from datetime import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.http import QueryDict
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

from tests.support.centre import make_user
from tests.support.web import Visitor

PRAGUE = ZoneInfo("Europe/Prague")
FORM = "page-edit-form"


def prague(*parts: int) -> datetime:
    """Return a moment by the clocks of the region."""
    return datetime(*parts, tzinfo=PRAGUE)


def admin_time(moment: datetime) -> str:
    """Return a moment as the admin's form takes it: in the editor's time zone."""
    return moment.astimezone(PRAGUE).strftime("%Y-%m-%d %H:%M")


def text(html: str) -> tuple[str, str]:
    """Return a block of text for a body."""
    return ("text", rich_text(html))


def call_to_action(link: str = "", page: object = "", label: str = "Přihlásit se") -> tuple:
    """Return a box with a button for a body."""
    value = {"heading": "Pojďte s námi", "text": "", "label": label, "page": page, "link": link}
    return ("call_to_action", value)


class Editor:
    """Somebody who is signed in to the admin, by default a member of the editorial team."""

    def __init__(self, role: str = "editor") -> None:
        self.user = make_user(role)
        self.client = Visitor()
        self.client.force_login(self.user)

    def get(self, name: str, *args):
        """Open a screen of the admin by the name of its address."""
        return self.client.get(reverse(name, args=args))

    def add_url(self, model, parent) -> str:
        """Return the address of the form for a new page."""
        meta = model._meta
        return reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, parent.pk])

    def new_form(self, model, parent, **values) -> QueryDict:
        """Open the form for a new page and return what it sends when the values are filled in.

        Lists stand for choices of several; `body` is a list of blocks.
        """
        response = self.client.get(self.add_url(model, parent))
        assert response.status_code == 200, response.status_code
        values.setdefault("body", [])
        return fill(querydict_from_html(response.content.decode(), form_id=FORM), values)

    def edit_form(self, page, **values) -> QueryDict:
        """Open the form of a page and return what it sends when the values are filled in."""
        response = self.get("wagtailadmin_pages:edit", page.pk)
        assert response.status_code == 200, response.status_code
        # The body is drawn by a script, so the HTML of the form does not hold it.
        if hasattr(page, "body"):
            values.setdefault("body", blocks_of(page))
        return fill(querydict_from_html(response.content.decode(), form_id=FORM), values)

    def create(self, model, parent, *, action: str = "publish", **values):
        """Fill in the form for a new page and press a button: "publish", "submit" or "" to save a draft."""
        data = self.new_form(model, parent, **values)
        return self.client.post(self.add_url(model, parent), with_button(data, action))

    def edit(self, page, *, action: str = "publish", **values):
        """Change values of a page and press a button."""
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return self.client.post(address, with_button(self.edit_form(page, **values), action))

    def unpublish(self, page):
        """Take a page down."""
        return self.client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))

    def preview(self, model, parent, **values):
        """Return the preview of a page that is not saved yet."""
        meta = model._meta
        address = reverse(
            "wagtailadmin_pages:preview_on_add", args=[meta.app_label, meta.model_name, parent.pk]
        )
        stored = self.client.post(address, self.new_form(model, parent, **values))
        assert stored.json()["is_valid"], stored.json()
        return self.client.get(address)


def blocks_of(page) -> list[tuple]:
    """Return the body of a page as its editor would send it unchanged; texts only."""
    body = page.get_latest_revision_as_object().body
    assert all(block.block_type == "text" for block in body), "give the body yourself"
    return [text(block.value.source) for block in body]


def fill(data: QueryDict, values: dict) -> QueryDict:
    """Write values into a form as a browser would send them."""
    for name, value in values.items():
        if name == "body":
            for key in [key for key in data if key.startswith("body-")]:
                del data[key]
            for key, part in nested_form_data({"body": streamfield(value)}).items():
                data[key] = part
        elif isinstance(value, list | tuple):
            data.setlist(name, [str(getattr(item, "pk", item)) for item in value])
        elif isinstance(value, datetime):
            data[name] = admin_time(value)
        elif value is False:
            data.pop(name, None)
        else:
            data[name] = "on" if value is True else getattr(value, "pk", value)
    return data


def with_button(data: QueryDict, action: str) -> QueryDict:
    """Add the button that was pressed."""
    if action:
        data[f"action-{action}"] = f"action-{action}"
    return data


def errors_of(response) -> dict[str, list[str]]:
    """Return the errors of a form that was refused, by field."""
    assert response.status_code == 200, f"not refused: {response.status_code}"
    return {name: list(messages) for name, messages in response.context["form"].errors.items()}


def page_titled(title: str):
    """Return the page with this title in its own type."""
    return Page.objects.get(title=title).specific


def path_of(page) -> str:
    """Return the path of a page on its site."""
    return urlsplit(page.full_url).path
