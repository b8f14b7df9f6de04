"""Mentions that repeat a name of the article: surnames (ماتيس), heads with the article (الوكالة), listed short forms.

A short form means whoever was last named in full before it; before any such name, the first named after it. Short forms
that no name of the article explains (الجيش، الحكومة) mean the body of the country the article is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hasila.actors.gazetteer import Actor, Gazetteer, actor_of, spelled
from hasila.actors.listed import Head
from hasila.actors.mention import Found
from hasila.actors.name_words import NameWords
from hasila.actors.patterns import Hit, occurrences
from hasila.actors.view import View
from hasila.lexicons import LexiconError, Lexicons

#: Words that a surname takes with it.
_JOINED = ("ابو", "ال", "بن", "عبد", "دي", "ابي")


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A short form: the actors it may repeat, whom it means by country ("*": any), and whom otherwise."""

    text: str
    candidates: tuple[str, ...]
    countries: Mapping[str, str]
    otherwise: str

    def resolve(self, gazetteer: Gazetteer, found: list[Found], start: int, country: str | None) -> Actor | None:
        """Return the actor meant at ``start``, given the mentions ``found`` and the article's state, or None."""
        named = [one for one in found if one.actor.actor_id in self.candidates]
        if named:
            return _nearest(named, start).actor
        meant = self.countries.get(country or "") or self.countries.get("*") or self.otherwise
        if not meant:
            return None
        if meant not in gazetteer.bodies:
            return actor_of(gazetteer, meant)
        return gazetteer.body_actor(country, meant) if country else self._of_no_state(gazetteer, meant)

    def _of_no_state(self, gazetteer: Gazetteer, body: str) -> Actor:
        """Return the army, police ... of a state that cannot be told."""
        kind = "state_body" if body == "state" else gazetteer.bodies[body]["type"]
        return Actor("government" if body == "state" else body, kind, self.text, None)


def load_short_forms(lexicons: Lexicons, gazetteer: Gazetteer) -> dict[str, ShortForm]:
    """Return normalised form to :class:`ShortForm`; LexiconError names a row whose actor does not exist."""
    forms = {}
    for row in lexicons.rows("actor_short_forms"):
        countries = dict(pair.split("=", 1) for pair in row["countries"].split())
        candidates = tuple(filter(None, row["candidates"].split("|")))
        meant = [*candidates, *(row["otherwise"],) * bool(row["otherwise"]), *countries.values()]
        for actor_id in meant:
            if actor_id not in gazetteer.bodies and actor_of(gazetteer, actor_id) is None:
                raise LexiconError(f"actor_short_forms: {row['form']}: no actor is called {actor_id!r}")
        forms[spelled(row["form"])] = ShortForm(row["form"], candidates, countries, row["otherwise"])
    return forms


