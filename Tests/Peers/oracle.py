#!/usr/bin/env python3
"""A second implementation of what a guidance means, written to be read, not to be fast.

It shares nothing with the Swift program but the documented language, so that where the two part, one of them is wrong.

    python3 oracle.py CONFIG_DIR answers.yaml    the outcome, as JSON
    python3 oracle.py --check CONFIG_DIR         every problem of the configuration, or its statistics

As a module: load(folder), parse_answers(guidance, mapping), assess(guidance, answers).

Truth is True, False, or None for unknown. An answer is text, a whole number, or, for a checklist, a dictionary from
every option to "yes", "no" or "unknown". "unknown" is the answer that nobody knows; an absent key was not asked yet.
"""

import datetime
import decimal
import json
import os
import re
import sys
from dataclasses import dataclass, field

import yaml

UNKNOWN = "unknown"
RESERVED = set("all any none at-least rule under over at-most between answers unknown".split())
IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?")


# ---------------------------------------------------------------------------------------------------- the model


@dataclass
class Question:
    id: str
    section: str
    ask: str
    kind: str = "yes-no"  # yes-no, one-of, any-of, whole-number
    options: list = field(default_factory=list)  # of one-of and any-of; yes and no of yes-no
    low: int = 0
    high: int = 0
    extras: list = field(default_factory=list)
    calm: object = "no"
    no_effect: bool = False
    assumed: object = UNKNOWN  # what not known counts as for what to do now; of a checklist, by option
    consult: list = field(default_factory=list)
    urgent: tuple = None  # (condition, what to do, what to do where it is only not ruled out)
    safety: bool = False
    ask_if: tuple = None
    cuts: set = field(default_factory=set)  # c stands for a boundary between c - 1 and c


class ToTell(str):
    """What an item says that is marked as saying whom to tell."""


@dataclass
class Level:
    id: str
    number: int
    do: list  # of items: each a list of (condition or None, text), several where the first that may hold is chosen
    do_not: list
    if_not_known: list
    consent: list


@dataclass
class Pathway:
    id: str
    when: tuple
    adults_too: bool
    do: list


@dataclass
class Rule:
    id: str
    level: Level
    when: tuple


@dataclass
class Reminder:
    id: str
    show_if: tuple


@dataclass
class Step:
    id: str
    enter_if: tuple
    taken_if: tuple


@dataclass
class Guidance:
    levels: list = field(default_factory=list)
    questions: dict = field(default_factory=dict)  # by id, in file order
    rules: dict = field(default_factory=dict)
    reminders: list = field(default_factory=list)
    pathways: list = field(default_factory=list)
    steps: list = field(default_factory=list)
    items: list = field(default_factory=list)  # every item there is
    disagreement_if: tuple = None
    applies_if: tuple = None
    adult_route: list = field(default_factory=list)


class Wrong(Exception):
    """Every problem found, one a line."""

    def __init__(self, problems):
        super().__init__("\n".join(problems))
        self.problems = problems


# ---------------------------------------------------------------------------------------------- reading the YAML


def read_yaml(path, problems, name=None):
    """The one document of a file, every scalar as text; None where it cannot be read."""
    name = name or os.path.basename(path)
    try:
        with open(path, "rb") as file:
            text = file.read().decode("utf-8-sig")
        documents = 0
        for event in yaml.parse(text, Loader=yaml.BaseLoader):
            line = event.start_mark.line + 1
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
            elif getattr(event, "anchor", None):
                problems.append(f"{name}:{line}: anchors and aliases are not part of the language")
                return None
            elif getattr(event, "tag", None):
                problems.append(f"{name}:{line}: tags are not part of the language")
                return None
        if documents != 1:
            problems.append(f"{name}: there must be one document, found {documents}")
            return None
        return plain(yaml.compose(text, Loader=yaml.BaseLoader), name, problems)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        problems.append(f"{name}: {error}")
        return None


def plain(node, name, problems):
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [plain(child, name, problems) for child in node.value]
    result = {}
    for key, child in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            problems.append(f"{name}:{line}: a key must be text")
        elif key.value in result:
            problems.append(f"{name}:{line}: the key '{key.value}' is written twice")
        else:
            result[key.value] = plain(child, name, problems)
    return result


# --------------------------------------------------------------------------------------------------- the loader


