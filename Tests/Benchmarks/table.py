"""Measures everything in turn, several times over, and prints one table of medians.

A ratio is to `nothing`, a C program that returns at once, or to orjson on one thread; it holds on any machine, the
times do not. What is compared is measured within the same round.
"""

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

import orjson

from measuring import Command, interleave, median, peak_memory, seconds
from pages import pages

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LANCASHIRE = ROOT / "Config" / "lancashire"
# The guidance that the kept edits fit.
FIRST = ROOT / "Tests" / "Fixtures" / "guidance" / "first"
ANSWERS = ROOT / "Scenarios" / "written-agreement" / "paper-promise.yaml"
SIZES = [60, 100, 200, 400]
# Rules a question.
FAMILIES = {"mixed": 1.25, "local": 2, "hard": 1.25}
# The most that an audit may take, as a multiple of the C program.
AUDIT_TARGETS = {("mixed", 100): 85, ("local", 200): 200, ("mixed", 200): 2100, ("hard", 200): 1400}
# Guidance that is long in one way, as the peers make it.
LONG = {"chain": 5000, "rules": 20_000, "parts": 6000, "at-least": 40}
# Edits of it, as Tests/Fixtures keeps them.
REAL_EDITS = ["bound-moved", "rule-dropped", "condition-tightened", "reminder-rescoped", "rewording"]


class Table:
    def __init__(self):
        print(f"{'':44} {'time':>10} {'ratio':>9}  {'target':12}")

    def heading(self, text):
        print(f"\n{text}")

    def row(self, name, time, ratio=None, most=None, least=None, note=""):
        target = f"at most {most:g}" if most else f"at least {least:g}" if least else ""
        missed = ratio is not None and (most is not None and ratio > most or least is not None and ratio < least)
        shown = "" if ratio is None else f"{ratio:9.2f}" if ratio < 100 else f"{ratio:9.0f}"
        print(f"  {name:42} {time:>10} {shown:>9}  {target:12} {'missed ' if missed else ''}{note}".rstrip(), flush=True)


def milliseconds(time):
    return f"{time * 1000:.1f} ms"


def one_command(table, options):
    """Starting, loading and answering once, against a program that only starts."""
    program = options.program
    nothing = Command([options.nothing])
    check = [program, "check", "--config", LANCASHIRE, "--answers", ANSWERS, "--today", "2026-11-24"]
    commands = {
        "--help": (Command([program, "--help"]), 3),
        "load and validate (schema answers)": (Command([program, "schema", "answers", "--config", LANCASHIRE]), None),
        "check, as text": (Command(check), 6),
        "check, as JSON": (Command([*check, "--format", "json"]), 6),
    }
    times = interleave([nothing.run, *(command.run for command, _ in commands.values())], rounds=60)
    base = times[0]
    table.heading("One command, against a C program that does nothing")
    table.row("C", milliseconds(base), 1)
    for (name, (_, most)), time in zip(commands.items(), times[1:]):
        table.row(name, milliseconds(time), time / base, most=most)
    return base


def lines(options, config, count, shuffled=False):
    """The path of concerns for a guidance."""
    name = f"{config.name}-{count}{'-shuffled' if shuffled else ''}"
    schema, path = options.room / f"{config.name}.schema.json", options.room / f"{name}.jsonl"
    subprocess.run([options.program, "schema", "answers", "--config", config, "--output", schema], check=True)
    with path.open("wb") as output:
        more = ["--shuffled"] if shuffled else []
        subprocess.run([sys.executable, HERE / "concerns", schema, str(count), "1", *more], check=True, stdout=output)
    return path


def million_checks(table, options):
    """Evaluations a second in one process; plain Python does 41,700, an engine of expressions in Rust 10,400."""
    config = guidance(options, "mixed", 48, 60)
    files = [lines(options, config, 2000), lines(options, config, 2000, shuffled=True)]
    output = subprocess.run([options.evaluations, config, *files], check=True, capture_output=True, text=True).stdout
    table.heading("A million checks in one process, 48 questions and 60 rules, against plain Python's 41,700 a second")
    for name, rate in zip(["answers read before", "JSON in file order", "JSON shuffled"], map(int, output.split())):
        table.row(name, f"{rate:,}/s", rate / 41_700)


