"""Files that several people share, repositories of strangers, and a system that fails, as different users see them."""

import fcntl
import os
import shutil
import subprocess

import pytest

import program

TEAM = 3000
FIRST, SECOND, STRANGER = 2001, 2002, 2003
PLAYS_USERS = os.geteuid() == 0 and shutil.which("setpriv")
NEEDS = "this case plays several users: run it as root, where setpriv is"
# A user has a system of their own where the kernel lets users have one.
UNSHARE = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-r", "-m"]


def of_user(user, *command, groups=TEAM, umask=0o022, cwd="/"):
    """Runs a command as a user of the team, as root, or as whoever runs this."""
    setpriv = ["setpriv", "--reuid", str(user), "--regid", str(user), "--groups", str(groups)]
    if user == os.geteuid():
        setpriv = []
    else:
        assert PLAYS_USERS, NEEDS
    return subprocess.run([*setpriv, *map(str, command)], capture_output=True, text=True, umask=umask, cwd=cwd,
                          stdin=subprocess.DEVNULL, env={"NO_COLOR": "1", "PATH": os.environ["PATH"], "HOME": "/nowhere"})


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The program and its guidance where everybody can read them."""
    folder = tmp_path_factory.mktemp("open")
    for parent in [folder, *folder.parents]:
        if parent.stat().st_uid == os.geteuid() and str(parent).startswith("/tmp/"):
            parent.chmod(0o755)
    shutil.copy(program.program(), folder / "threshold")
    shutil.copytree(program.LANCASHIRE, folder / "guidance")
    subprocess.run(["chmod", "-R", "a+rX", folder], check=True)
    return folder


@pytest.fixture(scope="module")
def unshare():
    """What runs a command in a system of its own, whose disks it can change."""
    tried = subprocess.run([*UNSHARE, "mount", "-t", "tmpfs", "none", "/mnt"]) if shutil.which("unshare") else None
    assert tried and tried.returncode == 0, "this case plays a system that fails: run it as root, where unshare is"
    return UNSHARE


@pytest.fixture
def team(copy, tmp_path):
    """A folder of a team: what is made in it belongs to the group."""
    assert PLAYS_USERS, NEEDS
    folder = copy / f"team-{tmp_path.name}"
    folder.mkdir()
    os.chown(folder, FIRST, TEAM)
    folder.chmod(0o2770)
    return folder


def escalate(copy, log, user, step, *more, **options):
    arguments = ["--config", copy / "guidance", "--today", program.TODAY, "--log", log, "--append", step, *more]
    return of_user(user, copy / "threshold", "escalate", *arguments, **options)


def test_a_team_keeps_a_case_log_together(copy, team):
    log = team / "case.yaml"
    assert escalate(copy, log, FIRST, "talk-first", "--outcome", "unresolved").returncode == 0
    assert log.stat().st_mode & 0o777 == 0o600
    log.chmod(0o660)
    second = escalate(copy, log, SECOND, "first-line-managers", umask=0o077)
    assert second.returncode == 0, second.stderr
    assert (log.stat().st_mode & 0o777, log.stat().st_gid) == (0o660, TEAM)
    # Whoever could read and write it before can do so still.
    again = escalate(copy, log, FIRST, "first-line-managers", "--outcome", "unresolved", umask=0o077)
    assert again.returncode == 0, again.stderr
    assert (log.stat().st_mode & 0o777, log.stat().st_gid) == (0o660, TEAM)
    assert log.read_text().count("- {step: ") == 3
    assert os.listdir(team) == ["case.yaml"]


def test_a_lock_that_a_colleague_holds_is_waited_for_and_then_given_up(copy, team):
    log = team / "case.yaml"
    assert escalate(copy, log, FIRST, "talk-first").returncode == 0
    log.chmod(0o660)
    lock = team / "case.yaml.lock"
    lock.touch()
    os.chown(lock, FIRST, TEAM)
    lock.chmod(0o660)
    before = log.read_text()
    with lock.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        waited = escalate(copy, log, SECOND, "first-line-managers")
    assert waited.returncode == 2
    assert waited.stderr == (f"waiting for another program that is writing '{log}'\n"
                             f"error: another program has been writing '{log}' for 10 seconds [locked]\n"
                             "help: nothing was added; try again when it has ended\n")
    assert log.read_text() == before


def test_a_stranger_can_neither_read_nor_add(copy, team):
    log = team / "case.yaml"
    assert escalate(copy, log, FIRST, "talk-first").returncode == 0
    before = log.read_text()
    assert escalate(copy, log, STRANGER, "first-line-managers", groups=STRANGER).returncode == 2
    assert log.read_text() == before


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_a_result_keeps_its_owner_and_its_mode(copy, team, mode):
    outcome = team / "outcome.txt"
    outcome.write_text("old")
    os.chown(outcome, FIRST, TEAM)
    outcome.chmod(mode)
    command = [copy / "threshold", "check", "--config", copy / "guidance", "--answer", "immediate-danger=yes"]
    for user in (FIRST, SECOND):
        result = of_user(user, *command, "--output", outcome)
        may = user == FIRST or mode & 0o020
        assert result.returncode == (0 if may else 2), result.stderr
        status = outcome.stat()
        assert (status.st_uid, status.st_gid, status.st_mode & 0o777) == (FIRST, TEAM, mode)
        assert outcome.read_text() != "old"
    assert os.listdir(team) == ["outcome.txt"]


def test_a_full_disk_loses_nothing(copy, unshare, tmp_path):
    """A file system of a few pages, of which none is left."""
    script = f"""
        mount -t tmpfs -o size=64k none {tmp_path}
        {copy}/threshold check --config {copy}/guidance --answer immediate-danger=yes --save {tmp_path}/r.json >/dev/null
        before=$(sha256sum {tmp_path}/r.json)
        cat /dev/zero > {tmp_path}/filling 2>/dev/null
        {copy}/threshold check --config {copy}/guidance --answer immediate-danger=no --save {tmp_path}/r.json --force
        echo "status $?"
        [ "$before" = "$(sha256sum {tmp_path}/r.json)" ] && echo same
        ls {tmp_path}
    """
    result = subprocess.run([*unshare, "sh", "-c", script], capture_output=True, text=True)
    assert result.stderr == f"error: cannot write '{tmp_path}/r.json': No space left on device [unwritable-output]\n"
    assert result.stdout.endswith("status 2\nsame\nfilling\nr.json\n")


def test_it_works_without_proc(copy, unshare):
    """A static program needs nothing of the system beside it, not even what tells a process of itself."""
    command = f"{copy}/threshold check --config {copy}/guidance --answer immediate-danger=yes --today {program.TODAY}"
    with_proc = subprocess.run(command.split(), capture_output=True, text=True)
    without = subprocess.run([*unshare, "sh", "-c", f"mount -t tmpfs none /proc && exec {command}"],
                             capture_output=True, text=True)
    assert (without.returncode, without.stdout, without.stderr) == (0, with_proc.stdout, "")


# ------------------------------------------------------------------------------- as a user, and as root all the same


@pytest.fixture(params=[FIRST, 0] if PLAYS_USERS else [os.geteuid()], ids={FIRST: "a user", 0: "root"}.get)
def own(request, copy, tmp_path):
    """A folder of one user: who it is, and where. A user who runs this is the only one."""
    folder = copy / f"own-{request.param}-{tmp_path.name}"
    folder.mkdir()
    os.chown(folder, request.param, request.param)
    return request.param, folder


def shell(own, copy, script):
    user, folder = own
    common = f"--config {copy}/guidance --today {program.TODAY}"
    return of_user(user, "bash", "-c", f"t={copy}/threshold; c='{common}'; {script}", cwd=folder)


def test_a_file_that_may_not_grow_loses_nothing(own, copy):
    result = shell(own, copy, """
        echo old > out.json; echo '{}' > line; for i in $(seq 9000); do cat line; done > lines
        ulimit -f 1
        $t check $c --answer immediate-danger=yes --format json --output out.json; echo $?
        $t check $c --answer immediate-danger=yes --save record.json >/dev/null; echo $?
        $t batch $c lines --output lines.out; echo $?
        cat out.json; ls
    """)
    assert result.stdout == "2\n2\n2\nold\nline\nlines\nout.json\n"
    assert result.stderr == "".join(f"error: cannot write '{name}': File too large [unwritable-output]\n"
                                    for name in (own[1] / "out.json", "record.json", "lines.out"))


def test_a_reader_that_is_gone_costs_no_record(own, copy):
    result = shell(own, copy, """
        $t check $c --answer immediate-danger=yes --save record.json | true
        for i in $(seq 9000); do echo '{}'; done | $t batch $c | head -n 1 | cut -c 1-12
        ls; grep -c '^  "outcome": ' record.json
    """)
    assert (result.stdout, result.stderr) == ('{"guidance":\nrecord.json\n1\n', "")


def test_nothing_is_written_through_a_link_that_somebody_planted(own, copy):
    result = shell(own, copy, """
        echo mine > victim; ln -s victim case.yaml; ln -s victim record.json; ln -s victim other.yaml.lock
        $t escalate $c --log case.yaml --append talk-first >/dev/null; echo $?
        $t check $c --answer immediate-danger=yes --save record.json --force >/dev/null; echo $?
        $t escalate $c --log other.yaml --append talk-first >/dev/null; echo $?
        cat victim; ls
    """)
    assert result.stdout == "2\n2\n2\nmine\ncase.yaml\nother.yaml.lock\nrecord.json\nvictim\n"
    assert result.stderr == """error: cannot write 'case.yaml': it is a link [unwritable-output]
