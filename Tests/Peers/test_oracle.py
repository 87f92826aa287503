"""The oracle itself: cases worked by hand on examples/config/base, and what must hold of any configuration."""

import random

import pytest

import oracle
import program
import random_guidance


@pytest.fixture(scope="module")
def base():
    return oracle.load(program.BASE)


def outcome(guidance, **answers):
    mapping = {name.replace("_", "-"): value for name, value in answers.items()}
    return oracle.assess(guidance, oracle.parse_answers(guidance, mapping))


def changes(found, question):
    return [(change["to"], change["level"], change["could"]) for change in found["wouldChange"]
            if change["question"] == question]


def test_nothing_answered(base):
    found = outcome(base)
    assert (found["established"], found["level"], found["possible"]) == (1, 1, 4)
    assert found["unanswered"] == ["danger", "age", "areas", "heard", "disagreement"]
    assert not found["complete"] and found["urgent"] == [] and found["wouldChange"] == []
    assert found["step"] == "talk"


def test_danger_not_known(base):
    found = outcome(base, danger="unknown")
    assert (found["established"], found["level"]) == (1, 4)
    assert found["urgent"] == ["danger"] and found["findOut"] == ["danger"]
    assert found["actions"] == ["Consult today.", "Tell the service.", "Write it down."]
    assert changes(found, "danger") == [("no", 1, False)]


def test_danger(base):
    found = outcome(base, danger="yes")
    assert (found["established"], found["level"], found["possible"]) == (4, 4, 4)
    assert found["actions"] == ["Tell the service.", "Write it down."]
    assert changes(found, "danger") == [("no", 1, False)]  # not known keeps the level


def test_adult(base):
    found = outcome(base, age=18, danger=True, areas=["food"])
    assert not found["applies"] and found["complete"]
    assert found["level"] is found["established"] is found["possible"] is found["step"] is None
    assert found["urgent"] == ["danger"] and found["actions"] == ["Turn to the adult route."]


def test_age_not_known_is_a_childs(base):
    assert outcome(base, age="unknown")["applies"]
    assert outcome(base, age="unborn")["applies"]


def test_screen_that_could(base):
    assert changes(outcome(base, areas=[]), "areas") == [(["food"], 2, True), ("unknown", 2, False)]


def test_screen_not_known_is_found_out_first(base):
    # Not knowing the areas leaves "much" open (2 of home and school); "food-detail" is asked, and absent.
    found = outcome(base, areas="unknown")
    assert found["findOut"] == ["areas"]
    assert found["level"] == 2
    # With the detail not known too, the screen counts its rules as well, for its "no" closes the detail.
    found = outcome(base, areas={"food": "unknown"}, food_detail="unknown", age="unknown")
    assert found["findOut"] == ["areas", "food-detail", "age"]


def test_not_asked(base):
    found = outcome(base, areas=[], food_detail="unknown")
    assert found["ignored"] == ["food-detail"] and found["level"] == 1
    found = outcome(base, areas=[], food_detail="hardly")
    assert found["ignored"] == [] and found["level"] == 2  # a given value always counts
    assert changes(found, "food-detail") == [("well", 1, False), ("unknown", 1, False)]


def test_no_effect(base):
    found = outcome(base, areas=["home"], heard="unknown")
    assert found["level"] == 1 and found["reminders"] == ["write"]
    assert found["findOut"] == ["heard"]  # things worth asking
    found = outcome(base, areas=["home"], heard="no")
    assert found["level"] == 2 and found["reminders"] == ["hear", "write"]


def test_numbers(base):
    found = outcome(base, age=3, areas=["food"], food_detail="poorly")
    assert found["level"] == 4
    assert changes(found, "age") == [(5, 2, False), (18, None, False)]
    found = outcome(base, age="unborn", areas=["food"], food_detail="poorly")
    assert changes(found, "age") == [(10, 2, False), (18, None, False)]


def test_checklist_is_written_whole(base):
    found = outcome(base, areas={"home": "yes", "school": "unknown"}, heard="no")
    assert found["level"] == 2
    assert changes(outcome(base, areas=["home", "school"]), "areas") == [(["school"], 1, False), (["home"], 1, False)]


