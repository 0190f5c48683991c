"""A program of its own: takes a PDF on its input, writes the text on its output. Knows neither Django nor the site.

Whoever makes a PDF decides how long it takes to read and how much memory; a process can be ended and limited.
"""

import sys
import time
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

try:
    import resource
except ImportError:  # pragma: no cover - Windows has no such limits
    resource = None

MOST_PAGES = 300
# More says nothing new about what a document is about; see MOST_WORDS of the search.
MOST_CHARACTERS = 200_000
# Seconds after which no further page is begun; what has been read by then counts.
ENOUGH = 40
MOST_MEMORY = 1024**3

# What a broken file makes pypdf raise, beside its own errors.
BROKEN = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)


def text_of(file) -> str:
    """Return the text of a PDF.

    Args:
        file: a binary file that can be positioned.

    Raises:
        PyPdfError: it is no PDF, or encrypted with a password; also everything else in `BROKEN`.
    """
    began = time.monotonic()
    pages = PdfReader(file).pages
    parts: list[str] = []
    length = 0
    for number in range(min(len(pages), MOST_PAGES)):
        if length > MOST_CHARACTERS or time.monotonic() - began > ENOUGH:
            break
        try:
            part = pages[number].extract_text()
        except BROKEN:
            # The other pages may be whole.
            continue
        parts.append(part)
        length += len(part)
    return "\n".join(parts)[:MOST_CHARACTERS].replace("\x00", "")


def main() -> int:
    """Read, write; return 1 with a line on the error output when there is nothing to be read."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    try:
        text = text_of(BytesIO(sys.stdin.buffer.read()))
    except BROKEN as error:
        sys.stderr.write(f"{type(error).__name__}: {error}"[:300])
        return 1
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
