"""The house rules see what they are there for."""

import pytest

from tools import house_rules


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setattr(house_rules, "ROOT", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "line",
    ["see https://" + "py" + "pi.org/simple", "cd /ho" + "me/jana/project", "open('/tm" + "p/x')"],
)
def test_a_trace_of_a_machine_or_a_registry_is_found(root, line):
    (root / "notes.md").write_text(f"fine\n{line}\n")

    (problem,) = house_rules.traces([root / "notes.md"])

    assert problem.startswith("notes.md:2:")


@pytest.mark.parametrize(
    "line", ["/srv/centre/media", "templates/home/x.html", "url('/work')", "a/tmp/b"]
)
def test_other_paths_are_left_alone(root, line):
    (root / "notes.md").write_text(line)

    assert list(house_rules.traces([root / "notes.md"])) == []


def test_a_lock_needs_hashes_and_no_address(root):
    folder = root / "requirements"
    folder.mkdir()
    (folder / "run.in").write_text("a\nb\n")
    (folder / "run.txt").write_text(
        "a==1 \\\n    --hash=sha256:00\n    # via b\nb==2 ; python_version < '3.12'\n"
    )
    (folder / "dev.in").write_text("a\n")

    assert list(house_rules.locks()) == [
        "requirements/run.txt: no hash for b==2",
        "requirements/dev.in: has no lock beside it",
    ]

    (folder / "run.txt").write_text("--index-url https://example.org\na==1 --hash=sha256:00\n")
    assert "requirements/run.txt: names an index; lock again with `make lock`" in list(
        house_rules.locks()
    )


def test_a_test_folder_without_init_and_a_site_package_are_found(root):
    (root / "site").mkdir()
    (root / "site" / "__init__.py").touch()
    (root / "tests" / "search").mkdir(parents=True)
    test = root / "tests" / "search" / "test_x.py"
    test.touch()

    problems = list(house_rules.layout([test]))

    assert [problem.split(":")[0] for problem in problems] == ["site/__init__.py", "tests/search"]
