"""What the inboxes of the admin need beyond wagtail-modeladmin: a malformed filter never ends in an error."""

from django.contrib.admin.options import IncorrectLookupParameters
from django.shortcuts import redirect
from wagtail_modeladmin.views import IndexView


class InboxView(IndexView):
    """The list of an inbox."""

    def dispatch(self, request, *args, **kwargs):
        """Show the whole list when the address asks for something that no filter understands."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except IncorrectLookupParameters:
            # wagtail-modeladmin 2.5 lets it through where Django's own admin redirects.
            return redirect(self.index_url)