class Loader:
    """Reads a folder; notes every problem and goes on."""

    FILES = "guidance levels questions rules reminders pathways escalation calendar safeguards".split()

    def __init__(self, folder):
        self.problems = []
        self.guidance = Guidance()
        self.sources = set()
        self.contacts = set()
        self.item_ids = {}  # by id, whether they say what not to do
        self.level_ids = {}
        self.step_ids = []
        self.later = []  # (where, rule id) to look up once every rule is known
        self.files = {}
        if not os.path.isdir(folder):
            raise Wrong([f"{folder}: no such folder"])
        for file in sorted(os.listdir(folder)):
            if file.endswith(".yaml") and file[:-5] not in self.FILES:
                self.wrong(file, "no file of a configuration has this name")
        for file in self.FILES:
            path = os.path.join(folder, file + ".yaml")
            if os.path.exists(path):
                self.files[file] = read_yaml(path, self.problems)
            elif file in ("guidance", "levels", "questions", "rules"):
                self.wrong(file + ".yaml", "is missing")

    def wrong(self, where, text):
        self.problems.append(f"{where}: {text}")

    # Small readers. Each returns something usable, or None, having noted the problem.

    def mapping(self, value, where, required="", optional=""):
        required, optional = required.split(), optional.split()
        if not isinstance(value, dict):
            self.wrong(where, "must be a mapping")
            return {}
        for key in value:
            if key not in required + optional:
                self.wrong(where, f"unknown key '{key}'")
        for key in required:
            if key not in value:
                self.wrong(where, f"'{key}:' is missing")
        return value

    def text(self, value, where):
        if not isinstance(value, str) or not value.strip():
            self.wrong(where, "must be a text")
            return ""
        return value

    def list(self, value, where):
        if not isinstance(value, list) or not value:
            self.wrong(where, "must be a list that is not empty")
            return []
        return value

    def texts(self, value, where):
        return [self.text(item, where) for item in self.list(value, where)]

    def whole(self, value, where):
        number = whole_number(value)
        if number is None:
            self.wrong(where, f"must be a whole number, not {value!r}")
        return number

    def id(self, value, where):
        if not isinstance(value, str) or not IDENTIFIER.fullmatch(value):
            self.wrong(where, f"not an id: {value!r}")
            return None
        return value

    def day(self, value, where):
        try:
            if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
                raise ValueError
            return datetime.date.fromisoformat(value)
        except (TypeError, ValueError):
            self.wrong(where, f"must be a date such as 2026-11-24, not {value!r}")
            return None

    def entries(self, value, where, taken=None):
        """The items of a list that bear an id, each with a name for its problems; a repeated id is noted."""
        seen = {} if taken is None else taken
        for number, item in enumerate(self.list(value, where), 1):
            if not isinstance(item, dict):
                self.wrong(f"{where}[{number}]", "must be a mapping")
                continue
            ident = self.id(item.get("id"), f"{where}[{number}].id")
            if ident is None:
                continue
            if ident in seen:
                self.wrong(where, f"the id '{ident}' is given twice")
                continue
            seen[ident] = True
            yield ident, item, f"{where}[{ident}]"

    BEARS = "source assumed assumed-because"

    def origin(self, item, where, needed=True):
        """source:, assumed: and assumed-because:, which many things bear."""
        if "source" in item:
            if not is_in(item["source"], self.sources):
                self.wrong(where, f"unknown source {item['source']!r}")
        elif needed:
            self.wrong(where, "'source:' is missing")
        if ("assumed" in item) != ("assumed-because" in item):
            self.wrong(where, "'assumed: true' and 'assumed-because:' need each other")
        if item.get("assumed", "true") != "true":
            self.wrong(where, "'assumed:' can only be true")
        if "assumed-because" in item:
            self.text(item["assumed-because"], where + ".assumed-because")
        if "was" in item:
            self.id(item["was"], where + ".was")

    # Items: a text, or a mapping that shows upon a condition, or of which the first part shows that may hold.

    PART = "if with contacts within tell"

    def items(self, value, where):
        return [self.item(each, f"{where}[{number}]") for number, each in enumerate(self.list(value, where), 1)]

    def one_or_more(self, value, where):
        return self.items(value, where) if isinstance(value, list) else [self.item(value, where)]

    def item(self, value, where):
        if isinstance(value, dict) and "first-of" in value:
            self.mapping(value, where, "first-of", "id")
            given = self.list(value["first-of"], where + ".first-of")
            parts = [self.part(part, f"{where}.first-of[{number}]") for number, part in enumerate(given, 1)]
            if len(parts) < 2 or parts[-1][0] is not None or any(part[0] is None for part in parts[:-1]):
                self.wrong(where, "'first-of:' has parts with 'if:', and a last one without")
        else:
            parts = [self.part(value, where, "id")]
        if isinstance(value, dict) and "id" in value:
            if self.id(value["id"], where + ".id") in self.item_ids:
                self.wrong(where, f"the id '{value['id']}' is given twice")
            self.item_ids[value["id"]] = True
        self.guidance.items.append(parts)
        return parts

    def part(self, value, where, more=""):
        if not isinstance(value, dict):
            return None, self.text(value, where)
        self.mapping(value, where, "text", self.PART + " " + more)
        for contact in self.list(value["contacts"], where + ".contacts") if "contacts" in value else []:
            if not is_in(contact, self.contacts):
                self.wrong(where, f"unknown contact {contact!r}")
        if "with" in value:
            self.text(value["with"], where + ".with")
        if "within" in value:
            self.within(value["within"], where + ".within")
        if value.get("tell", "true") not in ("true", "false"):
            self.wrong(where, "'tell:' is true or false")
        condition = self.condition(value["if"], where + ".if") if "if" in value else None
        text = self.text(value.get("text"), where + ".text")
        return condition, ToTell(text) if value.get("tell") == "true" else text

    def within(self, value, where):
        if value == "without-delay":
            return
        within = self.mapping(value, where, "", "hours days working-days")
        if len(within) != 1:
            self.wrong(where, "must be without-delay, or a number of hours, days or working-days")
        for unit, number in within.items():
            self.whole(number, f"{where}.{unit}")

    # The files.

    def load(self):
        self.read_sources()
        self.declare_levels()
        if self.files.get("questions") is not None:
            self.read_questions()
        if self.files.get("levels") is not None:
            self.read_levels()
        if self.files.get("rules") is not None:
            self.read_rules()
        if self.files.get("guidance") is not None:
            self.read_guidance()
        if self.files.get("reminders") is not None:
            self.read_reminders()
        if self.files.get("pathways") is not None:
            self.read_pathways()
        if self.files.get("escalation") is not None:
            self.read_escalation()
        if self.files.get("calendar") is not None:
            self.read_calendar()
        if self.files.get("safeguards") is not None:
            self.read_safeguards()
        for where, rule in self.later:
            if rule not in self.guidance.rules:
                self.wrong(where, f"unknown rule '{rule}'")
        if not self.problems:
            self.check_cycles()
        if not self.problems:
            self.check_order()
            self.check_applies()
        if self.problems:
            raise Wrong(self.problems)
        return self.guidance

    def read_sources(self):
        root = self.files.get("guidance")
        sources = root.get("sources") if isinstance(root, dict) else None
        if isinstance(sources, dict):
            self.sources = set(sources)
        contacts = root.get("contacts") if isinstance(root, dict) else None
        self.contacts = {contact.get("id") for contact in contacts or [] if isinstance(contact, dict)}

    def declare_levels(self):
        """The levels that rules and safeguards may name, lowest first; their items are read later."""
        root = self.files.get("levels")
        given = root.get("levels") if isinstance(root, dict) else None
        for item in given if isinstance(given, list) else []:
            if isinstance(item, dict) and is_in(item.get("id"), {item.get("id")}):
                self.level_ids[item["id"]] = Level(item["id"], 0, [], [], [], [])

    def read_guidance(self):
        where = "guidance.yaml"
        root = self.mapping(self.files["guidance"], where, "name version status effective review-by owner sources",
                            "approved-by applies-if does-not-apply contacts intent")
        for key in ("name", "version", "owner", "approved-by"):
            if key in root:
                self.text(root[key], f"{where}: {key}")
        for key in ("effective", "review-by"):
            if key in root:
                self.day(root[key], f"{where}: {key}")
        status = root.get("status")
        if status not in ("draft", "approved"):
            self.wrong(where, "'status:' must be draft or approved")
        if status == "approved" and "approved-by" not in root:
            self.wrong(where, "'approved-by:' is missing")
        if status == "draft" and "approved-by" in root:
            self.wrong(where, "a draft has no 'approved-by:'")
        sources = root.get("sources")
        if not isinstance(sources, dict) or not sources:
            self.wrong(where, "'sources:' must be a mapping that is not empty")
        else:
            for ident, source in sources.items():
                at = f"{where}: sources.{ident}"
                self.id(ident, at)
                for key, text in self.mapping(source, at, "title", "publisher date url note").items():
                    self.text(text, f"{at}.{key}")
        if ("applies-if" in root) != ("does-not-apply" in root):
            self.wrong(where, "'applies-if:' and 'does-not-apply:' need each other")
        if "applies-if" in root:
            self.guidance.applies_if = self.condition(root["applies-if"], f"{where}: applies-if")
        if "does-not-apply" in root:
            at = f"{where}: does-not-apply"
            route = self.mapping(root["does-not-apply"], at, "because do", self.BEARS)
            self.text(route.get("because"), at + ".because")
            self.guidance.adult_route = self.items(route.get("do"), at + ".do")
            self.origin(route, at)
        if "contacts" in root:
            self.read_contacts(root["contacts"], where + ": contacts")

    def read_contacts(self, contacts, where):
        for _, contact, at in self.entries(contacts, where):
            self.mapping(contact, at, "id name numbers", "council")
            self.text(contact.get("name"), at + ".name")
            question = self.known_question(contact["council"], at) if "council" in contact else None
            for number, way in enumerate(self.list(contact.get("numbers"), at + ".numbers"), 1):
                on = f"{at}.numbers[{number}]"
                self.mapping(way, on, "", "council number text hours checked to-check")
                if ("number" in way) == ("text" in way):
                    self.wrong(on, "has either 'number:' or 'text:'")
                if "council" in way and (question is None or way["council"] not in question.options):
                    self.wrong(on, f"unknown council {way['council']!r}")
                if "checked" in way:
                    self.day(way["checked"], on + ".checked")

    def read_levels(self):
        root = self.mapping(self.files["levels"], "levels.yaml", "levels")
        before = None
        for ident, item, at in self.entries(root.get("levels"), "levels.yaml: levels"):
            self.mapping(item, at, "id number name means do consent", "do-not if-not-known was " + self.BEARS)
            for key in ("name", "means"):
                self.text(item.get(key), f"{at}.{key}")
            number = self.whole(item.get("number"), at + ".number")
            if number is not None and before is not None and number <= before:
                self.wrong(at, f"the number {number} is not above {before}")
            before = number if number is not None else before
            level = self.level_ids.setdefault(ident, Level(ident, 0, [], [], [], []))
            level.number = number or 0
            level.do = self.items(item.get("do"), at + ".do")
            level.consent = self.one_or_more(item.get("consent"), at + ".consent")
            if "do-not" in item:
                level.do_not = self.items(item["do-not"], at + ".do-not")
            if "if-not-known" in item:
                level.if_not_known = self.items(item["if-not-known"], at + ".if-not-known")
            elif self.guidance.levels:
                self.wrong(at, "'if-not-known:' is missing")
            self.origin(item, at)
            self.guidance.levels.append(level)

    def read_questions(self):
        root = self.mapping(self.files["questions"], "questions.yaml", "questions")
        taken, found = {}, []
        for number, section in enumerate(self.list(root.get("questions"), "questions.yaml: questions"), 1):
            at = f"questions.yaml: questions[{number}]"
            section = self.mapping(section, at, "section questions", "safety of")
            if section.get("safety", "true") not in ("true", "false") or section.get("of", "family") != "family":
                self.wrong(at, "'safety:' is true or false, and 'of:' is family")
            title = self.text(section.get("section"), at + ".section")
            for ident, item, where in self.entries(section.get("questions"), f"questions.yaml: {title}", taken):
                self.mapping(item, where, "id ask answers",
                             "help calm when-unknown because consult urgent ask-if of was " + self.BEARS)
                if ident in RESERVED:
                    self.wrong(where, f"'{ident}' is a word of the language")
                question = Question(ident, title, self.text(item.get("ask"), where + ".ask"))
                question.safety = section.get("safety") == "true"
                for key in ("help", "because"):
                    if key in item:
                        self.text(item[key], f"{where}.{key}")
                self.origin(item, where)
                self.read_answers(question, item.get("answers"), where + ".answers")
                self.read_calm(question, item, where)
                self.read_when_unknown(question, item, where)
                self.guidance.questions[ident] = question
                found.append((question, item, where))
        for question, item, where in found:
            if "urgent" in item:
                urgent = self.mapping(item["urgent"], where + ".urgent", "answer do", "short if-not-known")
                test = self.test(question, urgent.get("answer"), where + ".urgent.answer")
                do = self.one_or_more(urgent.get("do"), where + ".urgent.do")
                careful = do
                if "if-not-known" in urgent:
                    careful = self.one_or_more(urgent["if-not-known"], where + ".urgent.if-not-known")
                if "short" in urgent and not 1 <= len(self.text(urgent["short"], where + ".urgent.short")) <= 72:
                    self.wrong(where + ".urgent.short", "is longer than 72 characters")
                question.urgent = (test, do, careful)
            if "consult" in item:
                question.consult = self.one_or_more(item["consult"], where + ".consult")
            if "ask-if" in item:
                question.ask_if = self.condition(item["ask-if"], where + ".ask-if")

    def read_when_unknown(self, question, item, where):
        when_unknown = item.get("when-unknown", "assume-worst")
        question.assumed = all_unknown(question)
        if isinstance(when_unknown, dict):
            value = self.mapping(when_unknown, where + ".when-unknown", "assume").get("assume")
            try:
                question.assumed = parse_answer(question, value)
            except ValueError as error:
                self.wrong(where + ".when-unknown", str(error))
        elif when_unknown == "no-effect":
            question.no_effect, question.assumed = True, question.calm
        elif when_unknown != "assume-worst":
            self.wrong(where, f"'when-unknown:' cannot be {when_unknown!r}")
        if (when_unknown != "assume-worst") != ("because" in item):
            self.wrong(where, "'when-unknown:' other than assume-worst and 'because:' need each other")

    def read_answers(self, question, answers, where):
        if answers == "yes-no":
            question.options = ["yes", "no"]
            return
        answers = self.mapping(answers, where, "", "one-of any-of whole-number or")
        kinds = [key for key in ("one-of", "any-of", "whole-number") if key in answers]
        if len(kinds) != 1:
            self.wrong(where, "must be yes-no, one-of, any-of or whole-number")
            return
        question.kind = kinds[0]
        if "or" in answers and question.kind != "whole-number":
            self.wrong(where, "'or:' belongs beside 'whole-number:'")
        if question.kind == "whole-number":
            number = self.mapping(answers["whole-number"], where + ".whole-number", "unit from to", "units words")
            self.text(number.get("unit"), where + ".whole-number.unit")
            low = self.whole(number.get("from"), where + ".whole-number.from")
            high = self.whole(number.get("to"), where + ".whole-number.to")
            question.low, question.high = low or 0, high or 0
            if low is not None and high is not None and low >= high:
                self.wrong(where, f"{low} to {high} is no range")
            if "or" in answers:
                question.extras = self.options(answers["or"], where + ".or", 1)
        else:
            question.options = self.options(answers[question.kind], f"{where}.{question.kind}",
                                            2 if question.kind == "one-of" else 1)

    def options(self, value, where, fewest):
        if not isinstance(value, dict) or not fewest <= len(value) <= 60:
            self.wrong(where, f"must be a mapping of {fewest} to 60 answers")
            return []
        for option, text in value.items():
            self.id(option, where)
            self.text(text, f"{where}.{option}")
            if option == UNKNOWN:
                self.wrong(where, "'unknown' is always possible and cannot be an answer's id")
        return list(value)

    def read_calm(self, question, item, where):
        if question.kind == "any-of":
            question.calm = {option: "no" for option in question.options}
        if "calm" not in item:
            if question.kind in ("one-of", "whole-number"):
                self.wrong(where, "'calm:' is missing")
            return
        try:
            calm = item["calm"]
            if question.kind == "any-of" and isinstance(calm, str):
                calm = [calm]
            calm = parse_answer(question, calm)
            if calm == UNKNOWN or is_unknown(question, calm):
                raise ValueError("a calm answer is known")
            question.calm = calm
        except ValueError as error:
            self.wrong(where + ".calm", str(error))

    def read_rules(self):
        root = self.mapping(self.files["rules"], "rules.yaml", "rules")
        for ident, item, at in self.entries(root.get("rules"), "rules.yaml: rules"):
            self.mapping(item, at, "id level when because", "was " + self.BEARS)
            self.origin(item, at)
            self.text(item.get("because"), at + ".because")
            level = item.get("level")
            if not is_in(level, self.level_ids):
                self.wrong(at, f"unknown level {level!r}")
            level = self.level_ids.get(str(level)) or Level("none", 0, [], [], [], [])
            when = self.condition(item.get("when"), at + ".when")
            self.guidance.rules[ident] = Rule(ident, level, when)

    def read_reminders(self):
        root = self.mapping(self.files["reminders"], "reminders.yaml", "reminders")
        for ident, item, at in self.entries(root.get("reminders"), "reminders.yaml: reminders"):
            self.mapping(item, at, "id text", "show-if was " + self.BEARS)
            self.origin(item, at)
            self.text(item.get("text"), at + ".text")
            show_if = self.condition(item["show-if"], at + ".show-if") if "show-if" in item else None
            self.guidance.reminders.append(Reminder(ident, show_if))

    def read_pathways(self):
        root = self.mapping(self.files["pathways"], "pathways.yaml", "pathways")
        for ident, item, at in self.entries(root.get("pathways"), "pathways.yaml: pathways"):
            self.mapping(item, at, "id name when do", "adults-too within was " + self.BEARS)
            self.origin(item, at)
            self.text(item.get("name"), at + ".name")
            if "within" in item:
                self.within(item["within"], at + ".within")
            when = self.condition(item.get("when"), at + ".when")
            adults_too = item.get("adults-too") == "true"
            self.guidance.pathways.append(Pathway(ident, when, adults_too, self.items(item.get("do"), at + ".do")))

    def read_escalation(self):
        where = "escalation.yaml"
        root = self.mapping(self.files["escalation"], where, "escalation").get("escalation")
        root = self.mapping(root, where, "protocol never-delays steps", "agencies disagreement-if urgent-if " + self.BEARS)
        self.origin(root, where)
        self.text(root.get("protocol"), where + ": protocol")
        self.text(root.get("never-delays"), where + ": never-delays")
        if "disagreement-if" in root:
            self.guidance.disagreement_if = self.condition(root["disagreement-if"], where + ": disagreement-if")
        if "urgent-if" in root:
            urgent_if = self.condition(root["urgent-if"], where + ": urgent-if")
            if urgent_if is not None and urgent_if[0] not in ("is", "between"):
                self.wrong(where + ": urgent-if", "must be one question with its answer")
        agencies, entries = [], {}
        if "agencies" in root:
            named = root["agencies"] if isinstance(root["agencies"], dict) else {}
            flat = {name: agency for name, agency in named.items() if isinstance(agency, dict)}
            for name, agency in flat.items():
                agency = self.mapping(agency, f"{where}: agencies.{name}", "name enters-at")
                entries[f"{where}: agencies.{name}.enters-at"] = agency.get("enters-at")
            texts = {name: agency.get("name") if name in flat else agency for name, agency in named.items()}
            agencies = self.options(texts, where + ": agencies", 1)
        next_step = {}
        for ident, item, at in self.entries(root.get("steps"), where + ": steps"):
            self.mapping(item, at, "id stage title who deadlines record notify if-unresolved",
                         "enter-if taken-if was " + self.BEARS)
            self.origin(item, at)
            self.text(item.get("stage"), at + ".stage")
            self.text(item.get("title"), at + ".title")
            who = self.mapping(item.get("who"), at + ".who", "raising receiving")
            for side, text in who.items():
                if isinstance(text, dict) and "by-agency" not in text:
                    self.item(text, f"{at}.who.{side}")
                elif isinstance(text, dict):
                    by = self.mapping(text, f"{at}.who.{side}", "by-agency").get("by-agency")
                    by = self.mapping(by, f"{at}.who.{side}.by-agency", " ".join(agencies))
                    for agency, role in by.items():
                        self.text(role, f"{at}.who.{side}.by-agency.{agency}")
                else:
                    self.text(text, f"{at}.who.{side}")
            for number, deadline in enumerate(self.list(item.get("deadlines"), at + ".deadlines"), 1):
                on = f"{at}.deadlines[{number}]"
                deadline = self.mapping(deadline, on, "do within from", "if " + self.BEARS)
                self.origin(deadline, on)
                self.text(deadline.get("do"), on + ".do")
                self.within(deadline.get("within"), on + ".within")
                if "if" in deadline:
                    self.condition(deadline["if"], on + ".if")
                if deadline.get("from") not in ("step-start", "deadline-before"):
                    self.wrong(on, "'from:' must be step-start or deadline-before")
            self.texts(item.get("record"), at + ".record")
            self.texts(item.get("notify"), at + ".notify")
            next_step[ident] = item.get("if-unresolved")
            conditions = [self.condition(item[key], f"{at}.{key}") if key in item else None
                          for key in ("enter-if", "taken-if")]
            self.guidance.steps.append(Step(ident, *conditions))
        self.step_ids = list(next_step)
        for at, step in entries.items():
            if not is_in(step, next_step):
                self.wrong(at, f"unknown step {step!r}")
        for step, after in next_step.items():
            if after != "end" and not is_in(after, next_step):
                self.wrong(f"{where}: steps[{step}]", f"unknown step {after!r}")
        for step in next_step:
            seen = set()
            while is_in(step, next_step) and step not in seen:
                seen.add(step)
                step = next_step[step]
            if is_in(step, seen):
                self.wrong(where, f"'if-unresolved:' comes back to '{step}'")
                break

    def read_calendar(self):
        where = "calendar.yaml"
        root = self.mapping(self.files["calendar"], where, "calendar").get("calendar")
        root = self.mapping(root, where, "region weekend years bank-holidays", self.BEARS)
        self.origin(root, where)
        self.text(root.get("region"), where + ": region")
        for name in self.list(root.get("weekend"), where + ": weekend"):
            if name not in "monday tuesday wednesday thursday friday saturday sunday".split():
                self.wrong(where, f"'{name}' is no day of the week")
        years = self.mapping(root.get("years"), where + ": years", "from to")
        first = self.whole(years.get("from"), where + ": years.from") or 0
        last = self.whole(years.get("to"), where + ": years.to") or 9999
        if first > last:
            self.wrong(where, f"{first} to {last} are no years")
        holidays = root.get("bank-holidays")
        if not isinstance(holidays, dict):
            self.wrong(where, "'bank-holidays:' must be a mapping")
            return
        for date, name in holidays.items():
            day = self.day(date, where + ": bank-holidays")
            self.text(name, f"{where}: bank-holidays.{date}")
            if day and not first <= day.year <= last:
                self.wrong(where, f"{date} is outside the years {first} to {last}")

    def read_safeguards(self):
        root = self.mapping(self.files["safeguards"], "safeguards.yaml", "safeguards")
        kinds = "never-lowers same-level always unknown-never-lowers never-shows escalation".split()
        for ident, item, at in self.entries(root.get("safeguards"), "safeguards.yaml: safeguards"):
            self.mapping(item, at, "id says", " ".join(kinds) + " " + self.BEARS)
            self.origin(item, at, needed=False)
            self.text(item.get("says"), at + ".says")
            claims = [kind for kind in kinds if kind in item]
            if len(claims) != 1:
                self.wrong(at, "must make exactly one claim")
                continue
            kind, claim = claims[0], item[claims[0]]
            at = f"{at}.{kind}"
            if kind in ("never-lowers", "same-level"):
                needed = "question from to" if kind == "never-lowers" else "question over"
                claim = self.mapping(claim, at, needed, "when")
                question = self.known_question(claim.get("question"), at)
                if "when" in claim:
                    self.condition(claim["when"], at + ".when")
                if question and kind == "never-lowers":
                    for key in ("from", "to"):
                        if key == "from" or question.kind != "any-of" or claim.get(key) != "each":
                            self.some_answer(question, claim.get(key), f"{at}.{key}")
                over = claim.get("over")
                if question and isinstance(over, dict):
                    for key in ("from", "to"):
                        self.whole(self.mapping(over, at + ".over", "from to").get(key), f"{at}.over.{key}")
                elif question and kind == "same-level":
                    for answer in self.list(over, at + ".over"):
                        self.some_answer(question, answer, at + ".over")
            elif kind == "always":
                claim = self.mapping(claim, at, "when level")
                self.condition(claim.get("when"), at + ".when")
                level = self.mapping(claim.get("level"), at + ".level", "at-least").get("at-least")
                if not is_in(level, self.level_ids):
                    self.wrong(at, f"unknown level {level!r}")
            elif kind == "never-shows":
                self.mapping(claim, at, "", "urgent do do-not pathway reminder when over except")
                if ("when" in claim) == ("over" in claim):
                    self.wrong(at, "has either 'when:' or 'over:'")
                if "when" in claim:
                    self.condition(claim["when"], at + ".when")
                for question in self.list(claim["except"], at + ".except") if "except" in claim else []:
                    self.known_question(question, at + ".except")
            elif kind == "unknown-never-lowers":
                if claim != "all":
                    for question in self.list(claim, at) if isinstance(claim, list) else [claim]:
                        self.known_question(question, at)
            else:
                claim = self.mapping(claim, at, "from reaches within")
                for key, allowed in (("from", ["any"] + self.step_ids), ("reaches", self.step_ids)):
                    if claim.get(key) not in allowed:
                        self.wrong(f"{at}.{key}", f"unknown step {claim.get(key)!r}")
                within = self.mapping(claim.get("within"), at + ".within", "working-days")
                self.whole(within.get("working-days"), at + ".within.working-days")

    def known_question(self, ident, where):
        if not isinstance(ident, str) or ident not in self.guidance.questions:
            self.wrong(where, f"unknown question {ident!r}")
            return None
        return self.guidance.questions[ident]

    def some_answer(self, question, value, where):
        try:
            parse_answer(question, [value] if question.kind == "any-of" and value in question.options else value)
        except ValueError as error:
            self.wrong(where, str(error))

    # Conditions become tuples: ("is", question, answers), ("between", question, low, high), ("all", parts),
    # ("any", parts), ("none", parts), ("at-least", count, parts), ("rule", id). A wrong one becomes None.

    def condition(self, value, where):
        if not isinstance(value, dict):
            self.wrong(where, "must be a condition, a mapping with one key")
            return None
        if len(value) != 1:
            self.wrong(where, "a condition has one key; put several into 'all:'")
            return None
        (key, part), = value.items()
        if key in ("all", "any", "none"):
            return key, self.conditions(part, f"{where}.{key}")
        if key == "at-least":
            part = self.mapping(part, f"{where}.at-least", "count of")
            count = self.whole(part.get("count"), f"{where}.at-least.count")
            parts = self.conditions(part.get("of"), f"{where}.at-least.of")
            if count is not None and parts and not 1 <= count <= len(parts):
                self.wrong(where, f"'count: {count}' is not between 1 and {len(parts)}")
            return "at-least", count or 0, parts
        if key == "rule":
            self.later.append((where, str(part)))
            return "rule", str(part)
        question = self.known_question(key, where)
        return question and self.test(question, part, f"{where}.{key}")

    def conditions(self, value, where):
        return [self.condition(item, f"{where}[{number}]") for number, item in enumerate(self.list(value, where), 1)]

    def test(self, question, value, where):
        if isinstance(value, dict):
            return self.comparison(question, value, where)
        answers = self.list(value, where) if isinstance(value, list) else [value]
        if len(set(map(str, answers))) < len(answers):
            self.wrong(where, "an answer is listed twice")
        found = []
        for answer in answers:
            try:
                if question.kind == "any-of":
                    if answer not in question.options:
                        raise ValueError(f"'{question.id}' has no answer {answer!r}")
                elif answer == UNKNOWN:
                    raise ValueError("a condition cannot ask for 'unknown'")
                else:
                    answer = parse_answer(question, answer)
                found.append(answer)
                if isinstance(answer, int):
                    question.cuts |= {answer, answer + 1}
            except ValueError as error:
                self.wrong(where, str(error))
        if question.kind in ("yes-no", "one-of") and set(found) == set(question.options):
            self.wrong(where, "every answer satisfies this test")
        return "is", question.id, tuple(found)

    def comparison(self, question, value, where):
        if question.kind != "whole-number":
            self.wrong(where, f"'{question.id}' is not a number")
            return None
        value = self.mapping(value, where, "", "under over at-least at-most between")
        if len(value) != 1:
            self.wrong(where, "a comparison has one key")
            return None
        (key, bound), = value.items()
        if key == "between":
            if not isinstance(bound, list) or len(bound) != 2:
                self.wrong(where, "'between:' takes two numbers")
                return None
            low, high = [self.whole(number, where) for number in bound]
            if low is None or high is None:
                return None
            question.cuts |= {low, high + 1}
        else:
            number = self.whole(bound, where)
            if number is None:
                return None
            low = {"over": number + 1, "at-least": number}.get(key, question.low)
            high = {"under": number - 1, "at-most": number}.get(key, question.high)
            question.cuts |= {number if key in ("under", "at-least") else number + 1}
        if low > high or high < question.low or low > question.high:
            self.wrong(where, "no answer satisfies this test")
        elif low <= question.low and high >= question.high and not question.extras:
            self.wrong(where, "every answer satisfies this test")
        return "between", question.id, low, high

    # What needs the whole guidance.

    def check_cycles(self):
        rules = self.guidance.rules
        state = {}

        def visit(ident):
            if state.get(ident) == "open":
                self.wrong("rules.yaml", f"the rule '{ident}' builds on itself")
            if ident in state:
                return
            state[ident] = "open"
            for kind, name in mentions(rules[ident].when):
                if kind == "rule":
                    visit(name)
            state[ident] = "done"

        for ident in rules:
            visit(ident)

    def check_order(self):
        order = list(self.guidance.questions)
        for question in self.guidance.questions.values():
            if question.ask_if:
                for name in sorted(questions_of(self.guidance, question.ask_if)):
                    if order.index(name) >= order.index(question.id):
                        self.wrong(f"questions.yaml: {question.id}.ask-if",
                                   f"asks '{name}', which is not an earlier question")

    def check_applies(self):
        guidance, condition = self.guidance, self.guidance.applies_if
        if condition is None:
            return
        calm = {question.id: question.calm for question in guidance.questions.values()}
        if truth(guidance, condition, calm, {}) is not True:
            self.wrong("guidance.yaml: applies-if", "does not hold for the calm answers")
        for name in sorted(questions_of(guidance, condition)):
            assumed = {**calm, name: guidance.questions[name].assumed}
            if truth(guidance, condition, assumed, {}) is False:
                self.wrong("guidance.yaml: applies-if", f"does not hold where '{name}' is not known")
        named = {(test[1], answer) for test in tests_of(guidance, condition) if test[0] == "is" for answer in test[2]}
        for name in questions_of(guidance, condition):
            for extra in guidance.questions[name].extras:
                excluded = truth(guidance, condition, {**calm, name: extra}, {}) is False
                if excluded and (name, extra) not in named:
                    self.wrong("guidance.yaml: applies-if", f"excludes '{name}: {extra}' without naming it")


