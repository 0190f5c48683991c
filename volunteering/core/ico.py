"""IČO, the identification number of an organization in the Czech register: reading and checking it."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

WEIGHTS = (8, 7, 6, 5, 4, 3, 2)


def clean_ico(value: str) -> str:
    """Return an IČO as eight digits.

    People copy it with the prefix ("IČ: 708 91 508") and spreadsheets drop its leading zeros.

    Args:
        value: what was typed; "" is allowed, because informal groups have no IČO.

    Raises:
        ValidationError: not a number of up to eight digits, or the check digit does not fit
            (weights 8 to 2 over the first seven digits; last digit = (11 - sum mod 11) mod 10).
    """
    text = re.sub(r"^\s*I[CČ]O?\s*:?", "", value.strip(), flags=re.IGNORECASE)
    digits = re.sub(r"[\s.\u00a0-]", "", text)
    if not digits:
        return ""
    if not re.fullmatch(r"[0-9]{1,8}", digits):
        raise ValidationError(
            _(
                "An IČO has eight digits, for example 00023205. Leave the field empty if you have none."
            )
        )
    digits = digits.zfill(8)
    total = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=False))
    if (11 - total % 11) % 10 != int(digits[7]) or digits == "00000000":
        raise ValidationError(
            _(
                "This IČO cannot be right: its last digit is computed from the others and does not fit."
                " Please check it for a typing mistake."
            )
        )
    return digits


def validate_ico(value: str) -> None:
    """Model validator: refuse an IČO that is not stored as eight valid digits.

    Raises:
        ValidationError: see `clean_ico`.
    """
    clean_ico(value)
