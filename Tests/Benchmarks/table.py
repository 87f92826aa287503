"""Measures everything in turn, several times over, and prints one table of medians.

A ratio is to `nothing`, a C program that returns at once, to `reader`, one that reads the same files with libyaml and
makes nothing of them, or to orjson on one thread; it holds on any machine, the times do not. What is compared is measured
within the same round.
"""

import argparse
import re
import subprocess
import sys
from pathlib import Path

import orjson

from edits import FIRST, LANCASHIRE, REAL_EDITS, ROOT, dropped, edited
from measuring import Command, interleave, median, peak_memory, seconds
from pages import pages

HERE = Path(__file__).resolve().parent
ANSWERS = ROOT / "Scenarios" / "written-agreement" / "paper-promise.yaml"
SIZES = [60, 100, 200, 400]
# Rules a question.
FAMILIES = {"mixed": 1.25, "local": 2, "hard": 1.25}
# The most that an audit may take, as a multiple of the C program.
AUDIT_TARGETS = {("mixed", 100): 85, ("local", 200): 200, ("mixed", 200): 2100, ("hard", 200): 1400}
# Guidance that is long in one way, as the peers make it.
LONG = {"chain": 5000, "rules": 20_000, "parts": 6000, "at-least": 40}


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


def reader(options, *folders):
    """The least that anything can do which reads these folders."""
    return Command([options.reader, *(path for folder in folders for path in sorted(folder.glob("*.yaml")))])


def one_command(table, options):
    """Starting, loading and answering once, against programs that only start, or only read."""
    program = options.program
    check = [program, "check", "--config", LANCASHIRE, "--answers", ANSWERS, "--today", "2026-11-24"]
    commands = {
        "load and validate (schema answers)": (Command([program, "schema", "answers", "--config", LANCASHIRE]), None),
        "check, as text": (Command(check), 2.3),
        "check, as JSON": (Command([*check, "--format", "json"]), 2.3),
    }
    bodies = [Command([options.nothing]), Command([program, "--help"]), reader(options, LANCASHIRE)]
    bodies += [command for command, _ in commands.values()]
    base, told, read, *times = interleave([body.run for body in bodies], rounds=60)
    table.heading("One command, against a C program that does nothing")
    table.row("C", milliseconds(base), 1)
    table.row("--help", milliseconds(told), told / base, most=3)
    table.heading("One command, against a C program that reads the same files with libyaml")
    table.row("C with libyaml", milliseconds(read), 1)
    for (name, (_, most)), time in zip(commands.items(), times):
        table.row(name, milliseconds(time), time / read, most=most)
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


def real_audits(table, options):
    """Audits of guidance that people use, alone and beside edits of it, against reading the files of one."""

    def rows(title, rounds, base, audits):
        commands = [Command([options.program, "audit", *folders, "--fail-on", "never"]) for folders, _ in audits.values()]
        read, *times = interleave([reader(options, base).run, *(command.run for command in commands)], rounds=rounds)
        table.heading(f"{title}, against a C program that reads its files with libyaml")
        table.row("C with libyaml", milliseconds(read), 1)
        for (name, (_, most)), time in zip(audits.items(), times):
            table.row(name, milliseconds(time), time / read, most=most)

    edits = {name: ([FIRST, edited(options.room, name)], 6 if name == "rewording" else 40) for name in REAL_EDITS}
    rows("Audit of Tests/Fixtures/guidance/first", 15, FIRST,
         {"one configuration": ([FIRST], 4), "no change": ([FIRST, FIRST], 6), **edits})
    folder, name = dropped(options.room)
    rows("Audit of Config/lancashire", 3, LANCASHIRE, {
        "one configuration": ([LANCASHIRE], 4), "no change": ([LANCASHIRE, LANCASHIRE], 6),
        f"without {name}": ([LANCASHIRE, folder], 40),
    })


def beside(table, options):
    """Check, audit and batch of another build of the program and of this one, on a guidance that both can read."""
    ordered, shuffled = (lines(options, FIRST, 20_000, shuffled=shuffled) for shuffled in (False, True))
    check = ["check", "--config", FIRST, "--answer", "immediate-danger=yes"]
    batch = ["batch", "--config", FIRST]
    narrow = [*batch, "--fields", "level,range"]
    commands = {
        "--help": ["--help"], "check, as text": check, "check, as JSON": [*check, "--format", "json"],
        "audit of one configuration": ["audit", FIRST, "--fail-on", "never"],
        **{f"audit, {name}": ["audit", FIRST, edited(options.room, name), "--fail-on", "never"] for name in REAL_EDITS},
        "batch, level and range, file order": [*narrow, ordered], "batch, level and range, shuffled": [*narrow, shuffled],
        "batch, whole outcomes": [*batch, ordered],
    }
    table.heading("This build against the other, on Tests/Fixtures/guidance/first")
    for name, arguments in commands.items():
        rounds = 7 if name.startswith("batch") else 40
        then, now = interleave([Command([program, *arguments]).run for program in (options.beside, options.program)], rounds)
        table.row(name, milliseconds(now), now / then, most=1.05)


def past_concerns(table, options):
    """A million past concerns in an audit of a change, against batch on them with whole outcomes, once for each guidance."""
    thousands = lines(options, FIRST, 20_000)
    few, many = options.room / "few.jsonl", options.room / "many.jsonl"
    for path, times in ((few, 5), (many, 50)):
        with path.open("wb") as output:
            for _ in range(times):
                output.write(thousands.read_bytes())
    new = edited(options.room, "bound-moved")
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
    parser.add_argument("--beside", type=Path, help="another build of the program, to compare with this one and nothing else")
    parser.add_argument("--limit", type=float, default=10, help="seconds that one audit may take")
    options = parser.parse_args()
    options.nothing, options.reader = options.room / "nothing", options.room / "reader"
    table = Table()
    if options.beside:
        beside(table, options)
        return
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