def is_in(value, names):
    return isinstance(value, str) and value in names


def tests_of(guidance, condition):
    """Every test on a question, through other rules too."""
    kind = condition[0]
    if kind in ("is", "between"):
        yield condition
    elif kind == "rule":
        yield from tests_of(guidance, guidance.rules[condition[1]].when)
    else:
        for part in condition[-1]:
            yield from tests_of(guidance, part)


def questions_of(guidance, condition):
    return {test[1] for test in tests_of(guidance, condition)}


def mentions(condition):
    """What a condition names itself: ("question", id) and ("rule", id)."""
    kind = condition[0]
    if kind in ("is", "between"):
        yield "question", condition[1]
    elif kind == "rule":
        yield condition
    else:
        for part in condition[-1]:
            yield from mentions(part)


def whole_number(value):
    """The whole number that a text stands for, 17.0 and 1.7e1 among them; None for anything else."""
    if not isinstance(value, str) or not NUMBER.fullmatch(value):
        return None
    number = decimal.Decimal(value)
    return int(number) if number == number.to_integral_value() else None


def load(folder):
    """The guidance in a folder; raises Wrong, which lists every problem."""
    return Loader(folder).load()


# ------------------------------------------------------------------------------------------------------ answers


def parse_answer(question, value):
    """One answer as an answers file writes it, made uniform; raises ValueError."""
    if value is True:
        value = "yes"
    elif value is False:
        value = "no"
    if question.kind == "any-of":
        if value == UNKNOWN:
            return {option: UNKNOWN for option in question.options}
        ticked = {option: "no" for option in question.options}
        if value == "none" and "none" not in question.options:
            return ticked
        if isinstance(value, list):
            value_by_option = [(option, "yes") for option in value]
        elif isinstance(value, dict):
            value_by_option = [(option, {"True": "yes", "true": "yes", "False": "no", "false": "no"}.get(str(each), each))
                               for option, each in value.items()]
        else:
            raise ValueError(f"'{question.id}' takes a list of answers, not {value!r}")
        seen = set()
        for option, each in value_by_option:
            if not isinstance(option, str) or option not in ticked:
                raise ValueError(f"'{question.id}' has no answer {option!r}")
            if option in seen:
                raise ValueError(f"'{question.id}' lists '{option}' twice")
            if each not in ("yes", "no", UNKNOWN):
                raise ValueError(f"'{question.id}.{option}' is yes, no or unknown, not {each!r}")
            seen.add(option)
            ticked[option] = each
        return ticked
    if value == UNKNOWN:
        return UNKNOWN
    if question.kind == "whole-number":
        if isinstance(value, str) and value in question.extras:
            return value
        number = value if isinstance(value, int) and not isinstance(value, bool) else whole_number(value)
        if number is None:
            raise ValueError(f"'{question.id}' takes a whole number, not {value!r}")
        value = number
        if not question.low <= value <= question.high:
            raise ValueError(f"'{question.id}' is from {question.low} to {question.high}, not {value}")
        return value
    if question.kind == "yes-no" and value in ("true", "false"):
        return "yes" if value == "true" else "no"
    if not isinstance(value, str) or value not in question.options:
        raise ValueError(f"'{question.id}' has no answer {value!r}")
    return value


