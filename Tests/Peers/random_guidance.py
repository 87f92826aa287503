"""Small random configurations that are valid and use every construct of the language, and random answers to any.

Everything hangs on the random.Random that is given, so that a seed names a configuration or an answer set.
"""

import json
import random

import yaml

import oracle

WORDS = "ash beech cedar elm fir hazel larch maple oak pine rowan spruce willow yew".split()


# ------------------------------------------------------------------------------------------------ configurations


class Quoted(str):
    """A text that must be written in quotes, because it looks like a number."""


class Dumper(yaml.emitter.Emitter, yaml.serializer.Serializer, yaml.representer.SafeRepresenter,
             yaml.resolver.BaseResolver):
    """Writes every scalar as plainly as YAML lets it, and no aliases."""

    def __init__(self, stream, **_):
        yaml.emitter.Emitter.__init__(self, stream, width=1000, allow_unicode=True)
        yaml.serializer.Serializer.__init__(self)
        yaml.representer.SafeRepresenter.__init__(self, default_flow_style=False, sort_keys=False)
        yaml.resolver.BaseResolver.__init__(self)

    def ignore_aliases(self, data):
        return True


Dumper.add_representer(int, lambda dumper, number: dumper.represent_scalar("tag:yaml.org,2002:str", str(number)))
Dumper.add_representer(bool, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:str", str(value).lower()))
Dumper.add_representer(Quoted, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style='"'))


def dumped(data):
    return yaml.dump(data, Dumper=Dumper)


