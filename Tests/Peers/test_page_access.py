"""A page for everybody: what axe-core finds, and a whole check with the keyboard alone."""

import importlib.util
import time
from pathlib import Path

import pytest

import browsers
import program
from test_page import ENTER, TAB, page, ready  # noqa: F401 (a fixture)

pytestmark = pytest.mark.needs_program

AXE = Path(importlib.util.find_spec("axe_playwright_python").submodule_search_locations[0]) / "axe.min.js"
FIND = """
const done = arguments[arguments.length - 1];
axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
  .then((found) => done(found.violations.map((each) => each.id + ": " + each.nodes.map((node) => node.html).join(" | ").slice(0, 400))));
"""

# The answer at a place, or the last one.
PRESS = """
window.press_answer = (place) => {
  const answers = document.querySelectorAll(".answer");
  answers[Math.min(place, answers.length - 1)]?.click();
};
window.press_button = (text) => [...document.querySelectorAll("#app button")].find((each) => each.textContent.startsWith(text)).click();
window.press_until = (heading) => {
  for (let t = 0; t < 250 && document.getElementById("heading").textContent !== heading; t += 1) press_answer(9);
  if (document.getElementById("heading").textContent !== heading) throw new Error("never came to " + heading);
};
"""

# What leads from one screen to the next; after each, axe looks at what is shown.
SCREENS = {
    "start": "",
    "a question": "document.querySelector('#app button.main').click()",
    "urgent, and a number": "press_answer(0)",
    "help": "document.querySelector('#help summary').click()",
    "a checklist": "for (let t = 0; t < 30 && !document.querySelector('.checklist'); t += 1) press_answer(1)",
    "an outcome": "[...document.querySelectorAll('#app button')].find((each) => each.textContent.startsWith('See the outcome')).click()",
    "an own judgement": "document.querySelector('.judgement').open = true; document.getElementById('reason').value = 'A reason.'; document.querySelector('.judgement button').click()",
    "disagreements": "open('escalate')",
    "a plan": "document.querySelector('#app form button').click()",
    "stories": "open('rehearse')",
    "a story": "document.querySelector('.stories button').click()",
    "a level": "for (let t = 0; t < 90 && document.querySelector('.caption').textContent !== 'Your level'; t += 1) press_answer(9)",
    "a comparison": "document.querySelector('.answer').click()",
    "a concern again": "open('check')",
    "to forget": "press_button('See the outcome'); press_button('Start again')",
    "a doubt": "press_answer(0); press_button('Start'); press_until('Which of them are in doubt?')",
    "a whole outcome": "press_until('What the answers come to')",
    "another child": "press_button('Another child')",
    "a family": "document.querySelector('#app form button').click(); press_until('What the answers come to')",
    "the guidance": "open('read')",
    "no engine": "window.send = () => { throw new Error('stopped'); }; open('check')",
}


@pytest.mark.parametrize("name", ["chromium", "firefox"])
def test_axe_finds_nothing_on_any_screen(name, page):  # noqa: F811
    found = {}
    with browsers.browser(name) as browser:
        ready(browser, page)
        browser.run(AXE.read_text() + "; window.axe = axe;" + PRESS)
        for screen, step in SCREENS.items():
            browser.run(step)
            time.sleep(0.1)
            shown = browser.run_async(FIND)
            if shown:
                found[screen] = shown
    assert found == {}


@pytest.mark.parametrize("name", sorted(browsers.BROWSERS))
def test_a_check_needs_no_mouse(name, page):  # noqa: F811
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


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_sticks_out_at_the_side(width, page):  # noqa: F811
    with browsers.browser("chromium") as browser:
        ready(browser, page)
        # A window of a headless browser is never narrower than 500, so the page is put into a narrow column.
        browser.run(PRESS)
        browser.run("document.documentElement.style.width = arguments[0] + 'px'", width)
        for step in SCREENS.values():
            browser.run(step)
            assert browser.run("return document.body.scrollWidth") <= width, step
