"""Guidance of great length: it is audited, or the audit says honestly that it was not, and a check of it is a check."""

import json
import subprocess

import pytest

import long_guidance
import program

pytestmark = pytest.mark.needs_program

# What is found in each: no rule of two of them calls for level 2.
LONG = {("chain", 5000): ["CFG008"], ("rules", 20_000): [], ("parts", 6000): ["CFG008"], ("at-least", 40): []}
# Generous, since a program that was not optimised may be under test, on a busy machine.
PATIENCE = 600


def run(*arguments, patience=PATIENCE):
    return subprocess.run([program.program(), *map(str, arguments), "--today", program.TODAY], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=patience)


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """A folder of each."""
    room = tmp_path_factory.mktemp("long")
    for form, size in LONG:
        long_guidance.write(form, size, room / form)
    return room


@pytest.mark.parametrize("form", [form for form, _ in LONG])
def test_a_check_of_it_is_a_check(folders, form):
    result = run("check", "--config", folders / form, "--answer", "q0=yes", "--format", "json")
    assert (result.returncode, result.stderr) == (0, "")
    assert json.loads(result.stdout)["level"]["id"] == ("high" if form == "parts" else "low")


@pytest.mark.parametrize("form, kinds", [(form, kinds) for (form, _), kinds in LONG.items()])
def test_it_is_audited(folders, form, kinds):
    result = run("audit", folders / form, "--format", "json", "--time-limit", PATIENCE)
    assert (result.returncode, result.stderr) == (0, "")
    report = json.loads(result.stdout)
    assert [finding["id"] for finding in report["findings"]] == kinds
    assert not report["undecided"]


@pytest.mark.parametrize("limits", ["--time-limit 1", "--max-nodes 500 --time-limit 5"])
@pytest.mark.parametrize("form, size", [*LONG, ("chain", 1000)])
def test_its_audit_ends_soon_after_its_time_is_up(tmp_path, form, size, limits):
    """It used to go on for minutes: what is meant here is that it ends at all, not how fast the machine is."""
    long_guidance.write(form, size, tmp_path / "long")
    long_guidance.write(form, size, tmp_path / "changed")
    rules = tmp_path / "changed" / "rules.yaml"
    rules.write_text(rules.read_text().replace("level: high", "level: middle", 1))
    for folders in [tmp_path / "long"], [tmp_path / "long", tmp_path / "changed"]:
        result = run("audit", *folders, "--format", "json", "--fail-on", "never", *limits.split(), patience=120)
        assert result.returncode in (0, 4) and result.stderr == ""
        assert json.loads(result.stdout)["undecided"] == (result.returncode == 4)


def pigeons(folder, count=20):
    """So many pigeons cannot sit in one hole fewer without two in one: true, and beyond diagrams and search alike."""
    birds, holes = range(count), range(count - 1)
    questions = [long_guidance.question(bird * count + hole) for bird in birds for hole in holes]
    pairs = [long_guidance.yes([first * count + hole, second * count + hole])
             for hole in holes for second in birds for first in range(second)]
    seated = [f"{{any: {long_guidance.yes([bird * count + hole for hole in holes])}}}" for bird in birds]
    two = ", ".join(f"{{all: {pair}}}" for pair in pairs)
    long_guidance.write_lines(folder, questions, [long_guidance.rule(0, "high", f"{{any: [{two}]}}")])
    (folder / "safeguards.yaml").write_text(
        "safeguards:\n  - id: seated\n    says: All cannot sit alone.\n    always:\n"
        f"      when: {{all: [{', '.join(seated)}]}}\n      level: {{at-least: high}}\n")


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json", "sarif", "github", "junit"])
def test_when_the_time_is_up_it_says_what_it_did_not_decide(tmp_path, form):
    pigeons(tmp_path / "pigeons")
    result = run("audit", tmp_path / "pigeons", "--format", form, "--time-limit", 1, "--fail-on", "never")
    assert (result.returncode, result.stderr) == (4, "")
    assert "seated" in result.stdout and "It could not be decided" in result.stdout
    assert "could not be decided within the limits" in " ".join(result.stdout.split())
