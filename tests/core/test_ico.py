"""IČO: what people type and spreadsheets spoil becomes eight digits; what cannot be right is refused."""

import pytest
from django.core.exceptions import ValidationError

from volunteering.core.ico import clean_ico


@pytest.mark.parametrize(
    "ico", ["00023205", "44992785", "26577321", "17686091", "00007064", "70891508"]
)
def test_real_numbers_pass_unchanged(ico):
    assert clean_ico(ico) == ico


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("708 91 508", "70891508"),
        (" 70891508 ", "70891508"),
        ("708\u00a091\u00a0508", "70891508"),
        ("IČ: 70891508", "70891508"),
        ("IČ 708 91 508", "70891508"),
        ("ič:70891508", "70891508"),
        ("IČO: 70891508", "70891508"),
        ("ico 70891508", "70891508"),
        ("23205", "00023205"),
        ("7064", "00007064"),
        ("", ""),
        ("   ", ""),
        ("IČ:", ""),
    ],
)
def test_spaces_prefixes_and_lost_zeros_are_mended(typed, stored):
    assert clean_ico(typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "00112233",  # the sample of the open formal norm itself
        "70891509",
        "00000000",
        "0",
        "123456789",
        "CZ70891508",
        "7089150a",
        "=1+1",
        "٧٠٨٩١٥٠٨",
        "70891508\x00",
        "<b>70891508</b>",
    ],
)
def test_what_is_no_ico_is_refused_in_a_sentence(typed):
    with pytest.raises(ValidationError) as refused:
        clean_ico(typed)
    assert refused.value.messages[0].endswith(".")
