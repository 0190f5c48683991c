"""The description of the API: valid, complete, and the one that somebody has read."""

import re

import pytest
from django.test import Client
from openapi_spec_validator import OpenAPIV31SpecValidator

from . import golden
from .test_golden import _operations, resolved, validator

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database("the description knows no data"),
]


def test_the_description_is_the_golden_one_and_valid():
    told = Client().get("/api/v1/openapi.json").json()
    assert [error.message for error in OpenAPIV31SpecValidator(told).iter_errors()] == []
    assert not golden.differs(golden.DOCUMENT, told), golden.HOW


def test_everything_is_described_and_has_an_example_that_fits():
    wrong = []
    for path, method, operation in _operations():
        label = f"{method} {path}"
        wrong += [
            f"{label}: {name}"
            for name in ("summary", "description", "tags")
            if not operation.get(name)
        ]
        wrong += [
            f"{label}: parameter {parameter['name']}"
            for parameter in operation.get("parameters", ())
            if not parameter.get("description")
        ]
        bodies = [("request", operation.get("requestBody", {}))]
        for status, body in [*operation["responses"].items(), *bodies]:
            for kind, content in resolved(body).get("content", {}).items():
                if kind in ("image/*", "multipart/form-data"):
                    continue
                if not content["schema"] or "example" not in content:
                    wrong.append(f"{label}: {status} has no schema or no example")
                    continue
                wrong += [
                    f"{label}: {status} {error.json_path}: {error.message}"
                    for error in validator(content["schema"]).iter_errors(content["example"])
                ]
        good = [status for status in operation["responses"] if status < "300"]
        wrong += [
            f"{label}: {status} is not typed"
            for status in good
            if status != "204" and "content" not in operation["responses"][status]
        ]
    assert not wrong, "\n".join(wrong)


def test_every_tag_is_explained():
    told = Client().get("/api/v1/openapi.json").json()
    explained = {tag["name"] for tag in told["tags"]}
    assert {tag for _p, _m, operation in _operations() for tag in operation["tags"]} == explained


def test_the_page_to_read_and_try_takes_everything_from_its_own_host():
    client = Client()
    response = client.get("/api/v1/docs/")
    page = response.content.decode()
    addresses = re.findall(r'(?:src|href)="([^"]*)"', page)
    assert len(addresses) > 3
    assert all(re.match(r"/(?!/)", address) for address in addresses)
    for address in addresses:
        assert client.get(address).status_code == 200, address
    # No script or style stands in the page itself: the strict policy would not run it.
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page)
    assert set(re.findall(r"<script([^>]*)>", page)) <= {
        ' type="application/json" id="swagger-settings"',
        *(f' src="{address}"' for address in addresses),
    }
    policy = response["Content-Security-Policy"]
    assert "script-src 'self';" in policy + ";"
    assert "unsafe" not in policy
    assert "http" not in policy
