"""An independent calendar of England and Wales: bank holidays by their rules, working days by a plain count.

The rules are those by which gov.uk/bank-holidays comes about: New Year's Day, Good Friday, Easter Monday, the first
and the last Monday of May, the last Monday of August, Christmas Day, Boxing Day; one that falls on a weekend is moved to
the next weekday that is no holiday yet. From 2025 to 2030 no extra day has been announced. Easter comes from dateutil.
Run as a program it prints Tests/Fixtures/working-days.txt: a line for each start date, with how many days later the 1st
to the 30th working day is; a dash where that lies after 2030.
"""

import datetime

from dateutil.easter import easter

FIRST, LAST = datetime.date(2025, 1, 1), datetime.date(2030, 12, 31)
MOST = 30
DAY = datetime.timedelta(1)


def monday(year, month, last=False):
    """The first or the last Monday of a month."""
    days = [datetime.date(year, month, 1) + DAY * count for count in range(31)]
    mondays = [day for day in days if day.month == month and day.weekday() == 0]
    return mondays[-1 if last else 0]


def bank_holidays(year):
    found = {easter(year) - 2 * DAY, easter(year) + DAY, monday(year, 5), monday(year, 5, True), monday(year, 8, True)}
    for month, day in [(1, 1), (12, 25), (12, 26)]:
        date = datetime.date(year, month, day)
        while date.weekday() >= 5 or date in found:
            date += DAY
        found.add(date)
    return found


def lines():
    holidays = set().union(*(bank_holidays(year) for year in range(FIRST.year, LAST.year + 1)))
    start = FIRST
    while start <= LAST:
        offsets, date = [], start
        while len(offsets) < MOST:
            date += DAY
            if date > LAST:
                offsets += ["-"] * (MOST - len(offsets))
            elif date.weekday() < 5 and date not in holidays:
                offsets.append(str((date - start).days))
        yield " ".join([start.isoformat(), *offsets])
        start += DAY


if __name__ == "__main__":
    print("\n".join(lines()))
