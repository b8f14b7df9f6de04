"""Measure how much text extraction reads in a second, room by room.

    python tests/benchmarks/speed.py [--number 3000] [--seed 3] [--write]

Prints megabytes of UTF-8 text a second of processor time on one core, for each room and for all of them together, on
articles drawn by the seed. A process has warmed up on other articles first: what a word may be is looked up once and
kept. With ``--write`` the table goes into docs/evaluation.md behind its marker. Skips, saying so, where the articles
are absent.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.gold import BENCH
from hasila.arabic import Text
from hasila.extraction import Extractor, extractor, seldom_collected
from hasila.lexicons import Lexicons

PAGE = Path(__file__).resolve().parents[2] / "docs" / "evaluation.md"
BEGIN, END = "<!-- speed -->", "<!-- speed: end -->"
#: Articles read before the clock starts.
WARM_UP = 200


class Clock:
    """Processor time by room."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def time(self, room: str, work: Callable[[], Any]) -> Any:
        """Do ``work`` on the time of ``room`` and return its result."""
        began = time.process_time()
        result = work()
        self.seconds[room] += time.process_time() - began
        return result


def read(finders: Extractor, raw: str, title: str | None, clock: Clock) -> None:
    """Extract one article, each room on its own time."""
    text = clock.time("sentences", lambda: _cut(raw, title))
    times = clock.time("times", lambda: finders.times.find(text, None))
    actors = clock.time("actors", lambda: finders.actors.find(text, None))
    claims = clock.time("claims", lambda: finders.claims.find(text))
    if claims:
        clock.time("attribution", lambda: finders.attributor.attribute(text, claims, actors, None))
        clock.time("circumstances", lambda: finders.circumstances.find(text, claims, times, None))


def _cut(raw: str, title: str | None) -> Text:
    text = Text(raw, title)
    _ = text.sentences
    return text


def measure(number: int, seed: int) -> tuple[float, Clock]:
    """Return the megabytes of ``number`` articles and the time that each room took over them."""
    finders = extractor(Lexicons())
    articles = (
        pl.read_parquet(BENCH, columns=["doc_id", "text", "title"])
        .sort("doc_id")
        .sample(fraction=1, seed=seed, shuffle=True)
    )
    for raw, title in articles.tail(WARM_UP).select("text", "title").iter_rows():
        read(finders, raw, title, Clock())
    clock, size = Clock(), 0
    with seldom_collected():
        for raw, title in articles.head(number).select("text", "title").iter_rows():
            size += len(raw.encode())
            read(finders, raw, title, clock)
    return size / 1e6, clock


def table(megabytes: float, clock: Clock, number: int, seed: int) -> str:
    """Return the speeds as a Markdown table."""
    total = sum(clock.seconds.values())
    lines = [
        f"{number} articles ({megabytes:.1f} MB of UTF-8) drawn by seed {seed}, one core, processor time:",
        "",
        "| room | MB/s | share of the time |",
        "| --- | ---: | ---: |",
    ]
    for room, seconds in sorted(clock.seconds.items(), key=lambda item: -item[1]):
        lines.append(f"| {room} | {megabytes / seconds:.1f} | {100 * seconds / total:.0f} % |")
    return "\n".join([*lines, f"| all together | {megabytes / total:.2f} | 100 % |"])


def write(found: str) -> None:
    """Put the table into the page of scores, behind the marker and in place of an earlier one."""
    page = PAGE.read_text(encoding="utf-8")
    before, after = page.split(BEGIN, 1)
    rest = after.split(END, 1)[1] if END in after else after
    PAGE.write_text(f"{before}{BEGIN}\n\n{found}\n\n{END}{rest}", encoding="utf-8")


def main() -> int:
    """Print the speeds, and write them down if asked to."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--number", type=int, default=3000)
    options.add_argument("--seed", type=int, default=3)
    options.add_argument("--write", action="store_true", help="put the table into docs/evaluation.md")
    chosen = options.parse_args()
    if not BENCH.exists():
        sys.stdout.write("skipped: the articles to measure on are not here (HASILA_SHARED names their folder)\n")
        return 0
    found = table(*measure(chosen.number, chosen.seed), chosen.number, chosen.seed)
    sys.stdout.write(found + "\n")
    if chosen.write:
        write(found)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
