"""What the benchmarks are run on: the same for the same arguments, and without a problem."""

import subprocess
import sys

import pytest

import program

BENCHMARKS = program.ROOT / "Tests" / "Benchmarks"


def generate(folder, *arguments):
    subprocess.run([sys.executable, BENCHMARKS / "generate", *arguments, folder, "--edit"], check=True)
    sides = [folder, folder.with_name(folder.name + "-new")]
    return [{path.name: path.read_text() for path in sorted(side.iterdir())} for side in sides]


@pytest.mark.parametrize("family", ["mixed", "local", "hard"])
def test_a_generated_guidance_is_sound_and_the_same_again(family, tmp_path):
    first = generate(tmp_path / "first", family, "24", "30", "5")
    assert first == generate(tmp_path / "second", family, "24", "30", "5")
    assert first != generate(tmp_path / "other", family, "24", "30", "6")
    assert first[0] != first[1]
    for side in ["first", "first-new"]:
        loaded = program.run("schema", "answers", "--config", tmp_path / side)
        assert (loaded.returncode, loaded.stderr) == (0, "")


def test_random_concerns_are_right_and_the_same_again(tmp_path):
    schema = tmp_path / "schema.json"
    assert program.run("schema", "answers", "--config", program.LANCASHIRE, "--output", schema).returncode == 0

    def concerns(*more):
        arguments = [sys.executable, BENCHMARKS / "concerns", schema, "50", "7", *more]
        return subprocess.run(arguments, check=True, capture_output=True, text=True).stdout

    ordered, shuffled = concerns(), concerns("--shuffled")
    assert ordered == concerns() and shuffled == concerns("--shuffled") and ordered != shuffled
    outcomes = []
    for text in (ordered, shuffled):
        lines = tmp_path / "lines.jsonl"
        lines.write_text(text)
        result = program.run("batch", "--config", program.LANCASHIRE, "--today", program.TODAY, lines)
        assert (result.returncode, result.stderr) == (0, "")
        outcomes.append(result.stdout)
    assert outcomes[0] == outcomes[1]
