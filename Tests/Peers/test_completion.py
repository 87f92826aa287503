"""The completions of a bash that somebody types into, where '=' breaks words."""

import fcntl
import os
import pty
import re
import select
import struct
import termios
import time

import pytest

import program
from test_install import installed

pytestmark = pytest.mark.needs_program

PATIENCE = 60


class Bash:
    """An interactive bash with the installed completions."""

    def __init__(self, prefix, before="true"):
        self.process, self.descriptor = pty.fork()
        if self.process == 0:
            try:
                os.chdir(program.ROOT)
                os.execve("/bin/bash", ["bash", "--norc", "--noprofile", "-i"], {
                    "PATH": f"{prefix}/bin:/usr/bin:/bin", "TERM": "dumb", "PS1": "> ", "INPUTRC": "/dev/null",
                    "HISTFILE": "", "LC_ALL": "C.UTF-8"})
            finally:
                os._exit(127)
        # A line that is longer than the terminal is shown in part.
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 500, 0, 0))
        script = f"{prefix}/share/bash-completion/completions/threshold"
        self.type(f"bind 'set enable-bracketed-paste off' 'set bell-style none'; {before}; source '{script}'\n")

    def type(self, keys):
        os.write(self.descriptor, keys.encode())

    def read_until(self, pattern):
        """What is shown from now on, until something of this form is there."""
        shown, end = "", time.monotonic() + PATIENCE
        while not re.search(pattern, shown):
            assert select.select([self.descriptor], [], [], max(0, end - time.monotonic()))[0], shown
            shown += os.read(self.descriptor, 4096).decode()
        return shown

    def line(self, typed):
        """The line that is on the screen once what was typed was completed: the next key shows where it ends."""
        self.type("\x15echo ready\n")
        # Before the prompt the system itself would show what is typed.
        self.read_until("\r\nready\r\n> ")
        self.type(typed + "\t#")
        return re.search("threshold [^#]*(?=#)", self.read_until("threshold [^#]*#").replace("\a", "")).group()

    def close(self):
        os.close(self.descriptor)
        os.waitpid(self.process, 0)


@pytest.fixture(scope="module")
def bash(installed):
    shell = Bash(installed)
    yield shell
    shell.close()


CONFIG = f"--config {program.BASE}"


@pytest.mark.parametrize("typed, line", [
    # A question, then '=' with no space behind it, then the answer.
    ("threshold ch", "threshold check "),
    (f"threshold check {CONFIG} --answer dan", f"threshold check {CONFIG} --answer danger="),
    (f"threshold check {CONFIG} --answer danger=", f"threshold check {CONFIG} --answer danger="),
    (f"threshold check {CONFIG} --answer danger=y", f"threshold check {CONFIG} --answer danger=yes "),
    (f"threshold check {CONFIG} --answer food-detail=w", f"threshold check {CONFIG} --answer food-detail=well "),
    (f"threshold check {CONFIG} --answer=dan", f"threshold check {CONFIG} --answer=danger="),
    (f"threshold check {CONFIG} --answer=danger=y", f"threshold check {CONFIG} --answer=danger=yes "),
    (f"threshold check {CONFIG} --answer danger=no --answer food-detail=p",
     f"threshold check {CONFIG} --answer danger=no --answer food-detail=poorly "),
    (f"threshold check --config={program.BASE} --form", f"threshold check --config={program.BASE} --format "),
    ("threshold check --format=j", "threshold check --format=json "),
    (f"threshold escalate {CONFIG} --with s", f"threshold escalate {CONFIG} --with school "),
])
def test_a_line_is_completed(bash, typed, line):
    assert bash.line(typed) == line


def test_the_answers_are_listed_by_themselves(bash):
    bash.line("threshold ch")
    bash.type(f"\x15threshold check {CONFIG} --answer food-detail=\t\t")
    shown = bash.read_until(r"food-detail=[^>]*unknown[^>]*> ")
    listed = re.search("food-detail=([^>]*unknown[^>]*)> ", shown).group(1)
    assert sorted(listed.replace("\a", "").split()) == ["hardly", "poorly", "unknown", "well"]


def test_where_somebody_took_the_break_away_it_is_completed_too(installed):
    shell = Bash(installed, "COMP_WORDBREAKS=${COMP_WORDBREAKS//=}")
    for option in (" --answer ", " --answer="):
        line = f"threshold check {CONFIG}{option}danger=y"
        assert shell.line(line) == line + "es "
    shell.close()
