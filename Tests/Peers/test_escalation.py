"""Calendar files against an independent parser, and case logs against their published schema."""

import json

import icalendar
import pytest

import program
import seen_yaml

pytestmark = pytest.mark.needs_program

STARTS = ["2026-11-24", "2026-12-21", "2027-03-24", "2028-02-28", "2029-12-31"]


def escalate(*arguments, config=program.LANCASHIRE):
    result = program.run("escalate", "--config", config, *arguments)
    assert result.returncode in (0, 1), result.stderr
    return result.stdout


def raw(*arguments):
    """Line ends as they are, which text mode would fold."""
    import subprocess
    return subprocess.run([program.program(), "escalate", "--config", str(program.LANCASHIRE), *arguments],
                          capture_output=True, cwd=program.ROOT, stdin=subprocess.DEVNULL).stdout


@pytest.mark.parametrize("start", STARTS)
def test_a_calendar_file_says_what_the_plan_says(start):
    arguments = ["--at", "talk-first", "--since", start, "--today", start, "--plan"]
    plan = json.loads(escalate(*arguments, "--format", "json"))["plan"]
    wanted = [(deadline["do"], deadline["by"]) for step in plan for deadline in step["deadlines"]]
    data = raw(*arguments, "--format", "ics")
    calendar = icalendar.Calendar.from_ical(data)
    events = list(calendar.walk("VEVENT"))
    found = [(str(event["SUMMARY"]), event.decoded("DTSTART").isoformat()) for event in events]
    assert len(found) == len(wanted)
    for (summary, day), (action, by) in zip(found, wanted):
        assert summary.endswith(action) and day == by
    for event, step in zip(events, [step for step in plan for _ in step["deadlines"]]):
        assert "; ".join(step["record"]) in str(event["DESCRIPTION"])
    uids = [str(event["UID"]) for event in events]
    assert len(set(uids)) == len(uids)
    again = icalendar.Calendar.from_ical(raw(*arguments, "--format", "ics"))
    assert uids == [str(event["UID"]) for event in again.walk("VEVENT")]
    assert data.endswith(b"END:VCALENDAR\r\n") and data.count(b"\n") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75


def cases():
    for verdict in ("good", "bad"):
        for path in sorted((program.EXAMPLES / "log" / verdict).iterdir()):
            yield pytest.param(path, verdict == "good", id=f"{verdict}-{path.stem}")


@pytest.mark.parametrize("example, good", cases())
def test_program_and_schema_judge_case_logs(example, good, schemas):
    result = program.run("escalate", "--config", program.BASE, "--log", example, "--today", "2026-11-24")
    assert result.returncode in (0, 1, 2), result.stderr
    wrong = schemas.errors("log", seen_yaml.load(example.read_bytes()), program.BASE)
    assert (result.returncode != 2) == good, result.stderr
    assert (not wrong) == good, "\n".join(wrong) or "the schema finds nothing wrong"
