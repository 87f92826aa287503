"""Answer sets to ask a page and the program: those of scenarios and published cases, and random ones."""

import json
import random
import re

import yaml


def plain(value):
    """YAML's texts as JSON would write them: whole numbers as numbers, everything else as texts."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return int(value) if re.fullmatch(r"-?(0|[1-9][0-9]*)", value) else value


def read(path):
    return plain(yaml.load(path.read_text(), yaml.BaseLoader))


def of_scenarios(folder):
    """The answers of every scenario, short case and published case, as an answers file would hold them."""
    found = []
    for path in sorted(folder.rglob("*.yaml")):
        content = read(path)
        cases = content.get("cases", [content])
        for case in cases:
            answers = dict(case.get("answers", {}))
            for unknown in case.get("unknown", []):
                question, _, option = unknown.partition(".")
                answers[question] = doubted(answers.get(question, []), option) if option else "unknown"
            found.append(answers)
    return found


def doubted(ticked, option):
    """A checklist's answer, of which one option more is not known; where nothing of it is, that says it already."""
    if ticked == "unknown":
        return ticked
    chosen = ticked if isinstance(ticked, dict) else dict.fromkeys(ticked, "yes")
    return {**chosen, option: "unknown"}


def questions(config):
    return [question for section in read(config / "questions.yaml")["questions"] for question in section["questions"]]


def at_random(config, count, seed):
    """Partial answer sets: few and many answers, with much that is not known."""
    draw = random.Random(seed)
    asked = questions(config)
    return [some(asked, draw) for _ in range(count)]


def some(asked, draw):
    share = draw.random()
    return {question["id"]: answer(question["answers"], draw) for question in asked if draw.random() < share}


def answer(kind, draw):
    if draw.random() < 0.25:
        return "unknown"
    if kind == "yes-no":
        return draw.choice(["yes", "no"])
    if "one-of" in kind:
        return draw.choice(list(kind["one-of"]))
    if "any-of" in kind:
        return ticks(list(kind["any-of"]), draw)
    number = kind["whole-number"]
    extras = list(kind.get("or", {}))
    if extras and draw.random() < 0.2:
        return draw.choice(extras)
    return draw.randint(number["from"], min(number["to"], 30))


def ticks(options, draw):
    chosen = {option: draw.choice(["yes", "unknown"]) for option in options if draw.random() < 0.2}
    if len(chosen) == len(options) and set(chosen.values()) == {"unknown"}:
        return "unknown"
    return chosen if "unknown" in chosen.values() else list(chosen)


def write(answers, path):
    path.write_text(json.dumps(answers))
    return path
