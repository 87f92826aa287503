"""A page and the program are the same engine: the same answers give the same outcome, to the byte, in three browsers."""

import gzip
import json
import re
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

import browsers
import page_answers
import program

pytestmark = pytest.mark.needs_program

ALL = sorted(browsers.BROWSERS)
TAB, ENTER, SPACE = "\ue004", "\ue007", " "
LARGEST = 800_000


def make(path, config=program.LANCASHIRE, *more):
    result = program.run("page", "--config", config, "--output", path, *more)
    assert result.returncode == 0, result.stderr
    return path


@pytest.fixture(scope="session")
def page(tmp_path_factory):
    return make(tmp_path_factory.mktemp("page") / "lancashire.html", program.LANCASHIRE, "--scenarios", program.SCENARIOS)


def ready(browser, path, seconds=60):
    browser.open(browsers.address(path))
    end = time.time() + seconds
    while time.time() < end:
        if browser.run("return !document.getElementById('app').hidden"):
            return browser
        time.sleep(0.05)
    raise AssertionError("the page never began: " + browser.run("return document.body.innerText")[:500])


def asked(browser, requests):
    """What the engine in the page answers, one after the other."""
    return browser.run("return arguments[0].map((request) => ask(request));", requests)


def all_at_once(work, items):
    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(work, items))


@pytest.mark.parametrize("name", ALL)
def test_the_outcome_is_that_of_check_to_the_byte(name, page, tmp_path):
    count = program.draws(150, 10_000)
    sets = page_answers.of_scenarios(program.SCENARIOS) + page_answers.at_random(program.LANCASHIRE, count, seed=name)
    assert len(sets) > count + 40

    def of_program(numbered):
        number, answers = numbered
        file = page_answers.write(answers, tmp_path / f"{number}.json")
        result = program.run("check", "--config", program.LANCASHIRE, "--answers", file, "--format", "json", "--today",
                             program.TODAY)
        return result.stdout if result.returncode == 0 else None

    expected = all_at_once(of_program, list(enumerate(sets)))
    with browsers.browser(name) as browser:
        requests = [{"do": "outcome", "bare": "true", "answers": answers, "today": program.TODAY} for answers in sets]
        given = [answer.get("json") for answer in asked(ready(browser, page), requests)]
    assert sum(text is not None for text in expected) > count
    for answers, one, other in zip(sets, given, expected, strict=True):
        assert one == other, answers


@pytest.mark.parametrize("name", ALL)
def test_the_days_of_a_disagreement_are_those_of_escalate(name, page):
    days = [str(date(2026, 1, 1) + timedelta(days=number)) for number in range(0, 365, 1 if name == "chromium" else 13)]
    step = page_answers.read(program.LANCASHIRE / "escalation.yaml")["escalation"]["steps"][0]["id"]

    def of_program(day):
        result = program.run("escalate", "--config", program.LANCASHIRE, "--at", step, "--since", day, "--plan", "--format",
                             "json", "--today", "2026-06-01")
        return result.stdout

    expected = all_at_once(of_program, days)
    with browsers.browser(name) as browser:
        requests = [{"do": "escalate", "at": step, "since": day, "today": "2026-06-01"} for day in days]
        given = [answer.get("json") for answer in asked(ready(browser, page), requests)]
    assert given == expected
    assert any("overdue" in text for text in given)


REHEARSE = """
const [level, random] = arguments;
const stories = ask({do: "stories"}).themes.flatMap((theme) => theme.stories).slice(0, 3);
let response = null;
for (const story of stories) {
  let screen = ask({do: "begin", story: story.id});
  for (let turn = 0; screen.question; turn += 1) {
    const question = screen.question;
    const answer = (turn + random) % 3 === 0 && question.kind === "one" ? question.options[0].id : "unknown";
    screen = ask({do: "answer", answers: {[question.id]: answer}});
  }
  response = ask({do: "commit", level, id: "00000000000000" + String(random).padStart(2, "0")}).response;
}
return response;
"""


