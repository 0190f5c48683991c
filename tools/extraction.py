"""Collect the strings that Python modules and Django templates ask to have translated, without the program xgettext."""

import ast
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from django.utils.translation.template import templatize

MODULE = "django.utils.translation"
# Where a call has its context, its singular and its plural.
FORMS: dict[str, tuple[str, ...]] = {
    "gettext": ("id",),
    "gettext_lazy": ("id",),
    "gettext_noop": ("id",),
    "ngettext": ("id", "plural"),
    "ngettext_lazy": ("id", "plural"),
    "pgettext": ("context", "id"),
    "pgettext_lazy": ("context", "id"),
    "npgettext": ("context", "id", "plural"),
    "npgettext_lazy": ("context", "id", "plural"),
}
MARK = "Translators:"
TEMPLATE_SUFFIXES = {".html", ".txt", ".xml", ".svg"}
SKIPPED_FOLDERS = {"migrations", "__pycache__", "locale", "static", "node_modules"}

LITERAL = r"""u?(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
# What Django makes of a template is blank but for such calls and for comments.
TEMPLATE_CALL = re.compile(
    rf"(?P<comment>\#[^\n]*)|\b(?P<name>n?p?gettext|_)\(\s*(?P<arguments>{LITERAL}(?:\s*,\s*{LITERAL})*)"
)


@dataclass(frozen=True)
class Key:
    """What identifies a string: two that read alike but have different contexts are two."""

    id: str
    context: str | None = None


@dataclass
class Message:
    """A string of the sources; `files` and `comments` are for the translator."""

    key: Key
    plural: str | None = None
    files: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


@dataclass
class Sources:
    """The strings of some folders in the order in which they are met, and what is wrong with the calls."""

    messages: dict[Key, Message] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def add(self, found: Message, file: str) -> None:
        """Note a string; the same one in several places is one message."""
        if not found.key.id:
            self.problems.append(f"{file}: asks for the translation of an empty string")
            return
        known = self.messages.setdefault(found.key, found)
        if found.plural and known.plural and known.plural != found.plural:
            self.problems.append(f"{file}: {found.key.id!r} has two different plurals")
        known.plural = known.plural or found.plural
        known.comments += [line for line in found.comments if line not in known.comments]
        if file not in known.files:
            known.files.append(file)


def collect(root: Path, folders: list[str], without: list[str]) -> Sources:
    """Collect the strings of folders.

    Args:
        root: the repository; names of files are told relative to it.
        folders: where to look, relative to the root.
        without: folders below these to leave out.
    """
    sources = Sources()
    left_out = [root / name for name in without]
    for path in sorted(path for folder in folders for path in (root / folder).rglob("*")):
        inside = path.relative_to(root)
        if SKIPPED_FOLDERS & set(inside.parts) or any(skip in path.parents for skip in left_out):
            continue
        name = inside.as_posix()
        if path.suffix == ".py":
            for message in from_python(path.read_text(), name, sources.problems):
                sources.add(message, name)
        elif path.suffix in TEMPLATE_SUFFIXES and "templates" in inside.parts:
            for message in from_template(path.read_text(), name):
                sources.add(message, name)
    return sources


def from_python(source: str, name: str, problems: list[str]) -> Iterator[Message]:
    """Yield the strings that a module's calls of gettext and its relatives name; note calls that cannot work."""
    finder = _CallFinder(name, problems)
    finder.visit(ast.parse(source, filename=name))
    comments = _translator_comments(source) if finder.found and MARK in source else {}
    for line, message in finder.found:
        message.comments = comments.get(line - 1, [])
        yield message


def from_template(source: str, name: str) -> Iterator[Message]:
    """Yield the strings of a template's translation tags and `_()` constants."""
    comments: list[str] = []
    for match in TEMPLATE_CALL.finditer(templatize(source, origin=name)):
        if match["comment"]:
            text = match["comment"].lstrip("# ").strip()
            if MARK in text:
                comments = [text.partition(MARK)[2].strip()]
            elif text and comments:
                comments.append(text)
            continue
        function = "gettext" if match["name"] == "_" else match["name"]
        literals = [ast.literal_eval(text) for text in re.findall(LITERAL, match["arguments"])]
        yield _message(function, literals, comments)
        comments = []


def _message(function: str, literals: list[str], comments: list[str]) -> Message:
    parts = dict(zip(FORMS[function], literals, strict=False))
    return Message(Key(parts["id"], parts.get("context")), parts.get("plural"), [], list(comments))


class _CallFinder(ast.NodeVisitor):
    """Finds the calls by the names under which a module has imported the functions, whatever those are."""

    def __init__(self, name: str, problems: list[str]) -> None:
        self.name = name
        self.problems = problems
        self.found: list[tuple[int, Message]] = []
        self.aliases: dict[str, str] = {}
        self.depth = 0

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if node.module == MODULE:
            self.aliases |= {a.asname or a.name: a.name for a in node.names if a.name in FORMS}

    def _inside(self, node: ast.AST) -> None:
        self.depth += 1
        self.generic_visit(node)
        self.depth -= 1

    visit_FunctionDef = visit_AsyncFunctionDef = visit_Lambda = _inside

    def visit_Call(self, node: ast.Call) -> None:
        function = self._function(node.func)
        if function:
            self._note(function, node)
        self.generic_visit(node)

    def _function(self, called: ast.expr) -> str | None:
        if isinstance(called, ast.Name):
            return self.aliases.get(called.id)
        if isinstance(called, ast.Attribute) and ast.unparse(called.value).endswith("translation"):
            return called.attr if called.attr in FORMS else None
        return None

    def _note(self, function: str, node: ast.Call) -> None:
        wanted = node.args[: len(FORMS[function])]
        literals = [
            a.value for a in wanted if isinstance(a, ast.Constant) and isinstance(a.value, str)
        ]
        where = f"{self.name}:{node.lineno}"
        if len(literals) == len(FORMS[function]):
            self.found.append((node.lineno, _message(function, literals, [])))
        elif any(isinstance(argument, ast.JoinedStr | ast.BinOp | ast.Call) for argument in wanted):
            # A plain name is no mistake: its string is marked where it is written down.
            self.problems.append(
                f"{where}: {function}() of a text put together at run time finds no translation"
            )
        if self.depth == 0 and not function.endswith(("_lazy", "_noop")):
            self.problems.append(
                f"{where}: {function}() at import knows no reader's language; use {function}_lazy()"
            )


def _translator_comments(source: str) -> dict[int, list[str]]:
    """Return the translators' comments by the line on which each block of them ends."""
    blocks: dict[int, list[str]] = {}
    for token in tokenize.generate_tokens(StringIO(source).readline):
        if token.type != tokenize.COMMENT:
            continue
        line, text = token.start[0], token.string.lstrip("# ").strip()
        if text.startswith(MARK):
            blocks[line] = [text.removeprefix(MARK).strip()]
        elif line - 1 in blocks:
            blocks[line] = [*blocks.pop(line - 1), text]
    return blocks
