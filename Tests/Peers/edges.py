"""Writes Tests/Fixtures/edges anew: for every change of a rule or reminder of Config/lancashire that no story in Scenarios would
notice, the smallest case that does.

Run it after a change of the guidance that is meant (make edges), and read what it changed: each difference is a child who is now
treated otherwise.
"""

import json
import re
import sys

import program

EDGES = program.ROOT / "Tests" / "Fixtures" / "edges"


def mutate(*more):
    result = program.run("test", "--config", program.LANCASHIRE, "--today", program.TODAY, "--mutate", "--format", "json",
                         *more, program.SCENARIOS)
    if result.returncode not in (0, 1):
        sys.exit(result.stderr)
    return json.loads(result.stdout)


def write(name, scenario):
    (EDGES / f"{name}.yaml").write_text(re.sub("^id: .*", f"id: {name}", scenario) + "\n", encoding="utf-8")


def main():
    suggestions = mutate("--suggest")["suggestions"]
    EDGES.mkdir(exist_ok=True)
    for old in EDGES.glob("*.yaml"):
        old.unlink()
    numbers = {}
    for suggestion in suggestions:
        subject = re.sub(r"-\d+$", "", suggestion["id"])
        numbers[subject] = numbers.get(subject, 0) + 1
        write(f"edge-{subject}-{numbers[subject]}", suggestion["scenario"])
    left = mutate(*EDGES.glob("*.yaml"))["noScenarioNotices"]
    for mutant in left:
        print(f"no scenario notices: {mutant['kind']} '{mutant['id']}': {mutant['change']}")
    print(f"{sum(numbers.values())} cases, {len(left)} changes left")


if __name__ == "__main__":
    main()
