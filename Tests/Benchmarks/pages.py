"""Times of a page in each browser that is installed: until it can be used, and from an answer to the next question."""

import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Peers"))

import browsers  # noqa: E402

# What each browser is driven by; Tests/Peers/run installs them.
DRIVERS = {"chromium": "chromedriver", "firefox": "firefox-esr", "webkit": "WebKitWebDriver"}
READY, ANSWER = 0.2, 0.016
MARKS = """
const [shown, ready] = ["shown", "ready"].map((name) => performance.getEntriesByName(name)[0]?.startTime);
return shown && ready ? [shown, ready] : null;
"""

# Answers as somebody would who presses keys, each until the next screen is laid out; in milliseconds.
ANSWERS = """
const times = [];
// Firefox lets a script see the page's functions, but not its constants.
const again = () => begin({}, { finish: again, leave: again, leaveText: "" });
for (let turn = 0; turn < 200; turn += 1) {
  const answers = document.querySelectorAll(".answer");
  if (answers.length === 0) { again(); continue; }
  const start = performance.now();
  answers[Math.min(turn % 3, answers.length - 1)].click();
  document.body.getBoundingClientRect();
  times.push(performance.now() - start);
}
return times;
"""


def ready(browser, path):
    """Seconds from the address to the first screen, and until it can ask the first question, as the browser counts them."""
    browser.open(browsers.address(path))
    for _ in range(600):
        if marks := browser.run(MARKS):
            return [mark / 1000 for mark in marks]
        time.sleep(0.05)
    raise SystemExit(f"error: {path} never began")


def pages(table, program, config, room):
    """Opens a page several times in each browser, and answers in it."""
    path = (room / "page.html").resolve()
    subprocess.run([program, "page", "--config", config, "--output", path], check=True)
    table.heading(f"A page of {path.stat().st_size / 1000:.0f} kB (at most 800 kB)")
    for name, driver in DRIVERS.items():
        if shutil.which(driver) is None:
            table.row(name, "", note="not installed")
            continue
        with browsers.browser(name) as browser:
            shown, start = map(median, zip(*(ready(browser, path) for _ in range(7))))
            answers = sorted(each / 1000 for each in browser.run(ANSWERS))
        row(table, f"{name}, the first screen (median of 7)", shown, READY)
        row(table, f"{name}, ready to ask (median of 7)", start, READY)
        row(table, f"{name}, an answer (95 % are quicker)", answers[len(answers) * 95 // 100], ANSWER)


def row(table, name, seconds, most):
    note = f"{'missed: ' if seconds > most else ''}at most {most * 1000:g} ms"
    table.row(name, f"{seconds * 1000:.1f} ms", note=note)
