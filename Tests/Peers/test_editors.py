"""What an editor sees: every file of the guidance and of the scenarios is valid by the schema that its own first line names.

What a schema cannot catch is found out here, too: it is what needs more than one file, or more than one place in one.
"""

import json
import re

import jsonschema
import pytest
import yaml

import program
import seen_yaml

MODELINE = "# yaml-language-server: $schema="
FILES = sorted([*program.ROOT.glob("Config/*/*.yaml"), *program.SCENARIOS.glob("**/*.yaml")])
PAGES = program.ROOT / "Sources" / "threshold" / "Documentation.docc" / "Diagnostics"
# What no schema can catch, and why.
BEYOND_A_SCHEMA = {
    "it is given what a text became, not how it was written": {
        "A number sign in a text",
        "Commas in brackets",
        "Commas in brackets, where no sentences are expected",
        "On and off",
    },
    "it has to follow names to where they are declared": {
        "A file is missing",
        "A level that does not exist",
        "A question that depends on a later one",
        "A question that depends on a later one through a rule",
        "A question that depends on itself",
        "A question that does not exist",
        "A rule that builds on itself",
        "A rule that does not exist",
        "A safeguard that names a step that does not exist",
        "A source that does not exist",
        "A step that does not exist",
        "A step that ends the ladder too early",
        "A step that leads back",
        "A step that leads to itself",
        "A step that nobody can enter",
        "A very long line",
        "An agency for which nobody is named",
        "An agency that does not exist",
        "An agency that enters at a step that does not exist",
        "An agency that is misspelt",
        "An answer that does not exist",
        "An answer that is nearly right",
        "An earlier id that another rule has",
        "Lines that end as on Windows",
        "Rules in a circle that a question names",
        "Rules that build on each other",
        "Two rules with one id",
        "Working days without a calendar",
    },
    "it has to compare values": {
        "A bank holiday outside the calendar's years",
        "A ladder that is slower than a safeguard claims",
        "A number that nobody can answer",
        "A review before the guidance takes effect",
        "A safeguard that claims the ladder leads back",
        "A year without bank holidays",
        "An answer compared with itself",
        "Levels out of order",
        "More conditions asked for than there are",
        "Numbers from high to low",
        "Only one answer to compare",
        "Years that run backwards",
    },
    "it has to know what conditions mean": {
        "A comparison that no number satisfies",
        "A condition that every answer satisfies",
        "A guidance that leaves out the calm child",
        "A reminder that can never be shown",
        "Answers that exclude each other",
        "Answers that exclude each other through a rule",
        "Somebody of unknown age counts as an adult",
        "Too many values that conditions tell apart",
        "Unborn children left out by accident",
    },
    "it is gone once the YAML is read, or an editor's parser says it": {
        "A tag directive",
        "Anchors and aliases",
        "Nested too deeply",
        "Tags",
        "The same key twice",
    },
}


def validator(schema):
    kind = jsonschema.Draft202012Validator
    return kind(schema, format_checker=kind.FORMAT_CHECKER)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(program.ROOT)))
def test_a_file_is_valid_by_the_schema_that_it_names(path):
    first = path.read_text().splitlines()[0]
    assert first.startswith(MODELINE)
    schema = json.loads((path.parent / first.removeprefix(MODELINE)).read_text())
    errors = [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
              for error in validator(schema).iter_errors(seen_yaml.load(path.read_bytes()))]
    assert not errors, "\n".join(errors)


def content(block):
    """The bytes that a block stands for: ⟨FF⟩ is one that cannot be shown."""
    return b"".join(bytes.fromhex(piece) if place % 2 else piece.encode()
                    for place, piece in enumerate(re.split("[⟨⟩]", block)))


def examples():
    """Of each example on the pages of diagnostics its title, and the files that it changes."""
    for page in sorted(PAGES.glob("*.md")):
        for section in page.read_text().split("\n## ")[1:]:
            shown = re.findall(r"^```yaml\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)
            if "```text" in section:
                yield section.splitlines()[0], [content(text) for text in shown]


def fails(files, schema):
    """Whether one is no YAML, or not valid by the schema."""
    for file in files:
        try:
            value = seen_yaml.load(file)
        except (yaml.YAMLError, UnicodeDecodeError, TypeError):  # a list as a key is no value of Python's
            return True
        if not validator(schema).is_valid(value):
            return True
    return False


def test_a_schema_catches_every_problem_that_it_can():
    schema = json.loads((program.ROOT / ".schemas" / "config.json").read_text())
    missed = {title for title, files in examples() if not fails(files, schema)}
    assert missed == set().union(*BEYOND_A_SCHEMA.values())
    assert sum(map(len, BEYOND_A_SCHEMA.values())) == len(missed)
