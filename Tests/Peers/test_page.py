"""A page and the program are the same engine: the same answers give the same outcome, to the byte, in three browsers."""

import gzip
import json
import re
import shutil
import time
import zlib
from datetime import date, timedelta

import pytest

import browsers
import page_answers
import program
from pages import all_at_once, asked, make, past_review, ready, refused

pytestmark = pytest.mark.needs_program

ALL = sorted(browsers.BROWSERS)


# A sum over a text's bytes, so that outcomes need not leave the page: CRC-32, as Python's own.
SUM = """
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit += 1) byte = byte & 1 ? 0xedb88320 ^ (byte >>> 1) : byte >>> 1;
  return byte;
});
const sum = (bytes) => {
  let rest = -1;
  for (let place = 0; place < bytes.length; place += 1) rest = table[(rest ^ bytes[place]) & 255] ^ (rest >>> 8);
  return [bytes.length, (rest ^ -1) >>> 0];
};
return arguments[0].map((request) => sum(new TextEncoder().encode(ask(request).json)));
"""


def by_batch(config, sets, folder):
    """The program's outcomes, in the form in which `check` writes one."""
    concerns = folder / "concerns.jsonl"
    concerns.write_text("".join(json.dumps(answers) + "\n" for answers in sets))
    result = program.run("batch", concerns, "--config", config, "--today", program.TODAY)
    assert result.returncode == 0, result.stderr
    return [json.dumps(json.loads(line), indent=2, ensure_ascii=False) + "\n" for line in result.stdout.splitlines()]


def outcome_requests(sets):
    return [{"do": "outcome", "bare": "true", "answers": answers, "today": program.TODAY} for answers in sets]


@pytest.mark.parametrize("config", program.CONFIGS, ids=lambda config: config.name)
@pytest.mark.parametrize("name", ALL)
def test_the_outcome_is_that_of_check_to_the_byte(name, config, page, tmp_path):
    """Every scenario and published case beside `check` itself, and 10,000 random sets beside batch, which writes the same."""
    sets = page_answers.at_random(config, 150, seed=name)
    many = page_answers.at_random(config, 10_000, seed=f"many {name}")
    if config == program.LANCASHIRE:
        sets += page_answers.of_scenarios(program.SCENARIOS)
    else:
        page = make(tmp_path / "page.html", config)

    def of_program(numbered):
        number, answers = numbered
        file = page_answers.write(answers, tmp_path / f"{number}.json")
        result = program.run("check", "--config", config, "--answers", file, "--format", "json", "--today", program.TODAY)
        return result.stdout if result.returncode == 0 else None

    expected = all_at_once(of_program, list(enumerate(sets)))
    # What is drawn, and what a scenario says, is understood: no answer is lost on the way.
    assert None not in expected
    assert by_batch(config, sets, tmp_path) == expected
    sums = [[len(text), zlib.crc32(text)] for text in (text.encode() for text in by_batch(config, many, tmp_path))]
    given_sums = []
    with browsers.browser(name) as browser:
        ready(browser, page)
        given = [answer.get("json") for answer in asked(browser, outcome_requests(sets))]
        for first in range(0, len(many), 500):
            given_sums += browser.run(SUM, outcome_requests(many[first:first + 500]))
    for answers, one, other in zip(sets, given, expected, strict=True):
        assert one == other, answers
    for answers, one, other in zip(many, given_sums, sums, strict=True):
        assert one == other, answers


def test_scenarios_and_published_cases_keep_what_is_unknown_of_a_checklist():
    sets = page_answers.of_scenarios(program.SCENARIOS)
    assert len(sets) > 300
    doubtful = [answer for answers in sets for answer in answers.values() if isinstance(answer, dict)]
    assert sum("unknown" in answer.values() for answer in doubtful) > 20


def test_the_days_of_a_disagreement_are_those_of_escalate(page):
    """For every start date of a year in every browser: the first step, and each of the others in turn."""
    days = [str(date(2026, 1, 1) + timedelta(days=number)) for number in range(365)]
    steps = [step["id"] for step in page_answers.read(program.LANCASHIRE / "escalation.yaml")["escalation"]["steps"]]
    begun = [(steps[0], day) for day in days] + [(steps[1 + number % (len(steps) - 1)], day) for number, day in enumerate(days)]

    def of_program(of):
        step, day = of
        result = program.run("escalate", "--config", program.LANCASHIRE, "--at", step, "--since", day, "--plan", "--format",
                             "json", "--today", "2026-06-01")
        # 1 where a step is overdue.
        assert result.returncode in (0, 1), result.stderr
        return result.stdout

    expected = all_at_once(of_program, begun)
    requests = [{"do": "escalate", "at": step, "since": day, "today": "2026-06-01"} for step, day in begun]
    for name in ALL:
        with browsers.browser(name) as browser:
            given = [answer.get("json") for answer in asked(ready(browser, page), requests)]
        for of, one, other in zip(begun, given, expected, strict=True):
            assert one == other, (name, of)
    assert any("overdue" in text for text in expected)


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


LETTERS = [chr(code) for code in range(0x20, 0x7F) if chr(code) != "<"]
SPARE = len(LETTERS) ** 2 - 2 ** 13


def dense(data):
    """Two characters for thirteen bits, from the lowest on, or for fourteen where the thirteen are a low number."""
    number, left = int.from_bytes(data, "little"), len(data) * 8
    pieces = []
    while left > 0:
        size = 14 if number % 2 ** 13 < SPARE and left > 13 else 13
        high, low = divmod(number % 2 ** size, len(LETTERS))
        pieces.append(LETTERS[high] + LETTERS[low])
        number, left = number >> size, left - size
    return "".join(pieces)