def test_a_class_needs_a_browser_and_nothing_else(page, tmp_path):
    with browsers.browser("chromium") as browser:
        for number in range(6):
            ready(browser, page)
            (tmp_path / f"{number}.json").write_text(browser.run(REHEARSE, 2 + number % 3, number))
    one = tmp_path / "0.json"
    shown = program.run("rehearse", "--config", program.LANCASHIRE, "--response", one, "--save", tmp_path / "again.json")
    assert shown.returncode == 0, shown.stderr
    # What the terminal keeps of the same judgements differs in its random name alone.
    kept, made = (json.loads((tmp_path / name).read_text()) for name in ("again.json", "0.json"))
    assert (kept["guidance"], kept["scenarios"]) == (made["guidance"], made["scenarios"])
    (tmp_path / "again.json").unlink()
    report = program.run("agreement", tmp_path, "--config", program.LANCASHIRE, "--format", "json")
    assert report.returncode == 0, report.stderr
    assert json.loads(report.stdout)["people"] == 6


def test_the_page_is_small_enough_to_be_sent(page):
    assert page.stat().st_size <= LARGEST


def test_nothing_is_fetched(page):
    with browsers.browser("chromium") as browser:
        ready(browser, page)
        browser.run("document.querySelector('#app button.main').click()")
        browser.run("open('read'); open('rehearse'); open('escalate')")
        time.sleep(0.5)
        events = [json.loads(entry["message"])["message"] for entry in browser.log("performance")]
        said = [entry["message"] for entry in browser.log("browser")]
    asked_for = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    assert [address for address in asked_for if not address.startswith(("data:", "file://" + str(page)))] == []
    assert said == []


def alter(page, path, change):
    """The page with another guidance in its block, and the old digest beside it."""
    text = page.read_text()
    block = re.search(r'id="guidance" data-bytes="([0-9]+)" data-digest="[0-9a-f]+">([^<]*)<', text)
    old = gzip.decompress(unpacked(block.group(2), int(block.group(1)))).decode()
    new = change(old)
    assert new != old
    packed = gzip.compress(new.encode())
    changed = block.group(0).replace(block.group(2), dense(packed)).replace(block.group(1), str(len(packed)), 1)
    path.write_text(text.replace(block.group(0), changed))
    return path


LETTERS = [chr(code) for code in range(0x21, 0x7F) if chr(code) not in "&<>"]


