"""A merge in the history of the record that stays."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

ACTION = "volunteering.merge"


class MergeFormatter(LogFormatter):
    """Names the record that was taken in; its last values are in the data of the entry."""

    label = gettext_lazy("Merge")

    def format_message(self, log_entry):
        """Return the sentence of the history."""
        merged = log_entry.data.get("merged", {})
        return _("Merged with the record %(name)s (%(uuid)s), which is gone") % {
            "name": merged.get("name", "?"),
            "uuid": merged.get("uuid", "?"),
        }


def register_log_actions(actions) -> None:
    """Tell Wagtail's log about merges."""
    actions.register_action(ACTION)(MergeFormatter)