def parse_answers(guidance, mapping):
    """The answers of a mapping, made uniform; raises Wrong, which lists every problem."""
    answers, problems = {}, []
    for name, value in mapping.items():
        if name not in guidance.questions:
            problems.append(f"unknown question '{name}'")
            continue
        try:
            answers[name] = parse_answer(guidance.questions[name], value)
        except ValueError as error:
            problems.append(str(error))
    if problems:
        raise Wrong(problems)
    return answers


def written(question, answer):
    """An answer as an answers file would write it, in one way only."""
    if question.kind != "any-of" or answer == UNKNOWN:
        return answer
    states = set(answer.values())
    if states == {UNKNOWN}:
        return UNKNOWN
    if UNKNOWN in states:
        return {option: answer[option] for option in question.options}
    return [option for option in question.options if answer[option] == "yes"]


def is_unknown(question, answer):
    """Whether an answer is not known at all; a checklist is where none of its options is known."""
    if question.kind == "any-of" and isinstance(answer, dict):
        return set(answer.values()) == {UNKNOWN}
    return answer == UNKNOWN


def is_partly_unknown(question, answer):
    """Whether an answer is not known, or a checklist with some option that is not known."""
    if question.kind == "any-of" and isinstance(answer, dict):
        return UNKNOWN in answer.values()
    return answer == UNKNOWN