def dense(data):
    """Thirteen bits in two characters, from the lowest bit on."""
    number, count = int.from_bytes(data, "little"), -(-len(data) * 8 // 13)
    pieces = []
    bits = bin(number)[2:].zfill(count * 13)
    for place in range(count):
        value = int(bits[len(bits) - 13 * (place + 1):len(bits) - 13 * place], 2)
        pieces.append(LETTERS[value // 91] + LETTERS[value % 91])
    return "".join(pieces)


def unpacked(text, size):
    values = [LETTERS.index(text[place]) * 91 + LETTERS.index(text[place + 1]) for place in range(0, len(text) - 1, 2)]
    bits = "".join(format(value, "013b") for value in reversed(values))
    return int(bits, 2).to_bytes(-(-len(values) * 13 // 8), "little")[:size]


@pytest.mark.parametrize("name", ALL)
def test_altered_guidance_gives_no_level(name, page, tmp_path):
    altered = alter(page, tmp_path / "altered.html", lambda block: block.replace('"number":4', '"number":5', 1))
    with browsers.browser(name) as browser:
        ready(browser, altered)
        shown = browser.run("return document.body.innerText")
        assert "Do not use this page: it was altered" in shown and "999" in shown
        assert browser.run("return document.querySelectorAll('nav:not([hidden]) button').length") == 0
        assert browser.run("return document.getElementById('read')") is None


def test_verify_tells_todays_page_from_others(page, tmp_path):
    def verify(path, config=program.LANCASHIRE):
        return program.run("page", "--verify", path, "--config", config, "--scenarios", program.SCENARIOS)

    same = verify(page)
    assert (same.returncode, same.stdout) == (0, f"{page}:\nIt is today's guidance, byte for byte as this program makes it.\n")
    altered = verify(alter(page, tmp_path / "altered.html", lambda block: block.replace("child", "chi1d", 1)))
    assert altered.returncode == 1 and "it was altered" in altered.stdout
    other = tmp_path / "config"
    shutil.copytree(program.LANCASHIRE, other)
    (other / "guidance.yaml").write_text((other / "guidance.yaml").read_text() + "# another day\n")
    yesterday = verify(page, other)
    assert yesterday.returncode == 1 and "It was made from other guidance" in yesterday.stdout
    assert verify(program.LANCASHIRE / "rules.yaml").returncode == 2


def test_guidance_that_is_past_its_review_says_so_first(tmp_path):
    config = tmp_path / "config"
    shutil.copytree(program.LANCASHIRE, config)
    header = config / "guidance.yaml"
    header.write_text(re.sub(r"(?m)^effective: .*$", "effective: 2025-01-01",
                             re.sub(r"(?m)^review-by: .*$", "review-by: 2026-01-01", header.read_text())))
    with browsers.browser("chromium") as browser:
        ready(browser, make(tmp_path / "old.html", config))
        first = browser.run("return document.querySelector('#warnings').innerText")
        assert "review" in first and browser.run("return document.querySelector('[role=alert]').id") == "warnings"


@pytest.mark.parametrize("name", ALL)
def test_an_engine_that_stops_gives_numbers_and_no_level(name, page):
    with browsers.browser(name) as browser:
        ready(browser, page)
        browser.run("document.querySelector('#app button.main').click(); document.querySelector('.answer').click()")
        urgent = browser.run("return document.querySelector('.urgent').innerText")
        # It is told of a text of fewer than no bytes.
        browser.run("const real = window.send; window.send = (name) => real(name, {length: -1});"
                    "document.querySelector('.answer').click()")
        shown = browser.run("return document.getElementById('main').innerText")
        links = browser.run("return [...document.querySelectorAll('#app a')].map((link) => link.getAttribute('href'))")
        assert browser.run("return document.getElementById('heading').textContent") == "This page cannot work out a level"
        assert browser.run("return document.activeElement.id") == "heading"
        browser.run("open('check')")
        assert browser.run("return document.getElementById('heading').textContent") == "This page cannot work out a level"
        browser.run("open('read')")
        assert "Whom to ring" in browser.run("return document.getElementById('read').innerText")
    assert urgent in shown and re.search(r"[Ll]evel [1-4]", shown) is None
    assert {"tel:999", "tel:03001236720", "tel:03001236722"} <= set(links)


HOSTILE = """</script><script>document.title='broken'</script><img src=x onerror="document.title='broken'"> & "two" 'one'"""


@pytest.mark.parametrize("name", ALL)
def test_hostile_texts_are_shown_as_texts(name, tmp_path):
    config = tmp_path / "config"
    shutil.copytree(program.BASE, config)
    for file, key in [("guidance.yaml", "name"), ("questions.yaml", "ask"), ("levels.yaml", "means"), ("rules.yaml", "because")]:
        path = config / file
        hostile = json.dumps(HOSTILE + " \u202eand back")
        path.write_text(re.sub(rf"(?m)^((?:  )*(?:- )?{key}:) .*$", lambda found: f"{found.group(1)} {hostile}",
                               path.read_text(), count=1))
    with browsers.browser(name) as browser:
        ready(browser, make(tmp_path / "hostile.html", config))
        browser.run("document.querySelector('#app button.main').click()")
        question = browser.run("return document.getElementById('heading').textContent")
        browser.run("open('read')")
        shown = browser.run("return document.body.textContent")
        assert browser.run("return document.querySelectorAll('img').length") == 0
        assert "broken" not in browser.run("return document.title").split("–")[0]
    assert "<img src=x onerror=" in shown and "\u202e" not in shown + question


def test_a_browser_without_webassembly_reads_the_guidance(page, tmp_path):
    # The policy refuses a script of another digest, as it would refuse one that an old browser cannot run.
    still = tmp_path / "still.html"
    still.write_text(page.read_text().replace('"use strict";', '"use strict"; // changed', 1))
    with browsers.browser("chromium") as browser:
        browser.open(browsers.address(still))
        shown = browser.run("return document.body.innerText")
    assert "Here is the whole guidance to read" in shown and "Level 4" in shown and "ring 999" in shown
