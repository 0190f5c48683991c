"""Who may see what was looked for in vain: whoever looks after the synonyms."""

from wagtail.permission_policies import ModelPermissionPolicy

from .models import MissedQuery, SynonymGroup

# Nobody writes a row by hand, and nobody changes one.
ALLOWED = frozenset(["view", "delete"])


class MissedQueryPolicy(ModelPermissionPolicy):
    """Lets whoever may change synonyms see the rows and tick them off."""

    def __init__(self):
        super().__init__(MissedQuery, auth_model=SynonymGroup)

    def user_has_permission(self, user, action):
        """Whether the user may do it with any row."""
        return action in ALLOWED and super().user_has_permission(user, "change")

    def users_with_any_permission(self, actions):
        """Return the users who may do any of it."""
        users = super().users_with_any_permission(["change"])
        return users if ALLOWED.intersection(actions) else users.none()