class Configuration:
    """Builds one configuration as plain dictionaries."""

    def __init__(self, rng):
        self.rng = rng
        self.questions = []  # the dictionaries, in file order
        self.rules = []
        self.names = 0

    def chance(self, probability):
        return self.rng.random() < probability

    def name(self):
        self.names += 1
        return f"{self.rng.choice(WORDS)}-{self.names}"

    def words(self, least, most):
        return self.rng.sample(WORDS, self.rng.randint(least, most))

    def source(self):
        return self.rng.choice(["first", "second"])

    # Conditions. `pool` is the questions that may be named; each is named once, so that no condition contradicts
    # itself, unless `again` lets it, which loaded() then watches over.

    def condition(self, pool, depth, rules=(), again=False):
        pool = list(pool)
        self.rng.shuffle(pool)
        return self.part(pool, depth, rules, again)

    def part(self, pool, depth, rules, again):
        if depth == 0 or len(pool) < 2 or self.chance(0.3):
            usable = [rule for rule in rules if again or self.named(rule) <= {each["id"] for each in pool}]
            if usable and self.chance(0.35):
                rule = self.rng.choice(usable)
                pool[:] = [each for each in pool if each["id"] not in self.named(rule)]
                return {"rule": rule["id"]}
            question = pool[0] if again else pool.pop()
            if again:
                self.rng.shuffle(pool)
            return {question["id"]: self.wanted(question, calm_too=self.chance(0.3))}
        kind = self.rng.choice(["all"] * 3 + ["any", "any", "none", "at-least"])
        parts = []
        for _ in range(self.rng.randint(1, 3)):
            if not pool:
                break
            part = self.part(pool, depth - 1, rules, again)
            if part not in parts:
                parts.append(part)
        if kind == "at-least":
            return {"at-least": {"count": self.rng.randint(1, len(parts)), "of": parts}}
        return {kind: parts}

    def named(self, rule):
        return {question["id"] for question in self.questions if mentions(rule["when"], question["id"], self.rules)}

    def wanted(self, question, calm_too=True):
        """What a test asks of a question: an answer, some answers, or a comparison."""
        answers = question["answers"]
        if answers == "yes-no":
            return self.rng.choice(["yes", "no"]) if calm_too else "no" if question.get("calm") == "yes" else "yes"
        if "whole-number" in answers:
            low, high = answers["whole-number"]["from"], answers["whole-number"]["to"]
            extras = list(answers.get("or", {}))
            kind = self.rng.choice(["under", "over", "at-least", "at-most", "between", "is", "some", "extra"])
            if kind == "extra" and extras:
                return self.rng.choice(extras)
            if kind == "some":
                numbers = self.rng.sample(range(low, high + 1), 2)
                return numbers + self.rng.sample(extras, self.rng.randint(0, len(extras)))
            if kind == "between":
                first = self.rng.randint(low, high - 1)
                return {"between": [first, self.rng.randint(first, high - 1)]}
            number = self.rng.randint(low + 1, high - 1)
            return {kind: number} if kind in ("under", "over", "at-least", "at-most") else number
        options = list(answers.get("one-of") or answers["any-of"])
        if not calm_too:
            calm = question.get("calm", [])
            options = [option for option in options if option != calm and option not in list(calm)] or options
        most = len(options) - 1 if calm_too and "one-of" in answers else len(options)
        if self.chance(0.5):
            return self.rng.choice(options)
        return self.rng.sample(options, self.rng.randint(1, max(1, most)))

    # The parts of the configuration.

    def question(self):
        question = {"id": self.name(), "ask": "Is it so?"}
        kind = self.rng.choice(["yes-no", "yes-no", "one-of", "any-of", "any-of", "whole-number"])
        if kind == "yes-no":
            question["answers"] = "yes-no"
            if self.chance(0.25):
                question["calm"] = "yes"
        elif kind == "whole-number":
            low = self.rng.choice([0, 0, 1, -3])
            high = low + self.rng.randint(4, 20)
            question["answers"] = {"whole-number": {"unit": "things", "from": low, "to": high}}
            extras = self.words(0, 2)
            if extras:
                question["answers"]["or"] = {extra: f"It is {extra}" for extra in extras}
            question["calm"] = self.rng.choice(extras + [self.rng.randint(low, high)] * 3)
        else:
            options = self.words(2 if kind == "one-of" else 1, 4)
            question["answers"] = {kind: {option: f"It is {option}" for option in options}}
            if kind == "one-of":
                question["calm"] = self.rng.choice(options)
            elif self.chance(0.15):
                question["calm"] = [self.rng.choice(options)]
        if self.chance(0.5):
            question["when-unknown"] = self.rng.choice(["no-effect", {"assume": self.assumed(question)}])
            question["because"] = "It says little."
        if self.chance(0.4):
            question["consult"] = "Whoever knows"
        if self.chance(0.2) and "whole-number" not in question["answers"]:
            question["urgent"] = {"answer": self.wanted(question, calm_too=False), "short": "See to it",
                                  "do": f"See to {question['id']}."}
        if self.questions and self.chance(0.55):
            rules = [rule for rule in self.rules]
            question["ask-if"] = self.condition(self.questions, 2, rules, again=self.chance(0.2))
        question["source"] = self.source()
        return question

    def assumed(self, question):
        """What not known may count as: an answer, or of a checklist every option by itself."""
        answers = question["answers"]
        if answers == "yes-no":
            return self.rng.choice(["yes", "no"])
        if "whole-number" in answers:
            number = answers["whole-number"]
            return self.rng.choice(list(answers.get("or", {})) + [self.rng.randint(number["from"], number["to"])])
        options = list(answers.get("one-of") or answers["any-of"])
        if "one-of" in answers:
            return self.rng.choice(options)
        assumed = {option: self.rng.choice(["yes", "no", "unknown"]) for option in options}
        if set(assumed.values()) == {"unknown"}:  # that would assume nothing
            assumed[options[0]] = "no"
        return assumed

    def items(self, word):
        """What to do or not to do, some of it upon conditions, some in several forms."""
        items = []
        for number in range(self.rng.randint(1, 3)):
            text = f"{word} {number}."
            conditions = [{"if": self.condition(self.questions, 1, self.rules), "text": f"{word} {number}, form {form}."}
                          for form in range(self.rng.randint(1, 2))]
            item = self.rng.choice([text, conditions[0], {"first-of": conditions + [{"text": text}]}])
            if isinstance(item, dict) and "text" in item and self.chance(0.3):
                item = {**item, "tell": self.rng.choice([True, False])}
            if isinstance(item, dict) and self.chance(0.5):
                item = {"id": self.name(), **item}
            items.append(item)
        return items

    def add_items(self, levels):
        """Once there are questions, what levels and urgent actions say may hang on them."""
        for place, level in enumerate(levels):
            if self.chance(0.7):
                level["do"] = self.items("Do")
                level["consent"] = self.items("Agree")
            if self.chance(0.7):
                level["do-not"] = self.items("Do not")
            if place and self.chance(0.5):
                level["if-not-known"] = self.items("Find out")
        for question in self.questions:
            if "urgent" in question and self.chance(0.7):
                # Something is always to be done.
                question["urgent"]["do"] = ["See to it."] + self.items("See to it")
                if self.chance(0.7):
                    question["urgent"]["if-not-known"] = ["Look."] + self.items("Look")

    def pathway(self):
        pathway = {"id": self.name(), "name": "A pathway", "when": self.condition(self.questions, 2, self.rules),
                   "do": self.items("Refer"), "source": self.source()}
        if self.chance(0.5):
            pathway["adults-too"] = True
        if self.chance(0.5):
            pathway["within"] = self.rng.choice(["without-delay", {"hours": 48}, {"days": 28}])
        return pathway

    def rule(self, levels):
        rule = {
            "id": self.name(),
            "level": self.rng.choice(levels[1:])["id"],
            "when": self.condition(self.questions, 3, self.rules, again=self.chance(0.3)),
            "because": "It weighs.",
            "source": self.source(),
        }
        if self.chance(0.1):
            rule |= {"assumed": True, "assumed-because": "Nobody says."}
        return rule

    def level(self, place, number):
        level = {
            "id": f"level-{number}",
            "number": number,
            "name": f"Level {number}",
            "means": "Something.",
            "do": [f"Do {number}.", f"Do more of {number}."],
            "consent": "Ask.",
            "source": self.source(),
        }
        if place:
            level["if-not-known"] = [f"Find out before {number}."]
        return level

    def escalation(self):
        steps = [self.name() for _ in range(self.rng.randint(1, 4))]
        agencies = {"school": "School", "health": "Health"}
        built = []
        for step, after in zip(steps, steps[1:] + ["end"]):
            raising = {"by-agency": {agency: f"The {agency} lead" for agency in agencies}}
            item = {
                "id": step,
                "stage": self.rng.choice(["before", Quoted("1"), "board"]),
                "title": f"The step {step}",
                "who": {"raising": self.rng.choice(["A manager", raising]), "receiving": "A manager"},
                "deadlines": [{"do": "Talk", "within": self.rng.choice(["without-delay", {"working-days": 5}]),
                               "from": "step-start", "source": self.source()}],
                "record": ["What was said"],
                "notify": ["The head"],
                "if-unresolved": after,
                "source": self.source(),
            }
            for key in ("enter-if", "taken-if"):
                if self.chance(0.6):
                    item[key] = self.condition(self.questions, 1, self.rules)
            built.append(item)
        if self.chance(0.3):
            agencies["alone"] = {"name": "Somebody alone", "enters-at": self.rng.choice(steps)}
            for item in built:
                if isinstance(item["who"]["raising"], dict):
                    item["who"]["raising"]["by-agency"]["alone"] = "Somebody alone"
        urgent = self.urgent_if() if self.chance(0.5) else {}
        return {
            "protocol": "How to disagree",
            "never-delays": "It never delays help.",
            "disagreement-if": self.condition(self.questions, 1, self.rules),
            **urgent,
            "agencies": agencies,
            "source": self.source(),
            "steps": built,
        }

    def urgent_if(self):
        """One answer to one question, if its answers are words."""
        question = self.rng.choice(self.questions)
        answers = question["answers"]
        options = ["yes", "no"] if answers == "yes-no" else list(answers.get("one-of", []))
        return {"urgent-if": {question["id"]: self.rng.choice(options)}} if options else {}

    def applies_if(self):
        """Holds for the calm answers, and names every extra answer that it excludes."""
        question = self.rng.choice(self.questions)
        if isinstance(question.get("when-unknown"), dict):  # nobody may be turned away by what is only assumed
            del question["when-unknown"], question["because"]
        name, answers, calm = question["id"], question["answers"], question.get("calm", "no")
        if answers == "yes-no" or "one-of" in answers:
            options = ["yes", "no"] if answers == "yes-no" else list(answers["one-of"])
            other = self.rng.choice([option for option in options if option != calm])
            return {"none": [{name: other}]}
        if "any-of" in answers:
            others = [option for option in answers["any-of"] if option not in question.get("calm", [])]
            return {"none": [{name: self.rng.choice(others)}]} if others else None
        extras, high = list(answers.get("or", {})), answers["whole-number"]["to"]
        top = calm if isinstance(calm, int) else high - 2
        if top >= high:
            return None
        return {"any": [{name: {"at-most": top}}] + [{name: extra} for extra in extras]}

    def build(self):
        numbers = sorted(self.rng.sample(range(1, 9), self.rng.randint(2, 4)))
        levels = [self.level(place, number) for place, number in enumerate(numbers)]
        for _ in range(self.rng.randint(4, 11)):
            self.questions.append(self.question())
            if self.chance(0.5):  # an early rule, which later questions may be asked by
                self.rules.append(self.rule(levels))
        for _ in range(self.rng.randint(2, 5)):
            self.rules.append(self.rule(levels))
        rules = self.rules[:]
        self.rng.shuffle(rules)
        reminders = [{"id": self.name(), "text": "Mind it.", "source": self.source()} for _ in range(3)]
        for reminder in reminders[1:]:
            reminder["show-if"] = self.condition(self.questions, 2, self.rules, again=self.chance(0.3))
        guidance = {
            "name": "A random guidance", "version": Quoted("0.1.0"), "status": "draft",
            "effective": "2026-11-24", "review-by": "2027-05-24", "owner": "Nobody",
        }
        applies_if = self.applies_if() if self.chance(0.6) else None
        if applies_if:
            guidance["applies-if"] = applies_if
            guidance["does-not-apply"] = {"because": "It is for others.", "do": ["Go elsewhere."], "source": "first"}
        guidance["sources"] = {"first": {"title": "The first"}, "second": {"title": "The second"}}
        self.add_items(levels)
        half = self.rng.randint(1, len(self.questions) - 1)
        safety = {"safety": True} if self.chance(0.7) else {}
        files = {
            "guidance": guidance,
            "levels": {"levels": levels},
            "questions": {"questions": [{"section": "One", **safety, "questions": self.questions[:half]},
                                        {"section": "Two", "questions": self.questions[half:]}]},
            "rules": {"rules": rules},
            "reminders": {"reminders": reminders},
            "safeguards": {"safeguards": [{"id": "cautious", "says": "Not knowing is cautious.",
                                           "unknown-never-lowers": "all"}]},
        }
        if self.chance(0.7):
            files["pathways"] = {"pathways": [self.pathway() for _ in range(self.rng.randint(1, 3))]}
        if self.chance(0.8):
            files["escalation"] = {"escalation": self.escalation()}
            files["calendar"] = {"calendar": {
                "region": "Nowhere", "source": "first", "weekend": ["saturday", "sunday"],
                "years": {"from": 2026, "to": 2027}, "bank-holidays": {
                    "2026-12-25": "Christmas Day", "2027-12-27": "Christmas Day (substitute)"}}}
        return files


