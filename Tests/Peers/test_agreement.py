"""The coefficients of `threshold agreement` against PyPI's krippendorff and irrCAC, and its intervals against a second
bootstrap, on random groups with ratings missing."""

import json
import random
import warnings

import krippendorff
import numpy as np
import pandas as pd
import pytest
from irrCAC.raw import CAC

import program

NEAR = 1e-9
GUIDANCE = {
    "guidance.yaml": """
name: Guidance for measuring
version: "1"
status: draft
effective: 2026-01-01
review-by: 2027-01-01
owner: Nobody
sources: {s: {title: A source}}
""",
    "questions.yaml": """
questions:
  - section: All
    questions:
      - {id: hurt, ask: Was the child hurt, answers: yes-no, source: s}
      - {id: who, ask: By whom, answers: {one-of: {a: A, b: B, c: C, d: D}}, calm: a, source: s}
      - {id: age, ask: How old, answers: {whole-number: {unit: years, from: 0, to: 17}, or: {unborn: U}}, calm: 9, source: s}
""",
    "rules.yaml": """
rules:
  - {id: hurt, level: level-2, when: {hurt: yes}, because: The child was hurt., source: s}
""",
}


def level(number):
    more = "" if number == 1 else "if-not-known: [Ask], "
    return (f"  - {{id: level-{number}, number: {number}, name: L, means: M, do: [Do], {more}consent: C, source: s}}\n")


def scenario(name):
    return (f"id: {name}\ntitle: {name}\nthemes: [t]\nstory: S\nanswers: {{hurt: no}}\n"
            "expect: {level: 1, established: 1, urgent: [], reminders: []}\nlearning: L\nsource: s\n")


class Group:
    """A random group: raters, scenarios, levels, how much is missing, how much they agree."""

    def __init__(self, seed):
        chance = random.Random(seed)
        # Of two raters nothing is told, so a third one rates one unit more with the first.
        self.raters, self.units = 2 + seed % 7, chance.randint(5, 14)
        self.categories = 2 + seed // 7 % 5
        missing, agreeing = chance.choice([0, 0.1, 0.3, 0.6]), chance.choice([0.2, 0.5, 0.9])

        def ratings(values):
            rows = []
            for _ in range(self.units):
                truth = chance.choice(values)
                rows.append([None if chance.random() < missing else
                             truth if chance.random() < agreeing else chance.choice(values) for _ in range(self.raters)])
            return rows

        self.levels = ratings(list(range(1, self.categories + 1)))
        self.answers = {"hurt": ratings(["no", "yes", "unknown"]), "who": ratings(["a", "b", "c", "d", "unknown"]),
                        "age": ratings([0, 1, 2, 5, 9, 16, "unborn", "unknown"])}
        if self.raters == 2:
            self.raters, self.units = 3, self.units + 1
            for rows in (self.levels, *self.answers.values()):
                for row in rows:
                    row.append(None)
            self.levels.append([1, None, chance.randint(1, 2)])
            for rows in self.answers.values():
                rows.append([None, None, None])

    def write(self, folder):
        for part in ("config", "scenarios", "responses"):
            (folder / part).mkdir()
        levels = "levels:\n" + "".join(level(number) for number in range(1, self.categories + 1))
        for name, text in {**GUIDANCE, "levels.yaml": levels}.items():
            (folder / "config" / name).write_text(text)
        for unit in range(self.units):
            (folder / "scenarios" / f"unit-{unit}.yaml").write_text(scenario(f"unit-{unit}"))
        for rater in range(self.raters):
            judged = []
            for unit in range(self.units):
                answers = {name: rows[unit][rater] for name, rows in self.answers.items()
                           if rows[unit][rater] is not None}
                judged.append({"scenario": f"unit-{unit}", "level": self.levels[unit][rater], "answers": answers})
            (folder / "responses" / f"{rater}.json").write_text(
                json.dumps({"response": f"{rater:016x}", "scenarios": judged}))

    def report(self, folder, *more):
        self.write(folder)
        result = program.run("agreement", folder / "responses", "--config", folder / "config", "--scenarios",
                             folder / "scenarios", "--format", "json", *more)
        assert result.returncode == 0, result.stderr
        return json.loads(result.stdout)


def alpha(rows, values, metric):
    """None where it is not defined."""
    paired = [row for row in rows if sum(value is not None for value in row) >= 2]
    if len({value for row in paired for value in row if value is not None}) < 2:
        return None
    counts = [[row.count(value) for value in values] for row in rows]
    return float(krippendorff.alpha(value_counts=counts, value_domain=values, level_of_measurement=metric))


def percent(rows):
    shares = []
    for row in rows:
        given = [value for value in row if value is not None]
        pairs = [(a, b) for place, a in enumerate(given) for b in given[place + 1:]]
        if pairs:
            shares.append(sum(a == b for a, b in pairs) / len(pairs))
    return sum(shares) / len(shares) if shares else None


