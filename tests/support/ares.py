"""A business register in memory: what it knows, what it was asked, and whether it is out of order."""

from typing import ClassVar

from volunteering.directory.ares.client import RegisteredSubject, RegisterUnavailable

NAME = "tests.support.ares.FakeRegister"


class FakeRegister:
    """Stands in for the register that the settings name; every test empties it first with `reset`."""

    subjects: ClassVar[dict[str, RegisteredSubject]] = {}
    asked: ClassVar[list[str]] = []
    is_down: ClassVar[bool] = False

    @classmethod
    def reset(cls, **subjects: RegisteredSubject) -> None:
        """Forget everything and know only these, by IČO with an underscore before it."""
        cls.subjects.clear()
        cls.subjects.update({ico.lstrip("_"): subject for ico, subject in subjects.items()})
        cls.asked.clear()
        cls.is_down = False

    def find(self, ico: str) -> RegisteredSubject | None:
        """Return what is known, unless it is out of order."""
        self.asked.append(ico)
        if self.is_down:
            raise RegisterUnavailable("down")
        return self.subjects.get(ico)
