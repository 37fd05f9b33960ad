"""The entry: runs a command, and turns every error into one line on stderr and an exit code; never a traceback."""

import logging
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from api.cli.codes import ExitCode
from corpus.errors import ReferentError

logger = logging.getLogger(__name__)


HELP = frozenset({"--help", "-h"})


def main() -> None:
    """Run the command that the process was started with, and exit with its code.

    Output is UTF-8 whatever the locale says; what no encoding can write (a file name of odd bytes) is escaped.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    from typer import Abort, TyperException

    from api.cli.app import app
    from api.cli.polish import complaint, name_panels

    if not arguments or HELP.intersection(arguments):
        name_panels()
    try:
        code = app(args=list(arguments), prog_name="referent", standalone_mode=False)
    except TyperException as error:
        if arguments:
            sys.stderr.write(complaint(error))
        return error.exit_code
    except Abort:
        code = ExitCode.INTERRUPTED
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else ExitCode.ERROR
    except ReferentError as error:
        return _failed(str(error))
    except BrokenPipeError:
        _close_stdout()
        return ExitCode.OK
    except Exception as error:  # a user never sees a traceback; the debug log has it
        logger.debug("unexpected error", exc_info=error)
        remedy = "set REFERENT_LOG_LEVEL=DEBUG, run it again and report what the log says"
        reason = (str(error).splitlines() or ["no message"])[0]
        return _failed(str(ReferentError(f"unexpected {type(error).__name__}: {reason}", remedy=remedy)))
    if code == ExitCode.INTERRUPTED:
        sys.stderr.write("Przerwano.\n")
    return int(code or ExitCode.OK)


def _failed(message: str) -> int:
    sys.stderr.write(f"{message}\n")
    return ExitCode.ERROR


def _close_stdout() -> None:
    """Point stdout at nothing, so that the interpreter does not fail on flushing into a pipe that was closed."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
