"""Names of private persons go whole: no part of a longer name stays because a shorter one was withheld first."""

import polars as pl

from hasila.privacy import WITHHELD, private_names, without_names


def test_a_longer_name_is_withheld_before_the_shorter_one_that_it_holds() -> None:
    columns = ["doc_id", "rule", "quantity_text", "victim_text", "source_text", "via_text"]
    schema = dict.fromkeys(columns, pl.String) | dict.fromkeys(["low", "high"], pl.Int64)
    people = [{"doc_id": "d", "text": name} for name in ("رامز", "رامز الشلبوني")]
    actors = pl.DataFrame(people).with_columns(actor_type=pl.lit("person"), method=pl.lit("pattern"))
    names = private_names(pl.DataFrame(schema=schema), actors)["d"]
    assert without_names("قتل رامز الشلبوني قرب بيته", names) == f"قتل {WITHHELD} قرب بيته"
