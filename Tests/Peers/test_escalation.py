"""Calendar files against an independent parser, case logs against their schema, days against plain counting."""

import json
import shutil
import subprocess

import icalendar
import pytest

import program
import seen_yaml
import working_days

STARTS = ["2026-11-24", "2026-12-21", "2027-03-24", "2028-02-28", "2029-12-31"]
LADDERS = sorted(path.parent for path in [*program.ROOT.glob("Config/*/escalation.yaml"),
                                          *program.ROOT.glob("Tests/Fixtures/ladders/*/escalation.yaml")])
# What RFC 5545 escapes or folds.
TEXTS = {
    "plain": "the level",
    "punctuation": "a, b; c: d \\ e \\n f \\, \"quoted\"",
    "lines": "first\nsecond\n\nfourth",
    "long": "very long " * 40,
    "not ascii": "naïve – 日本語 " * 12 + "👩‍👧",
    "no space to fold at": "ß" * 200,
    "looks like a property": "END:VEVENT\nBEGIN:VALARM",
}


def arguments_of(*arguments, config):
    return [program.program(), "escalate", "--config", str(config), *map(str, arguments)]


def raw(*arguments, config=program.LANCASHIRE):
    """Line ends as they are, which text mode would fold."""
    result = subprocess.run(arguments_of(*arguments, config=config), capture_output=True, cwd=program.ROOT,
                            stdin=subprocess.DEVNULL)
    assert result.returncode in (0, 1), result.stderr.decode()
    return result.stdout


def steps(config):
    return [step["id"] for step in seen_yaml.load((config / "escalation.yaml").read_bytes())["escalation"]["steps"]]


def events(data):
    """The events of a calendar file, which must keep to the form of RFC 5545."""
    assert data.endswith(b"END:VCALENDAR\r\n") and data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    for line in data.split(b"\r\n"):
        line.decode("utf-8")  # no character is cut by folding
    calendar = icalendar.Calendar.from_ical(data)
    assert str(calendar["VERSION"]) == "2.0" and calendar["PRODID"]
    found = list(calendar.walk("VEVENT"))
    assert len(found) == data.count(b"BEGIN:VEVENT") and not any(event.errors for event in found)
    assert len({str(event["UID"]) for event in found}) == len(found)
    for event in found:
        assert event["DTSTART"].params["VALUE"] == "DATE"
        assert (event.decoded("DTEND") - event.decoded("DTSTART")).days == 1
    return found


def uids(data):
    return [str(event["UID"]) for event in events(data)]


@pytest.mark.needs_program
@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("config", LADDERS, ids=lambda path: path.name)
def test_a_calendar_file_says_what_the_plan_says(config, start):
    for step in steps(config):
        arguments = ["--at", step, "--since", start, "--today", start]
        if "notice" in json.loads(raw(*arguments, "--plan", "--format", "json", config=config)):
            assert start > "2027"  # the ladders for tests know two years
            continue
        for plan in ([], ["--plan"]):
            told = json.loads(raw(*arguments, *plan, "--format", "json", config=config))
            told = told["plan"] if plan else [told]
            wanted = [(step, deadline) for step in told for deadline in step["deadlines"]]
            data = raw(*arguments, *plan, "--format", "ics", "--case", "1", config=config)
            found = events(data)
            assert len(found) == len(wanted)
            for event, (step, deadline) in zip(found, wanted):
                assert str(event["SUMMARY"]).endswith(f"{step['title']}: {deadline['do']}")
                assert event.decoded("DTSTART").isoformat() == deadline["by"]
                for text in ("; ".join(step["record"]), "; ".join(step["notify"])):
                    assert text in str(event["DESCRIPTION"])
            assert data == raw(*arguments, *plan, "--format", "ics", "--case", "1", config=config)


