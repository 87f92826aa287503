"""Batch under other engines, by the commands that the documentation shows: the same outcomes as one process."""

import json
import os
import random
import re
import subprocess

import pytest

import program

ARTICLE = program.ROOT / "Sources" / "threshold" / "Documentation.docc" / "Batch.md"


def commands():
    """The shell commands under *Within other programs*."""
    text = ARTICLE.read_text().split("## Within other programs")[1]
    blocks = re.findall(r"^```\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return [block for block in blocks if not block.startswith("import")]


def concerns(count):
    """Lines of answers, one in some that is wrong."""
    rng = random.Random(6)
    for number in range(count):
        answers = {"id": number, "child-age": rng.randint(0, 17), "child-heard": rng.choice(["yes", "no", "unknown"])}
        if rng.random() < 0.01:
            answers["child-age"] = "old"
        if rng.random() < 0.3:
            answers["immediate-danger"] = rng.choice([True, False])
        yield json.dumps(answers)


def without_lines(text):
    """Each process counts its own lines."""
    return re.sub(r'^\{"line":\d+,', "{", text, flags=re.MULTILINE)


def test_both_commands_are_shown():
    assert [block.split()[0] for block in commands()] == ["split", "parallel"]


@pytest.mark.parametrize("block", commands(), ids=lambda block: block.split()[0])
def test_an_engine_gives_the_same_outcomes_as_one_process(block, tmp_path):
    (tmp_path / "concerns.jsonl").write_text("\n".join(concerns(600)) + "\n")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "threshold").symlink_to(program.program())
    environment = {**os.environ, "THRESHOLD_CONFIG": str(program.LANCASHIRE),
                   "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "HOME": str(tmp_path)}
    whole = subprocess.run(["threshold", "batch", "--today", program.TODAY, "concerns.jsonl"], cwd=tmp_path,
                           env=environment, capture_output=True, text=True)
    assert (whole.returncode, whole.stderr) == (1, "")
    # A wrong line gives a status that ends neither engine early.
    subprocess.run(["bash", "-c", block.replace("10M", "9k")], cwd=tmp_path, env=environment, capture_output=True)
    together = (tmp_path / "outcomes.jsonl").read_text()
    assert len(together.splitlines()) == 600
    assert without_lines(together) == without_lines(whole.stdout)
