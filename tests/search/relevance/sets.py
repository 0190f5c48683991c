"""Reads a set for measuring relevance from a folder: documents, and questions with graded answers.

A folder holds `docs.json` (or several `docs_*.json`) and one or more `queries_*.json`, each a JSON list:

    {"id": "a001", "type": "organization", "place": "Liberec", "topics": ["zvirata"], "date": "2024-03-11",
     "title": "...", "body": "..."}
    {"id": "l001", "category": "typo", "query": "nemocnce", "relevant": {"a001": 3, "a007": 1}}
"""

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

OWN = Path(__file__).parent
# The questions that the rules were made with; the others are opened only to measure.
LEARNT = "learn"


@dataclass(frozen=True)
class Document:
    """A document of a set.

    Attributes:
        id: how answers name it.
        type: "organization", "program", "news", "story", "event" or "page"; others are made pages.
        title: its title.
        body: its text, one paragraph.
        place: name of its municipality, or nothing.
        topics: slugs; those that the centre does not have are passed over.
        day: when it was published; of an event, when it is.
    """

    id: str
    type: str
    title: str
    body: str
    place: str = ""
    topics: tuple[str, ...] = ()
    day: date | None = None


@dataclass(frozen=True)
class Query:
    """A question with its answers.

    Attributes:
        id: its name.
        category: what it tries, such as "typo"; "prefix" is asked while it is being typed.
        text: what is typed.
        grades: the grade, from 1 to 3, of every document that answers it.
    """

    id: str
    category: str
    text: str
    grades: dict[str, int]


@dataclass(frozen=True)
class RelevanceSet:
    """Documents, and the questions about them by the name of their file: {"learn": [...]}."""

    documents: list[Document]
    queries: dict[str, list[Query]] = field(default_factory=dict)


def read_set(folder: Path = OWN, only: Collection[str] = ()) -> RelevanceSet:
    """Read a set.

    Args:
        folder: where its files are.
        only: names of the files of questions, as "learn" of queries_learn.json; all when empty. Others are not opened.

    Raises:
        FileNotFoundError: there are no documents, or no questions.
    """
    documents = read_documents(folder)
    files = {
        path.stem.removeprefix("queries").strip("_") or path.stem: path
        for path in sorted(folder.glob("queries*.json"))
    }
    queries = {
        name: [_query(entry) for entry in _entries(path)]
        for name, path in files.items()
        if not only or name in only
    }
    if not documents or not queries:
        raise FileNotFoundError(f"{folder} needs docs.json and queries_<name>.json.")
    return RelevanceSet(documents, queries)


def read_documents(folder: Path = OWN) -> list[Document]:
    """Read the documents of a set without its questions."""
    return [
        _document(entry) for path in sorted(folder.glob("docs*.json")) for entry in _entries(path)
    ]


def _entries(path: Path) -> list[dict]:
    return json.loads(path.read_text("utf-8"))


def _document(entry: dict) -> Document:
    day = entry.get("date")
    return Document(
        id=entry["id"],
        type=entry.get("type", "page"),
        title=entry["title"],
        body=entry.get("body", ""),
        place=entry.get("place") or "",
        topics=tuple(entry.get("topics") or ()),
        day=date.fromisoformat(day) if day else None,
    )


def _query(entry: dict) -> Query:
    return Query(entry["id"], entry["category"], entry["query"], entry["relevant"])
