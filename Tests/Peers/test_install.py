"""The installation: from the tree into an empty prefix, used from the root without an environment, and taken away."""

import os
import shutil
import subprocess

import pytest

import program

pytestmark = pytest.mark.needs_program


def make(target, **places):
    words = [f"{name}={value}" for name, value in places.items()]
    return subprocess.run(["make", "--no-print-directory", target, f"PROGRAM={program.program()}", *words],
                          capture_output=True, text=True, cwd=program.ROOT)


def files(folder):
    """Everything below a folder, folders with a slash at the end."""
    return sorted(str(path.relative_to(folder)) + ("/" if path.is_dir() else "") for path in folder.rglob("*"))


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    prefix = tmp_path_factory.mktemp("install") / "a prefix"
    result = make("install-built", PREFIX=prefix)
    assert result.returncode == 0, result.stderr
    return prefix


def run(prefix, *arguments, shell=None):
    """Runs the installed program as somebody would who has nothing: at the root, without an environment."""
    command = [shell, "-c", *arguments] if shell else [prefix / "bin" / "threshold", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd="/", env={}, stdin=subprocess.DEVNULL)


def test_it_has_its_guidance_scenarios_and_schemas(installed):
    share = installed / "share" / "threshold"
    for folder in ("Config", "Scenarios", ".schemas"):
        ours = [name for name in files(program.ROOT / folder) if not name.split("/")[-1].startswith(".")]
        assert files(share / folder) == ours


def test_it_says_its_version_and_that_of_its_guidance(installed):
    result = run(installed, "--version")
    folder = f"{installed}/share/threshold/Config/lancashire"
    assert result.stdout == f"threshold 0.1.0\nLancashire Continuum of Need 0.2.0, in {folder}\n"
    assert result.returncode == 0


def test_it_works_from_the_root_without_an_environment(installed):
    checked = run(installed, "check", "--answer", "immediate-danger=yes", "--today", program.TODAY)
    assert checked.returncode == 0, checked.stderr
    assert checked.stdout.startswith("Do now: Ring 999 now")
    scenario = run(installed, "check", "--answers",
                   f"{installed}/share/threshold/Scenarios/written-agreement/paper-promise.yaml",
                   "--today", program.TODAY, "--format", "json")
    assert scenario.returncode == 0, scenario.stderr
    explained = run(installed, "explain", "paper-never-protects")
    assert explained.returncode == 0, explained.stderr
    assert "A written agreement never lowers the level." in explained.stdout
    tested = run(installed, "test", "--config", f"{installed}/share/threshold/Config/lancashire")
    assert tested.returncode == 0, tested.stdout + tested.stderr
    moved = run(installed, "escalate", "--config", f"{installed}/share/threshold/Config/northshire", "--at", "panel",
                "--since", program.TODAY, "--today", program.TODAY)
    assert moved.returncode == 0, moved.stderr


def test_it_needs_no_library(installed):
    result = subprocess.run(["ldd", installed / "bin" / "threshold"], capture_output=True, text=True)
    # The program of `make build` is static; one that was built for tests need not be.
    assert "not a dynamic executable" in result.stdout + result.stderr or "/debug/" in program.program()


def test_it_takes_at_most_25_megabytes(installed):
    assert sum(path.stat().st_size for path in installed.rglob("*") if path.is_file()) <= 25_000_000


def test_it_is_linked_as_the_security_document_says(installed):
    """At fixed addresses, with a stack that cannot be executed, and read-only where it was relocated."""
    result = subprocess.run(["readelf", "-hlW", installed / "bin" / "threshold"], capture_output=True, text=True)
    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["Type:", "EXEC", "(Executable", "file)"] in lines
    assert [words[-2] for words in lines if words[:1] == ["GNU_STACK"]] == ["RW"]
    assert any(words[:1] == ["GNU_RELRO"] for words in lines)
    assert "There is no dynamic section" in subprocess.run(
        ["readelf", "-dW", installed / "bin" / "threshold"], capture_output=True, text=True).stdout


def test_an_archive_is_the_same_however_often_it_is_packed():
    sums = []
    for _ in range(2):
        result = make("dist-built")
        assert result.returncode == 0, result.stderr
        sums.append((program.ROOT / ".build" / "SHA256SUMS").read_text())
    assert sums[0] == sums[1]


def test_each_command_has_a_manual_page_that_renders(installed):
    pages = sorted((installed / "share" / "man" / "man1").iterdir())
    commands = run(installed, "manual", "--list").stdout.split()
    assert [page.name for page in pages] == sorted(["threshold.1", *(f"threshold-{name}.1" for name in commands)])
    for page in pages:
        checked = subprocess.run(["groff", "-mdoc", "-Tutf8", "-ww", "-z", page], capture_output=True, text=True)
        assert (checked.returncode, checked.stderr) == (0, ""), page.name
        if shutil.which("mandoc"):
            linted = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", page], capture_output=True, text=True)
            assert linted.stdout == "", page.name


