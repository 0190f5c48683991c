"""What the demo is made of: texts from TOML files, drawn pictures, and bodies as StreamField JSON."""

import json
import tomllib
from functools import cached_property
from io import BytesIO
from pathlib import Path
from uuid import uuid4

from django.core.files.images import ImageFile

from home.models import CustomImage

FOLDER = Path(__file__).parent


def content_of(name: str) -> dict:
    """Return the texts of one file of the folder `content`."""
    return tomllib.loads((FOLDER / "content" / f"{name}.toml").read_text(encoding="utf-8"))


class DemoMaterial:
    """Pictures in the library, and bodies that show them."""

    @cached_property
    def pictures(self) -> dict[str, dict]:
        """What each picture shows, by key."""
        path = FOLDER / "pictures" / "pictures.toml"
        return tomllib.loads(path.read_text(encoding="utf-8"))

    def load_pictures(self) -> None:
        """Put the pictures into the library, by title."""
        for key, facts in self.pictures.items():
            if CustomImage.objects.filter(title=facts["title"]).exists():
                continue
            path = picture_path(key)
            CustomImage.objects.create(
                title=facts["title"],
                description=facts["alt"],
                author=facts["author"],
                licence="cc-by",
                file=ImageFile(BytesIO(path.read_bytes()), name=path.name),
            )

    def picture(self, key: str) -> CustomImage:
        """Return a picture of the library."""
        return CustomImage.objects.get(title=self.pictures[key]["title"])

    def body(self, blocks: list[dict]) -> str:
        """Return a body as StreamField JSON."""
        return json.dumps([{"type": item["type"], "value": self._value(item)} for item in blocks])

    def _value(self, item: dict):
        match item["type"]:
            case "text":
                return item["html"]
            case "image":
                return self._figure(item)
            case "gallery":
                # Without an id Wagtail takes an item for its bare value.
                return [
                    {"type": "item", "id": str(uuid4()), "value": self._figure(row)}
                    for row in item["images"]
                ]
            case "call_to_action":
                return {key: item[key] for key in ("heading", "text", "label", "link")} | {
                    "page": None
                }
            case "quote":
                return {"text": item["text"], "attribution": item["attribution"]}
        raise ValueError(f"Unknown block in the demo content: {item['type']}")

    def _figure(self, item: dict) -> dict:
        image = self.picture(item["picture"])
        value = {"image": image.pk, "alt_text": image.description, "decorative": False}
        return {"image": value, "caption": item["caption"]}


def picture_path(key: str) -> Path:
    """Return the file of a picture."""
    suffix = "png" if key.startswith("logo-") else "jpg"
    return FOLDER / "pictures" / f"{key}.{suffix}"
