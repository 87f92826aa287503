"""Makes pages, and opens them."""

import json
import re
import shutil
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

import browsers
import page_answers
import program

TAB, ENTER, ESCAPE = "\ue004", "\ue007", "\ue00c"

# Presses what stands in a page, for a script that is run in it.
PRESS = """
// The answer at a place, or the last one.
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


def make(path, config=program.LANCASHIRE, *more):
    result = program.run("page", "--config", config, "--output", path, *more)
    assert result.returncode == 0, result.stderr
    return path


@pytest.fixture(scope="session")
def page(tmp_path_factory):
    return make(tmp_path_factory.mktemp("page") / "lancashire.html", program.LANCASHIRE, "--scenarios", program.SCENARIOS)


def with_header(config, folder, **changed):
    """A copy of a guidance whose header says something else."""
    shutil.copytree(config, folder)
    header = folder / "guidance.yaml"
    text = header.read_text()
    for key, value in changed.items():
        text, count = re.subn(rf"(?m)^{key.replace('_', '-')}: .*$", f"{key.replace('_', '-')}: {value}", text)
        assert count == 1, key
    header.write_text(text)
    return folder


def past_review(folder):
    return with_header(program.LANCASHIRE, folder, effective="2025-01-01", review_by="2026-01-01")


def refused(page, path):
    """The page with a script that its policy refuses, as it would refuse one that an old browser cannot run."""
    path.write_text(page.read_text().replace('"use strict";', '"use strict"; // changed', 1))
    return path


def origin(config=program.LANCASHIRE):
    """What has to stand on each screen and print: version, dates and fingerprint."""
    header = page_answers.read(config / "guidance.yaml")
    version = json.loads(program.run("check", "--config", config, "--answer", f"{page_answers.questions(config)[0]['id']}=unknown",
                                     "--format", "json").stdout)["guidance"]
    days = [time.strftime("%-d %B %Y", time.strptime(header[key], "%Y-%m-%d")) for key in ("effective", "review-by")]
    return [f"version {version['version']},", *days, version["fingerprint"]]


# The first screen is there before the engine is, unless something is said instead.
READY = """
return performance.getEntriesByName("ready").length > 0
  || !["", "Check a concern about a child"].includes(document.getElementById("heading")?.textContent ?? "");
"""


def ready(browser, path, seconds=60):
    browser.open(browsers.address(path))
    end = time.time() + seconds
    while time.time() < end:
        if browser.run(READY):
            browser.run(PRESS)
            return browser
        time.sleep(0.05)
    raise AssertionError("the page never began: " + browser.run("return document.body.innerText")[:500])


def asked(browser, requests):
    """What the engine in the page answers, one after the other."""
    return browser.run("return arguments[0].map((request) => ask(request));", requests)


def downloaded(folder, pattern, seconds=20):
    """A file that a browser keeps there, once it is whole."""
    end = time.time() + seconds
    while time.time() < end:
        found = [path for path in folder.glob(pattern) if path.stat().st_size]
        if found:
            return found[0]
        time.sleep(0.05)
    raise AssertionError(f"no {pattern} among {[path.name for path in folder.iterdir()]}")


def all_at_once(work, items):
    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(work, items))