error: cannot write 'record.json': it is a link [unwritable-output]
error: cannot write 'other.yaml.lock': Too many levels of symbolic links [unwritable-output]
"""


GIT = """
    export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@a GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@a
    git init -q main && cd main && cp -r ../../guidance c && git add -A && git commit -qm 1
"""


def test_a_hostile_repository_runs_nothing_and_fetches_nothing(own, copy):
    result = shell(own, copy, GIT + """
        echo '# x' >> c/rules.yaml; git commit -qam 2
        blob=$(git rev-parse HEAD~1:c/rules.yaml); rm -f .git/objects/${blob:0:2}/${blob:2}
        git config core.repositoryformatversion 1; git config extensions.partialClone origin
        git config remote.origin.promisor true; git config protocol.ext.allow always
        git config remote.origin.url "ext::sh -c touch% $PWD/RUN"; git config core.fsmonitor "touch $PWD/RUN; false"
        $t audit c --against HEAD~1 --summary; echo $?; ls
    """)
    assert result.stdout == "3\nc\n"
    assert "an object is missing from this clone [missing-object]" in result.stderr


def test_a_repository_of_somebody_else_is_not_trusted(copy, team):
    made = shell((FIRST, team), copy, GIT)
    assert made.returncode == 0, made.stderr
    result = of_user(SECOND, copy / "threshold", "audit", team / "main" / "c", "--against", "HEAD", "--summary")
    assert (result.returncode, result.stdout) == (3, "")
    assert "dubious ownership" in result.stderr and "\\t" not in result.stderr


def test_a_hook_of_a_linked_working_tree_audits_that_tree(own, copy):
    result = shell(own, copy, GIT + """
        git worktree add -q ../linked
        printf '#!/bin/sh\n%s audit c --against HEAD --summary --today 2026-11-24 >&2; echo $? >&2\n' $t > .git/hooks/pre-commit
        chmod +x .git/hooks/pre-commit; cd ../linked
        git commit -q --allow-empty -m sound; echo '[' >> c/rules.yaml; git commit -qam broken
    """)
    told = result.stderr.splitlines()
    assert "0" in told and told[-1] == "2" and "  --> c/rules.yaml:" in result.stderr, result
