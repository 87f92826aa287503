"""What is printed: a check on one sheet of A4, its details on the next, and on each print what it was made with."""

import pytest

import browsers
import page_answers
import program
from pages import origin, ready

pytestmark = pytest.mark.needs_program

# Every outcome as it would be printed with its details left out, each on its own sheet.
EACH = """
const shown = [];
for (const from of arguments[0]) {
  if (ask({ do: "begin", from }).problem) throw new Error("not understood: " + JSON.stringify(from));
  showOutcome();
  const sheet = document.createElement("div");
  sheet.style.breakAfter = "page";
  sheet.append(document.querySelector("header").cloneNode(true), document.querySelector("main").cloneNode(true));
  shown.push(sheet);
}
document.body.replaceChildren(...shown);
"""


def families():
    """Of three children the first is in danger, of one little is known, and one is an adult."""
    answers = {"elder": {"immediate-danger": "yes", "child-age": 12}, "younger": {"child-age": 3}, "eldest": {"child-age": 19}}
    return [{"children": [{"label": label, "answers": own} for label, own in answers.items()]}]


def test_a_check_is_printed_on_one_sheet(page):
    sets = page_answers.of_scenarios(program.SCENARIOS) + families()
    with browsers.browser("chromium") as browser:
        ready(browser, page).run(EACH, sets)
        assert browser.sheets() == len(sets)


def test_a_print_begins_with_what_it_was_made_with_and_the_details_with_a_new_sheet(page):
    with browsers.browser("chromium") as browser:
        ready(browser, page).run("ask({do: 'begin', from: arguments[0]}); showOutcome()", families()[0])
        first = browser.run("return document.querySelector('header .printed').textContent")
        assert browser.run("return document.querySelector('.printed').offsetHeight") == 0
        assert browser.sheets() == 1
        browser.command("Emulation.setEmulatedMedia", media="print")
        assert browser.run("return [...document.querySelectorAll('.details')].map((each) => getComputedStyle(each).breakBefore)") \
            == ["page"] * 3
        assert browser.run("return document.querySelector('.printed').offsetHeight") > 0
        browser.run("window.print = () => {}; printAll()")
        assert browser.sheets() >= 4
    assert all(part in first for part in origin())


def test_the_report_of_a_check_is_one_sheet_and_its_details(tmp_path):
    answers = page_answers.write({"immediate-danger": "yes", "child-age": 6}, tmp_path / "answers.json")
    made = program.run("check", "--config", program.LANCASHIRE, "--answers", answers, "--format", "html", "--output",
                       tmp_path / "check.html")
    assert made.returncode == 0, made.stderr
    with browsers.browser("chromium") as browser:
        browser.open(browsers.address(tmp_path / "check.html"))
        said = browser.run("return document.querySelector('header').innerText")
        whole = browser.sheets()
        browser.run("document.querySelector('.details').remove()")
        assert (browser.sheets(), whole > 1) == (1, True)
    assert all(part in said for part in origin())
