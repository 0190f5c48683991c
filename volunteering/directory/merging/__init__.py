"""Two records of one organization become one: what may be chosen, and the merge itself."""

from .actions import MergeRefused, default_survivor, may_merge, merge, obstacle_to_merge
from .choices import MergeChoices
from .log import register_log_actions
from .sources import current_values, fingerprint

__all__ = [
    "MergeChoices",
    "MergeRefused",
    "current_values",
    "default_survivor",
    "fingerprint",
    "may_merge",
    "merge",
    "obstacle_to_merge",
    "register_log_actions",
]
