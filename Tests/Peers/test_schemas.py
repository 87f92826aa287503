"""The program's JSON Schemas: valid themselves, and of one mind with the program and the oracle about the examples.

A configuration example is a folder with only the files that differ from examples/config/base. A bad example is bad in
one way that a schema can catch; what only the program can catch (an unknown id, a cycle) is not here.
"""

import json
import shutil

import jsonschema
import pytest

import oracle
import program
import seen_yaml

NAMES = ["config", "answers", "outcome", "record", "log", "response", "agreement", "scenario", "test",
         "mutations", "replay", "audit"]


def examples(kind, verdict):
    folder = program.EXAMPLES / kind / verdict
    return sorted(path for path in folder.iterdir() if not path.name.startswith(".")) if folder.is_dir() else []


def cases(kind):
    return [pytest.param(path, verdict == "good", id=f"{verdict}-{path.stem}")
            for verdict in ("good", "bad") for path in examples(kind, verdict)]


def assembled(example, folder):
    """The base configuration with an example's files laid over it."""
    shutil.copytree(program.BASE, folder)
    shutil.copytree(example, folder, dirs_exist_ok=True)
    return folder


def read(path):
    if path.suffix == ".json":
        return json.loads(path.read_bytes())
    return seen_yaml.load(path.read_bytes())


def accepts(result):
    assert result.returncode in (0, 2), f"ended with {result.returncode}:\n{result.stderr}"
    return result.returncode == 0


@pytest.mark.needs_program
@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_valid(name, schemas):
    schema = schemas.validator(name).schema
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.needs_program
@pytest.mark.parametrize("folder", [*program.CONFIGS, program.BASE], ids=lambda path: path.name)
def test_a_whole_configuration_validates(folder, schemas):
    files = sorted(folder.glob("*.yaml"))
    assert len(files) >= 4, f"{folder} holds {len(files)} files"
    wrong = [f"{path.name}: {error}" for path in files for error in schemas.errors("config", read(path))]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("example, good", cases("config"))
def test_oracle_judges_configuration(example, good, tmp_path):
    folder = assembled(example, tmp_path / "config")
    if good:
        oracle.load(folder)
    else:
        with pytest.raises(oracle.Wrong):
            oracle.load(folder)


@pytest.mark.needs_program
@pytest.mark.parametrize("example, good", cases("config"))
def test_program_and_schema_judge_configuration(example, good, tmp_path, schemas):
    folder = assembled(example, tmp_path / "config")
    answers = tmp_path / "answers.yaml"
    answers.write_text("{}\n")
    result = program.run("check", "--config", folder, "--answers", answers, "--format", "json",
                         "--today", program.TODAY)
    wrong = [error for path in sorted(example.glob("*.yaml")) for error in schemas.errors("config", read(path))]
    assert accepts(result) == good, result.stderr or "the program finds nothing wrong"
    assert (not wrong) == good, "\n".join(wrong) or "the schema finds nothing wrong"


@pytest.mark.parametrize("example, good", cases("answers"))
def test_oracle_judges_answers(example, good):
    guidance = oracle.load(program.BASE)
    problems = []
    mapping = oracle.read_yaml(example, problems)
    verdict = not problems and isinstance(mapping, dict)
    if verdict:
        try:
            oracle.parse_answers(guidance, mapping)
        except oracle.Wrong:
            verdict = False
    assert verdict == good


@pytest.mark.needs_program
@pytest.mark.parametrize("example, good", cases("answers"))
def test_program_and_schema_judge_answers(example, good, schemas):
    result = program.run("check", "--config", program.BASE, "--answers", example, "--format", "json",
                         "--today", program.TODAY)
    wrong = schemas.errors("answers", read(example), program.BASE)
    assert accepts(result) == good, result.stderr or "the program finds nothing wrong"
    assert (not wrong) == good, "\n".join(wrong) or "the schema finds nothing wrong"


@pytest.mark.needs_program
@pytest.mark.parametrize("example, good", cases("record"))
def test_program_and_schema_judge_record(example, good, schemas):
    result = program.run("check", "--config", program.BASE, "--answers", example, "--format", "json",
                         "--today", program.TODAY)
    wrong = schemas.errors("record", read(example), program.BASE)
    assert accepts(result) == good, result.stderr or "the program finds nothing wrong"
    assert (not wrong) == good, "\n".join(wrong) or "the schema finds nothing wrong"


@pytest.mark.needs_program
@pytest.mark.parametrize("example, good", cases("record"))
def test_program_replays_record(example, good):
    result = program.run("replay", "--config", program.BASE, example, "--format", "json")
    assert (result.returncode in (0, 1)) == good, result.stderr
    assert good or result.returncode == 2 and not result.stdout


@pytest.mark.needs_program
@pytest.mark.parametrize("example, good", cases("scenario"))
def test_program_and_schema_judge_scenario(example, good, schemas):
    result = program.run("test", example, "--config", program.BASE, "--today", program.TODAY)
    wrong = schemas.errors("scenario", read(example), program.BASE)
    assert accepts(result) == good, result.stderr or "the program finds nothing wrong"
    assert (not wrong) == good, "\n".join(wrong) or "the schema finds nothing wrong"


@pytest.mark.needs_program
def test_every_scenario_validates(schemas):
    files = sorted(program.SCENARIOS.glob("**/*.yaml"))
    assert len(files) >= 8
    wrong = [f"{path}: {error}" for path in files for error in schemas.errors("scenario", read(path))]
    assert not wrong, "\n".join(wrong)


@pytest.mark.needs_program
@pytest.mark.parametrize("more", [[], ["--professional-level", "2", "--reason", "Seen at home"]],
                         ids=["plain", "with a judgement"])
def test_a_saved_record_validates(more, tmp_path, schemas):
    answers = tmp_path / "answers.yaml"
    answers.write_text("danger: no\nage: unborn\nareas: {food: yes, home: unknown}\nheard: unknown\n")
    record = tmp_path / "record.json"
    outcome = program.check(program.BASE, answers, "--save", record, *more)
    errors = schemas.errors("record", json.loads(record.read_text()), program.BASE) + schemas.errors("outcome", outcome)
    assert not errors, "\n".join(errors)
    again = program.check(program.BASE, record)
    # The record brings the judgement back, too.
    assert again == outcome


def rehearse(response, *more):
    return program.run("rehearse", "--config", program.BASE, "--scenarios", program.EXAMPLES / "scenario" / "good",
                       "--response", response, "--format", "json", *more)


@pytest.mark.needs_program
@pytest.mark.parametrize("example, good", cases("response"))
def test_program_and_schema_judge_response(example, good, schemas):
    result = rehearse(example)
    wrong = schemas.errors("response", read(example), program.BASE)
    assert accepts(result) == good, result.stderr or "the program finds nothing wrong"
    assert (not wrong) == good, "\n".join(wrong) or "the schema finds nothing wrong"


@pytest.mark.needs_program
@pytest.mark.parametrize("example", [case.values[0] for case in cases("response") if case.values[1]],
                         ids=lambda path: path.stem)
def test_a_kept_response_validates_and_says_the_same(example, tmp_path, schemas):
    kept = tmp_path / "kept.json"
    shown = rehearse(example, "--save", kept)
    assert shown.returncode == 0, shown.stderr
    errors = schemas.errors("response", json.loads(kept.read_text()), program.BASE)
    assert not errors, "\n".join(errors)
    assert rehearse(kept).stdout == shown.stdout
