"""Deadlines in hours, days and working days against Python's time zones and a plain count, for every hour of a year."""

import datetime
import json
import shutil
from zoneinfo import ZoneInfo

import pytest

import program
import working_days

pytestmark = pytest.mark.needs_program

YEAR = 2026
LONDON, UTC = ZoneInfo("Europe/London"), ZoneInfo("UTC")
DAY = datetime.timedelta(1)
LIMITS = [{"hours": count} for count in (1, 4, 24, 48, 72)] + [{"days": count} for count in (1, 7, 28)] + [
    {"working-days": count} for count in (1, 2, 5, 15)]
HOLIDAYS = working_days.bank_holidays(YEAR) | working_days.bank_holidays(YEAR + 1)

# Every hour in a nightly run. A step of 13 hours meets each hour of the day, each day of the week and both changes.
STEP = program.draws(13, 1)
CHANGES = [datetime.date(YEAR, 3, 29), datetime.date(YEAR, 10, 25)]


def starts(month):
    """The hours of a month as clocks show them: all of those around a change of the clocks."""
    hour = datetime.datetime(YEAR, 1, 1)
    for count in range(366 * 24):
        each = hour + datetime.timedelta(hours=count)
        is_near = any(abs((each.date() - change).days) <= 3 for change in CHANGES)
        if each.year == YEAR and each.month == month and (is_near or count % STEP == 0):
            yield each


def name(limit):
    (unit, count), = limit.items()
    return f"{unit}-{count}"


def working_day(date, count):
    while count:
        date += DAY
        count -= date.weekday() < 5 and date not in HOLIDAYS
    return date


def expected(start, limit):
    """When it is due, as the outcome writes it: a day alone is until its end."""
    (unit, count), = limit.items()
    if unit == "days":
        return (start.date() + count * DAY).isoformat()
    if unit == "working-days":
        return working_day(start.date(), count).isoformat()
    # Hours pass as they do, whatever the clocks show.
    end = start.replace(tzinfo=LONDON).astimezone(UTC) + datetime.timedelta(hours=count)
    local = end.astimezone(LONDON).replace(tzinfo=None)
    if (local.hour, local.minute) == (0, 0):
        return (local.date() - DAY).isoformat()
    return local.isoformat(timespec="minutes")


@pytest.fixture(scope="module")
def config(tmp_path_factory):
    """A guidance with every kind of time limit, for what is due beside the level and for a step of the ladder."""
    folder = tmp_path_factory.mktemp("deadlines") / "config"
    shutil.copytree(program.BASE, folder, ignore=shutil.ignore_patterns("safeguards.yaml"))
    shutil.copy(program.LANCASHIRE / "calendar.yaml", folder)
    calendar = (folder / "calendar.yaml").read_text()
    source = next(line for line in calendar.splitlines() if line.strip().startswith("source:"))
    (folder / "calendar.yaml").write_text(calendar.replace(source, "  source: letter"))
    pathways = [{"id": name(limit), "name": name(limit), "when": {"danger": "yes"}, "within": limit, "do": ["Do it."],
                 "source": "letter"} for limit in LIMITS]
    (folder / "pathways.yaml").write_text(json.dumps({"pathways": pathways}, indent=1))
    ladder = (folder / "escalation.yaml").read_text()
    deadlines = "".join(f"        - {{do: {name(limit)}, within: {json.dumps(limit)}, from: step-start, source: letter}}\n"
                        for limit in LIMITS)
    first = "        - do: Talk at once\n"
    assert first in ladder
    (folder / "escalation.yaml").write_text(ladder.replace(first, deadlines + first))
    return folder


@pytest.mark.parametrize("month", range(1, 13))
def test_what_is_due_by_every_hour(month, config):
    wrong, count = [], 0
    for start in starts(month):
        result = program.run("check", "--config", config, "--answer", "danger=yes", "--format", "json", "--today",
                             start.isoformat(timespec="minutes"))
        assert result.returncode == 0, result.stderr
        due = {pathway["id"]: pathway["by"] for pathway in json.loads(result.stdout)["pathways"]}
        count += 1
        wrong += [f"{name(limit)} from {start}: {due[name(limit)]}, not {expected(start, limit)}" for limit in LIMITS
                  if due[name(limit)] != expected(start, limit)]
    assert count >= 28 * 24 // STEP
    assert not wrong, f"{len(wrong)} of {count * len(LIMITS)}:\n" + "\n".join(wrong[:20])


@pytest.mark.parametrize("month", range(1, 13))
def test_a_step_of_the_ladder_from_every_day(month, config):
    """A step begins on a day, which counts from its end, so that hours are days."""
    days = sorted({start.date() for start in starts(month)})
    for day in days:
        result = program.run("escalate", "--config", config, "--at", "talk", "--since", day, "--today", day, "--format",
                             "json")
        assert result.returncode == 0, result.stderr
        told = {each["do"]: each["by"] for each in json.loads(result.stdout)["deadlines"]}
        for limit in LIMITS:
            (unit, count), = limit.items()
            wanted = {"days": -(-count // 24)} if unit == "hours" else limit
            assert told[name(limit)] == expected(datetime.datetime.combine(day, datetime.time()), wanted), (day, limit)
