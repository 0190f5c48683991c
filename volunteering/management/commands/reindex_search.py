"""Write the index of the search anew."""

import time

from django.core.management.base import BaseCommand, CommandError

from volunteering.search.rebuilding import Progress, rebuild

# Where nobody watches a line change, one is written so often, in per cent.
STEP = 5
# What a shell says of a program that was ended by Ctrl-C.
INTERRUPTED = 130
MINUTE = 60


class Command(BaseCommand):
    """`manage.py reindex_search`; can be interrupted and run again."""

    help = (
        "Writes the index of the search anew while the old one goes on answering."
        " Can be interrupted at any moment; run again, it goes on where it was."
    )

    def add_arguments(self, parser):
        """Allow beginning anew."""
        parser.add_argument(
            "--from-start",
            action="store_true",
            help="begin anew also where an earlier run was interrupted",
        )

    def handle(self, *args, **options):
        """Rebuild and show how far it is."""
        meter = Meter(self.stdout) if options["verbosity"] else None
        last = Progress(0, 0)
        try:
            for last in rebuild(from_start=options["from_start"]):
                if meter:
                    meter.show(last)
        except KeyboardInterrupt:
            raise CommandError(
                f"Interrupted after {last.done} of {last.total} objects. Run it again to go on.",
                returncode=INTERRUPTED,
            ) from None
        if meter:
            self.stdout.write(f"The index of the search is complete: {last.total} objects.")


class Meter:
    """Shows progress: on a terminal in one line that changes, elsewhere in a line for every few per cent."""

    def __init__(self, out):
        self.out = out
        self.began_at = time.monotonic()
        self.first: Progress | None = None
        self.shown = -STEP

    def show(self, progress: Progress) -> None:
        """Write how far it is."""
        self.first = self.first or progress
        percent = 100 * progress.done // progress.total if progress.total else 100
        line = f"{progress.done} / {progress.total} ({percent} %){self._to_go(progress)}"
        if self.out.isatty():
            is_last = progress.done == progress.total
            self.out.write(f"\r\x1b[K{line}", ending="\n" if is_last else "")
            self.out.flush()
        elif percent // STEP > self.shown // STEP:
            self.shown = percent
            self.out.write(line)
            self.out.flush()

    def _to_go(self, progress: Progress) -> str:
        done = progress.done - (self.first or progress).done
        if not done or progress.done == progress.total:
            return ""
        passed = time.monotonic() - self.began_at
        seconds = round(passed / done * (progress.total - progress.done))
        minutes, seconds = divmod(seconds, MINUTE)
        return f", about {f'{minutes} min ' if minutes else ''}{seconds} s to go"