def batch(table, options):
    """The whole filter on files, in bytes a second, against orjson on the same objects in memory."""
    ordered, shuffled = (lines(options, LANCASHIRE, 20_000, shuffled=shuffled) for shuffled in (False, True))
    whole = options.room / "outcomes.jsonl"
    base = [options.program, "batch", "--config", LANCASHIRE, "--today", "2026-11-24"]
    narrow = ["--fields", "level,range"]
    Command([*base, ordered], output=whole).run()
    texts = {path: path.read_bytes().splitlines() for path in (ordered, shuffled)}
    outcomes = [orjson.loads(line) for line in whole.read_bytes().splitlines()]

    def parse(path):
        return lambda: seconds(lambda: [orjson.loads(line) and None for line in texts[path]])

    def dump():
        return seconds(lambda: [len(orjson.dumps(outcome)) for outcome in outcomes])

    times = interleave([
        parse(ordered), parse(shuffled), dump,
        Command([*base, *narrow, ordered]).run, Command([*base, *narrow, shuffled]).run,
        Command([*base, *narrow, "--jobs", "2", ordered]).run,
        Command([*base, ordered]).run, Command([*base, "--jobs", "2", ordered]).run,
    ], rounds=5)
    size, written = ordered.stat().st_size, whole.stat().st_size
    parsing, parsing_shuffled, dumping, level, level_shuffled, level_two, outcome, outcome_two = times

    def speed(bytes, time):
        return f"{bytes / time / 1e6:.0f} MB/s"

    table.heading(f"Batch, {size / 20_000:.0f} bytes a line, against orjson parsing the same lines (or writing the outcomes)")
    table.row("orjson parses, file order", speed(size, parsing), 1)
    table.row("--fields level,range, file order", speed(size, level), parsing / level, least=1.5)
    table.row("--fields level,range, shuffled", speed(size, level_shuffled), parsing_shuffled / level_shuffled, least=1)
    table.row("orjson writes outcomes", speed(written, dumping), 1)
    table.row("whole outcomes, bytes out", speed(written, outcome), dumping / outcome, least=1)
    table.heading("Batch with --jobs 2, against one thread")
    table.row("--fields level,range", speed(size, level_two), level / level_two, least=1.7)
    table.row("whole outcomes", speed(written, outcome_two), outcome / outcome_two, least=1.7)
    many = options.room / "many.jsonl"
    with many.open("wb") as output:
        for _ in range(10):
            output.write(ordered.read_bytes())
    memory = [peak_memory([*base, *narrow, path]) for path in (ordered, many)]
    table.heading("Memory of batch, against that for a tenth of the lines")
    table.row("200,000 lines", f"{memory[1] / 1e6:.0f} MB", memory[1] / memory[0], most=1.2)
    many.unlink()


def guidance(options, family, questions, rules):
    folder = options.room / f"{family}-{questions}"
    arguments = [family, questions, rules, 1, folder, "--edit"]
    subprocess.run([sys.executable, HERE / "generate", *map(str, arguments)], check=True)
    return folder


def audits(table, options, base):
    """Audits of one and of two configurations as they grow."""
    for family, rules in FAMILIES.items():
        for count in (1, 2):
            table.heading(f"Audit of {'one configuration' if count == 1 else 'two'}, {family}, against C")
            last = None
            for questions in SIZES:
                folder = guidance(options, family, questions, int(questions * rules))
                folders = [folder, folder.with_name(folder.name + "-new")][-count:]
                audit = Command([options.program, "audit", *folders, "--stats"], limit=options.limit)
                first = audit.run()
                if first is None:
                    last = None
                    table.row(f"{questions} questions", f"over {options.limit} s")
                    continue
                time = median([first] + [audit.run() or first for _ in range(4 if first < 1 else 0)])
                nodes = re.search(r"([\d,]+) nodes", audit.text)
                searched = ", searched" if "the rest by search" in audit.text else ""
                growth = f", {time / last:.1f} × the time before" if last else ""
                most = AUDIT_TARGETS.get((family, questions)) if count == 2 else None
                note = f"{nodes.group(1) if nodes else 'no'} nodes{searched}{growth}"
                table.row(f"{questions} questions", milliseconds(time), time / base, most=most, note=note)
                last = time