@pytest.mark.parametrize("shell, place, check", [
    ("bash", "share/bash-completion/completions/threshold", ["-n"]),
    ("zsh", "share/zsh/site-functions/_threshold", ["-n"]),
    ("fish", "share/fish/vendor_completions.d/threshold.fish", ["--no-execute"]),
])
def test_completions_name_the_commands(installed, shell, place, check):
    path = installed / place
    text = path.read_text()
    for command in run(installed, "manual", "--list").stdout.split():
        assert command in text
    if shutil.which(shell):
        result = subprocess.run([shell, *check, path], capture_output=True, text=True)
        assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("line, words", [
    ("check --config {base} --answer f", ["food-detail=well", "food-detail=poorly", "food-detail=hardly",
                                          "food-detail=unknown"]),
    ("check --config {base} --answer d", ["danger=", "disagreement="]),
    ("check --config /nowhere --answer d", []),
    ("explain --config {base} small", ["small-and-hungry"]),
    # A question and a rule of one id.
    ("explain written", ["written-agreement"]),
    ("escalate --config {base} --at ma", ["managers"]),
    ("escalate --config {base} --log log.yaml --append b", ["board"]),
    ("escalate --config {base} --agency s", ["school"]),
    ("escalate --config {base} --with s", ["school"]),
])
def test_completions_know_the_ids_of_the_guidance(installed, line, words):
    """As bash asks for them when somebody presses the tabulator at the end of a line."""
    script = """
        source share/bash-completion/completions/threshold; PATH=$PWD/bin:$PATH
        COMP_LINE="threshold $*"; COMP_POINT=${#COMP_LINE}; COMP_WORDS=(threshold "$@"); COMP_CWORD=$#
        _threshold threshold "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"; printf '%s\\n' "${COMPREPLY[@]}"
    """
    result = subprocess.run(["bash", "-c", script, "bash", *line.format(base=program.BASE).split()], cwd=installed,
                            capture_output=True, text=True)
    assert (result.stdout.split(), result.stderr) == (words, "")


def test_it_is_put_over_itself_and_taken_away_without_a_trace_of_it(tmp_path):
    prefix = tmp_path / "prefix"
    (prefix / "bin").mkdir(parents=True)
    (prefix / "share" / "threshold" / "Config" / "mine").mkdir(parents=True)
    (prefix / "share" / "threshold" / "Config" / "mine" / "levels.yaml").write_text("mine\n")
    (prefix / "bin" / "other").write_text("other\n")
    before = files(prefix)
    assert make("install-built", PREFIX=prefix).returncode == 0
    once = files(prefix)
    (prefix / "share" / "threshold" / "installed").open("a").write("share/threshold/of-an-older-version\n")
    (prefix / "share" / "threshold" / "of-an-older-version").write_text("old\n")
    assert make("install-built", PREFIX=prefix).returncode == 0
    assert files(prefix) == once
    assert make("uninstall", PREFIX=prefix).returncode == 0
    assert files(prefix) == before
    again = make("uninstall", PREFIX=prefix)
    assert again.returncode != 0
    assert "nothing to uninstall" in again.stderr


def test_a_prefix_that_was_new_is_gone(tmp_path):
    (tmp_path / "stage").mkdir()
    assert make("install-built", PREFIX="/usr", DESTDIR=tmp_path / "stage").returncode == 0
    assert (tmp_path / "stage" / "usr" / "bin" / "threshold").exists()
    assert make("uninstall", PREFIX="/usr", DESTDIR=tmp_path / "stage").returncode == 0
    assert files(tmp_path / "stage") == []


def test_a_package_holds_what_an_installation_does(installed):
    result = subprocess.run([program.ROOT / ".packaging" / "deb"], capture_output=True, text=True, cwd=program.ROOT,
                            env={**os.environ, "PROGRAM": str(program.program())})
    assert result.returncode == 0, result.stderr
    package = program.ROOT / result.stdout.strip()
    info = subprocess.run(["dpkg-deb", "--field", package], capture_output=True, text=True).stdout
    assert "Package: threshold\nVersion: 0.1.0\n" in info
    assert "Depends" not in info
    listed = subprocess.run(["dpkg-deb", "--contents", package], capture_output=True, text=True).stdout.splitlines()
    inside = {line.split(" ./")[1] for line in listed if not line.endswith("/")}
    assert all(line.split()[1] == "root/root" for line in listed)
    places = {"share/zsh/site-functions/_threshold": "share/zsh/vendor-completions/_threshold"}
    for name in files(installed):
        if name.endswith("/") or name == "share/threshold/installed":
            continue
        assert "usr/" + places.get(name, name) + (".gz" if "/man/" in name else "") in inside
