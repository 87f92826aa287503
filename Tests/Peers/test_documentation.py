"""The documentation catalogue: it becomes web pages without a warning, and the YAML that it shows is valid."""

import json
import re
import subprocess

import jsonschema
import pytest

import program
import seen_yaml

CATALOGUE = program.ROOT / "Sources" / "threshold" / "Documentation.docc"
FILES = ["levels", "questions", "rules", "reminders", "escalation", "calendar", "safeguards", "name"]


def blocks(name):
    """The YAML blocks of an article that show a file from its first key on."""
    text = (CATALOGUE / name).read_text()
    found = re.findall(r"^```yaml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return [block for block in found if block.split(":")[0] in FILES]


def test_it_becomes_pages_without_a_warning(tmp_path):
    result = subprocess.run(["make", "--no-print-directory", "documentation"], capture_output=True, text=True,
                            cwd=program.ROOT)
    assert (result.returncode, result.stdout.strip(), result.stderr.strip()) == (0, "", "")
    pages = program.ROOT / ".build" / "documentation" / "data" / "documentation"
    articles = {path.stem.lower() for path in CATALOGUE.rglob("*.md")} - {"threshold"}
    assert articles <= {path.stem for path in (pages / "threshold").glob("*.json")}


@pytest.mark.parametrize("name, least", [("MovingGuidanceIn.md", 4), ("ConfigurationLanguage.md", 4)])
def test_the_files_that_it_shows_are_valid(name, least):
    kind = jsonschema.Draft202012Validator
    validator = kind(json.loads((program.ROOT / ".schemas" / "config.json").read_text()),
                     format_checker=kind.FORMAT_CHECKER)
    shown = blocks(name)
    assert len(shown) >= least
    for block in shown:
        # What a block leaves out is written as an ellipsis.
        if "[…]" in block:
            continue
        errors = [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
                  for error in validator.iter_errors(seen_yaml.load(block))]
        assert not errors, f"{block}\n" + "\n".join(errors)


def test_the_table_of_suites_has_each_and_no_other():
    text = (program.ROOT / ".github" / "CONTRIBUTING.md").read_text().split("## What is tested where")[1].split("\n## ")[0]
    named = [name for row in text.splitlines() if row.startswith("| `") for name in re.findall("`([^`]+)`", row.split("|")[1])]
    tests = program.ROOT / "Tests"
    there = [path.name for path in tests.iterdir() if path.is_dir() and path.name != "Peers"]
    assert sorted(named) == sorted(there + [f"Peers/{path.name}" for path in (tests / "Peers").glob("test_*.py")])