def mentions(condition, name, rules):
    (key, part), = condition.items()
    if key == "rule":
        return any(mentions(rule["when"], name, rules) for rule in rules if rule["id"] == part)
    if key in ("all", "any", "none"):
        return any(mentions(each, name, rules) for each in part)
    if key == "at-least":
        return any(mentions(each, name, rules) for each in part["of"])
    return key == name


def write(folder, files):
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / f"{name}.yaml").write_text(dumped(content), encoding="utf-8")


def conditions(guidance):
    """Every condition of a loaded guidance."""
    yield from (question.ask_if for question in guidance.questions.values() if question.ask_if)
    yield from (rule.when for rule in guidance.rules.values())
    yield from (reminder.show_if for reminder in guidance.reminders if reminder.show_if)
    yield from (each for step in guidance.steps for each in (step.enter_if, step.taken_if) if each)
    yield from (pathway.when for pathway in guidance.pathways)
    yield from (condition for item in guidance.items for condition, _ in item if condition)
    if guidance.disagreement_if:
        yield guidance.disagreement_if


def is_sound(guidance, rng):
    """Whether every condition can hold and can fail, as far as some hundred random answer sets show."""
    seen = {id(condition): set() for condition in conditions(guidance)}
    for _ in range(150):
        holdings = {question.id: rng.choice(list(oracle.values(question, oracle.all_unknown(question))))
                    for question in guidance.questions.values()}
        done = {}
        for condition in conditions(guidance):
            seen[id(condition)].add(oracle.truth(guidance, condition, holdings, done))
    return all(truths == {True, False} for truths in seen.values())