def coefficients(rows, categories):
    """By the names that the program gives them; None where one is not defined."""
    values = list(range(1, categories + 1))
    found = {"percent-agreement": percent(rows), "krippendorff-alpha-nominal": alpha(rows, values, "nominal"),
             "krippendorff-alpha-ordinal": alpha(rows, values, "ordinal")}
    frame = pd.DataFrame([[np.nan if value is None else float(value) for value in row] for row in rows])
    used = {value for row in rows for value in row if value is not None}
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")

        def of(kind, weights="identity"):
            return float(getattr(CAC(frame.copy(), weights=weights, categories=[float(value) for value in values],
                                     digits=15), kind)()["est"]["coefficient_value"])

        found["fleiss-kappa"] = of("fleiss") if len(used) > 1 else None
        found["gwet-ac1"] = of("gwet")
        for weights in ("ordinal", "linear", "quadratic"):
            found[f"gwet-ac2-{weights}"] = of("gwet", weights)
    return found


def near(ours, theirs):
    if theirs is None:
        return ours is None
    return ours is not None and abs(ours - theirs) < NEAR


@pytest.mark.needs_program
@pytest.mark.parametrize("seed", range(70))
def test_levels_have_the_coefficients_that_others_give(seed, tmp_path, schemas):
    group = Group(seed)
    report = group.report(tmp_path, "--resamples", "100")
    assert not schemas.errors("agreement", report)
    ours = {measure["coefficient"]: measure["value"] for measure in report["coefficients"]}
    compared = sum(sum(value is not None for value in row) >= 2 for row in group.levels)
    assert report["compared"] == compared
    if compared == 0:
        assert set(ours.values()) == {None}
        return
    theirs = coefficients(group.levels, group.categories)
    assert ours.keys() == theirs.keys()
    wrong = {name: (ours[name], theirs[name]) for name in theirs if not near(ours[name], theirs[name])}
    assert not wrong


@pytest.mark.needs_program
@pytest.mark.parametrize("seed", range(100, 120))
def test_questions_have_the_alpha_that_others_give(seed, tmp_path):
    group = Group(seed)
    report = group.report(tmp_path, "--resamples", "100")
    for question in report["questions"]:
        rows = group.answers[question["question"]]
        assert near(question["percentAgreement"], percent(rows))
        assert question["option"] is None
        if question["question"] == "age":
            rows = [[value if isinstance(value, int) else None for value in row] for row in rows]
        values = sorted({value for row in rows for value in row if value is not None})
        metric = "ordinal" if question["question"] == "age" else "nominal"
        assert question["alpha"]["metric"] == metric
        assert near(question["alpha"]["value"], alpha(rows, values, metric))
    asked = {name for name, rows in group.answers.items()
             if any(sum(value is not None for value in row) >= 3 for row in rows)}
    assert {question["question"] for question in report["questions"]} == asked


def split_mix(state):
    """Steele, Lea and Flood's generator, once more."""
    mask = (1 << 64) - 1
    while True:
        state = (state + 0x9E3779B97F4A7C15) & mask
        mixed = state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & mask
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & mask
        yield mixed ^ (mixed >> 31)


@pytest.mark.needs_program
@pytest.mark.parametrize("seed", [10, 26, 33])
def test_intervals_are_those_of_a_second_bootstrap(seed, tmp_path):
    group, resamples = Group(seed), 300
    report = group.report(tmp_path, "--resamples", resamples, "--seed", seed)
    assert report["bootstrap"] == {"seed": seed, "resamples": resamples}
    rows = [row for row in group.levels if any(value is not None for value in row)]
    numbers, values = split_mix(seed), list(range(1, group.categories + 1))
    found = {"percent-agreement": [], "krippendorff-alpha-nominal": [], "krippendorff-alpha-ordinal": []}
    for _ in range(resamples):
        drawn = [rows[next(numbers) * len(rows) >> 64] for _ in rows]
        for name, value in (("percent-agreement", percent(drawn)),
                            ("krippendorff-alpha-nominal", alpha(drawn, values, "nominal")),
                            ("krippendorff-alpha-ordinal", alpha(drawn, values, "ordinal"))):
            if value is not None:
                found[name].append(value)
    for measure in report["coefficients"]:
        if measure["coefficient"] in found:
            given = found[measure["coefficient"]]
            assert len(given) * 20 >= resamples * 19
            lower, upper = np.percentile(given, [2.5, 97.5])
            assert near(measure["interval"]["lower"], lower) and near(measure["interval"]["upper"], upper)


@pytest.mark.needs_program
@pytest.mark.parametrize("people", [1, 2, 6])
def test_a_report_validates(people, schemas):
    fixtures = program.ROOT / "Tests" / "Fixtures" / "agreement"
    result = program.run("agreement", *[fixtures / "responses" / f"{number + 1}.json" for number in range(people)],
                         "--config", fixtures / "guidance", "--scenarios", fixtures / "scenarios", "--format", "json")
    report = json.loads(result.stdout)
    assert not schemas.errors("agreement", report)
    assert bool(report["scenarios"]) == bool(report["questions"]) == bool(report["coefficients"]) == (people > 2)