# ------------------------------------------------------------------------------------------------------ meaning


def truth(guidance, condition, holdings, rules_done):
    """A condition under holdings: each question has a value, or "unknown". rules_done remembers rules' truths."""
    kind = condition[0]
    if kind == "is":
        _, name, answers = condition
        held = holdings[name]
        if isinstance(held, dict):  # a checklist: any of these options ticked
            return any_of([{"yes": True, "no": False, UNKNOWN: None}[held[option]] for option in answers])
        return None if held == UNKNOWN else held in answers
    if kind == "between":
        _, name, low, high = condition
        held = holdings[name]
        if held == UNKNOWN:
            return None
        return isinstance(held, int) and low <= held <= high  # an extra value satisfies no comparison
    if kind == "rule":
        name = condition[1]
        if name not in rules_done:
            rules_done[name] = truth(guidance, guidance.rules[name].when, holdings, rules_done)
        return rules_done[name]
    parts = [truth(guidance, part, holdings, rules_done) for part in condition[-1]]
    if kind == "all":
        return False if False in parts else None if None in parts else True
    if kind == "any":
        return any_of(parts)
    if kind == "none":
        some = any_of(parts)
        return None if some is None else not some
    count, sure, unsure = condition[1], parts.count(True), parts.count(None)
    return True if sure >= count else False if sure + unsure < count else None