def unpacked(text, size):
    bits = []
    for place in range(0, len(text) - 1, 2):
        value = LETTERS.index(text[place]) * len(LETTERS) + LETTERS.index(text[place + 1])
        bits.append(format(value, "014b" if value % 2 ** 13 < SPARE else "013b"))
    whole = "".join(reversed(bits))[-size * 8:]
    return int(whole, 2).to_bytes(size, "little")


def of_another_level(page, path):
    return alter(page, path, lambda block: block.replace('"number":4', '"number":5', 1))


@pytest.mark.parametrize("name", ALL)
def test_altered_guidance_gives_no_level(name, page, tmp_path):
    altered = of_another_level(page, tmp_path / "altered.html")
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
    with browsers.browser("chromium") as browser:
        ready(browser, make(tmp_path / "old.html", past_review(tmp_path / "config")))
        first = browser.run("return document.querySelector('#warnings').innerText")
        assert "review" in first and browser.run("return document.querySelector('[role=alert]').id") == "warnings"


def test_urgent_action_stands_first_even_where_the_guidance_does_not_apply(page):
    adult = {"immediate-danger": "yes", "child-age": 19}
    with browsers.browser("chromium") as browser:
        ready(browser, page).run("ask({do: 'begin', from: arguments[0]}); showOutcome()", adult)
        first = browser.run("return document.querySelector('.outcome').firstElementChild.className")
        shown = browser.run("return document.querySelector('.outcome').textContent")
    assert first == "urgent"
    assert 0 <= shown.index("999") < shown.index("This guidance is for children")


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


# A file that somebody chooses, while the engine stops as soon as it is asked about it.
CHOOSE = """
const done = arguments[arguments.length - 1];
const files = new DataTransfer();
files.items.add(new File([arguments[0]], "record.json"));
const field = document.getElementById("record");
field.files = files.files;
window.addEventListener("unhandledrejection", (event) => done("nobody caught: " + event.reason));
if (arguments[1]) window.send = () => { throw new Error("stopped"); };
field.dispatchEvent(new Event("change"));
setTimeout(() => done(document.getElementById("heading").textContent), 500);
"""


@pytest.mark.parametrize("name", ALL)
def test_a_record_is_taken_up_and_an_engine_that_stops_at_it_gives_no_level(name, page, tmp_path):
    record = tmp_path / "record.json"
    program.check(program.LANCASHIRE, page_answers.write({"immediate-danger": "no"}, tmp_path / "answers.json"), "--save", record)
    with browsers.browser(name) as browser:
        heading = ready(browser, page).run_async(CHOOSE, record.read_text(), False)
        assert browser.run("return ask({do: 'screen'}).answered") == 1 and heading.endswith("?")
        shown = ready(browser, page).run_async(CHOOSE, record.read_text(), True)
    assert shown == "This page cannot work out a level"


HOSTILE = """</script><script>document.title='broken'</script><img src=x onerror="document.title='broken'"> & "two" 'one'"""


def slow(page, path):
    """The page with an engine that takes its time."""
    text, count = re.subn(r"<meta http-equiv=.Content-Security-Policy[^>]*>", "", page.read_text())
    begun = text.replace("await startEngine()", "await new Promise((done) => setTimeout(done, 1500)).then(startEngine)")
    assert count == 1 and begun != text
    path.write_text(begun)
    return path


@pytest.mark.parametrize("name", ALL)
def test_who_starts_before_the_engine_is_there_is_asked_once_it_is(name, page, tmp_path):
    heading = "return document.getElementById('heading')?.textContent"
    with browsers.browser(name) as browser:
        browser.open(browsers.address(slow(page, tmp_path / "slow.html")))
        start = browser.run(heading)
        browser.run("document.querySelector('#app button.main').click()")
        assert browser.run(heading) == start == "Check a concern about a child"
        end = time.time() + 20
        while browser.run(heading) == start:
            assert time.time() < end, "it was forgotten"
            time.sleep(0.05)
        assert browser.run(heading) == "Is a child in immediate danger now?"


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


@pytest.mark.parametrize("name", ALL)
def test_a_text_of_nearly_four_million_bytes_is_shown_as_a_text(name, tmp_path):
    config = tmp_path / "config"
    shutil.copytree(program.BASE, config)
    levels = config / "levels.yaml"
    long = json.dumps((HOSTILE + " ") * (3_900_000 // len(json.dumps(HOSTILE))))
    levels.write_text(re.sub(r"(?m)^(  (?:- )?  means:) .*$", lambda found: f"{found.group(1)} {long}", levels.read_text(), count=1))
    assert levels.stat().st_size > 3_850_000
    with browsers.browser(name) as browser:
        ready(browser, make(tmp_path / "long.html", config))
        browser.run("document.querySelector('#app button.main').click(); press_until('What the answers come to')")
        assert "evel" in browser.run("return document.querySelector('.outcome').textContent")
        browser.run("open('read')")
        assert browser.run("return document.getElementById('guidance-text').textContent.length") > 3_500_000
        assert browser.run("return document.querySelectorAll('img').length") == 0


def test_a_browser_without_webassembly_reads_the_guidance(page, tmp_path):
    for shown, arguments in [(page, ["--js-flags=--jitless"]), (refused(page, tmp_path / "still.html"), [])]:
        with browsers.browser("chromium", *arguments) as browser:
            browser.open(browsers.address(shown))
            assert browser.run("return typeof WebAssembly") == ("undefined" if arguments else "object")
            text = browser.run("return document.body.innerText")
            assert browser.run("return document.getElementById('app').hidden")
        assert "Here is the whole guidance to read" in text and "Level 4" in text and "ring 999" in text
