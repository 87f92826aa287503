"""Runs the program under test, and finds the things that it is tested on."""

import json
import os
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CONFIGS = sorted(path for path in (ROOT / "Config").iterdir() if path.is_dir())
LANCASHIRE = ROOT / "Config" / "lancashire"
SCENARIOS = ROOT / "Scenarios"
EXAMPLES = HERE / "examples"
BASE = EXAMPLES / "config" / "base"
TODAY = "2026-11-24"


def draws(usual, many):
    """How often to draw at random: as a rule, and in a nightly run."""
    return many if os.environ.get("THRESHOLD_LONG") == "1" else usual


def program():
    """The path of the program: THRESHOLD, else what was built last; None where there is none."""
    named = os.environ.get("THRESHOLD")
    built = [ROOT / ".build" / kind / "threshold" for kind in ("release", "debug")]
    return named or next((str(path) for path in built if path.exists()), None)


def run(*arguments):
    environment = {key: value for key, value in os.environ.items() if key != "THRESHOLD_CONFIG"}
    return subprocess.run([program(), *map(str, arguments)], capture_output=True, text=True, cwd=ROOT,
                          stdin=subprocess.DEVNULL, env={**environment, "NO_COLOR": "1"})


def check(config, answers, *more):
    """The outcome, a dictionary; fails with what the program said where it gives none."""
    result = run("check", "--config", config, "--answers", answers, "--format", "json", "--today", TODAY, *more)
    assert result.returncode == 0, f"check ended with {result.returncode}:\n{result.stderr}"
    return json.loads(result.stdout)
