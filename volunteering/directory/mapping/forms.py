"""The admin's form of a listing: coordinates may be pasted as a pair, the way maps give them."""

import re

from wagtail.admin.forms import WagtailAdminModelForm

# "50.7671N, 15.0562E" or "50.7671, 15.0562"; maps of this country put north before east.
PAIR = re.compile(r"\s*(\d{1,2}[.,]\d+)\s*°?\s*N?\s*[,;\s]\s*(\d{1,3}[.,]\d+)\s*°?\s*E?\s*", re.I)
# The columns keep five decimals, which is about a metre.
DECIMALS = 5


class OrganizationForm(WagtailAdminModelForm):
    """Splits a pair pasted into the field of the latitude."""

    def __init__(self, data=None, *args, **kwargs):
        if data is not None and (pair := PAIR.fullmatch(data.get("latitude", ""))):
            data = data.copy()
            data["latitude"], data["longitude"] = (
                f"{float(number.replace(',', '.')):.{DECIMALS}f}" for number in pair.groups()
            )
        super().__init__(data, *args, **kwargs)
