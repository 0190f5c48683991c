"""The sentences of an object without markup, for the passages that a search shows."""

from collections.abc import Mapping
from typing import Any

from volunteering.search.passages import describing_texts


def plain_text(told: Mapping[str, Any]) -> str:
    """Return what an object says beyond its line in a list, a piece on each line; what describes it best stands first.

    Args:
        told: all that is told of it.
    """
    described = told.get("seo_description")
    columns = {
        "search_description": None if described == told.get("lead") else described,
        "description": told.get("description"),
    }
    pieces = describing_texts(columns, map(_as_kept, told.get("body", ())))
    return "\n".join(" ".join(piece.split()) for piece in pieces)


def _as_kept(block: Mapping[str, Any]) -> dict[str, Any]:
    """Return a block of a body as the database keeps it, as far as its words go."""
    is_text = block["type"] == "text"
    return {"type": block["type"], "value": block["html"] if is_text else block}