@pytest.mark.needs_program
def test_identifiers_stay_the_same_from_day_to_day():
    def of(today, *more):
        begun = ["--at", "first-line-managers", "--since", "2026-11-23"]
        return uids(raw(*begun, "--format", "ics", "--case", "1", "--today", today, *more))

    found = of("2026-11-23")
    assert found == of("2026-11-30") == of("2026-11-23", "--agency", "health") == of("2026-11-23", "--plan")[:1]


@pytest.mark.needs_program
def test_identifiers_of_two_cases_differ(tmp_path):
    found = []
    for about in ("the level", "a closed referral", "the level"):
        log = tmp_path / f"{len(found)}.yaml"
        log.write_text(f"disagreement: {about}\nsteps: [{{step: talk-first, on: 2026-11-24, outcome: open}}]\n")
        found.append(uids(raw("--log", log, "--today", "2026-11-24", "--format", "ics")))
    assert not set(found[0]) & set(found[1]) and not set(found[0]) & set(found[2])


@pytest.mark.needs_program
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_any_text_comes_back_from_a_calendar_file(text, tmp_path):
    text = text.strip()
    log = tmp_path / "case.yaml"
    arguments = ["--log", log, "--today", "2026-11-24", "--format", "ics"]
    (event,) = events(raw(*arguments, "--append", "talk-first", "--about", text, "--note", text))
    assert str(event["DESCRIPTION"]).startswith(f"About: {text}\n")
    # YAML by another reader gives the texts back, too.
    read = seen_yaml.load(log.read_bytes())
    assert read == {"disagreement": text, "steps": [
        {"step": "talk-first", "on": "2026-11-24", "outcome": "open", "note": text}]}


@pytest.mark.needs_program
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_any_text_of_a_configuration_comes_back_from_a_calendar_file(text, tmp_path):
    config = tmp_path / "config"
    shutil.copytree(program.ROOT / "Tests" / "Fixtures" / "ladders" / "sefton", config)
    file = config / "escalation.yaml"
    config_text, quoted = file.read_text(encoding="utf-8"), json.dumps(text, ensure_ascii=False)
    for old, new in [("title: Senior managers agree, or meet", f"title: {quoted}"), ("do: Agree,", f"do: {quoted},")]:
        assert old in config_text
        config_text = config_text.replace(old, new)
    file.write_text(config_text, encoding="utf-8")
    first, second = events(raw("--at", "meet", "--today", "2026-11-24", "--format", "ics", "--case", "1", config=config))
    assert str(first["SUMMARY"]) == f"Stage 2: {text}: {text}"
    assert str(second["SUMMARY"]) == f"Stage 2: {text}: Else meet"


def cases():
    for verdict in ("good", "bad"):
        for path in sorted((program.EXAMPLES / "log" / verdict).iterdir()):
            yield pytest.param(path, verdict == "good", id=f"{verdict}-{path.stem}")


@pytest.mark.needs_program
@pytest.mark.parametrize("example, good", cases())
def test_program_and_schema_judge_case_logs(example, good, schemas):
    result = program.run("escalate", "--config", program.BASE, "--log", example, "--today", "2026-11-24")
    assert result.returncode in (0, 1, 2), result.stderr
    wrong = schemas.errors("log", seen_yaml.load(example.read_bytes()), program.BASE)
    assert (result.returncode != 2) == good, result.stderr
    assert (not wrong) == good, "\n".join(wrong) or "the schema finds nothing wrong"


@pytest.mark.needs_program
def test_a_log_that_the_program_wrote_validates(schemas, tmp_path):
    log = tmp_path / "case.yaml"
    for step, outcome in [("talk", "open"), ("talk", "unresolved"), ("managers", "resolved")]:
        raw("--log", log, "--today", "2026-11-24", "--append", step, "--outcome", outcome, "--note", "1",
            config=program.BASE)
        assert not schemas.errors("log", seen_yaml.load(log.read_bytes()), program.BASE)


def test_the_golden_of_working_days_is_what_plain_counting_gives():
    golden = (program.ROOT / "Tests" / "Fixtures" / "working-days.txt").read_text()
    assert golden == "".join(f"{line}\n" for line in working_days.lines())
