"""Whether an organization is already known: by IČO, name without accents and legal form, web host and phone."""

from .keys import Key, host_key, keys_of, phone_keys
from .lookups import Match, duplicates_of, find_duplicates, find_refusals
from .upkeep import follow_saved, key_values, rebuild_duplicate_keys

__all__ = [
    "Key",
    "Match",
    "duplicates_of",
    "find_duplicates",
    "find_refusals",
    "follow_saved",
    "host_key",
    "key_values",
    "keys_of",
    "phone_keys",
    "rebuild_duplicate_keys",
]
