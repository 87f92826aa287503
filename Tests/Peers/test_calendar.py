"""The bank holidays of the configuration against a public package's."""

import datetime

import pytest

import program
import seen_yaml


def test_bank_holidays():
    holidays = pytest.importorskip("holidays")
    if not (program.LANCASHIRE / "calendar.yaml").exists():
        pytest.skip("there is no Config/lancashire/calendar.yaml")
    ours = seen_yaml.load((program.LANCASHIRE / "calendar.yaml").read_bytes())["calendar"]
    years = range(ours["years"]["from"], ours["years"]["to"] + 1)
    assert (years[0], years[-1]) == (2025, 2030)
    # A day that falls on a weekend has a substitute. The package lists both, the government only the substitute.
    theirs, wales = [{day: name for day, name in holidays.country_holidays("GB", subdiv=part, years=years).items()
                      if day.weekday() < 5} for part in ("ENG", "WLS")]
    assert set(theirs) == set(wales), "the package no longer gives England and Wales the same days"
    days = {datetime.date.fromisoformat(day) for day in ours["bank-holidays"]}
    missing = [f"missing {day} {theirs[day]}" for day in sorted(set(theirs) - days)]
    surplus = [f"surplus {day}" for day in sorted(days - set(theirs))]
    assert not missing + surplus, "\n".join(missing + surplus)
