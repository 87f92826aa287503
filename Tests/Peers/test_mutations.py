"""Lines and files that were damaged: no crash, hang, loss, false success, control character or invalid JSON.

Readers that share nothing with the program say what is sound: Python's of JSON, PyYAML, and the oracle.
"""

import json
import os
import random
import re
import shutil
import subprocess

import pytest

import mutating
import oracle
import program
import random_guidance

pytestmark = pytest.mark.needs_program

# A whole guidance that stays as it is.
FIRST = program.ROOT / "Tests" / "Fixtures" / "guidance" / "first"

BATCHES = program.draws(10, 1000)
LINES_EACH = 10_000
JUDGED_EACH = 60
ROUNDS = program.draws(4, 200)
FILES_EACH = 50

# A line break ends a line of text, and a tab stands within one.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\u200e\u200f\u061c]")


# ----------------------------------------------------------------------------------------------------- lines


def members(pairs):
    """An object of JSON, in which no key may appear twice."""
    result = dict(pairs)
    if len(result) < len(pairs):
        raise ValueError("a key appears twice")
    return result


def refuse(constant):
    raise ValueError(f"{constant} is not JSON")


def has_half_character(value):
    if isinstance(value, dict):
        return any(has_half_character(each) for pair in value.items() for each in pair)
    if isinstance(value, list):
        return any(map(has_half_character, value))
    return isinstance(value, str) and any("\ud800" <= character <= "\udfff" for character in value)


class Number(str):
    """A number as it is written."""


def read(text, **hooks):
    """A value of JSON, its numbers as they are written."""
    return json.loads(text, parse_int=Number, parse_float=Number, **hooks)


def answers_of(line, guidance):
    """The id and the answers of a line; raises ValueError or Wrong where it must be refused."""
    value = read(line.decode("utf-8"), object_pairs_hook=members, parse_constant=refuse)
    if not isinstance(value, dict) or has_half_character(value):
        raise ValueError("not an object of text")
    name = value.pop("id", None)
    if isinstance(name, (dict, list)):
        raise ValueError("an id is a text or a number")
    if any(isinstance(each, str) and not isinstance(each, Number) and each.isdigit() for each in value.values()):
        raise ValueError("a number in quotes")
    return name, oracle.parse_answers(guidance, value)


def damaged_lines(rng, guidance, count):
    sound = [json.dumps({"id": number, **random_guidance.some_answers(rng, guidance)}, ensure_ascii=rng.random() < 0.5,
                        separators=rng.choice([(",", ":"), (", ", ": ")])).encode() for number in range(200)]
    lines = sound[:1]
    while len(lines) < count:
        line = rng.choice(sound)
        if rng.random() < 0.9:
            line = mutating.damaged(rng, line, sound)
        line = line.replace(b"\n", b" ").replace(b"\r", b" ")
        if line.strip():
            lines.append(line)
    return lines


@pytest.mark.parametrize("seed", range(BATCHES))
def test_lines(seed, tmp_path):
    rng = random.Random(f"lines {seed}")
    config = rng.choice([program.BASE, FIRST])
    guidance = oracle.load(config)
    lines = damaged_lines(rng, guidance, LINES_EACH)
    (tmp_path / "lines.jsonl").write_bytes(b"\n".join(lines))
    result = subprocess.run([program.program(), "batch", "--config", config, "--today", program.TODAY, "--jobs", "2",
                             "--fields", "level,range", tmp_path / "lines.jsonl"], capture_output=True, timeout=300)
    assert (result.returncode, result.stderr) == (1, b"")
    text = result.stdout.decode("utf-8")
    assert not CONTROL.search(text.replace("\n", ""))
    written = text.split("\n")
    assert written.pop() == "" and len(written) == len(lines)
    judged = 0
    for number, (line, outcome) in enumerate(zip(lines, map(read, written)), 1):
        try:
            name, answers = answers_of(line, guidance)
        except (ValueError, RecursionError, oracle.Wrong) as wrong:
            assert outcome.get("line") == str(number) and outcome["error"]["message"], (line, wrong, outcome)
            continue
        assert "error" not in outcome and outcome.get("id") == name, (line, outcome)
        if judged < JUDGED_EACH:
            judged += 1
            now = oracle.Evaluation(guidance, answers)
            level = outcome["level"] and int(outcome["level"]["number"])
            assert level == (now.suggested if now.applies else None), (line, outcome)
    assert judged == JUDGED_EACH


# ----------------------------------------------------------------------------------------------------- files


WAIVERS = b"""waivers:
  - finding: LVL003
    rule: hungry
    fingerprint: 0123456789abcdef
    reason: The panel knows
    approved-by: The board
    added: 2026-11-01
    expires: 2026-12-01
"""
INTENT = b"""intent:
  - {finding: LVL001, because: It is meant}
  - {finding: SAF402, safeguard: danger, because: It is meant too}
"""
JSON = ["--format", "json"]

# What reads each kind of file, and the statuses that it may end with.
COMMANDS = {
    "configuration": (lambda folder, file: ["check", "--config", folder, "--answer", "danger=no", *JSON], {0, 2}),
    "answers": (lambda folder, file: ["check", "--config", folder, "--answers", file, *JSON], {0, 2}),
    "scenario": (lambda folder, file: ["test", "--config", folder, file, *JSON], {0, 1, 2}),
    "record": (lambda folder, file: ["replay", "--config", folder, file, *JSON], {0, 1, 2}),
    "response": (lambda folder, file: ["rehearse", "--config", folder, "--scenarios",
                                       program.EXAMPLES / "scenario" / "good", "--response", file, *JSON], {0, 2}),
    "log": (lambda folder, file: ["escalate", "--config", folder, "--log", file, *JSON], {0, 1, 2}),
    "longer log": (lambda folder, file: ["escalate", "--config", folder, "--log", file, "--append", "board", *JSON],
                   {0, 1, 2}),
    "waivers": (lambda folder, file: ["audit", folder, "--max-nodes", "1000", *JSON], {0, 1, 2, 4}),
    "intent": (lambda folder, file: ["audit", program.BASE, folder, "--intent", file, "--max-nodes", "1000", *JSON],
               {0, 1, 2, 4}),
    "lines": (lambda folder, file: ["batch", "--config", folder, file], {0, 1, 2}),
}


