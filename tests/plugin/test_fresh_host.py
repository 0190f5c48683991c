"""The plugin in somebody else's site: wheel, `wagtail start`, the lines of docs/installing.md and nothing else."""

import os
import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "installing.md"
# The site's own places must not lend the plugin anything: a program started in `folder` sees only wheel and project.
HOST_MARK = "<!-- the host's own base.html -->"
LINE = re.compile(r'^    "(?P<app>[\w.]+)",$', re.MULTILINE)

pytestmark = pytest.mark.only_on("sqlite")


def blocks(language: str, first_line: str = "") -> list[str]:
    """Return the fenced code blocks of the document in a language that begin with a line."""
    found = re.findall(
        rf"^```{language}\n(.*?)^```$", DOCUMENT.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    return [block for block in found if block.startswith(first_line)]


class Host:
    """A project made by `wagtail start`, with the wheel beside it."""

    def __init__(self, folder: Path, packages: Path) -> None:
        self.project = folder / "hostsite"
        self.project.mkdir(parents=True)
        self.environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("DJANGO", "PYTHON", "DATABASE", "TEST", "WAGTAIL"))
        } | {"PYTHONPATH": str(packages), "PYTHONDONTWRITEBYTECODE": "1", "HOME": str(folder)}
        script = "from wagtail.bin.wagtail import main; import sys; sys.argv = ['wagtail', 'start', 'hostsite', '.']; main()"
        self.run("-c", script)
        base = self.project / "hostsite" / "templates" / "base.html"
        base.write_text(base.read_text().replace("</body>", f"{HOST_MARK}</body>"))
        self.settings = self.project / "hostsite" / "settings" / "base.py"
        self.urls = self.project / "hostsite" / "urls.py"
        self.pristine = {path: path.read_text() for path in (self.settings, self.urls)}

    def run(self, *arguments: str, fails: bool = False) -> str:
        """Run Python in the project; return what it said.

        Args:
            arguments: of the interpreter.
            fails: whether it has to end with an error.
        """
        answer = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.project,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        said = answer.stdout + answer.stderr
        assert (answer.returncode != 0) == fails, said
        return said

    def manage(self, *arguments: str, fails: bool = False) -> str:
        """Run a command of the project."""
        return self.run("manage.py", *arguments, fails=fails)

    def follow_the_document(self, *, without: str = "") -> None:
        """Apply the blocks of the document to the project as it was made; `without` leaves lines with it out."""
        for path, name in ((self.settings, "settings/base.py"), (self.urls, "urls.py")):
            lines = [
                line
                for block in blocks("python", f"# {name}\n")
                for line in block.splitlines(keepends=True)
                if not without or without not in line
            ]
            path.write_text(self.pristine[path] + "\n" + "".join(lines))


@pytest.fixture(scope="module")
def packages(tmp_path_factory) -> Path:
    """Return a folder with nothing but the unpacked wheel of the plugin."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(folder),
        str(ROOT),
    ]
    built = subprocess.run(build, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = folder.glob("wagtail_volunteering-*.whl")
    target = folder / "packages"
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--no-compile",
    ]
    if subprocess.run(
        [sys.executable, "-m", "pip", "--version"], capture_output=True, check=False
    ).returncode:
        # An environment made by uv has no pip; a wheel of pure Python is an archive.
        zipfile.ZipFile(wheel).extractall(target)
    else:
        subprocess.run([*install, "--target", str(target), str(wheel)], check=True)
    return target


@pytest.fixture
def host(tmp_path, packages) -> Host:
    """Return a fresh project that does not know the plugin yet."""
    return Host(tmp_path, packages)


VISIT = """
from django.test import Client
from django.conf import settings
settings.ALLOWED_HOSTS = ["*"]
import volunteering
from datetime import timedelta
from django.utils import timezone
from volunteering.core.models import Region
from volunteering.directory.models import Organization
from volunteering.events.pages import EventIndexPage, EventPage
from volunteering.posts.pages import NewsIndexPage, NewsPage
from volunteering.places.models import Place
print("plugin from", volunteering.__file__)
region = Region.objects.get()
listing = Organization(region=region, name="Spolek u hosta", slug="spolek", summary="V krátkosti.",
                       seat=Place.objects.get(slug="turnov"))
listing.save()
listing.areas = [listing.seat]
listing.save_revision().publish()
event = EventPage(title="Akce u hosta", slug="hostina", lead="Přijďte.", venue_name="Sál",
                  starts_at=timezone.now() + timedelta(days=3))
EventIndexPage.objects.get().add_child(instance=event)
event.organizations = [listing]
event.save_revision().publish()
news = NewsPage(title="Zpráva u hosta", slug="zprava", lead="Stalo se.")
NewsIndexPage.objects.get().add_child(instance=news)
news.save_revision().publish()
client = Client(headers={"host": "www.example.org"}, raise_request_exception=True)
for address in ("/aktuality/", "/aktuality/zprava/", "/pribehy/", "/akce/", "/akce/hostina/", "/adresar/",
                "/adresar/?q=spolek", "/adresar/pridat/", "/adresar/spolek/", "/chci-pomahat/", "/kontakt/"):
    response = client.get(address)
    html = response.content.decode()
    print(address, response.status_code, "HOST" if MARK in html else "", "<svg" in html or "")
