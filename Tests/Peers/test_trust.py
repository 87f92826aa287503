"""Files that several people share, as different users of the system see them, and a disk that is full."""

import fcntl
import os
import shutil
import subprocess

import pytest

import program

TEAM = 3000
FIRST, SECOND, STRANGER = 2001, 2002, 2003
NEEDS = "this suite plays several users and a full disk: run it as root, where setpriv and unshare are"


def of_user(user, *command, groups=TEAM, umask=0o022):
    """Runs a command as a user of the team."""
    setpriv = ["setpriv", "--reuid", str(user), "--regid", str(user), "--groups", str(groups)]
    return subprocess.run([*setpriv, *map(str, command)], capture_output=True, text=True, umask=umask,
                          stdin=subprocess.DEVNULL, env={"NO_COLOR": "1"}, cwd="/")


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The program and its guidance where everybody can read them."""
    assert os.geteuid() == 0 and shutil.which("setpriv"), NEEDS
    folder = tmp_path_factory.mktemp("open")
    for parent in [folder, *folder.parents]:
        if parent.owner() == "root" and parent != parent.parent and str(parent).startswith("/tmp/"):
            parent.chmod(0o755)
    shutil.copy(program.program(), folder / "threshold")
    shutil.copytree(program.LANCASHIRE, folder / "guidance")
    subprocess.run(["chmod", "-R", "a+rX", folder], check=True)
    return folder


@pytest.fixture
def team(copy, tmp_path):
    """A folder of a team: what is made in it belongs to the group."""
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


def test_a_full_disk_loses_nothing(copy, tmp_path):
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
    assert os.geteuid() == 0 and shutil.which("unshare"), NEEDS
    result = subprocess.run(["unshare", "-m", "sh", "-c", script], capture_output=True, text=True)
    assert result.stderr == f"error: cannot write '{tmp_path}/r.json': No space left on device [unwritable-output]\n"
    assert result.stdout.endswith("status 2\nsame\nfilling\nr.json\n")


def test_it_works_without_proc(copy):
    """A static program needs nothing of the system beside it, not even what tells a process of itself."""
    command = f"{copy}/threshold check --config {copy}/guidance --answer immediate-danger=yes --today {program.TODAY}"
    with_proc = subprocess.run(command.split(), capture_output=True, text=True)
    without = subprocess.run(["unshare", "-m", "sh", "-c", f"umount -l /proc && exec {command}"], capture_output=True,
                             text=True)
    assert (without.returncode, without.stdout, without.stderr) == (0, with_proc.stdout, "")
