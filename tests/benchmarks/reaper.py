"""Run a command and tell, as JSON on standard output, what it and everything that it started cost.

    python reaper.py LOG COMMAND ARGUMENT…

A program of its own, since it becomes a "child subreaper" (prctl(2), Linux): a process whose parent ends becomes its
child, so that it can wait for it. The kernel then adds the process's time to its own, which getrusage(2) tells: none
is lost, be it a daemon's or a fork server's. What the command prints goes to the file LOG.
"""

import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

_PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h


def main(arguments: Sequence[str]) -> None:
    """Run the command; wait for it, then for what it left running."""
    log, *command = arguments
    if ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "the kernel has no subreapers")
    # Where it is ignored, the kernel drops the times of children that end.
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    with Path(log).open("wb") as output:
        start = time.perf_counter()
        status = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output).wait()
        seconds = time.perf_counter() - start
    while True:
        try:
            os.wait()
        except ChildProcessError:
            break
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps({"status": status, "seconds": seconds, "processor": used.ru_utime + used.ru_stime}))


if __name__ == "__main__":
    main(sys.argv[1:])
