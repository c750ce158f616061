"""The `dateline` command. Each command imports what it needs when it runs, so that help is quick."""

import os
import sys
import traceback
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from flows.environment import prepare_environment
from flows.errors import DatelineError, ExitCode

app = typer.Typer(
    name="dateline",
    help="Raw scraped news in, a checked DuckDB warehouse of articles and events out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)

Warehouse = Annotated[
    Path | None, typer.Option("--warehouse", "-w", help="The published DuckDB file.", show_default="news.duckdb")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]
Actors = Annotated[Path | None, typer.Option("--actors", help="Your own gazetteer of actors (CSV or TSV).")]

Analyser = Annotated[
    str | None, typer.Option("--analyser", help="What parses sentences: built-in, none or spacy:NAME.", show_default="built-in")
]


@app.command(epilog="Example: [bold]dateline run scraped/ --warehouse news.duckdb[/bold]")
def run(
    paths: Annotated[
        list[str] | None, typer.Argument(help="Files, folders or globs; the shipped samples when none is given.")
    ] = None,
    warehouse: Warehouse = None,
    batch_size: Annotated[int | None, typer.Option(help="Documents per batch, at most.", show_default="1000")] = None,
    workers: Annotated[int | None, typer.Option(help="Worker processes.", show_default="one per core")] = None,
    actors: Actors = None,
    analyser: Analyser = None,
    data_docs: Annotated[Path | None, typer.Option(help="Also build Great Expectations' Data Docs in this folder.")] = None,
    as_json: AsJson = False,
) -> None:
    """Read raw news files, clean and code them, check the result and publish it (a Prefect flow).

    Exit codes: 0 published or nothing new, 3 nothing could be read, 4 the database cannot be written,
    5 a check of the whole blocked the run, 6 a check could not run.
    """
    from flows.commands.run import run_ingest

    flags = {
        "warehouse": warehouse,
        "batch_size": batch_size,
        "workers": workers,
        "actors": actors,
        "analyser": analyser,
        "data_docs": data_docs,
    }
    try:
        leave(run_ingest(paths or [], flags, as_json))
    except KeyboardInterrupt:
        print("dateline: stopped; the next run goes on from here", file=sys.stderr)
        leave(ExitCode.INTERRUPTED)


@app.command(epilog="Example: [bold]dateline explain scraped/page.txt[/bold]")
def explain(
    subject: Annotated[str, typer.Argument(help="A raw file, or the id of an article or event in the warehouse.")],
    warehouse: Warehouse = None,
    actors: Actors = None,
    analyser: Analyser = None,
    as_json: AsJson = False,
) -> None:
    """Show a document in colour: each dropped line with its rule, each event with its words and rule."""
    from flows.commands.explain import explain_subject

    explain_subject(subject, warehouse, actors, as_json, analyser)


@app.command(epilog='Example: [bold]dateline query "SELECT * FROM dyads" --format csv[/bold]')
def query(
    sql: Annotated[str, typer.Argument(help="One SELECT statement; '-' reads it from standard input.")],
    warehouse: Warehouse = None,
    output: Annotated[str, typer.Option("--format", "-f", help="table, csv, json or parquet.")] = "table",
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file (needed for parquet).")] = None,
    limit: Annotated[int | None, typer.Option(min=0, help="Rows at most.", show_default="100 for a table")] = None,
    seconds: Annotated[float, typer.Option(help="Longest that the statement may take.")] = 60.0,
) -> None:
    """Ask the warehouse in SQL: read-only, without access to files or network."""
    from flows.commands.query import print_query

    print_query(sql, warehouse, output, out, limit, seconds)


@app.command(epilog="Example: [bold]cat page.txt | dateline clean[/bold]")
def clean(
    files: Annotated[list[Path] | None, typer.Argument(help="Raw files; standard input when none is given.")] = None,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='Read records {"id", "text" | "html" | "lines"}, write records.')
    ] = False,
) -> None:
    """Print the clean text of raw pages, without a warehouse."""
    from flows.commands.clean import clean_files, clean_records

    (clean_records if jsonl else clean_files)(files or [])


@app.command(epilog='Example: [bold]echo \'{"id": 1, "text": "Lavrov met Kerry in Geneva."}\' | dateline code --jsonl[/bold]')
def code(
    files: Annotated[list[Path] | None, typer.Argument(help="JSON Lines files; standard input when none is given.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help='Read records {"id", "text", "date"?}, write {"id", "events"}.')] = False,
    actors: Actors = None,
    analyser: Analyser = None,
) -> None:
    """Code the events that clean texts tell, without a warehouse."""
    from flows.commands.code import code_records, code_texts

    (code_records if jsonl else code_texts)(files or [], actors, analyser)


@app.command(epilog="Example: [bold]dateline doctor --warehouse news.duckdb[/bold]")
def doctor(warehouse: Warehouse = None, as_json: AsJson = False) -> None:
    """Show versions, settings and the health and content digests of the warehouse."""
    from flows.commands.doctor import examine

    raise typer.Exit(examine(warehouse, as_json))


@app.command(epilog="Example: [bold]dateline dictionary --out warehouse/DICTIONARY.md[/bold]")
def dictionary(out: Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file.")] = None) -> None:
    """Print the dictionary of all tables and columns as Markdown."""
    from flows.commands.dictionary import write_dictionary

    write_dictionary(out)


def main() -> NoReturn:
    """Run the command; errors that a user can mend become one sentence and an exit code."""
    prepare_environment()
    try:
        app()
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os._exit(int(ExitCode.OK))
    except Exception as error:
        code = exit_code_of(error)
        if code is None:
            traceback.print_exc()
            leave(ExitCode.FAILED)
        print(f"dateline: {error}", file=sys.stderr)
        leave(code)
    sys.exit(0)


def leave(code: int) -> NoReturn:
    """End the process at once.

    Prefect's background threads may be alive, and an orderly end of the interpreter would make DuckDB's
    bindings report every object that those threads hold. Everything is written and closed by now.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def exit_code_of(error: Exception) -> ExitCode | None:
    """Return the exit code of an error that one sentence explains; None for a fault of the program."""
    from warehouse.connect import WarehouseError

    if isinstance(error, WarehouseError):
        return ExitCode.WAREHOUSE
    return error.exit_code if isinstance(error, DatelineError) else None


if __name__ == "__main__":
    main()
