"""Tables of concerns against Python's own csv module: what it writes is read, and what is written it reads."""

import csv
import io
import json
import random

import pytest

import oracle
import program
import random_guidance

TABLES = program.draws(40, 1000)
CONFIGURATION = program.ROOT / "Config" / "northshire"

pytestmark = pytest.mark.needs_program


def word(value, rng):
    """An answer as a cell has it."""
    if isinstance(value, bool):
        return rng.choice(["TRUE", "true", "Yes"] if value else ["FALSE", "false", "no"])
    if isinstance(value, dict):
        value = [f"{option}?" if state == "unknown" else option for option, state in value.items() if state != "no"]
    if isinstance(value, list):
        return rng.choice([" ", ";", "; ", ",", "\n"]).join(value) or "none"
    return str(value)


def any_text(rng):
    """What a cell could hold: quotes, separators, line breaks, formulas, letters of all kinds."""
    return "".join(rng.choice(list("ab\"',;\t\n=+-@é漢 ") + ["\r\n", "\"\""]) for _ in range(rng.randint(1, 12)))


def written(rng, columns, rows):
    """A table as csv writes it, in one of its styles; and as other programs save it, with or without a mark."""
    style = {"delimiter": rng.choice([",", ";", "\t"]), "lineterminator": rng.choice(["\n", "\r\n"]),
             "quoting": rng.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])}
    text = io.StringIO(newline="")
    writer = csv.writer(text, **style)
    writer.writerow(columns)
    writer.writerows(rows)
    text = text.getvalue()
    if rng.random() < 0.3:
        text = text.removesuffix(style["lineterminator"])
    return text.encode(rng.choice(["utf-8", "utf-8-sig"]))


def outcomes(*arguments):
    result = program.run("batch", "--config", CONFIGURATION, "--today", program.TODAY, *arguments)
    assert result.stderr == ""
    return result


def some_concerns(rng, guidance, count):
    return [{"id": any_text(rng), **random_guidance.some_answers(rng, guidance)} for _ in range(count)]


def as_lines(path, concerns):
    path.write_text("".join(json.dumps(concern) + "\n" for concern in concerns))
    return path


def test_what_csv_writes_is_read(tmp_path):
    rng = random.Random("table")
    guidance = oracle.load(CONFIGURATION)
    files = []
    for number in range(TABLES):
        columns = ["id", *guidance.questions]
        rng.shuffle(columns)
        concerns = some_concerns(rng, guidance, 20)
        rows = [[concern[name] if name == "id" else word(concern[name], rng) if name in concern else ""
                 for name in columns] for concern in concerns]
        table = tmp_path / f"{number}.csv"
        table.write_bytes(written(rng, columns, rows))
        files.append((table, as_lines(tmp_path / f"{number}.jsonl", concerns)))
    tables, lines = (outcomes(*paths) for paths in zip(*files))
    assert (tables.returncode, lines.returncode) == (0, 0)
    assert len(tables.stdout.splitlines()) == 20 * TABLES
    for table, line in zip(tables.stdout.splitlines(), lines.stdout.splitlines()):
        assert json.loads(table) == json.loads(line)


def test_csv_reads_what_is_written(tmp_path):
    rng = random.Random("written")
    concerns = some_concerns(rng, oracle.load(CONFIGURATION), 20 * TABLES)
    concerns[3]["child-age"] = "old"
    path = as_lines(tmp_path / "concerns.jsonl", concerns)
    fields = ["--fields", "level,reminders,unanswered,pathways,enough"]
    text = io.StringIO(outcomes(path, *fields, "--format", "csv").stdout, newline="")
    table = list(csv.DictReader(text, strict=True))
    lines = [json.loads(line) for line in outcomes(path, *fields).stdout.splitlines()]
    assert [int(row["line"]) for row in table] == list(range(1, len(concerns) + 1))
    assert [row["error"] != "" for row in table] == ["error" in line for line in lines] and "error" in lines[3]
    for row, line in zip(table, lines):
        # No cell begins as a formula does.
        assert not any(cell[:1] in ("=", "+", "-", "@", "\t", "\r") and cell for cell in row.values())
        if "error" in line:
            continue
        span = line["range"] or {"established": "", "possible": ""}
        assert row["level"] == str(line["level"]["number"] if line["level"] else "")
        assert (row["established"], row["possible"]) == (str(span["established"]), str(span["possible"]))
        assert [row[key] for key in ("applies", "complete", "enough")] == \
            [str(line[key]).lower() for key in ("applies", "complete", "enough")]
        assert row["reminders"].split() == [reminder["id"] for reminder in line["reminders"]]
        assert row["pathways"].split() == [pathway["id"] for pathway in line["pathways"]]
        assert row["urgent"].split() == [action["question"] for action in line["urgent"]]
        assert row["unanswered"].split() == line["unanswered"]


def test_a_quotation_mark_in_the_wrong_place_costs_no_other_row(tmp_path):
    rng = random.Random("broken")
    kinds = ["no", "yes", "\"no\"", "\"no", "no\"", "n\"o", "\"no\"x", "\"\"no\"\""]
    paths, sound, safe = [], set(), set()
    for number in range(program.draws(30, 400)):
        rows = [(f"{number}-{row}", rng.choice(kinds)) for row in range(8)]
        paths.append(tmp_path / f"{number}.csv")
        paths[-1].write_text("id,danger-now\n" + "".join(f"{name},{cell}\n" for name, cell in rows))
        mine = {name for name, cell in rows if cell in ("no", "yes", "\"no\"")}
        sound |= mine
        # Only a mark that opened before it and closes behind it can take a sound row along, as it does for csv.
        if not any(cell == "\"no" for _, cell in rows):
            safe |= mine
    lines = [json.loads(line) for line in outcomes(*paths, "--fields", "complete").stdout.splitlines()]
    read = {line["id"] for line in lines if "error" not in line}
    assert safe and safe <= read <= sound
