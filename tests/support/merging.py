"""Merging two records through both pages of the admin."""

from django.urls import reverse

from tests.support.web import form_of, soup, values_of

FORM = "form[action*='survivor=']"


def merge_url(one, two) -> str:
    """Return the address of the page that merges two records."""
    return reverse("volunteering_merge", args=[one.pk, two.pk])


def choose(user, one, two, *, without=(), survivor=None, **picked):
    """Open the page, pick fields (name to side), untick parts, go on to the page that asks for certain."""
    address = merge_url(one, two) + (f"?survivor={survivor.pk}" if survivor else "")
    form = form_of(user.get(address), FORM)
    values = values_of(form) | {f"field-{name}": side for name, side in picked.items()}
    values = {name: value for name, value in values.items() if name not in without}
    return form["action"], user.post(form["action"], values | {"ask": "1"})


def merge(user, one, two, **choice):
    """Merge two records through both pages; return the page that follows."""
    action, asked = choose(user, one, two, **choice)
    assert asked.status_code == 200
    values = values_of(form_of(asked, FORM))
    return user.post(action, values | {"do": "1"}, follow=True)


def said(response) -> list[str]:
    """Return the messages on a page of the admin."""
    return [line.get_text(" ", strip=True) for line in soup(response).select(".messages li")]
