"""The command line in Polish: typer's own words, said through what it lets a program set and override."""

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

HELP_OF_HELP = "Pokaż tę pomoc."


class PolishCommand(TyperCommand):
    """A command whose usage line and help option are Polish."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - typer does not export these types
        """Write the usage line."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Użycie: ")

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401
        """Return the help option."""
        return _in_polish(super().get_help_option(ctx))


class PolishGroup(TyperGroup):
    """The program itself: its usage line and help option are Polish, and so is what it says of an unknown command."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the usage line."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Użycie: ")

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401
        """Return the help option."""
        return _in_polish(super().get_help_option(ctx))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401
        """Return the command that `args` begin with; a usage error where there is none."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            ctx.fail(f"nie ma polecenia „{args[0]}”; polecenia: {', '.join(self.list_commands(ctx))}.")
        return super().resolve_command(ctx, args)


def _in_polish(option: Any) -> Any:  # noqa: ANN401
    if option is not None:
        option.help, option.metavar = HELP_OF_HELP, ""
    return option


def complaint(error: typer.TyperException) -> str:
    """Return what to write to stderr about a wrong call: how the command is used, where its help is, what is wrong."""
    context = getattr(error, "ctx", None)
    lines = [] if context is None else [context.get_usage(), f"Pomoc: {context.command_path} --help"]
    return "\n".join([*lines, f"Błąd: {_reason(error)}"]) + "\n"


def _reason(error: typer.TyperException) -> str:
    """What is wrong, told apart by what the errors carry: the option, its parameter, the words of our own checks."""
    option, param = getattr(error, "option_name", None), getattr(error, "param", None)
    if option and hasattr(error, "possibilities"):
        near = ", ".join(sorted(error.possibilities or ()))
        return f"nie ma opcji {option}" + (f"; są podobne: {near}." if near else ".")
    if option:
        return f"opcja {option} podana bez wartości albo z wartością, której nie przyjmuje."
    if param is None:
        _, known, surplus = error.message.partition("unexpected extra argument(s) ")
        return f"zbędne argumenty: {surplus.strip('()')}." if known else error.message
    named = param.get_error_hint().replace("'", "")
    return f"brakuje: {named}" if hasattr(error, "param_type") else f"{named}: {error.message}"


def name_panels() -> None:
    """Give the help its Polish titles and notes; typer keeps them as settings of a module that help alone loads."""
    from typer import rich_utils

    rich_utils.ARGUMENTS_PANEL_TITLE = "Argumenty"
    rich_utils.OPTIONS_PANEL_TITLE = "Opcje"
    rich_utils.COMMANDS_PANEL_TITLE = "Polecenia"
    rich_utils.REQUIRED_LONG_STRING = "[wymagane]"
    rich_utils.DEFAULT_STRING = "[domyślnie: {}]"
