"""A page for everybody: what axe-core finds, a whole check with the keyboard alone, and every width of a screen."""

import importlib.util
import time
from pathlib import Path

import pytest

import browsers
import page_answers
import program
from page_screens import SCREENS, keep
from pages import ENTER, TAB, make, origin, past_review, ready, refused
from test_page import of_another_level

pytestmark = pytest.mark.needs_program

ALL = sorted(browsers.BROWSERS)
AXE = Path(importlib.util.find_spec("axe_playwright_python").submodule_search_locations[0]) / "axe.min.js"
FIND = """
const done = arguments[arguments.length - 1];
axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
  .then((found) => done(found.violations.map((each) => each.id + ": " + each.nodes.map((node) => node.html).join(" | ").slice(0, 400))));
"""
LOAD = AXE.read_text() + "; window.axe = axe;"


@pytest.mark.parametrize("name", ALL)
def test_axe_finds_nothing_on_any_screen_and_each_says_which_guidance_it_is(name, page):
    found, said = {}, origin()
    with browsers.browser(name) as browser:
        ready(browser, page).run(LOAD)
        for screen, step in SCREENS.items():
            browser.run(step)
            time.sleep(0.1)
            shown = browser.run_async(FIND)
            if shown:
                found[screen] = shown
            foot = browser.run("return document.querySelector('footer').innerText")
            assert all(part in foot for part in said), screen
    assert found == {}


@pytest.mark.parametrize("name", ALL)
def test_axe_finds_nothing_where_a_page_cannot_be_used_as_usual(name, page, tmp_path):
    found = {}
    with browsers.browser(name) as browser:
        ready(browser, of_another_level(page, tmp_path / "altered.html")).run(LOAD)
        found["altered"] = browser.run_async(FIND)
        ready(browser, make(tmp_path / "old.html", past_review(tmp_path / "config"))).run(LOAD)
        found["past its review"] = browser.run_async(FIND)
        browser.open(browsers.address(refused(page, tmp_path / "still.html")))
        browser.run(LOAD)
        found["without a script"] = browser.run_async(FIND)
    assert not any(found.values()), found


@pytest.mark.parametrize("name", ALL)
def test_a_check_needs_no_mouse(name, page):
    with browsers.browser(name) as browser:
        ready(browser, page)
        # The heading has the focus: what can be pressed comes next.
        for _ in range(6):
            browser.type([TAB])
            if browser.run("return document.activeElement.textContent") == "Start":
                break
        browser.type([ENTER])
        first = browser.run("return document.getElementById('heading').textContent")
        assert browser.run("return document.activeElement.id") == "heading"
        # Without single keys: to the second answer, and back with the answer kept.
        browser.run("document.getElementById('keys').checked = false")
        browser.type(["u"])
        assert browser.run("return document.getElementById('heading').textContent") == first
        browser.type([TAB, TAB, ENTER])
        second = browser.run("return document.getElementById('heading').textContent")
        assert second != first
        browser.run("document.getElementById('keys').checked = true")
        browser.type(["b"])
        assert browser.run("return document.getElementById('heading').textContent") == first
        assert browser.run("return document.querySelector('.given').previousSibling.textContent") == "No"
        for _ in range(200):
            if browser.run("return document.title").startswith("What the answers come to"):
                break
            heading = browser.run("return document.getElementById('heading').textContent")
            browser.type(["2" if heading == first else "u"])
        assert browser.run("return document.activeElement.id") == "heading"
        assert "evel" in browser.run("return document.querySelector('.outcome').innerText")


WIDTHS = """
const root = document.documentElement;
return [window.innerWidth, Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth,
        matchMedia("(max-width: 30rem)").matches];
"""


@pytest.mark.parametrize(("name", "width"), [("chromium", 320), ("chromium", 768), ("chromium", 1280), ("firefox", 768),
                                             ("webkit", 1280)])
def test_nothing_sticks_out_at_the_side(name, width, page):
    with browsers.browser(name) as browser:
        browser.resize(width, 900)
        ready(browser, page)
        for screen, step in SCREENS.items():
            browser.run(step)
            wide, beyond, is_narrow = browser.run(WIDTHS)
            # The frame of a window takes a little of its width.
            assert width - 40 <= wide <= width and is_narrow == (wide <= 480), screen
            assert beyond <= 0, screen
            keep(browser, f"{name}-{width}-{screen}")
        if name == "chromium":
            ready(browser, page).run(CALM, calm())
            assert browser.run("return document.querySelectorAll('.outcome .urgent').length") == 0
            keep(browser, f"{name}-{width}-a-calm-outcome")


CALM = """
let screen = ask({ do: "begin" });
while (screen.question) screen = ask({ do: "answer", answers: { [screen.question.id]: arguments[0][screen.question.id] } });
showOutcome();
"""


def calm():
    """What the guidance takes for no concern, to everything."""
    answers = {}
    for question in page_answers.questions(program.LANCASHIRE):
        kind = question["answers"]
        if kind == "yes-no":
            answers[question["id"]] = question.get("calm", "no")
        elif "any-of" in kind:
            answers[question["id"]] = []
        else:
            answers[question["id"]] = question.get("calm", 7 if "whole-number" in kind else "unknown")
    return answers
