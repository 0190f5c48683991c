"""The panels on the admin home: what waits, and how the monthly promise stands."""

from wagtail.admin.ui.components import Component
from wagtail.models import Site

from volunteering.core.todo import todos

from .promise import this_month


class TodoPanel(Component):
    """What waits for this user, each line a link with its number; a sentence when nothing does."""

    name = "volunteering_todo"
    template_name = "volunteering/admin/todo_panel.html"
    order = 80

    def get_context_data(self, parent_context=None):
        """Ask every feature what waits."""
        return {"todos": todos((parent_context or {})["request"])}


class PromisePanel(Component):
    """How many posts this month has, how many are scheduled, how many are missing to the promise."""

    name = "volunteering_promise"
    template_name = "volunteering/admin/promise_panel.html"
    order = 90

    def get_context_data(self, parent_context=None):
        """Add the numbers of the site that the admin is opened on."""
        request = (parent_context or {})["request"]
        return {"promise": this_month(Site.find_for_request(request)), "request": request}