def make(seed, folder):
    """Writes the configuration of a seed into a folder, and gives it as the oracle loads it."""
    rng = random.Random(f"configuration {seed}")
    while True:
        write(folder, Configuration(rng).build())
        guidance = oracle.load(folder)
        if is_sound(guidance, rng):
            return guidance
        for file in folder.iterdir():
            file.unlink()


# ------------------------------------------------------------------------------------------------------- answers


def some_answer(rng, question, unknown, calm):
    """An answer as a person may write it: not known or calm with these probabilities, else anything."""
    if rng.random() < unknown:
        if question.kind != "any-of" or rng.random() < 0.4:
            return "unknown"
        return {option: rng.choice(["yes", "no", "unknown"]) for option in question.options if rng.random() < 0.7}
    if question.kind == "any-of":
        ticked = [option for option in question.options if rng.random() < 1.5 / len(question.options)]
        if rng.random() < calm:
            ticked = [option for option in question.options if question.calm[option] == "yes"]
        if rng.random() < 0.6:
            rng.shuffle(ticked)
            return ticked
        return {option: "yes" if option in ticked else "no" for option in question.options
                if option in ticked or rng.random() < 0.5}
    if rng.random() < calm:
        answer = question.calm
    elif question.kind == "whole-number":
        answer = rng.choice(question.extras + [rng.randint(question.low, question.high) for _ in range(4)])
    else:
        answer = rng.choice(question.options)
    if question.kind == "yes-no" and rng.random() < 0.1:
        return answer == "yes"
    return answer