def samples(kind):
    """Sound files of a kind: names with contents."""
    if kind == "configuration":
        return [(path.name, path.read_bytes()) for path in sorted(program.BASE.glob("*.yaml"))]
    if kind == "waivers":
        return [("waivers.yaml", WAIVERS)]
    if kind == "intent":
        return [("intent.yaml", INTENT)]
    if kind == "lines":
        return [("lines.jsonl", b'{"danger": "no", "age": 5}\n{"id": 2, "areas": ["food"]}\n\n')]
    folder = program.EXAMPLES / kind.split()[-1] / "good"
    return [(path.name, path.read_bytes()) for path in sorted(folder.iterdir()) if path.is_file()]


# What PyYAML refuses where YAML does not: a tab between tokens, and a question mark within a text of a list in brackets.
NARROW = ["'\\t' that cannot start any token", "but got '?'"]


def expect_sound(kind, file, folder, said):
    """What was read can be read by others, and means to them what it means to the program."""
    problems = []
    if kind == "lines":
        return
    mapping = oracle.read_yaml(file, problems)
    if any(narrow in problem for problem in problems for narrow in NARROW):
        return
    assert not problems, problems
    if kind == "configuration":
        oracle.load(folder)
    if kind == "answers" and "answers" not in mapping:
        guidance = oracle.load(folder)
        outcome = oracle.assess(guidance, oracle.parse_answers(guidance, mapping))
        assert (said["level"] and said["level"]["number"]) == outcome["level"]


@pytest.mark.parametrize("seed", range(ROUNDS))
@pytest.mark.parametrize("kind", COMMANDS)
def test_files(kind, seed, tmp_path):
    rng = random.Random(f"{kind} {seed}")
    folder = tmp_path / "config"
    shutil.copytree(program.BASE, folder)
    sound = samples(kind)
    command, statuses = COMMANDS[kind]
    for number in range(FILES_EACH):
        name, text = rng.choice(sound)
        damaged = mutating.damaged(rng, text, [each for _, each in sound])
        file = (folder if kind in ("configuration", "waivers") else tmp_path) / name
        file.write_bytes(damaged)
        arguments = [program.program(), *map(str, command(folder, file)), "--today", program.TODAY]
        if kind == "response":
            arguments = arguments[:-2]
        result = subprocess.run(arguments, capture_output=True, stdin=subprocess.DEVNULL, timeout=120)
        case = (damaged, result.returncode, result.stderr.decode("utf-8"))
        assert result.returncode in statuses, case
        assert not CONTROL.search(result.stderr.decode("utf-8")), case
        assert not CONTROL.search(result.stdout.decode("utf-8")), case
        if result.returncode == 2:
            assert result.stderr.startswith(b"error: "), case
            # An audit in JSON says there too why there is none.
            assert result.stdout == b"" or json.loads(result.stdout)["problems"], case
            assert file.read_bytes() == damaged, case
        else:
            assert b"error: " not in result.stderr, case
            said = [json.loads(line) for line in result.stdout.splitlines()] if kind == "lines" else json.loads(result.stdout)
            if kind == "longer log":
                # A list without steps gives way to one with a step.
                kept = re.sub(rb"\[(\s|\xc2\x85)*\]$", b"", damaged.rstrip()).rstrip()
                assert file.read_bytes().startswith(kept), case
            else:
                assert file.read_bytes() == damaged, case
            try:
                expect_sound(kind, file, folder, said)
            except (AssertionError, oracle.Wrong) as wrong:
                raise AssertionError(case) from wrong
        file.write_bytes(text)


# ------------------------------------------------------------------------------------------------- revisions


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """A repository with one commit of a guidance, and the same guidance beside it."""
    folder = tmp_path_factory.mktemp("repository")
    shutil.copytree(program.BASE, folder / "config")
    for arguments in (["init", "-q", "-b", "main"], ["add", "."],
                      ["-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "First"]):
        subprocess.run(["git", *arguments], cwd=folder, check=True)
    shutil.copytree(program.BASE, folder / "now")
    return folder


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_revisions(seed, repository):
    rng = random.Random(f"revisions {seed}")
    sound = [b"main:config", b"HEAD~0:config", b"HEAD:./config", b"refs/heads/main:config/", b"now"]
    for _ in range(FILES_EACH):
        name = mutating.damaged(rng, rng.choice(sound), sound).replace(b"\0", b"")
        result = subprocess.run([program.program(), "audit", *JSON, "--max-nodes", "1000", "--today", program.TODAY, "--",
                                 name, "now"], cwd=repository, capture_output=True, stdin=subprocess.DEVNULL, timeout=120)
        case = (name, result.returncode, result.stderr.decode("utf-8"))
        assert result.returncode in {0, 1, 2, 3, 4}, case
        assert not CONTROL.search(result.stderr.decode("utf-8")), case
        assert not CONTROL.search(result.stdout.decode("utf-8")), case
        if result.returncode in {2, 3}:
            assert b"error: " in result.stderr.lower(), case
        elif not (repository / os.fsdecode(name)).is_dir():
            # Git itself finds a folder by this name.
            kind = subprocess.run(["git", "cat-file", "-t", name], cwd=repository, capture_output=True)
            assert kind.stdout == b"tree\n", case
