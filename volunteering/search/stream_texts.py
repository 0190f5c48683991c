"""The texts of a StreamField as the database keeps it, without fetching what its choosers point to.

Wagtail's own way makes a value of every block first, which asks the database for the pictures and pages of each object:
one query for each sort of block of each page that is indexed.
"""

from collections.abc import Iterator

from wagtail.blocks import BaseStreamBlock, BaseStructBlock, Block, ListBlock
from wagtail.images.blocks import ImageBlock

# Whoever overrides these says what is searchable in a way that only a value can answer.
SAYS_NOTHING = Block.get_searchable_content
OF_STREAM = BaseStreamBlock.get_searchable_content
OF_STRUCT = (BaseStructBlock.get_searchable_content, ImageBlock.get_searchable_content)
OF_LIST = ListBlock.get_searchable_content


def texts_of(block: Block, raw) -> Iterator[str]:
    """Give the searchable texts of a block.

    Args:
        block: its definition.
        raw: what the database has for it.
    """
    way = type(block).get_searchable_content
    if way is SAYS_NOTHING or not getattr(block, "search_index", True) or raw is None:
        return
    if way is OF_STREAM:
        for child in raw:
            # A sort of block that is no longer there has no definition.
            if (inner := block.child_blocks.get(child["type"])) is not None:
                yield from texts_of(inner, child["value"])
    elif way in OF_STRUCT and isinstance(raw, dict):
        for name, inner in block.child_blocks.items():
            yield from texts_of(inner, raw.get(name))
    elif way is OF_LIST:
        for child in raw:
            # Lists that were saved by an old Wagtail hold the bare values.
            is_item = isinstance(child, dict) and child.get("type") == "item" and "id" in child
            yield from texts_of(block.child_block, child["value"] if is_item else child)
    else:
        yield from block.get_searchable_content(block.to_python(raw))
