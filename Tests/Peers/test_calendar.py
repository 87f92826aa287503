"""The bank holidays of the configuration against a public package's."""

import datetime

import holidays
import pytest

import program
import seen_yaml


CALENDARS = [path for folder in program.CONFIGS for path in folder.glob("calendar.yaml")]


@pytest.mark.parametrize("path", CALENDARS, ids=lambda path: path.parent.name)
def test_bank_holidays(path):
    ours = seen_yaml.load(path.read_bytes())["calendar"]
    assert ours["region"] == "England and Wales", "compare another region's days with that region's"
    years = range(ours["years"]["from"], ours["years"]["to"] + 1)
    # A day that falls on a weekend has a substitute. The package lists both, the government only the substitute.
    theirs, wales = [{day: name for day, name in holidays.country_holidays("GB", subdiv=part, years=years).items()
                      if day.weekday() < 5} for part in ("ENG", "WLS")]
    assert set(theirs) == set(wales), "the package no longer gives England and Wales the same days"
    days = {datetime.date.fromisoformat(day) for day in ours["bank-holidays"]}
    missing = [f"missing {day} {theirs[day]}" for day in sorted(set(theirs) - days)]
    surplus = [f"surplus {day}" for day in sorted(days - set(theirs))]
    assert not missing + surplus, "\n".join(missing + surplus)
