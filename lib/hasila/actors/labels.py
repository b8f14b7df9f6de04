"""How forms are worded: the label of each form in the lexicons, for showing who uses which words.

``wording`` of a mention is the form as the lexicon spells it (with a head noun before it where one stood there);
this module says of a form whether it is neutral or loaded, and whose word it is. It judges no article.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from hasila.actors.gazetteer import Gazetteer, definite, feminine, load_gazetteer, spelled
from hasila.lexicons import Lexicons

SCHEMA = {"form": pl.String, "actor_id": pl.String, "label": pl.String, "whose": pl.String, "made": pl.Boolean}


def form_labels(lexicons: Lexicons) -> pl.DataFrame:
    """Return every form: form, actor_id, label (neutral or loaded), whose word it is, made (by rule, for a state)."""
    gazetteer = load_gazetteer(lexicons)
    written = {(f.text, f.actor.actor_id, f.wording, f.whose, False) for f in gazetteer.forms.values()}
    keys = {spelled(row[0]) for row in written}
    made = {row for row in _made(gazetteer) if spelled(row[0]) not in keys}
    return pl.DataFrame(sorted(written | made), schema=SCHEMA, orient="row")


def _made(gazetteer: Gazetteer) -> Iterator[tuple[str, str, str, str, bool]]:
    for code, state in gazetteer.states.items():
        adjectives = [definite(adjective) for adjective in state.adjectives]
        values = {
            "m": adjectives,
            "f": [definite(feminine(adjective)) for adjective in state.adjectives],
            "name": state.names,
            "capital": state.capitals,
        }
        for form in gazetteer.body_forms:
            actor_id = gazetteer.body_actor(code, form.body).actor_id
            for value in values[form.slot]:
                yield form.fill(value), actor_id, form.wording, form.whose, True
        for capital in state.capitals:
            yield capital, state.key, "neutral", "", True
        for name in state.names:
            yield name, state.key, "neutral", "", True