for address in ("/kanaly/vse.rss", "/sitemap.xml", "/admin/login/"):
    print(address, client.get(address).status_code)
from django.contrib.auth import get_user_model
user = get_user_model().objects.create_superuser("spravce", "s@example.org", "heslo")
client.force_login(user)
for address in ("/admin/", f"/admin/pages/{news.pk}/edit/", f"/admin/pages/{event.pk}/edit/",
                f"/admin/snippets/volunteering/organization/edit/{listing.pk}/", "/admin/snippets/volunteering/office/add/",
                "/admin/volunteering/submission/", "/admin/volunteering/contactmessage/"):
    print(address, client.get(address).status_code)
"""


def test_the_document_names_every_line(host):
    """Each app that is left out is named by a system check, and so are missing addresses."""
    (block,) = [block for block in blocks("python") if "INSTALLED_APPS" in block]
    apps = [match["app"] for match in LINE.finditer(block)]
    assert "volunteering" in apps
    required = [app for app in apps if not app.startswith("volunteering")]
    assert len(required) == 5

    # Every line with a dot is left out, then the one that has none.
    host.follow_the_document(without=".")
    said = host.manage("check", fails=True)
    host.follow_the_document(without='"wagtail_modeladmin"')
    said += host.manage("check", fails=True)
    assert said.count("volunteering.E001") == len(required), said
    assert [app for app in required if f'"{app}"' not in said] == []
    host.follow_the_document(without="czech_admin")
    assert "volunteering.W001" in host.manage("check")
    host.follow_the_document(without="WAGTAILSEARCH_BACKENDS")
    assert "volunteering.E005" in host.manage("check", fails=True)
    host.follow_the_document(without="volunteering.urls")
    assert "volunteering.E004" in host.manage("check", fails=True)
    host.follow_the_document(without="volunteering.urls")
    host.urls.write_text(
        host.urls.read_text() + 'urlpatterns += [path("", include("volunteering.urls"))]\n'
    )
    assert "volunteering.E004" in host.manage("check", fails=True)
    host.follow_the_document()
    assert "no issues" in host.manage("check")


def test_a_fresh_project_becomes_a_centre(host):
    host.follow_the_document()
    assert "No changes detected" in host.manage("makemigrations", "--check", "--dry-run")

    commands = [
        line for block in blocks("sh") for line in block.splitlines() if "manage.py" in line
    ]
    assert [line.split()[2] for line in commands] == ["check", "migrate", "setup_centre"]
    for line in commands:
        host.run(*shlex.split(line)[1:])
    said = host.manage("shell", "-v", "0", "-c", f"MARK = {HOST_MARK!r}{VISIT}")

    assert "plugin from " + host.environment["PYTHONPATH"] in said
    rows = {line.split()[0]: line.split()[1:] for line in said.splitlines() if line.startswith("/")}
    assert len(rows) == 21
    assert {address: row[0] for address, row in rows.items() if row[0] != "200"} == {}
    inside = [address for address, row in rows.items() if "HOST" in row]
    assert len(inside) == 11


OWN_IMAGES = """
from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class Picture(AbstractImage):
    author = models.CharField(max_length=100, blank=True)
    admin_form_fields = (*Image.admin_form_fields, "author")


class Copy(AbstractRendition):
    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="copy_once")
        ]
"""


def test_a_project_with_its_own_image_model_gets_no_drift(host):
    host.follow_the_document()
    app = host.project / "pictures"
    (app / "migrations").mkdir(parents=True)
    for path in (app / "__init__.py", app / "migrations" / "__init__.py"):
        path.touch()
    (app / "models.py").write_text(OWN_IMAGES)
    host.settings.write_text(
        host.settings.read_text()
        + '\nINSTALLED_APPS.append("pictures")\nWAGTAILIMAGES_IMAGE_MODEL = "pictures.Picture"\n'
        + 'DEFAULT_AUTO_FIELD = "django.db.models.AutoField"\n'
    )
    host.manage("makemigrations", "pictures")

    assert "No changes detected" in host.manage(
        "makemigrations", "volunteering", "--check", "--dry-run"
    )
    assert "volunteering.0001_initial" in host.manage("showmigrations", "--plan")
    script = (
        "from volunteering.posts.pages import NewsPage; from volunteering.directory.models import Organization;"
        "print([model._meta.get_field(name).related_model._meta.label"
        " for model, name in ((NewsPage, 'lead_image'), (Organization, 'logo'))])"
    )
    assert "['pictures.Picture', 'pictures.Picture']" in host.manage(
        "shell", "-v", "0", "-c", script
    )
