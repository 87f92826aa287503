"""What build servers read of `threshold test`, read by an independent parser, and what other programs read of it."""

import json
import shutil

import junitparser
import pytest

import oracle
import program

pytestmark = pytest.mark.needs_program
FIXTURES = program.ROOT / "Tests" / "Fixtures"


class Placed(junitparser.TestCase):
    file, line = junitparser.Attr("file"), junitparser.IntAttr("line")


def outputs(config, *arguments):
    """The JUnit suites and the JSON result of the same run, which both end with the same status."""
    command = ["test", "--config", config, "--today", program.TODAY, *arguments]
    junit, other = program.run(*command, "--format", "junit"), program.run(*command, "--format", "json")
    assert junit.stderr == other.stderr == ""
    assert junit.returncode == other.returncode
    return junitparser.JUnitXml.fromstring(junit.stdout), json.loads(other.stdout), junit.returncode


def failures(suites):
    """The cases that a reader counts as failed, by class and name."""
    return [case for suite in suites for case in suite
            if any(isinstance(result, junitparser.Failure) for result in case.result)]


def assert_counts(suites):
    for suite in suites:
        assert suite.tests == len(list(suite))
        assert suite.failures == len(failures([suite]))
        assert suite.errors == 0
    assert suites.tests == sum(suite.tests for suite in suites)
    assert suites.failures == sum(suite.failures for suite in suites)
    assert suites.errors == 0


def stories():
    """Every story and short case with its file; published cases have figures of their own."""
    return ((path, one) for path, one in oracle.scenarios(program.SCENARIOS) if path.parent.name != "published")


def broken(tmp_path):
    """The guidance with every rule of the highest level a level lower."""
    folder = tmp_path / "config"
    shutil.copytree(program.LANCASHIRE, folder)
    rules = folder / "rules.yaml"
    rules.write_text(rules.read_text().replace("level: specialist", "level: intensive"))
    return folder


def test_scenarios_that_agree():
    suites, result, status = outputs(program.LANCASHIRE)
    assert_counts(suites)
    assert status == 0
    assert suites.tests == len(result["scenarios"]) == len(list(stories()))
    assert failures(suites) == []
    assert result["coverage"] is None


def test_scenarios_that_notice_a_change(tmp_path):
    folder = broken(tmp_path)
    suites, result, status = outputs(folder)
    assert_counts(suites)
    assert status == 1
    failed = [scenario for scenario in result["scenarios"] if not scenario["passed"]]
    assert failed
    assert [case.name for case in failures(suites)] == [f"{one['id']}: {one['title']}" for one in failed]
    for case, scenario in zip(failures(suites), failed):
        failure = next(iter(case.result))
        place = Placed.fromelem(case)
        assert (place.file, place.line) == (scenario["path"], scenario["line"])
        assert all(why in failure.text for difference in scenario["differences"] for why in difference["why"])
        assert all(difference["why"] for difference in scenario["differences"]
                   if difference["what"] in ("level", "established", "urgent", "reminder"))


def test_the_oracle_finds_the_same_differences(tmp_path):
    folder = broken(tmp_path)
    guidance = oracle.load(folder)
    _, result, _ = outputs(folder)
    written = {one["id"]: one for _, one in stories()}
    for scenario in result["scenarios"]:
        told = written[scenario["id"]]
        outcome, expect = oracle.assess(guidance, oracle.answers_of(guidance, told)), told["expect"]
        if expect.get("applies") == "false":
            continue
        differences = [(key, expect[key], str(outcome[key])) for key in ("level", "established", "step")
                       if key in expect and str(outcome[key]) != expect[key]]
        urgent = expect.get("urgent", outcome["urgent"])
        differences += [("urgent", name, "None") for name in urgent if name not in outcome["urgent"]]
        differences += [("urgent", "None", name) for name in outcome["urgent"] if name not in urgent]
        reminders = expect.get("reminders", [])
        differences += [("reminder", name, "None") for name in reminders if name not in outcome["reminders"]]
        compared = {"level", "established", "step", "urgent", "reminder"}
        found = [(one["what"], str(one["expected"]), str(one["found"])) for one in scenario["differences"]
                 if one["what"] in compared]
        assert sorted(found) == sorted(differences), scenario["id"]


@pytest.mark.parametrize("required", [0, 50, 100])
def test_coverage_has_a_case_for_each_part(required):
    suites, result, status = outputs(FIXTURES / "interview", FIXTURES / "scenarios" / "agree",
                                    "--coverage", "--require", f"{required}%")
    assert_counts(suites)
    short = [name for name in ("rules", "levels", "reminders", "steps")
             if result["coverage"][name]["reached"] * 100 < required * result["coverage"][name]["of"]]
    assert [case.name for case in failures(suites)] == short
    assert status == (1 if short else 0)
    for part in result["coverage"].values():
        assert part["reached"] + len(part["missing"]) == part["of"]


def test_json_is_what_its_schema_says(tmp_path, schemas):
    for config, path in [(broken(tmp_path), program.SCENARIOS), (FIXTURES / "interview", FIXTURES / "scenarios")]:
        for more in ([], ["--coverage"]):
            _, result, _ = outputs(config, path, *more)
            assert schemas.errors("test", result) == []
    for more in ([], ["--suggest"]):
        result = program.run("test", "--config", FIXTURES / "interview", "--today", program.TODAY, "--mutate", *more,
                             "--format", "json", FIXTURES / "scenarios" / "agree")
        assert schemas.errors("mutations", json.loads(result.stdout)) == []


def test_text_that_looks_like_markup(tmp_path):
    scenario = tmp_path / "odd.yaml"
    text = (FIXTURES / "scenarios" / "disagree" / "too-high.yaml").read_text()
    scenario.write_text(text.replace("id: too-high", "id: odd")
                        .replace('Too much <said> & "done"', r'''"]]> <a b='c'> \e[31m \uFFFE é 𝄞 &amp;"'''))
    suites, _, _ = outputs(FIXTURES / "interview", scenario)
    case = failures(suites)[0]
    assert case.name == "odd: ]]> <a b='c'> \\u{1B}[31m \\u{FFFE} é 𝄞 &amp;"