def any_of(parts):
    return True if True in parts else None if None in parts else False


def filled(question, answer, gaps):
    """An answer with what is not known in it replaced by what stands for it."""
    if question.kind == "any-of" and isinstance(answer, dict):
        return {option: gaps[option] if state == UNKNOWN else state for option, state in answer.items()}
    return gaps if answer == UNKNOWN else answer


def all_unknown(question):
    return {option: UNKNOWN for option in question.options} if question.kind == "any-of" else UNKNOWN


class Evaluation:
    """What an answer set comes to, in two readings: what is certain or possible (open), and what to do now (closed).

    asked: True, False, or None where only something that is not known opens the question (closed reading).
    opened: questions that stay unknown in the closed reading though nothing is answered.
    """

    def __init__(self, guidance, answers, opened=()):
        self.guidance = guidance
        self.answers = answers
        self.open, self.closed, self.open_rules, self.closed_rules = {}, {}, {}, {}
        self.asked_open, self.asked = {}, {}
        for question in guidance.questions.values():
            name, given = question.id, answers.get(question.id)
            # Only earlier questions are named by an ask-if, so what they count as stands already (and rules').
            gates = [truth(guidance, question.ask_if, holdings, done) if question.ask_if else True
                     for holdings, done in ((self.open, self.open_rules), (self.closed, self.closed_rules))]
            self.asked_open[name], self.asked[name] = gates
            gaps = all_unknown(question) if given is None else given
            self.open[name] = filled(question, gaps, question.calm) if gates[0] is False else gaps
            if given is None and name in opened:
                self.closed[name] = all_unknown(question)
            elif gates[1] is False:
                self.closed[name] = filled(question, gaps, question.calm)
            elif given is None and gates[1] is True:
                self.closed[name] = question.calm
            else:
                self.closed[name] = filled(question, gaps, question.assumed)
        for name in guidance.rules:
            truth(guidance, ("rule", name), self.open, self.open_rules)
            truth(guidance, ("rule", name), self.closed, self.closed_rules)

    def highest(self, truths, wanted):
        numbers = [rule.level.number for rule in self.guidance.rules.values() if truths[rule.id] in wanted]
        return max(numbers + [self.guidance.levels[0].number])

    @property
    def applies(self):
        condition = self.guidance.applies_if
        return condition is None or truth(self.guidance, condition, self.open, self.open_rules) is not False

    @property
    def established(self):
        return self.highest(self.open_rules, (True,))

    @property
    def possible(self):
        return self.highest(self.open_rules, (True, None))

    @property
    def suggested(self):
        return self.highest(self.closed_rules, (True, None))

    def shown(self, condition):
        """Not false, what is not yet asked counting as calm."""
        return condition is None or self.now(condition) is not False

    def now(self, condition):
        """The truth of a condition in the closed reading."""
        return truth(self.guidance, condition, self.closed, self.closed_rules)

    def ever(self, condition):
        """Not false, whatever is still found out."""
        return condition is None or truth(self.guidance, condition, self.open, self.open_rules) is not False

    def texts(self, items, forbidding=False):
        """The texts of items that show: of several parts the first that may hold."""
        found = []
        for parts in items:
            may_hold = self.ever if forbidding or len(parts) > 1 else self.shown
            found += [text for condition, text in parts if may_hold(condition)][:1]
        return found

    @property
    def urgent(self):
        """The questions whose urgent action is called for, whether certainly, and what to do."""
        found = []
        for question in self.guidance.questions.values():
            if question.urgent and self.shown(question.urgent[0]):
                test, do, careful = question.urgent
                certain = self.now(test) is True
                found.append((question.id, certain, self.texts(do if certain else careful)))
        return found

    @property
    def pathways(self):
        """What is due beside the level, whether certainly, and what to do."""
        return [(pathway.id, self.now(pathway.when) is True, self.texts(pathway.do))
                for pathway in self.guidance.pathways
                if (self.applies or pathway.adults_too) and self.shown(pathway.when)]


