"""The lexicons of casualty claims, compiled: every form of an outcome word, of a noun of people, and of a marker.

Forms are made from the rows (cases, duals, sound plurals, pronouns of kin) and normalised. Decides nothing about a
sentence.
"""

from __future__ import annotations

import re

from hasila.arabic import normalise
from hasila.claims.outcome_words import Trigger, resumed_of, split_forms, triggers_of
from hasila.claims.person_forms import Person, lands_of, mine_of, persons_of, women_of
from hasila.lexicons import Lexicons, spelled_out
from hasila.quantities import PhraseTable

#: Types of actors that kill and arrest.
_FORCES = ("armed_group", "state", "state_body")


class ClaimLexicon:
    """What the claim rules know, looked up by normalised form."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.persons = persons_of(lexicons)
        #: Countries whose names are also people of them in the accusative (11 سوريا).
        self.lands = lands_of(lexicons)
        self.women = women_of(lexicons)
        #: Kin of the one who speaks (والدي), which are read as such right behind a word of harm only.
        self.mine = mine_of(lexicons)
        self.triggers, phrases = triggers_of(lexicons)
        self.trigger_phrases = PhraseTable(phrases)
        self.resumed = resumed_of(lexicons)
        self.roles, marker_phrases = _markers(lexicons)
        self.marker_phrases = PhraseTable(marker_phrases)
        #: Names of places and of forces in several words; the phrases of all kinds.
        places, forces = _place_names(lexicons), _force_names(lexicons)
        self.place_phrases = PhraseTable((name, name) for name in sorted(places) if " " in name)
        self.force_phrases = PhraseTable((name, name) for name in sorted(forces) if " " in name)
        self.phrases = (self.marker_phrases, self.trigger_phrases, self.place_phrases, self.force_phrases)
        #: Nouns that the name of a place stands behind (مدينة، مستشفى), with «in» and «to» written onto them.
        kinds = {form for row in lexicons.rows("place_kinds") for form in split_forms(row["forms"])}
        self.place_heads = frozenset(f"{prefix}{kind}" for kind in kinds for prefix in ("", "ب", "ل", "و"))
        self.cues = {form: row["class"] for row in lexicons.rows("victims_cues") for form in split_forms(row["forms"])}
        self.context = _context(lexicons)
        #: Finds a word of fighting in normalised text: few sentences hold one.
        self.fighting = re.compile("|".join(sorted(map(re.escape, self.context["fights"]))))
        #: Heads of the names of organisations: who is said to be in one belongs to it.
        self.bodies = frozenset(normalise(row["head"]) for row in lexicons.rows("organisation_heads"))
        self.bodies |= self.context["body"]
        self.joiners = frozenset(
            normalise(row["word"]) for row in lexicons.rows("name_words") if row["role"] == "joiner"
        )
        #: «Son of» and the like inside a name.
        self.descent = frozenset(
            normalise(row["word"]) for row in lexicons.rows("name_words") if row["role"] == "descent"
        )
        self.not_names = frozenset(normalise(row["word"]) for row in lexicons.rows("not_names"))
        self.given_names = (
            frozenset(normalise(row["name"]) for row in lexicons.rows("given_names") if row["certainty"] != "weak")
            - self.not_names
        )
        weak = (row["name"] for row in lexicons.rows("given_names") if row["certainty"] == "weak")
        self.weak_names = frozenset(map(normalise, weak)) - self.not_names
        self.common = frozenset(normalise(row["word"]) for row in lexicons.rows("common_words"))
        parts = [(normalise(row["word"]), row["role"]) for row in lexicons.rows("claims_names")]
        self.tails = frozenset(word for word, role in parts if role == "tail")
        #: Family names by which alone the news calls somebody who was killed, some of two words (القذافي، بن لادن).
        self.families = frozenset(word for word, role in parts if role == "family")
        self.begins_family = frozenset(word.split()[0] for word in self.families)
        self.kunya = self.joiners - self.tails
        #: Words that a family name may stand right behind.
        self.name_parts = self.given_names | self.weak_names | self.kunya
        self.titles = frozenset(normalise(row["title"]) for row in lexicons.rows("titles"))
        self.speech = frozenset(
            form
            for row in lexicons.rows("reporting_verbs")
            for form in split_forms(f"{row['forms']} {row['participles']}")
        )
        self.construct_names = frozenset(word for word, role in parts if role == "word")
        self.units = _units(lexicons)
        #: The first letter, as it is written, of months that are another word with a different one (آب, not إب).
        self.month_letters = {
            normalise(row["form"]): row["raw"] for row in lexicons.rows("dates_weak") if len(row["raw"]) == 1
        }
        self.zero: dict[str, frozenset[str]] = _zero(lexicons)
        #: Names of places that are one word and nothing else.
        self.places = frozenset(name for name in places if " " not in name) - self.name_parts - self.persons.keys()
        told = {form for form, roles in self.roles.items() if roles - {"power", "country"}}
        self.places -= self.triggers.keys() | self.units.keys() | told


def _place_names(lexicons: Lexicons) -> frozenset[str]:
    """Return the names of places that are nothing else, of one word and of several."""
    sure = (row["names"] for row in lexicons.rows("places") if row["sure"] == "yes")
    return frozenset(normalise(name) for names in sure for name in names.split("|") if name)


def _force_names(lexicons: Lexicons) -> frozenset[str]:
    """Return the names and forms of armed groups, states and their bodies."""
    forces = {row["actor_id"] for row in lexicons.rows("actors") if row["type"] in _FORCES}
    named = {row["name_ar"] for row in lexicons.rows("actors") if row["actor_id"] in forces}
    forms = {row["form"] for row in lexicons.rows("actor_forms") if row["actor_id"] in forces}
    return frozenset(map(normalise, (named | forms) - {""}))


def _units(lexicons: Lexicons) -> dict[str, str]:
    """Return the kind of each noun that counts no people; things in the accusative too (قاربا)."""
    units = {form: row["kind"] for row in lexicons.rows("claims_units") for form in split_forms(row["forms"])}
    things = {form: kind for form, kind in units.items() if kind in ("weapon", "building", "animal", "thing")}
    plain = {form + "ا": kind for form, kind in things.items() if len(form) > 2 and form[-1] not in "اه"}
    return {**plain, **units}


def _context(lexicons: Lexicons) -> dict[str, frozenset[str]]:
    """Return the words of each role in the lexicon of what tells the kind of victims from around them."""
    roles: dict[str, set[str]] = {}
    for row in lexicons.rows("victims_context"):
        roles.setdefault(row["role"], set()).add(normalise(row["word"]))
    return {role: frozenset(words) for role, words in roles.items()}


def _markers(lexicons: Lexicons) -> tuple[dict[str, frozenset[str]], list[tuple[str, str]]]:
    single: dict[str, set[str]] = {}
    phrases: list[tuple[str, str]] = []
    for row in lexicons.rows("claims_markers"):
        for phrase in map(normalise, spelled_out(row["phrase"])):
            if " " in phrase:
                phrases.append((phrase, row["role"]))
            else:
                single.setdefault(phrase, set()).add(row["role"])
    return {form: frozenset(roles) for form, roles in single.items()}, phrases


def _zero(lexicons: Lexicons) -> dict[str, frozenset[str]]:
    roles: dict[str, set[str]] = {}
    for row in lexicons.rows("claims_zero"):
        roles.setdefault(normalise(row["form"]), set()).add(row["role"])
    return {form: frozenset(found) for form, found in roles.items()}


__all__ = ["ClaimLexicon", "Person", "Trigger"]