def some_answers(rng, guidance):
    """A partial answer set: mostly what is asked, round by round as gates open, and now and then something else."""
    answered = rng.choice([0.2, 0.6, 0.9, 1.0, 1.0])
    if rng.random() < 0.6:  # quiet: a handful of answers among many calm ones, where levels still move
        one = 1 / len(guidance.questions)
        unknown, calm = rng.choice([0, one, 3 * one]), 1 - rng.choice([0, 1, 3]) * one
    else:
        unknown, calm = rng.choice([0, 0.1, 0.3, 0.6]), rng.choice([0, 0.3, 0.7, 0.9])
    stray = rng.choice([0.0, 0.0, 0.02, 0.15])
    mapping, offered = {}, set()
    for _ in range(6):
        asked = oracle.Evaluation(guidance, oracle.parse_answers(guidance, mapping)).asked
        fresh = [name for name in guidance.questions if asked[name] and name not in offered]
        if not fresh:
            break
        offered |= set(fresh)
        for name in fresh:
            if rng.random() < answered:
                mapping[name] = some_answer(rng, guidance.questions[name], unknown, calm)
    for name, question in guidance.questions.items():
        if name not in mapping and rng.random() < stray:
            mapping[name] = some_answer(rng, question, max(unknown, 0.3), calm)
    return mapping


def written(rng, mapping):
    """A file name and its text: YAML or JSON."""
    if rng.random() < 0.5:
        return "answers.json", json.dumps(mapping, indent=1)
    return "answers.yaml", dumped(mapping)