def long_guidances(table, options):
    """Audits and checks of guidance that is long in one way, in seconds: the ratio is to the most that they may take."""
    table.heading("Long guidances, against the most that they may take: audit 60 s, check 1 s")
    for form, size in LONG.items():
        folder = options.room / f"long-{form}"
        subprocess.run([sys.executable, ROOT / "Tests" / "Peers" / "long_guidance.py", form, str(size), folder], check=True)
        audit = Command([options.program, "audit", folder, "--fail-on", "never"], limit=90)
        check = Command([options.program, "check", "--config", folder, "--answer", "q0=yes"])
        for name, time, most in (("audit", audit.run(), 60), ("check", median([check.run() for _ in range(5)]), 1)):
            if time is None:
                table.row(f"{form} of {size:,}, {name}", "over 90 s")
            else:
                note = "undecided" if name == "audit" and "ENG901" in audit.text else ""
                table.row(f"{form} of {size:,}, {name}", milliseconds(time), time / most, most=1, note=note)


def edited(options, name):
    """A copy of the kept guidance after one of the edits that Tests/Fixtures keeps: where lines with a minus stood, lines
    with a plus stand."""
    folder = options.room / f"first-{name}"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(FIRST, folder)
    text = (ROOT / "Tests" / "Fixtures" / "edits" / name / "edit.diff").read_text()
    for part in text.split("\n--- ")[1:]:
        file, *lines = part.split("\n")
        for place in "\n".join(lines).split("\n@@"):
            kept = [line for line in place.split("\n") if line[:1] in (" ", "-", "+")]
            old, new = ("".join(line[1:] + "\n" for line in kept if line[0] in marks) for marks in (" -", " +"))
            former = (folder / file).read_text()
            assert former.count(old) == 1, f"{name} no longer fits {file}"
            (folder / file).write_text(former.replace(old, new))
    return folder


def real_audits(table, options):
    """Audits of the real guidance alone and beside itself, and of a kept one beside edits of it."""
    folders = {"no change": [LANCASHIRE, LANCASHIRE]}
    folders |= {name: [FIRST, edited(options, name)] for name in REAL_EDITS}
    folders["one configuration"] = [LANCASHIRE]
    audits = [Command([options.program, "audit", *folder, "--fail-on", "never"]) for folder in folders.values()]
    base, *times = interleave([Command([options.nothing]).run, *(audit.run for audit in audits)], rounds=15)
    table.heading("Audit of Config/lancashire, and of edits of Tests/Fixtures/guidance/first, against C")
    for (name, folder), time in zip(folders.items(), times):
        table.row(name, milliseconds(time), time / base, most=25 if len(folder) == 2 else None)


def past_concerns(table, options):
    """A million past concerns in an audit of a change, against batch on them with whole outcomes, once for each guidance."""
    thousands = lines(options, FIRST, 20_000)
    few, many = options.room / "few.jsonl", options.room / "many.jsonl"
    for path, times in ((few, 5), (many, 50)):
        with path.open("wb") as output:
            for _ in range(times):
                output.write(thousands.read_bytes())
    new = edited(options, "bound-moved")
    audit = [options.program, "audit", FIRST, new, "--fail-on", "never"]
    counted, shared = (Command([*audit, "--concerns", many, *more]).run() for more in ([], ["--jobs", "2"]))
    outcomes = sum(Command([options.program, "batch", "--config", folder, many]).run() for folder in (FIRST, new))
    table.heading("A million past concerns in an audit, against two runs of batch with whole outcomes")
    table.row("two runs of batch", milliseconds(outcomes), 1)
    table.row("audit --concerns", milliseconds(counted), counted / outcomes, most=1)
    table.row("audit --concerns --jobs 2, against one thread", milliseconds(shared), counted / shared, least=1.7)
    memory = [peak_memory([*audit, "--concerns", path]) for path in (few, many)]
    table.row("memory, against a tenth of them", f"{memory[1] / 1e6:.0f} MB", memory[1] / memory[0], most=1.2)
    for path in (few, many):
        path.unlink()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--evaluations", type=Path, required=True)
    parser.add_argument("--room", type=Path, required=True)
    parser.add_argument("--limit", type=float, default=10, help="seconds that one audit may take")
    options = parser.parse_args()
    options.nothing = options.room / "nothing"
    table = Table()
    base = one_command(table, options)
    million_checks(table, options)
    batch(table, options)
    past_concerns(table, options)
    audits(table, options, base)
    long_guidances(table, options)
    real_audits(table, options)
    pages(table, options.program, LANCASHIRE, options.room)


if __name__ == "__main__":
    main()