def intervals(question):
    """The ranges of numbers that no condition tells apart, lowest first."""
    starts = [question.low] + sorted(cut for cut in question.cuts if question.low < cut <= question.high)
    return list(zip(starts, [start - 1 for start in starts[1:]] + [question.high]))


def nearest(interval, number):
    low, high = interval
    return min(max(number, low), high)


def values(question, answer):
    """Values enough to stand for all that a not-known answer may turn out to be."""
    if question.kind == "any-of":
        open_options = [option for option in question.options if answer[option] == UNKNOWN]
        none = {**answer, **{option: "no" for option in open_options}}
        yield none
        yield {**answer, **{option: "yes" for option in open_options}}
        for option in open_options:
            yield {**none, option: "yes"}
    elif question.kind == "whole-number":
        yield from question.extras
        yield from (low for low, _ in intervals(question))
    else:
        yield from question.options


def leaving_open(guidance, condition, holdings, rules_done):
    """The questions whose unknown tests leave a condition unknown, wherever they stand in parts that are unknown."""
    if truth(guidance, condition, holdings, rules_done) is not None:
        return set()
    if condition[0] in ("is", "between"):
        return {condition[1]}
    parts = [guidance.rules[condition[1]].when] if condition[0] == "rule" else condition[-1]
    return set().union(*(leaving_open(guidance, part, holdings, rules_done) for part in parts))


def behind(guidance, condition, holdings, rules_done, ruled_out=False):
    """The questions whose tests make a condition hold or leave it open; below `none` those that keep a part from it."""
    known = truth(guidance, condition, holdings, rules_done)
    if known is not None and known is ruled_out:
        return set()
    if condition[0] in ("is", "between"):
        return {condition[1]}
    if condition[0] == "rule":
        return behind(guidance, guidance.rules[condition[1]].when, holdings, rules_done, ruled_out)
    below = ruled_out != (condition[0] == "none")
    return set().union(*(behind(guidance, part, holdings, rules_done, below) for part in condition[-1]))


def with_gates(guidance, questions, now):
    """Some questions, and those because of which nobody knows whether they are asked."""
    found, pending = set(questions), list(questions)
    while pending:
        question = guidance.questions[pending.pop()]
        if question.ask_if and now.asked_open[question.id] is None:
            gates = leaving_open(guidance, question.ask_if, now.open, now.open_rules) - found
            found |= gates
            pending += gates
    return found


def find_out(guidance, answers, now):
    concerning = [rule for rule in guidance.rules.values()
                  if now.open_rules[rule.id] is not False and rule.level.number > now.established]
    open_by = {rule.id: with_gates(guidance, leaving_open(guidance, rule.when, now.open, now.open_rules), now)
               for rule in concerning}
    counting = {rule.id: with_gates(guidance, behind(guidance, rule.when, now.closed, now.closed_rules), now)
                for rule in concerning if now.closed_rules[rule.id] is not False}
    places = {name: place for place, name in enumerate(guidance.questions)}
    listed = []
    for question in guidance.questions.values():
        name = question.id
        if name not in answers or now.asked[name] is False or not is_partly_unknown(question, answers[name]):
            continue
        then = [Evaluation(guidance, {**answers, name: value}) for value in values(question, answers[name])]
        useful, raising = set(), set()
        for rule in concerning:
            counts = rule.id in counting
            if name in open_by[rule.id]:
                useful.add(rule.id)
                if counts and name in counting[rule.id]:
                    raising.add(rule.id)
            if any(each.open_rules[rule.id] is False for each in then):
                useful.add(rule.id)
            if counts and any(each.closed_rules[rule.id] is False for each in then):
                useful.add(rule.id)
                raising.add(rule.id)
        chosen = raising or useful
        if chosen:
            kind = 0 if raising else 2 if question.no_effect else 1
            highest = max(guidance.rules[rule].level.number for rule in chosen)
            listed.append((kind, -highest, -len(chosen), places[name], name))
    return [entry[-1] for entry in sorted(listed)]


