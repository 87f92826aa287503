"""A person at a terminal of 80 by 24: types at one prompt after another, and sees what is then in view."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time

import pyte

import program

COLUMNS, LINES = 80, 24
PROMPT = b"\r\n> "
PATIENCE = 60


class Terminal:
    """The program at a terminal of its own, until it ends."""

    def __init__(self, *arguments, folder=None, output=None, preparation=None):
        self.screen = pyte.Screen(COLUMNS, LINES)
        self.stream = pyte.ByteStream(self.screen)
        self.printed = b""
        self.status = None
        self.process, self.descriptor = pty.fork()
        if self.process == 0:
            self.become([program.program(), *map(str, arguments)], folder, output, preparation)
        size = struct.pack("HHHH", LINES, COLUMNS, 0, 0)
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, size)

    @staticmethod
    def become(command, folder, output, preparation):
        """What the child process does: it never returns."""
        try:
            # The size has to be there before the program looks for it.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
            os.chdir(folder or program.ROOT)
            if output is not None:
                os.dup2(output, 1)
            # Whoever runs the tests may have told this signal to be ignored, and that is inherited.
            signal.signal(signal.SIGHUP, signal.SIG_DFL)
            if preparation:
                preparation()
            keep = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm", "NO_COLOR": "1"}
            os.execve(command[0], command, keep)
        finally:
            os._exit(127)

    @property
    def text(self):
        """All that was printed and typed so far."""
        return self.printed.decode().replace("\r\n", "\n")

    @property
    def view(self):
        """The lines that are in view."""
        return [line.rstrip() for line in self.screen.display]

    def until_prompt(self):
        """Whether it asks for something; false where it has ended."""
        while not self.printed.endswith(PROMPT):
            ready, _, _ = select.select([self.descriptor], [], [], PATIENCE)
            assert ready, f"neither asks nor ends:\n{self.text[-2000:]}"
            if not self.read():
                return False
        return True

    def read(self):
        try:
            more = os.read(self.descriptor, 65536)
        except OSError:  # The last process at the terminal has ended.
            more = b""
        self.printed += more
        self.stream.feed(more)
        return bool(more)

    def type(self, line):
        # What stands at the prompt is no prompt any more.
        self.printed += b"\0"
        os.write(self.descriptor, line.encode() + b"\n")

    def signal(self, number):
        os.kill(self.process, number)

    def close(self):
        """Closes the window."""
        os.close(self.descriptor)
        self.descriptor = None

    def end(self):
        """Waits for its end; the exit status, or minus the number of the signal that ended it."""
        if self.status is None:
            until = time.monotonic() + PATIENCE
            while self.descriptor is not None and self.read():
                assert time.monotonic() < until, "does not end"
            _, status = os.waitpid(self.process, 0)
            self.status = os.waitstatus_to_exitcode(status)
            if self.descriptor is not None:
                self.close()
        return self.status

    def kill(self):
        if self.status is None:
            self.signal(signal.SIGKILL)
            self.end()
