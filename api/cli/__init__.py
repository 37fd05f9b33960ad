"""The command line. `main` is the entry of `referent`; everything heavy is imported by the command that needs it."""

from api.cli.entry import main

__all__ = ["main"]
