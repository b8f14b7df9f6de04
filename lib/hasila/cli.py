"""The command ``hasila``: extract tables, run the notebooks, check a corpus, list unknown names.

Commands read what was typed, call the package and say what happened, in plain words and with an exit code: 0 done,
1 done, and something should be looked at (``check``), or not done (``run``, ``extract``), 2 typed wrong. Nothing is
computed here. What a person should read goes to standard output, progress to standard error.
"""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path
from typing import Any

import click

from hasila import tables
from hasila.runs.ledger import LedgerError
from hasila.runs.opening import existing_corpus, open_lexicons
from hasila.runs.parameters import ParameterError

_FOLDER = click.Path(path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="hasila")
def main() -> None:
    """Who reported how many casualties: Arabic conflict news as a ledger of claims, shown in four notebooks."""


class Line:
    """Progress on standard error: one line that is written over on a terminal, one line a step elsewhere."""

    def __init__(self) -> None:
        self.is_terminal = sys.stderr.isatty()
        self.length = 0

    def __call__(self, line: str, stands: bool) -> None:
        """Show ``line``; it stays where it ``stands``, and without a terminal only such lines are written."""
        if not self.is_terminal:
            if stands:
                click.echo(line, err=True)
            return
        width = max(20, shutil.get_terminal_size()[0] - 1)
        click.echo(f"\r{line[:width]:<{self.length}}", err=True, nl=stands)
        self.length = 0 if stands else min(len(line), width)


def fail(message: str) -> None:
    """End with a message and exit code 1."""
    click.echo(f"Error: {message}", err=True)
    sys.exit(1)


# ---------------------------------------------------------------- run
@main.command()
@click.option(
    "--corpus", default="data/sample", show_default=True, help="Folder of articles, or .jsonl, .csv, .parquet."
)
@click.option("--outputs", default="outputs", show_default=True, help="Where the run gets a folder of its own.")
@click.option("--name", help="Name of the run; by default the corpus and the time. A name that is taken gets a number.")
@click.option(
    "-p",
    "--parameter",
    "parameters",
    nargs=2,
    multiple=True,
    metavar="NAME VALUE",
    help="A parameter of the notebooks.",
)
@click.option("--notebook", "notebooks", multiple=True, metavar="NOTEBOOK", help="Only this one: number, name or path.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=900,
    show_default=True,
    help="Seconds that one cell may take.",
)
@click.option("--workers", type=click.IntRange(min=1), help="Processes that share the extraction.")
@click.option("--lexicon", help="Folder of your own lexicon files, laid over the shipped ones.")
@click.option("--corrections", help="File of hand corrections, applied after extraction.")
@click.option("--parameters", "listed", is_flag=True, help="List the parameters of the notebooks and end.")
def run(listed: bool, **options: Any) -> None:
    """Run the notebooks on a corpus and print the path of the report."""
    from hasila.runs import report
    from hasila.runs.notebooks import NotebookError

    try:
        if listed:
            list_parameters(options["notebooks"])
            return
        began = time.monotonic()
        index = report.run(report.Request(**options), Line())
    except (NotebookError, ParameterError, LedgerError) as error:
        raise click.UsageError(str(error)) from None
    except report.RunError as error:
        fail(f"{error}\nWhat there is of the run is in {error.folder}. No other run was touched.")
    except OSError as error:
        fail(f"nothing can be written to {options['outputs']}: {error.strerror or error}")
    else:
        click.echo(f"done in {time.monotonic() - began:.0f} s", err=True)
        click.echo(str(index))


def list_parameters(wanted: tuple[str, ...]) -> None:
    """Print the parameters of the notebooks: name, type, default, help, values."""
    from hasila.runs import notebooks

    for path in notebooks.select(wanted):
        notebook = notebooks.inspect(path)
        click.echo(notebook.name)
        for one in notebook.parameters.values():
            values = f" ({' | '.join(one.kind.choices)})" if one.kind.choices else ""
            click.echo(f"  {one.name}: {one.kind.annotation} = {one.default!r}  {one.help}{values}")


# ---------------------------------------------------------------- extract
@main.command()
@click.argument("corpus", type=_FOLDER)
@click.option("--out", type=_FOLDER, required=True, help="Folder for the tables.")
@click.option("--format", "file_format", type=click.Choice(tables.FORMATS), default="parquet", show_default=True)
@click.option(
    "--workers", type=click.IntRange(min=1), default=1, show_default=True, help="Processes that share the work."
)
@click.option("--lexicon", type=_FOLDER, help="Folder of your own lexicon files, laid over the shipped ones.")
@click.option("--corrections", type=_FOLDER, help="File of hand corrections, applied after extraction.")
def extract(
    corpus: Path, out: Path, file_format: str, workers: int, lexicon: Path | None, corrections: Path | None
) -> None:
    """Write the tables of CORPUS: documents, sentences, claims, times, actors, events, reuse and problems."""
    from hasila.runs.extract import write_corpus_tables

    try:
        counts = write_corpus_tables(
            corpus, out, file_format=file_format, workers=workers, lexicon=lexicon, corrections=corrections, tell=Line()
        )
    except (LedgerError, ParameterError) as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        fail(f"the tables could not be written to {out}: {error.strerror or error}")
    else:
        for name, rows in counts.items():
            click.echo(f"{rows:>9,}  {out / f'{name}.{file_format}'}")
        for warning in extraction_warnings(counts, corpus):
            click.echo(warning, err=True)


def extraction_warnings(counts: dict[str, int], corpus: Path) -> list[str]:
    """Return what a person should know of an extraction that went through."""
    said = {
        f"There is no article in {corpus.name} that could be read.": not counts["documents"],
        f"{counts['problems']} problems are in the table of problems; hasila check tells them.": counts["problems"],
    }
    return [sentence for sentence, holds in said.items() if holds]


# ---------------------------------------------------------------- check
@main.command()
@click.argument("corpus", type=_FOLDER)
def check(corpus: Path) -> None:
    """Say what would be read from CORPUS and what is wrong with it.

    Exit code 0: every file gave its articles; 1: there are problems, or no article at all; 2: no such corpus.
    """
    from hasila.runs.checking import corpus_report

    try:
        lines, sound = corpus_report(corpus)
    except LedgerError as error:
        raise click.UsageError(str(error)) from None
    for line in lines:
        click.echo(line)
    sys.exit(0 if sound else 1)


# ---------------------------------------------------------------- actors
@main.command()
@click.argument("corpus", type=_FOLDER)
@click.option("--unknown", is_flag=True, required=True, help="List frequent names that no lexicon entry covers.")
@click.option("--lexicon", type=_FOLDER, help="Folder of your own lexicon files, laid over the shipped ones.")
@click.option(
    "--least", type=click.IntRange(min=1), default=2, show_default=True, help="Only names that occur this often."
)
def actors(corpus: Path, unknown: bool, lexicon: Path | None, least: int) -> None:
    """Print rows ready for an actors.tsv of your own: names in CORPUS that no lexicon entry covers, frequent first."""
    from hasila.actors import unknown_names
    from hasila.corpus import CorpusError, read_corpus

    try:
        documents, lexicons = read_corpus(existing_corpus(corpus)).documents, open_lexicons(lexicon)
    except (LedgerError, CorpusError) as error:
        raise click.UsageError(str(error)) from None
    names = unknown_names(documents, lexicons, least=least)
    click.echo("\t".join(names.columns))
    for row in names.iter_rows():
        click.echo("\t".join(row))
