"""Runs commands and takes their time."""

import os
import subprocess
import time
from statistics import median


def seconds(body):
    start = time.perf_counter()
    body()
    return time.perf_counter() - start


def interleave(bodies, rounds):
    """The median time of each body, which returns its own; each round runs every one of them once."""
    times = [[body() for body in bodies] for _ in range(rounds)]
    return [median(column) for column in zip(*times)]


class Command:
    """A command whose output goes to a file, or nowhere once it has been read."""

    def __init__(self, arguments, output=None, limit=None):
        self.arguments = [os.fspath(argument) for argument in arguments]
        self.output = os.fspath(output or os.devnull)
        self.limit = limit
        self.text = ""

    def run(self):
        """The seconds that it took, or None if it took too long."""
        if self.limit is not None:
            return self.run_limited()
        actions = [(os.POSIX_SPAWN_OPEN, 1, self.output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)]
        start = time.perf_counter()
        process = os.posix_spawn(self.arguments[0], self.arguments, os.environ, file_actions=actions)
        _, status, _ = os.wait4(process, 0)
        elapsed = time.perf_counter() - start
        if os.waitstatus_to_exitcode(status) != 0:
            raise SystemExit(f"error: {' '.join(self.arguments)} ended with {os.waitstatus_to_exitcode(status)}")
        return elapsed

    def run_limited(self):
        """The same for one that may find something, with its output in `text`."""
        start = time.perf_counter()
        try:
            self.text = subprocess.run(self.arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                       timeout=self.limit).stdout
        except subprocess.TimeoutExpired:
            return None
        return time.perf_counter() - start


def peak_memory(arguments):
    """The most memory that a command held, in bytes, as it was last seen.

    What the system says of a finished process counts the memory of the one that started it.
    """
    process = subprocess.Popen(list(map(os.fspath, arguments)), stdout=subprocess.DEVNULL)
    peak = 0
    while process.poll() is None:
        with open(f"/proc/{process.pid}/status") as status:
            sizes = [int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM")]
        peak = max([peak, *sizes])
        time.sleep(0.002)
    return peak
