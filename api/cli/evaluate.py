"""`referent eval`."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path


def run(arguments: Sequence[str], *, home: Path | None) -> int:
    """Run the evaluation in a process of its own (`api` may not import `eval`) and return its exit code."""
    environment = os.environ | ({"REFERENT_HOME": str(home.absolute())} if home else {})
    command = [sys.executable, "-m", "eval", *arguments]
    return subprocess.run(command, env=environment, check=False).returncode
