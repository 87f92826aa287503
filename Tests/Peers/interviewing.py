"""Goes through an interview at a terminal as somebody would who knows a scenario's answers."""

import re

import page_answers
import program

def asks(config=program.LANCASHIRE):
    return {words(question["ask"]): question for question in page_answers.questions(config)}


def words(text):
    return " ".join(text.split())


def reply(question, answer):
    """What is typed for an answer."""
    if answer is None:
        return calm(question)
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if isinstance(answer, dict):
        ticks = [name + ("?" if value == "unknown" else "") for name, value in answer.items() if value != "no"]
        return ",".join(ticks) or "0"
    if isinstance(answer, list):
        return ",".join(answer) or "0"
    return "u" if answer == "unknown" else str(answer)


def calm(question):
    if "calm" in question:
        return str(question["calm"])
    return "no" if question["answers"] == "yes-no" else "0"


def question_at(text, known):
    """The question that is put at the end of what was printed; None where something else is asked."""
    last = re.split(r"\nQuestion \d+[^\n]*\n", "\n" + text)
    if len(last) < 2:
        return None
    lines = last[-1].split("\n")
    for count in range(1, 6):
        found = known.get(words(" ".join(lines[:count])))
        if found is not None:
            return found
    return None


def answer_all(terminal, answers, config=program.LANCASHIRE, most=150):
    """Answers until the outcome is shown, or so many questions are answered; the ids of the questions that were put."""
    known, put = asks(config), []
    while len(put) < most and terminal.until_prompt():
        asked = terminal.text.rpartition("\0")[2]
        if "Enter to end, d for the details." in words(asked):
            break
        if "Which of them are in doubt?" in words(asked):
            terminal.type("")
            continue
        if "Is all of this the same for this child?" in words(asked):
            put.append("the same")
            terminal.type("yes")
            continue
        question = question_at(asked, known)
        assert question is not None, f"not understood:\n{asked}"
        put.append(question["id"])
        terminal.type(reply(question, answers.get(question["id"])))
    assert len(put) < 150
    return put
