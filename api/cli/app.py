"""The commands of `referent` and their help. Each imports what it needs when it runs, so that help is quick."""

from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from api.cli import texts
from api.cli.polish import PolishCommand, PolishGroup
from api.cli.values import day, kind, mode, number, question

app = typer.Typer(
    name="referent",
    cls=PolishGroup,
    options_metavar="[OPCJE]",
    subcommand_metavar="POLECENIE ...",
    help=texts.MAIN,
    epilog=texts.EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)
command = partial(app.command, cls=PolishCommand, options_metavar="[OPCJE]")

Files = Annotated[list[Path], typer.Argument(metavar="ŚCIEŻKA...", help="Pliki lub foldery.", show_default=False)]
OneFile = Annotated[Path, typer.Argument(metavar="PLIK", help="Plik z pismem.", show_default=False)]
AsJson = Annotated[
    bool, typer.Option("--json", metavar="", help="Wynik jako JSON na standardowym wyjściu, bez innych słów.")
]
City = Annotated[
    str | None,
    typer.Option("--city", metavar="PROFIL", help="Profil miasta: nazwa albo folder (domyślnie REFERENT_CITY)."),
]
Ocr = Annotated[
    bool | None, typer.Option("--ocr/--no-ocr", metavar="", help="Rozpoznawać skany (domyślnie REFERENT_OCR).")
]


def _date_option(help_text: str) -> Any:  # noqa: ANN401 - typer's own marker
    return typer.Option(metavar="RRRR-MM-DD", parser=day, help=help_text)


Received = Annotated[str | None, _date_option("Dzień wpływu pisma, gdy nie ma go w piśmie.")]
Transmitted = Annotated[str | None, _date_option("Dzień przekazania pisma przez przewodniczącego rady.")]


@app.callback()
def _settings(
    context: typer.Context,
    home: Annotated[
        Path | None, typer.Option("--home", metavar="FOLDER", help="Folder z danymi (zamiast REFERENT_HOME).")
    ] = None,
) -> None:
    context.obj = home


@command(help=texts.INGEST)
def ingest(context: typer.Context, paths: Files, as_json: AsJson = False, ocr: Ocr = None) -> None:
    """Read files into the store and bring the index up to date."""
    from api.cli.ingest import run

    raise typer.Exit(run(paths, home=context.obj, ocr=ocr, as_json=as_json))


@command(help=texts.READ)
def read(
    context: typer.Context,
    *,
    files: Files,
    as_json: AsJson = False,
    with_text: Annotated[bool, typer.Option("--text", metavar="", help="Dodaj do JSON cały odczytany tekst.")] = False,
    letter_only: Annotated[
        bool,
        typer.Option("--letter-only", metavar="", help="Samo pismo: bez nazw, miejsc, tematów, dekretacji i tonu."),
    ] = False,
    city: City = None,
    ocr: Ocr = None,
) -> None:
    """Show what files say, without storing them."""
    from api.cli.read import run

    raise typer.Exit(
        run(
            files,
            home=context.obj,
            city=city,
            ocr=ocr,
            as_json=as_json,
            with_text=with_text,
            understand=not letter_only,
        )
    )


@command(help=texts.ANONYMISE)
def anonymise(
    context: typer.Context,
    *,
    files: Files,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FOLDER", help="Folder na pliki bez danych osobowych i listy.")
    ] = None,
    mode: Annotated[
        str,
        typer.Option(
            "--mode", metavar="SPOSÓB", parser=mode, help="mask (zaczernienie), label („[osoba 1]”) albo pseudonym."
        ),
    ] = "label",
    decisions: Annotated[
        Path | None, typer.Option("--decisions", metavar="PLIK", help="Plik JSON z decyzjami osoby sprawdzającej.")
    ] = None,
    who: Annotated[str, typer.Option("--who", metavar="KTO", help="Kto dokonał wyłączenia (do noty).")] = "",
    interest: Annotated[
        str, typer.Option("--interest", metavar="CZYJ", help="W czyim interesie dokonano wyłączenia (do noty).")
    ] = "",
    city: City = None,
    as_json: AsJson = False,
) -> None:
    """Take personal data out of files."""
    from api.cli.anonymise import Wanted, run
    from corpus.model import RedactionMode

    wanted = Wanted(RedactionMode(mode), decisions, who, interest)
    raise typer.Exit(run(files, home=context.obj, out=out, wanted=wanted, city=city, as_json=as_json))


@command(help=texts.SEARCH)
def search(
    context: typer.Context,
    text: Annotated[
        str,
        typer.Argument(metavar="PYTANIE", parser=question, help="Pytanie albo słowa kluczowe.", show_default=False),
    ],
    limit: Annotated[
        int,
        typer.Option("--limit", "-n", metavar="LICZBA", parser=number(1, 100), help="Najwyżej tyle fragmentów."),
    ] = 10,
    kinds: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="RODZAJ", parser=kind, help="Tylko taki rodzaj dokumentu."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Search the store."""
    from api.cli.search import run

    raise typer.Exit(run(text, home=context.obj, limit=limit, kinds=kinds or [], as_json=as_json))


@command(help=texts.DRAFT)
def draft(
    context: typer.Context,
    *,
    file: OneFile,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FOLDER", help="Folder na draft.json i reply.docx.")
    ] = None,
    city: City = None,
    received: Received = None,
    transmitted: Transmitted = None,
    as_json: AsJson = False,
    ocr: Ocr = None,
) -> None:
    """Draft the reply to a letter."""
    from api.cli.draft import run

    raise typer.Exit(
        run(
            file,
            home=context.obj,
            out=out,
            city=city,
            received=received,
            transmitted=transmitted,
            as_json=as_json,
            ocr=ocr,
        )
    )


@command(help=texts.SERVE)
def serve(
    context: typer.Context,
    port: Annotated[
        int | None,
        typer.Option("--port", metavar="LICZBA", parser=number(0, 65_535), help="Port (domyślnie REFERENT_PORT)."),
    ] = None,
    host: Annotated[
        str | None, typer.Option("--host", metavar="ADRES", help="Adres (domyślnie REFERENT_HOST).")
    ] = None,
) -> None:
    """Start the service."""
    from api.cli.serve import run

    run(home=context.obj, host=host, port=port)


@command(
    name="eval",
    help=texts.EVAL,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
)
def evaluate(
    context: typer.Context,
    suite: Annotated[str, typer.Argument(metavar="ZESTAW", help="Nazwa zestawu albo `all`.", show_default=False)],
) -> None:
    """Run a suite of the evaluation."""
    from api.cli.evaluate import run

    raise typer.Exit(run([suite, *context.args], home=context.obj))


@command(help=texts.VERSION)
def version() -> None:
    """Print the version."""
    from importlib.metadata import version as installed

    typer.echo(f"referent {installed('referent')}")