def alternatives(question, answer):
    """Each answer that this one could be changed into, in order."""
    if question.kind == "any-of":
        for option in question.options:
            for state in {"yes": ["no"], "no": ["yes"], UNKNOWN: ["yes", "no"]}[answer[option]]:
                yield {**answer, option: state}
    elif question.kind == "whole-number":
        yield from (extra for extra in question.extras if extra != answer)
        near = answer if isinstance(answer, int) else question.calm if isinstance(question.calm, int) else None
        for interval in intervals(question):
            if not (isinstance(answer, int) and interval[0] <= answer <= interval[1]):
                yield interval[0] if near is None else nearest(interval, near)
    else:
        # No before yes; options as they are written.
        options = ["no", "yes"] if question.kind == "yes-no" else question.options
        yield from (option for option in options if option != answer)
    if not is_unknown(question, answer):
        yield all_unknown(question)


def would_change(guidance, answers, now):
    changes = []
    for question in guidance.questions.values():
        name, answer = question.id, answers.get(question.id)
        if answer is None or (now.asked[name] is False and is_unknown(question, answer)):
            continue
        for other in alternatives(question, answer):
            changed = {**answers, name: other}
            then = Evaluation(guidance, changed)
            level = then.suggested if then.applies else None
            change = {"question": name, "from": written(question, answer), "to": written(question, other)}
            if level != now.suggested:
                changes.append({**change, "level": level, "could": False})
                continue
            opened, reached = set(), then
            for each in guidance.questions:  # any answer to a newly asked question may open further ones
                if each not in changed and now.asked[each] is False and reached.asked[each] is not False:
                    opened.add(each)
                    reached = Evaluation(guidance, changed, opened)
            if opened:
                if reached.suggested > now.suggested:
                    changes.append({**change, "level": reached.suggested, "could": True})
    return changes


def next_step(guidance, now):
    if not guidance.steps:
        return None
    if not now.shown(guidance.disagreement_if):
        return guidance.steps[0].id
    for step in guidance.steps:
        taken = step.taken_if and truth(guidance, step.taken_if, now.closed, now.closed_rules) is True
        if not taken and now.shown(step.enter_if):
            return step.id
    return None


def assess(guidance, answers):
    """The outcome of answers that parse_answers has made uniform."""
    now = Evaluation(guidance, answers)
    words = {True: "true", False: "false", None: "unknown"}
    outcome = {
        "applies": now.applies,
        "complete": True,
        "enough": True,
        "urgent": [name for name, _, _ in now.urgent],
        "urgentActions": [[name, certain, " ".join(texts)] for name, certain, texts in now.urgent],
        "pathways": [[name, certain, texts] for name, certain, texts in now.pathways],
        "level": None,
        "established": None,
        "possible": None,
        "unanswered": [],
        "ignored": [],
        "asked": [name for name, asked in now.asked.items() if asked],
        "supposed": [name for name, asked in now.asked.items() if asked is None and name not in answers],
        "rules": {name: {"open": words[now.open_rules[name]], "closed": words[now.closed_rules[name]]}
                  for name in guidance.rules},
        "reminders": [],
        "actions": now.texts(guidance.adult_route),
        "tell": [],
        "doNot": [],
        "consent": [],
        "step": None,
        "findOut": [],
        "wouldChange": [],
    }
    if not now.applies:
        return outcome
    level = next(level for level in guidance.levels if level.number == now.suggested)
    unanswered = [name for name in outcome["asked"] if name not in answers]
    actions = now.texts((level.if_not_known if now.established < level.number else []) + level.do)
    outcome.update({
        "complete": not unanswered,
        "enough": not any(guidance.questions[name].safety for name in unanswered),
        "level": level.number,
        "established": now.established,
        "possible": now.possible,
        "unanswered": unanswered,
        "ignored": [question.id for question in guidance.questions.values()
                    if now.asked[question.id] is False and question.id in answers
                    and is_partly_unknown(question, answers[question.id])],
        "reminders": [reminder.id for reminder in guidance.reminders if now.shown(reminder.show_if)],
        "actions": actions,
        "tell": [text for text in actions if isinstance(text, ToTell)],
        "doNot": now.texts(level.do_not, forbidding=True),
        "consent": now.texts(level.consent),
        "step": next_step(guidance, now),
        "findOut": find_out(guidance, answers, now),
        "wouldChange": would_change(guidance, answers, now),
    })
    return outcome


def finish_calmly(guidance, answers):
    """The answers, and the calm answer for every question that would be asked and has none."""
    answers = dict(answers)
    while True:
        asked = Evaluation(guidance, answers).asked
        missing = [name for name in guidance.questions if asked[name] and name not in answers]
        if not missing:
            return answers
        answers[missing[0]] = guidance.questions[missing[0]].calm


# ------------------------------------------------------------------------------------------------- command line


def statistics(guidance):
    def count(answers):
        answers = finish_calmly(guidance, answers)
        return sum(Evaluation(guidance, answers).asked.values())

    calm = count({})
    print(f"questions {len(guidance.questions)}, rules {len(guidance.rules)}, reminders {len(guidance.reminders)}, "
          f"steps {len(guidance.steps)}")
    print(f"a calm child is asked {calm} questions")
    for question in guidance.questions.values():
        if question.ask_if:
            continue
        if question.kind == "any-of":
            others = [{**question.calm, option: "yes"} for option in question.options]
            others.append({option: "yes" for option in question.options})
        elif question.kind == "whole-number":
            others = question.extras + [low for low, _ in intervals(question)]
        else:
            others = question.options
        others = [other for other in others if other != question.calm] + [all_unknown(question)]
        for other in others:
            asked = count({question.id: other})
            if asked != calm:
                print(f"  {question.id}: {json.dumps(written(question, other))} asks {asked} ({asked - calm:+})")


def main(arguments):
    try:
        if len(arguments) == 2 and arguments[0] == "--check":
            statistics(load(arguments[1]))
        elif len(arguments) == 2:
            problems = []
            guidance = load(arguments[0])
            mapping = read_yaml(arguments[1], problems)
            if problems:
                raise Wrong(problems)
            answers = parse_answers(guidance, {} if mapping == "" else mapping)
            json.dump(assess(guidance, answers), sys.stdout, indent=2, ensure_ascii=False)
            print()
        else:
            print(__doc__.strip(), file=sys.stderr)
            return 64
    except Wrong as wrong:
        print("\n".join(wrong.problems), file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))


def scenarios(folder):
    """Every scenario below a folder with its file, in the order of files: stories, short cases, and published cases."""
    for path in sorted(folder.glob("**/*.yaml")):
        problems = []
        written = read_yaml(path, problems)
        assert not problems, "\n".join(problems)
        for scenario in written.get("cases", [written]):
            yield path, scenario


def answers_of(guidance, scenario):
    """The answers that a scenario tells; what it leaves out is calm unless it says otherwise."""
    answers = parse_answers(guidance, scenario["answers"])
    return finish_calmly(guidance, answers) if scenario.get("others", "calm") == "calm" else answers
