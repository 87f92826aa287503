"""Whether a change lowers any level, against an SMT solver, which knows nothing of diagrams or of our search."""

import importlib.machinery
import importlib.util
import json

import pytest
import z3

import program


def families():
    """The module that writes random guidances for benchmarks."""
    path = program.ROOT / "Tests" / "Benchmarks" / "generate"
    loader = importlib.machinery.SourceFileLoader("generate", str(path))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("generate", loader))
    loader.exec_module(module)
    return module


GENERATE = families()
NO, YES, UNKNOWN = range(3)
CHOICES = {"calm": 0, "some": 1, "much": 2}


class Encoding:
    """A family's guidance as constraints; every answer, not known among them, is a number."""

    def __init__(self, generator):
        self.generator = generator
        self.answers = {name: z3.Int(name) for name in generator.ids}
        self.unknown = {name: z3.Bool(f"{name} unknown") for name in generator.ids}
        self.domain = []
        for name, answer in self.answers.items():
            top = 120 if name == GENERATE.AGE else 2 if name in generator.choices else 1
            self.domain += [answer >= 0, answer <= top]

    def is_asked(self, name):
        """A question is asked where its gate is open, or may be."""
        gate = self.generator.gates.get(name)
        if gate is None:
            return z3.BoolVal(True)
        return z3.Or(z3.And(z3.Not(self.unknown[gate]), self.answers[gate] == YES),
                     z3.And(self.unknown[gate], self.is_asked(gate)))

    def holds(self, when):
        """That a condition is not ruled out; no family negates, so each part is looked at alone."""
        (key, part), = when.items()
        if key == "all":
            return z3.And([self.holds(each) for each in part])
        if key == "any":
            return z3.Or([self.holds(each) for each in part])
        if key == "at-least":
            return z3.AtLeast(*[self.holds(each) for each in part["of"]], part["count"])
        known = z3.And(z3.Not(self.unknown[key]), self.value(key, part))
        return z3.Or(known, z3.And(self.unknown[key], self.is_asked(key)))

    def value(self, name, wanted):
        answer = self.answers[name]
        if name == GENERATE.AGE:
            return answer < wanted["under"]
        if name in self.generator.choices:
            return z3.Or([answer == CHOICES[each] for each in ([wanted] if isinstance(wanted, str) else wanted)])
        assert wanted == "yes"
        return answer == YES

    def lowers(self, old, new):
        """Whether some answers have a lower level by the new rules."""
        before = [(rule["level"], self.holds(rule["when"])) for rule in old]
        now = [(rule["level"], self.holds(rule["when"])) for rule in new]
        for level in (1, 2, 3):
            solver = z3.Solver()
            solver.add(*self.domain, z3.Or([holds for height, holds in before if height >= level]))
            solver.add(z3.Not(z3.Or([holds for height, holds in now if height >= level])))
            result = solver.check()
            assert result != z3.unknown
            if result == z3.sat:
                return True
        return False


@pytest.mark.needs_program
@pytest.mark.parametrize("budget", [None, 1], ids=["diagrams", "search"])
@pytest.mark.parametrize("family,questions,rules", [("mixed", 24, 30), ("local", 30, 40), ("hard", 16, 24)])
def test_a_solver_agrees_whether_any_level_falls(family, questions, rules, budget, tmp_path):
    seen = set()
    for seed in range(12):
        generator = GENERATE.Generator(family, questions, rules, seed)
        new = generator.edited()
        # An even seed keeps the rules and adds one, which lowers nothing.
        if seed % 2 == 0:
            new = generator.rules + [dict(generator.rules[-1], id="added", level=3)]
        folders = [tmp_path / f"{seed}-old", tmp_path / f"{seed}-new"]
        generator.write(folders[0], generator.rules)
        generator.write(folders[1], new)
        limit = [] if budget is None else ["--max-nodes", budget]
        result = program.run("audit", *folders, "--format", "json", "--today", program.TODAY, "--fail-on", "never", *limit)
        assert result.returncode == 0, result.stderr
        findings = json.loads(result.stdout)["findings"]
        lowers = any(finding["id"] == "LVL001" for finding in findings)
        assert lowers == Encoding(generator).lowers(generator.rules, new), f"{family} {seed}"
        seen.add(lowers)
    assert seen == {True, False}