def test_steps(base):
    assert outcome(base, disagreement="no")["step"] == "talk"
    assert outcome(base, disagreement="yes")["step"] == "talk"
    assert outcome(base, disagreement="no", spoken_to=["colleague"])["step"] == "talk"  # if you disagree
    assert outcome(base, disagreement="yes", spoken_to=["colleague"])["step"] == "managers"
    assert outcome(base, disagreement="unknown", spoken_to=["colleague"])["step"] == "managers"
    assert outcome(base, disagreement="yes", spoken_to=["colleague", "manager"])["step"] == "board"
    assert outcome(base, disagreement="yes", spoken_to=["colleague", "manager", "head"])["step"] is None
    assert outcome(base, disagreement="yes", spoken_to={"colleague": "unknown", "manager": "yes"})["step"] == "talk"
    assert outcome(base, age="unborn", disagreement="yes", spoken_to=["colleague", "manager"])["step"] is None


WRONG = [
    ("rules.yaml", "rule: hungry", "rule: hungri", "unknown rule"),
    ("rules.yaml", "when: {danger: yes}", "when: {rule: danger-now}", "builds on itself"),
    ("rules.yaml", "danger: yes", "dangr: yes", "unknown question"),
    ("rules.yaml", "danger: yes", "danger: [yes, no]", "every answer"),
    ("rules.yaml", "age: {under: 5}", "age: {under: 0}", "no answer"),
    ("rules.yaml", "count: 2", "count: 4", "is not between"),
    ("rules.yaml", "level: extra", "level: more", "unknown level"),
    ("rules.yaml", "id: hungry", "id: danger-now", "given twice"),
    ("questions.yaml", "ask-if: {areas: food}", "ask-if: {heard: no}", "not an earlier question"),
    ("questions.yaml", "ask-if: {areas: food}", "ask-if: {rule: much}", "not an earlier question"),
    ("questions.yaml", "calm: well", "calm: fine", "has no answer"),
    ("questions.yaml", "        calm: well\n", "", "'calm:' is missing"),
    ("guidance.yaml", "{age: unborn}, ", "", "without naming it"),
    ("guidance.yaml", "under: 18", "under: 8", "calm answers"),
    ("escalation.yaml", "if-unresolved: end", "if-unresolved: talk", "comes back"),
    ("levels.yaml", "number: 2", "number: 5", "is not above"),
    ("levels.yaml", "    source: manual\n", "", "'source:' is missing"),
    ("reminders.yaml", "source: letter", "source: leter", "unknown source"),
    ("reminders.yaml", "    text: Hear the child.\n", "    text: Hear\n    text: Hear\n", "written twice"),
    ("reminders.yaml", "text: Hear", "text: &x Hear", "anchors"),
    ("safeguards.yaml", "reaches: board", "reaches: bored", "unknown step"),
]


@pytest.mark.parametrize("file, old, new, problem", WRONG, ids=[f"{case[3]}: {case[2].strip()}" for case in WRONG])
def test_a_wrong_configuration_is_refused(file, old, new, problem, tmp_path):
    for path in program.BASE.iterdir():
        text = path.read_text()
        if path.name == file:
            assert old in text
            text = text.replace(old, new)
        (tmp_path / path.name).write_text(text)
    with pytest.raises(oracle.Wrong, match=problem):
        oracle.load(tmp_path)


@pytest.mark.parametrize("seed", range(40))
def test_what_holds_of_every_outcome(seed, tmp_path):
    guidance = random_guidance.make(f"property {seed}", tmp_path)
    rng = random.Random(seed)
    for _ in range(25):
        answers = oracle.parse_answers(guidance, random_guidance.some_answers(rng, guidance))
        now = oracle.Evaluation(guidance, answers)
        assert now.established <= now.suggested <= now.possible
        then = oracle.Evaluation(guidance, oracle.finish_calmly(guidance, answers))
        assert then.suggested == now.suggested  # what is not answered counts as calm already
        for _ in range(4):  # any completion stays within the range
            then = oracle.Evaluation(guidance, completed(rng, guidance, answers))
            assert now.established <= then.established and then.possible <= now.possible


def completed(rng, guidance, answers):
    """The answers, and a random value for every question that is then asked and has none."""
    answers = dict(answers)
    while True:
        asked = oracle.Evaluation(guidance, answers).asked
        missing = [name for name in guidance.questions if asked[name] and name not in answers]
        if not missing:
            return answers
        question = guidance.questions[missing[0]]
        answers[missing[0]] = oracle.parse_answer(question, random_guidance.some_answer(rng, question, 0, 0.3))
