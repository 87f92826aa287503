"""Guidance that people use, and edits of it, to audit."""

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LANCASHIRE = ROOT / "Config" / "lancashire"
# The guidance that the kept edits fit.
FIRST = ROOT / "Tests" / "Fixtures" / "guidance" / "first"
# Edits of it, as Tests/Fixtures keeps them.
REAL_EDITS = ["bound-moved", "rule-dropped", "condition-tightened", "reminder-rescoped", "rewording"]


def edited(room, name):
    """A copy of the kept guidance after one of the edits that Tests/Fixtures keeps: where lines with a minus stood, lines
    with a plus stand."""
    folder = room / f"first-{name}"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(FIRST, folder)
    text = (ROOT / "Tests" / "Fixtures" / "edits" / name / "edit.diff").read_text()
    for part in text.split("\n--- ")[1:]:
        file, *lines = part.split("\n")
        for place in "\n".join(lines).split("\n@@"):
            kept = [line for line in place.split("\n") if line[:1] in (" ", "-", "+")]
            old, new = ("".join(line[1:] + "\n" for line in kept if line[0] in marks) for marks in (" -", " +"))
            former = (folder / file).read_text()
            assert former.count(old) == 1, f"{name} no longer fits {file}"
            (folder / file).write_text(former.replace(old, new))
    return folder


def dropped(room):
    """A copy of the real guidance without the first rule that no other part of it names, and that rule's name."""
    folder = room / "lancashire-dropped"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(LANCASHIRE, folder)
    whole = "".join(path.read_text() for path in folder.glob("*.yaml"))
    head, *rules = re.split(r"(?m)^(?=  - id: )", (folder / "rules.yaml").read_text())
    names = [rule.split()[2] for rule in rules]
    name = next(name for name in names if len(re.findall(rf"(?<![\w-]){name}(?![\w-])", whole)) == 1)
    (folder / "rules.yaml").write_text(head + "".join(rule for rule in rules if rule.split()[2] != name))
    return folder, name
