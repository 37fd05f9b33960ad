"""Exit codes of the commands."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What a command's exit code says; documented in `referent --help`."""

    OK = 0
    REFUSED = 1
    USAGE = 2
    ERROR = 3
    INTERRUPTED = 130
