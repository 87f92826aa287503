"""What an editor sees: every file of the guidance and of the scenarios is valid by the schema that its own first line names.

What a schema cannot catch is found out here, too: it is what needs more than one file, or more than one place in one.
"""

import json

import jsonschema
import pytest
import yaml

import program
import seen_yaml

MODELINE = "# yaml-language-server: $schema="
FILES = sorted([*program.ROOT.glob("Config/*/*.yaml"), *program.SCENARIOS.glob("**/*.yaml")])
BROKEN = program.ROOT / "Tests" / "Fixtures" / "broken"
# What no schema can catch, and why.
BEYOND_A_SCHEMA = {
    "it has to follow names to where they are declared": {
        "agency-misspelt", "ask-if-itself", "ask-if-later", "ask-if-later-through-a-rule", "byte-order-mark", "cr-lf",
        "comparison-of-text", "duplicate-ids", "ladder-dead-end", "ladder-enters-at-unknown", "ladder-goes-back",
        "ladder-nobody-named", "ladder-step-nobody-enters", "ladder-step-to-itself", "ladder-unknown-agency",
        "ladder-unknown-step", "long-line", "no-calendar", "no-rules", "rule-circle", "rule-circle-named-elsewhere",
        "rule-on-itself", "unknown-answer-far", "unknown-answer-near", "unknown-level", "unknown-question-near",
        "unknown-rule", "unknown-source", "was-taken",
    },
    "it has to compare values": {
        "at-least-too-many", "between-backwards", "calendar-holiday-outside", "calendar-year-without-holidays",
        "calendar-years-backwards", "ladder-safeguard-backwards", "ladder-too-slow", "levels-out-of-order",
        "number-out-of-range", "number-range-backwards", "review-before-effective", "safeguard-compares-itself",
        "safeguard-over-backwards", "safeguard-over-one",
    },
    "it has to know what conditions mean": {
        "always-true", "applies-to-nobody", "impossible-all", "impossible-comparison", "impossible-through-a-rule",
        "reminder-never-shown", "too-many-values", "unborn-left-out-unnamed",
    },
    "it is gone once the YAML is read, or an editor's parser says it": {
        "anchor-and-alias", "duplicate-key", "nested-too-deep", "tag", "yaml-tag-directive",
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


def fails(folder, schema):
    """Whether a file of a broken guidance is no YAML, or not valid by the schema."""
    for path in folder.glob("*.yaml"):
        try:
            value = seen_yaml.load(path.read_bytes())
        except (yaml.YAMLError, UnicodeDecodeError, TypeError):  # a list as a key is no value of Python's
            return True
        if not validator(schema).is_valid(value):
            return True
    return False


def test_a_schema_catches_every_broken_guidance_that_it_can():
    schema = json.loads((program.ROOT / ".schemas" / "config.json").read_text())
    missed = {folder.name for folder in BROKEN.iterdir() if not fails(folder, schema)}
    assert missed == set().union(*BEYOND_A_SCHEMA.values())
    assert sum(map(len, BEYOND_A_SCHEMA.values())) == len(missed)
