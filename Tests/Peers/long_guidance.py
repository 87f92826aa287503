#!/usr/bin/env python3
"""Writes a guidance that is long in one way, the same for the same arguments.

    long_guidance FORM SIZE DIR

FORM is one of
    chain    SIZE questions, each asked if the last was answered with yes; the last calls for a level
    rules    SIZE rules over two of 250 questions each
    parts    a rule of SIZE parts, of which one is enough, every second about two questions
    at-least SIZE rules, each of which counts 12 of 24 from 60 questions
"""

import argparse
import random
from pathlib import Path

GUIDANCE = """name: A long guidance
version: "1"
status: draft
effective: 2026-01-01
review-by: 2030-01-01
owner: Nobody
sources: {s: {title: Made by a program}}
"""
LEVELS = """levels:
  - {id: low, number: 1, name: Low, means: Little., do: [Carry on.], consent: Ask first., source: s}
  - {id: middle, number: 2, name: Middle, means: Some., do: [Help.], if-not-known: [Ask.], consent: Ask first., source: s}
  - {id: high, number: 3, name: High, means: Much., do: [Act.], if-not-known: [Ask.], consent: Tell them., source: s}
"""
SAFEGUARDS = """safeguards:
  - {id: not-knowing-is-cautious, says: Not knowing never lowers the level., unknown-never-lowers: all}
"""


def question(number, ask_if=""):
    return f"{{id: q{number}, ask: Is it so ({number})?, answers: yes-no, {ask_if}source: s}}"


def rule(number, level, condition):
    return f"{{id: r{number}, level: {level}, when: {condition}, because: It is so., source: s}}"


def yes(numbers):
    return "[" + ", ".join(f"{{q{number}: yes}}" for number in numbers) + "]"


def chain(size):
    return ([question(number, f"ask-if: {{q{number - 1}: yes}}, " if number else "") for number in range(size)],
            [rule(0, "high", f"{{q{size - 1}: yes}}")])


def rules(size):
    pairs = [(first, second) for second in range(250) for first in range(second)]
    drawn = random.Random(size).sample(pairs, size) if size < len(pairs) else pairs[:size]
    return ([question(number) for number in range(250)],
            [rule(number, ["middle", "high"][number % 2], f"{{all: {yes(pair)}}}")
             for number, pair in enumerate(drawn)])


def parts(size):
    # A part's questions are its own: of two parts that share one, one could be needless.
    tests = [f"{{all: {yes([size + number, number])}}}" if number % 2 else f"{{q{number}: yes}}" for number in range(size)]
    numbers = [number for first in range(size) for number in ([first, size + first] if first % 2 else [first])]
    return [question(number) for number in numbers], [rule(0, "high", f"{{any: [{', '.join(tests)}]}}")]


def at_least(size):
    drawn = random.Random(size)
    return ([question(number) for number in range(60)],
            [rule(number, ["middle", "high"][number % 2],
                  f"{{at-least: {{count: 12, of: {yes(drawn.sample(range(60), 24))}}}}}") for number in range(size)])


FORMS = {"chain": chain, "rules": rules, "parts": parts, "at-least": at_least}


def write(form, size, folder):
    write_lines(folder, *FORMS[form](size))


def write_lines(folder, questions, found):
    folder.mkdir(parents=True, exist_ok=True)
    files = {"guidance": GUIDANCE, "levels": LEVELS, "safeguards": SAFEGUARDS,
             "questions": "questions:\n  - section: All\n    questions:\n" + "".join(f"      - {line}\n" for line in questions),
             "rules": "rules:\n" + "".join(f"  - {line}\n" for line in found)}
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("form", choices=FORMS)
    parser.add_argument("size", type=int)
    parser.add_argument("dir", type=Path)
    options = parser.parse_args()
    write(options.form, options.size, options.dir)


if __name__ == "__main__":
    main()
