"""Forms of the admin that this site tightens or puts into Czech."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm
from wagtail.images.forms import BaseImageForm


class ImageForm(BaseImageForm):
    """A picture cannot be saved without its alternative text (WCAG 2.2, 1.1.1)."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["description"]
        field.required = True
        field.label = _("Alternative text")
        field.help_text = _("What is in the picture, for people who cannot see it. One sentence.")


class LoginForm(WagtailLoginForm):
    """The sign-in form; Wagtail leaves the label of its password field to the field's name, in English."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")
