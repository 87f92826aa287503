"""Reports that people look at: each a file of its own, without a script, with pictures; and handouts for a class."""

import csv
import io
import json
import re
import shutil

import pytest

import browsers
import page_answers
import program
from page_screens import keep
from pages import origin
from test_page_access import FIND, LOAD

pytestmark = pytest.mark.needs_program

GROUP = program.ROOT / "Tests" / "Fixtures" / "agreement"
AGREEMENT = ["agreement", GROUP / "responses", "--config", GROUP / "guidance", "--scenarios", GROUP / "scenarios"]
STORY = "when-im-naughty"

# What each is made with, and a picture or table that it has to show; %s is a folder with answers and a record.
REPORTS = {
    "check": (["check", "--answers", "%s/answers.json"], r'<svg [^>]*aria-label="Suggested: level 4 of 1 to 4'),
    "escalate": (["escalate", "--at", "talk-first", "--since", "2026-11-20", "--plan"], r"<svg [^>]*aria-hidden"),
    "audit": (["audit", program.BASE, "%s/config"], r"<table>"),
    "agreement": (AGREEMENT, r'<svg [^>]*aria-label="level 1: 0, level 2: 3'),
    "test": (["test", program.SCENARIOS / "published"], r"<table>"),
    "replay": (["replay", "%s/record.json"], r"<h1>Records and today"),
    "print": (["print"], r'<svg [^>]*aria-label="[0-9]+ questions from above in asking order'),
    "rehearse": (["rehearse", STORY, "--key"], r"☐ 4"),
}


@pytest.fixture(scope="session")
def room(tmp_path_factory):
    """Answers, a record of them, and a guidance of which a rule was changed."""
    folder = tmp_path_factory.mktemp("reports")
    page_answers.write({"immediate-danger": "yes", "child-age": 6}, folder / "answers.json")
    program.check(program.LANCASHIRE, folder / "answers.json", "--save", folder / "record.json")
    shutil.copytree(program.BASE, folder / "config")
    rules = folder / "config" / "rules.yaml"
    rules.write_text(rules.read_text().replace("level: serious", "level: extra", 1))
    return folder


def made(name, room, *more):
    arguments = [str(argument).replace("%s", str(room)) for argument in REPORTS[name][0]]
    config = [] if "--config" in arguments else ["--config", program.LANCASHIRE]
    if name == "audit":
        config = []
    result = program.run(*arguments, *config, "--format", "html", *more)
    assert result.returncode in (0, 1) and result.stdout, result.stderr
    return result.stdout


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_one_page_that_needs_nothing_beside_it(name, room, tmp_path):
    html = made(name, room)
    assert html.count("<main>") == 1 and html.count("<h1>") == 1 and html.startswith("<!DOCTYPE html>")
    assert re.search(r'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'sha256-', html)
    assert "<script" not in html and re.search(r"\s(src|on[a-z]+)=", html) is None
    assert re.search(REPORTS[name][1], html), html[-3000:]
    file = tmp_path / "report.html"
    file.write_text(html)
    with browsers.browser("chromium") as browser:
        for width in (320, 1280):
            browser.resize(width, 900)
            browser.open(browsers.address(file))
            # The policy lets the style in.
            assert browser.run("return getComputedStyle(document.querySelector('h1')).lineHeight") != "normal"
            assert browser.run("return document.documentElement.scrollWidth") <= width
            keep(browser, f"report-{name}-{width}")
        browser.run(LOAD)
        assert browser.run_async(FIND) == []


def test_a_level_that_words_name_is_shown(room):
    """The highest level needs no other answer about safety; any other does."""
    assert "Level 4" in made("check", room) and "Not finished" in made("check", room)
    few = program.run("check", "--config", program.LANCASHIRE, "--answer", "child-age=6", "--format", "html").stdout
    assert "Too little is answered to name a level" in few and "<svg" not in few


def test_the_report_of_a_check_says_which_guidance_it_is(room):
    head = made("check", room).partition("<main>")[0]
    assert all(part in head for part in origin())


def test_a_group_as_a_table(tmp_path):
    table = program.run(*AGREEMENT, "--format", "csv")
    assert table.returncode == 0, table.stderr
    rows = list(csv.DictReader(io.StringIO(table.stdout, newline=""), strict=True))
    report = json.loads(program.run(*AGREEMENT, "--format", "json").stdout)
    assert list(rows[0]) == ["scenario", "title", "people", "level", "chose", "guidance", "consensus", "percentAgreement"]
    told = {one["scenario"]: one for one in report["scenarios"]}
    assert {row["scenario"] for row in rows} == set(told) and len(rows) == 4 * len(told)
    for row in rows:
        one = told[row["scenario"]]
        assert int(row["people"]) == one["people"]
    for name in told:
        assert sum(int(row["chose"]) for row in rows if row["scenario"] == name) == told[name]["people"]


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_story_with_an_answer_sheet_gives_nothing_away_without_the_key(form):
    def sheet(*more):
        result = program.run("rehearse", STORY, "--config", program.LANCASHIRE, "--scenarios", program.SCENARIOS, "--format", form, *more)
        assert result.returncode == 0, result.stderr
        return result.stdout

    scenario = page_answers.read(next(program.SCENARIOS.rglob(f"{STORY}.yaml")))
    handout, both = sheet(), sheet("--key")
    assert scenario["title"] in handout and "Your level, before anything is shown" in handout
    assert handout.count("☐") > 10
    for secret in ["For the trainer", "The guidance suggests", "To take away"]:
        assert secret not in handout and secret in both


def test_stories_for_a_wall_are_large_and_one_to_a_sheet(tmp_path):
    two = program.run("rehearse", STORY, "bed-nine", "--config", program.LANCASHIRE, "--scenarios", program.SCENARIOS, "--format", "html")
    assert two.returncode == 0, two.stderr
    (tmp_path / "wall.html").write_text(two.stdout)
    size = "return parseFloat(getComputedStyle(document.querySelector('.notice')).fontSize)"
    with browsers.browser("chromium") as browser:
        browser.resize(1920, 1080)
        browser.open(browsers.address(tmp_path / "wall.html"))
        assert browser.run(size) > 24
        # The story stands alone.
        assert browser.run("return document.querySelectorAll('h2')[1].getBoundingClientRect().top") > 1000
        keep(browser, "wall-1920")
        browser.resize(768, 1080)
        assert browser.run(size) < 20
        stories = browser.run("return [...document.querySelectorAll('h2')].map((each) => each.textContent)")
        assert browser.run("return document.querySelectorAll('hr').length") == 1
        assert browser.sheets() >= 2
    assert len(stories) >= 4
