"""The two buttons that ask the business register: of the public form, and of the admin's."""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from volunteering import conf
from volunteering.core.spam import is_cross_site, is_within_limit

from ..pages import render_listing_form
from .forms import fill_empty, look_up, same_form

SCOPE = "register"


def fill_in_listing(request, directory, region, kept_files):
    """Show the public form again, filled with what the register knows; nothing is validated and nothing is kept.

    Args:
        request: the POST of the button.
        directory: the directory page.
        region: whose directory it is for.
        kept_files: returns the pictures kept from an earlier attempt, by the key of the form.
    """
    form = same_form(request.POST, region)
    form.kept_files = kept_files(form.key)
    status = 200
    if is_cross_site(request):
        status = 403
        sentence = _(
            "This form can be sent only from our own page. Please send it again from here."
        )
    elif not is_within_limit(request, SCOPE, conf.register_limit()):
        status = 429
        sentence = _(
            "The business register was asked too many times from your network in the last hour."
            " Please fill in the form yourself."
        )
    else:
        found, sentence = look_up(str(form.initial.get("ico") or ""))
        if found is not None:
            sentence = fill_empty(form, found)
    if request.FILES:
        sentence += " " + _("Please choose your pictures again; a browser does not keep them.")
    return render_listing_form(request, directory, form, status=status, register_says=sentence)


@never_cache
@require_GET
def fill_in_admin(request):
    """Tell the admin's form what the register knows about an IČO.

    Raises:
        PermissionDenied: for people who may neither add nor change organizations.
    """
    user = request.user
    if not any(
        user.has_perm(f"volunteering.{action}_organization") for action in ("add", "change")
    ):
        raise PermissionDenied
    found, sentence = look_up(request.GET.get("ico", "")[:40])
    if found is None:
        return JsonResponse({"sentence": sentence, "values": {}})
    values = found.values()
    if found.seat is not None:
        # The admin chooses the seat by its key, and shows its name.
        values["seat"] = str(found.seat.pk)
    return JsonResponse(
        {
            "sentence": _("Filled in from the business register; please check it."),
            "nothing": _("The business register has nothing that you have not filled in already."),
            "values": values,
            "seat_label": str(found.seat or ""),
        }
    )
