"""The public web as a visitor without a browser meets it: forms are read from the page, filled in and sent."""

import json
import re
from base64 import b64encode
from urllib.parse import urlsplit

import altcha
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase

LINK = re.compile(r"https?://\S+")


class Visitor(Client):
    """A client whose requests end with a commit, as on the web: what waits for the commit runs."""

    def request(self, **request):
        """Answer the request, then run what waited for the end of its transaction."""
        with TestCase.captureOnCommitCallbacks(execute=True):
            return super().request(**request)


def soup(response) -> BeautifulSoup:
    """Return the parsed page of a response."""
    return BeautifulSoup(response.content, "lxml", from_encoding="utf-8")


def text_of(response) -> str:
    """Return the text that a reader sees, in one line."""
    return " ".join(soup(response).get_text(" ").split())


def form_of(response, selector: str):
    """Return the one form that fits the selector."""
    (form,) = soup(response).select(selector)
    return form


def values_of(form) -> dict:
    """Return what a browser would send from the form as it stands, files apart; lists for names that repeat."""
    values: dict[str, list[str]] = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        if field.has_attr("disabled") or field.get("type") in ("file", "submit"):
            continue
        if field.get("type") in ("checkbox", "radio"):
            chosen = [field.get("value", "on")] if field.has_attr("checked") else []
        elif field.name == "select":
            chosen = [option.get("value", "") for option in field.select("option[selected]")]
        elif field.name == "textarea":
            chosen = [field.get_text().removeprefix("\n")]
        else:
            chosen = [field.get("value", "")]
        values.setdefault(field["name"], []).extend(chosen)
    return {name: items[0] if len(items) == 1 else items for name, items in values.items() if items}


def solve(challenge: str) -> str:
    """Return the proof for a challenge, as the script of the page would send it."""
    asked = json.loads(challenge)
    solution = altcha.solve_challenge(altcha.Challenge.from_dict(asked))
    assert solution is not None
    return b64encode(
        json.dumps({"challenge": asked, "solution": solution.to_dict()}).encode()
    ).decode()


def fill(form, values: dict, *, with_proof: bool = True) -> dict:
    """Return what is sent when somebody fills the values into a form; with the proof of work, unless said otherwise."""
    sent = values_of(form) | values
    if with_proof:
        sent["proof"] = solve(form.select_one("input[data-challenge]")["data-challenge"])
    return sent


def link_in(mail) -> str:
    """Return the path of the first link in a mail that leads to one of the signed doors or to a profile."""
    address = next(link for link in LINK.findall(mail.body) if urlsplit(link).path.strip("/"))
    return urlsplit(address).path


def upload(name: str, content: bytes, content_type: str = "image/jpeg") -> SimpleUploadedFile:
    """Return a file as a form sends it."""
    return SimpleUploadedFile(name, content, content_type)
