"""The screens of a page, and what leads from one to the next."""

import os
from pathlib import Path

# What a guidance says where it contradicts itself, or somebody takes an answer back, is the same on every screen.
ASKED = "{id: 'immediate-danger', ask: 'Is a child in danger?', answer: 'Yes'}"

SCREENS = {
    "start": "",
    "a question": "document.querySelector('#app button.main').click()",
    "urgent, and a number": "press_answer(0)",
    "help": "document.querySelector('#help summary').click()",
    "a checklist": "for (let t = 0; t < 30 && !document.querySelector('.checklist'); t += 1) press_answer(1)",
    "an outcome": "press_button('See the outcome')",
    "an own judgement": "document.querySelector('.judgement').open = true; document.getElementById('reason').value = 'A reason.'; document.querySelector('.judgement button').click()",
    "details": "for (const each of document.querySelectorAll('.details')) each.open = true",
    "disagreements": "open('escalate')",
    "a plan": "document.querySelector('#app form button').click()",
    "stories": "open('rehearse')",
    "a story": "document.querySelector('.stories').parentNode.open = true; document.querySelector('.stories button').click()",
    "a question about a story": "press_button('Answer the questions')",
    "a level": "for (let t = 0; t < 90 && document.querySelector('.caption').textContent !== 'Your level'; t += 1) press_answer(9)",
    "a comparison": "document.querySelector('.answer').click()",
    "a concern again": "open('check')",
    "to forget": "press_button('See the outcome'); press_button('Start again')",
    "a doubt": "press_answer(0); press_button('Start'); press_until('Which of them are in doubt?')",
    "a whole outcome": "press_until('What the answers come to')",
    "another child": "press_button('Another child')",
    "a family": "document.querySelector('#app form button').click(); press_until('What the answers come to')",
    "an answer that may not hold": f"showDoubt({{...ask({{do: 'screen'}}), doubtful: []}}, {ASKED})",
    "the same for another child": f"showSame({{...ask({{do: 'screen'}}), same: [{ASKED}, {ASKED}]}})",
    "a contradiction": "showContradiction([['section', {class: 'urgent'}, ['h2', {}, 'DO THIS NOW'], ['p', {}, 'Ring 999.']]])",
    "the guidance": "open('read')",
    "no engine": "window.send = () => { throw new Error('stopped'); }; open('check')",
}


def keep(browser, name):
    """Keeps a picture of what is shown, where THRESHOLD_PICTURES names a folder, so that somebody can look at it."""
    folder = os.environ.get("THRESHOLD_PICTURES")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        (Path(folder) / f"{name.replace(' ', '-').replace(',', '')}.png").write_bytes(browser.picture())
