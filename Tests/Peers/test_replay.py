"""Replayed records against what two separate checks say of the same answers, and against texts that nobody wrote."""

import json
import random
import shutil

import pytest

import oracle
import program

pytestmark = pytest.mark.needs_program


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """The guidance with rules at another level or about another answer, and a reminder that others see."""
    folder = tmp_path_factory.mktemp("changed") / "config"
    shutil.copytree(program.LANCASHIRE, folder)
    for name, old, new in [("rules.yaml", "level: intensive", "level: universal-plus"),
                           ("rules.yaml", "domestic-abuse: current", "domestic-abuse: ended"),
                           ("reminders.yaml", "written-agreement: yes", "written-agreement: no"),
                           ("guidance.yaml", 'version: "0.2.0"', 'version: "0.3.0"')]:
        text = (folder / name).read_text()
        assert old in text, f"{name} no longer says {old}"
        (folder / name).write_text(text.replace(old, new))
    return folder


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """A record of every scenario, made with the guidance as it is."""
    folder = tmp_path_factory.mktemp("records")
    for path in sorted(path for path, one in oracle.scenarios(program.SCENARIOS) if one["id"] == path.stem):
        program.check(program.LANCASHIRE, path, "--save", folder / f"{path.stem}.json")
    return sorted(folder.iterdir())


def replayed(config, records, schemas):
    result = program.run("replay", "--config", config, *records, "--format", "json")
    assert result.returncode in (0, 1), result.stderr
    comparison = json.loads(result.stdout)
    assert schemas.errors("replay", comparison) == []
    return comparison["records"], result.returncode


def test_the_same_guidance(saved, schemas):
    records, status = replayed(program.LANCASHIRE, saved, schemas)
    assert status == 0
    assert len(records) == len(saved)
    assert all(record["same"] for record in records)


def test_two_checks_say_what_a_replay_says(saved, changed, schemas):
    records, status = replayed(changed, saved, schemas)
    assert status == 1
    assert not all(record["same"] for record in records)
    for path, record in zip(saved, records):
        then, now = json.loads(path.read_text())["outcome"], program.check(changed, path)
        assert record["level"] == {"then": then["level"]["number"], "now": now["level"]["number"]}
        assert record["range"] == {"then": then["range"], "now": now["range"]}
        rules = [{reason["rule"]: (reason["level"], reason["certain"]) for reason in one["reasons"]}
                 for one in (then, now)]
        assert {rule["rule"] for rule in record["rules"]["ceased"]} == rules[0].keys() - rules[1].keys()
        assert {rule["rule"] for rule in record["rules"]["began"]} == rules[1].keys() - rules[0].keys()
        assert {moved["now"]["rule"] for moved in record["rules"]["moved"]} == {
            rule for rule in rules[0].keys() & rules[1].keys() if rules[0][rule] != rules[1][rule]}
        shown = [{reminder["id"] for reminder in one["reminders"]} for one in (then, now)]
        assert set(record["reminders"]["began"]) == shown[1] - shown[0]
        assert set(record["reminders"]["ceased"]) == shown[0] - shown[1]
        assert record["same"] == (rules[0] == rules[1] and shown[0] == shown[1] and then["range"] == now["range"])


def test_another_guidance(saved, schemas):
    """Every answer is lost that the other guidance does not take, and none of them is kept quiet."""
    records, status = replayed(program.BASE, saved[:4], schemas)
    assert status == 1
    asked = json.loads(program.run("schema", "answers", "--config", program.BASE).stdout)["$defs"]["answers"]["properties"]
    for path, record in zip(saved, records):
        answers = json.loads(path.read_text())["answers"]
        assert answers.keys() - asked.keys() <= {lost["question"] for lost in record["lost"]}


def test_texts_that_nobody_wrote(saved, changed, tmp_path):
    """A damaged record is refused or compared; it never ends the program otherwise."""
    random.seed(6)
    record = tmp_path / "record.json"
    for _ in range(60):
        text = bytearray(random.choice(saved).read_bytes())
        for _ in range(random.randint(1, 4)):
            place = random.randrange(len(text))
            text[place:place + random.randint(0, 40)] = random.choice(
                [b"", b"null", b"[]", b"{}", b'"', b"unknown", b"\xff", b"99999999999999999999", b",\n"])
        record.write_bytes(bytes(text))
        result = program.run("replay", "--config", random.choice([changed, program.LANCASHIRE]), record)
        assert result.returncode in (0, 1, 2)
        assert bool(result.stderr) == (result.returncode == 2)