class Repeats:
    """Finds repeats of the names an article has in full."""

    def __init__(self, gazetteer: Gazetteer, words: NameWords, heads: Mapping[str, Head]) -> None:
        self._gazetteer, self._words, self._heads = gazetteer, words, heads

    def find(self, view: View, found: list[Found], form_hits: list[Hit]) -> list[Found]:
        """Return mentions by short forms of what ``found`` names in full."""
        named = {one.actor.actor_id for one in found}
        repeats = [
            Found(hit.start, hit.end, hit.value.actor, "gazetteer", hit.value.text)
            for hit in form_hits
            if hit.value.use != "anywhere" and hit.value.actor.actor_id in named and self._repeats(view, hit)
        ]
        sources: dict[str, list[Found]] = {}
        for one in found:
            for short in self._shorts_of(view, one, named):
                sources.setdefault(short, []).append(one)
        repeats += self._after_verbs(view, found)
        for short, names in sources.items():
            for start, end in occurrences(view.text, short):
                source = _nearest(names, start)
                if source.actor.actor_type != "person" and self._is_another(view, start, end):
                    continue
                repeats.append(Found(start, end, source.actor, source.method, None))
        return repeats

    def _is_another(self, view: View, start: int, end: int) -> bool:
        """Tell whether the words beside «ال» + head make it another body (المحكمة العليا) or a club (نادي الاتحاد)."""
        before, after = view.word_before(start), view.word_after(end)
        if before is not None and self._words.is_club(view.text[before[0] : before[1]]):
            return True
        if after is None or not view.text.startswith("ال", after[0]) or " " in view.text[start:end]:
            return False
        return view.raw(*after).endswith(("ية", "يا")) and not self._words.is_vague(view.text[after[0] : after[1]])

    def _after_verbs(self, view: View, found: list[Found]) -> Iterator[Found]:
        """Yield given names, and surnames that are words too (بارز، المصري), of persons named in full.

        A verb stands before, or a rank.
        """
        sources: dict[str, list[Found]] = {}
        for one in found:
            words = view.text[one.start : one.end].split()
            if one.actor.actor_type == "person" and len(words) > 1:
                for short in self._weak_shorts(words):
                    sources.setdefault(short, []).append(one)
        for short, names in sources.items():
            for start, end in occurrences(view.text, short):
                if self._is_subject(view, start, end) and names[0].start < start:
                    source = _nearest(names, start)
                    yield Found(start, end, source.actor, source.method, None)

    def _weak_shorts(self, words: list[str]) -> Iterator[str]:
        first, last = words[0], words[-1]
        if first in self._words.given and not self._words.is_ambiguous(first):
            yield first
        worded = self._words.is_common(last) and not self._words.is_stop(last) and not last.startswith("ال")
        if (worded or last in self._words.adjectives) and len(last) > 3 and words[-2] not in _JOINED:
            yield last

    def _is_subject(self, view: View, start: int, end: int) -> bool:
        """Tell whether a verb or a rank stands right before a span and no further part of a name after it."""
        before, after = view.word_before(start), view.word_after(end)
        if before is None or not (
            self._words.verbs.stand_at(view, before) or self._words.is_rank(view.text[slice(*before)])
        ):
            return False
        following = view.text[after[0] : after[1]] if after else ""
        return not following.startswith("ال") and (not following or not self._words.is_name_word(following, 1))

    def _repeats(self, view: View, hit: Hit) -> bool:
        """Tell whether a form repeats its actor; a bare word without the article (سبق، فتح) does not without a sign."""
        words = view.text[hit.start : hit.end]
        return hit.value.use == "article" or " " in words or words.startswith(("ال", "لل"))

    def _shorts_of(self, view: View, one: Found, actors: set[str]) -> Iterator[str]:
        words = view.text[one.start : one.end].split()
        if len(words) < 2:
            return
        if one.actor.actor_type == "person":
            short = self._surname(words)
            for name in (short, " ".join(words[-2:]) if short and len(words) > 2 else None):
                if name and not self._is_anothers(name, actors):
                    yield name
            return
        bare = words[0].removeprefix("ال")
        head = self._heads.get(bare)
        if head is not None and head.short:
            yield "ال" + bare
        named = not words[1].startswith("ال") and not self._words.is_purpose(words[1])
        if head is not None and one.method != "gazetteer" and named:
            yield " ".join(words[1:])

    def _is_anothers(self, name: str, named: set[str]) -> bool:
        """Tell whether a surname is a form of the lists that means its own actor here: everywhere, or as that is named.

        A family name that a known person has too (العامري) repeats the one the article names.
        """
        form = self._gazetteer.forms.get(spelled(name))
        return form is not None and (form.use == "anywhere" or form.actor.actor_id in named)

    def _surname(self, words: list[str]) -> str | None:
        last = words[-1]
        if self._words.is_kin(last):
            return None
        if len(words) > 2 and words[-2] in _JOINED:
            return f"{words[-2]} {last}"
        if len(last) < 3 or self._words.is_common(last) or (last in self._words.given and len(words) < 2):
            return None
        return last


def _nearest(names: list[Found], start: int) -> Found:
    before = [one for one in names if one.start <= start]
    return before[-1] if before else names[0]
