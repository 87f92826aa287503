"""A page asks for nothing, and leaves nothing behind but what somebody takes away; and that the program understands."""

import json
import time

import pytest

import browsers
import page_answers
import program
from pages import ESCAPE, asked, downloaded, ready

pytestmark = pytest.mark.needs_program

ALL = sorted(browsers.BROWSERS)
LARGEST = 800_000
CHECK = "document.querySelector('#app button.main').click(); press_until('What the answers come to')"


def test_the_page_is_small_enough_to_be_sent(page):
    assert page.stat().st_size <= LARGEST


def test_the_script_is_glue_and_no_second_engine():
    files = sorted((program.ROOT / "Sources" / "PageEngine" / "Page").glob("*.js"))
    assert len(files) > 5
    assert sum(len(path.read_text().splitlines()) for path in files) < 900


def test_nothing_is_fetched(page):
    with browsers.browser("chromium") as browser:
        browser.command("Network.enable")
        browser.command("Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=0, uploadThroughput=0)
        ready(browser, page).run(CHECK)
        assert "evel" in browser.run("return document.querySelector('.outcome').innerText")
        browser.run("open('read'); open('rehearse'); open('escalate')")
        time.sleep(0.5)
        events = [json.loads(entry["message"])["message"] for entry in browser.log("performance")]
        said = [entry["message"] for entry in browser.log("browser")]
    asked_for = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    assert [address for address in asked_for if not address.startswith(("data:", "file://" + str(page)))] == []
    assert said == []


KEPT = """
const done = arguments[arguments.length - 1];
const length = (store) => { try { return window[store].length; } catch { return 0; } };
const databases = window.indexedDB?.databases?.().then((list) => list.length, () => 0) ?? Promise.resolve(0);
databases.then((count) => done([
  length("localStorage"), length("sessionStorage"), count, document.cookie, location.search, location.hash, history.length,
  JSON.stringify(history.state), window.name,
]));
"""


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_kept_and_escape_forgets_everything(name, page):
    with browsers.browser(name) as browser:
        ready(browser, page)
        before = browser.run_async(KEPT)
        browser.run(CHECK + "; open('rehearse'); document.querySelector('.stories button').click(); "
                    "press_button('Answer the questions'); press_answer(0); open('check')")
        assert browser.run_async(KEPT) == before
        assert before[:6] == [0, 0, 0, "", "", ""]
        assert "evel" in browser.run("return document.querySelector('.outcome').innerText")
        # The neutral page may not be there: what counts is that this one is gone, and cannot be come back to.
        browser.run("window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true)")
        browser.type([ESCAPE, ESCAPE])
        assert browser.run("return document.querySelectorAll('.outcome').length") == 1
        browser.type([ESCAPE])
        end = time.time() + 20
        while browser.run("return document.querySelectorAll('.outcome, #read h1').length"):
            assert time.time() < end, "nothing was forgotten"
            time.sleep(0.05)


STORIES = """
const [level, random] = arguments;
open("rehearse");
for (let story = 0; story < 3; story += 1) {
  document.querySelectorAll(".stories button")[story].click();
  press_button("Answer the questions");
  for (let turn = 0; document.querySelector(".caption").textContent !== "Your level"; turn += 1) {
    const isChoice = (turn + random) % 3 === 0 && !document.querySelector("#number, .checklist");
    press_answer(isChoice ? 0 : 99);
  }
  press_answer(level - 1);
  if (story < 2) press_button("Another story");
}
"""


def test_a_class_needs_a_browser_and_nothing_else(page, tmp_path):
    with browsers.browser("chromium") as browser:
        for number in range(6):
            folder = tmp_path / f"person-{number}"
            folder.mkdir()
            browser.keep_downloads(folder)
            ready(browser, page).run(STORIES, 2 + number % 3, number)
            browser.press("Download your response")
            downloaded(folder, "response-*.json").rename(tmp_path / f"{number}.json")
            folder.rmdir()
    one = tmp_path / "0.json"
    shown = program.run("rehearse", "--config", program.LANCASHIRE, "--response", one, "--save", tmp_path / "again.json")
    assert shown.returncode == 0, shown.stderr
    # What the terminal keeps of the same judgements differs in its random name alone.
    kept, made = (json.loads((tmp_path / name).read_text()) for name in ("again.json", "0.json"))
    assert (kept["guidance"], kept["scenarios"]) == (made["guidance"], made["scenarios"])
    assert len(made["scenarios"]) == 3
    (tmp_path / "again.json").unlink()
    report = program.run("agreement", tmp_path, "--config", program.LANCASHIRE, "--format", "json")
    assert report.returncode == 0, report.stderr
    assert json.loads(report.stdout)["people"] == 6


def test_what_is_taken_away_is_what_the_program_reads_and_writes(page, tmp_path):
    step = page_answers.read(program.LANCASHIRE / "escalation.yaml")["escalation"]["steps"][1]["id"]
    with browsers.browser("chromium") as browser:
        browser.keep_downloads(tmp_path)
        ready(browser, page).run("document.querySelector('#app button.main').click(); press_answer(0);"
                                 "press_until('What the answers come to')")
        [outcome] = asked(browser, [{"do": "outcome"}])
        browser.press("Download a record")
        record = downloaded(tmp_path, "record.json")
        browser.press("Download the summary")
        summary = downloaded(tmp_path, "referral.txt").read_text()
        browser.run("open('escalate'); document.getElementById('step').value = arguments[0];"
                    "document.getElementById('since').value = '2026-11-20'; document.querySelector('#app form button').click()", step)
        today, case = browser.run("return [today(), responseID]")
        browser.press("Download the days for a calendar")
        calendar = downloaded(tmp_path, "disagreement.ics").read_bytes().decode()
    replayed = program.run("replay", "--config", program.LANCASHIRE, record, "--format", "json")
    assert replayed.returncode == 0, replayed.stderr
    assert [one["same"] for one in json.loads(replayed.stdout)["records"]] == [True]
    assert json.loads(record.read_text()) == json.loads(outcome["record"])
    again = program.run("check", "--config", program.LANCASHIRE, "--answers", record, "--format", "referral-text", "--today",
                        json.loads(record.read_text())["outcome"].get("today", today))
    assert again.returncode == 0, again.stderr
    assert summary == outcome["referral"] and "danger" in summary
    said = program.run("escalate", "--config", program.LANCASHIRE, "--at", step, "--since", "2026-11-20", "--plan", "--format",
                       "ics", "--case", case, "--today", today)
    # 1 where the step is overdue, as it is from the day after on.
    assert said.returncode in (0, 1), said.stderr
    assert calendar.splitlines() == said.stdout.splitlines() and "BEGIN:VEVENT" in calendar
