"""The forms of a noun of people: cases, duals, plurals and pronouns of kin, made of the rows of the lexicon.

Says what a form may be: number, class, the outcome that the noun carries itself. Decides nothing about a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hasila.arabic import normalise
from hasila.lexicons import Lexicons

#: Pronouns of the third person, as they are written onto nouns and verbs.
PRONOUNS = ("ه", "ها", "هم", "هما", "هن")
_BROKEN = {"ون", "ات", "ة"}


@dataclass(frozen=True, slots=True)
class Person:
    """A form of a noun of people: its number, class, and the outcome it carries itself (قتيل), if any."""

    lemma: str
    number: str  # one, two, many, two_or_many
    victim_class: str
    kind: str
    outcome: str | None = None
    wording: str | None = None
    accusative: bool = False
    #: Has a pronoun attached (زوجته).
    owned: bool = False
    #: Of an outcome noun: person (قتيل), state (أسير), body (جثة) or event (إصابة).
    counts: str = ""
    #: Hamza of the first letter as the lexicon spells it (إمام is not أمام); empty where there is none.
    hamza: str = ""


def persons_of(lexicons: Lexicons) -> dict[str, Person]:
    """Return the nouns of people by normalised form; an outcome noun that is in both lists keeps its class."""
    persons: dict[str, Person] = {}
    for row in lexicons.rows("victims"):
        kind, _, land = row["kind"].partition(" ")
        base = Person(row["singular"], "one", row["class"], kind, hamza=_hamza(row["singular"]))
        for form, person in _person_forms(base, row["singular"], row["plurals"]):
            if not (land and person.accusative):  # سوريا is the country
                persons.setdefault(form, person)
    for row in lexicons.rows("outcome_nouns"):
        outcome, wording = row["outcome"], row["wording"] or None
        counts = row["counts"].removesuffix("s")
        base = Person(row["singular"], "one", "unknown", "outcome", outcome, wording, counts=counts)
        for form, person in _person_forms(base, row["singular"], row["plurals"]):
            if row["counts"] == "events" and person.number != "many":
                continue  # اعتقال is a verbal noun, اعتقالات are counted
            known = persons.get(form)
            persons[form] = replace(known, outcome=outcome, wording=wording, counts=counts) if known else person
    return persons


def lands_of(lexicons: Lexicons) -> dict[str, Person]:
    """Return the accusatives of nations that are countries too: people behind a number from 11 to 99 only."""
    rows = [row for row in lexicons.rows("victims") if row["kind"].partition(" ")[2]]
    named = ((row, Person(row["singular"], "one", row["class"], row["kind"].partition(" ")[0])) for row in rows)
    return {normalise(row["singular"]) + "ا": replace(person, accusative=True) for row, person in named}


def mine_of(lexicons: Lexicons) -> dict[str, Person]:
    """Return the nouns of kin with the pronoun of the first person (والدي، أخي), as people tell of their own."""
    rows = [row for row in lexicons.rows("victims") if row["kind"] in ("kin", "kinonly")]
    mine: dict[str, Person] = {}
    for row in rows:
        stem = row["singular"][:-1] + "ت" if row["singular"].endswith("ة") else row["singular"]
        base = Person(row["singular"], "one", row["class"], row["kind"], owned=True, hamza=_hamza(row["singular"]))
        mine.setdefault(normalise(stem.removesuffix("و")) + "ي", base)
    return mine


def women_of(lexicons: Lexicons) -> dict[str, Person]:
    """Return the nouns in ta marbuta: behind the article they are no «his» (الطفلة is not طفله)."""
    women: dict[str, Person] = {}
    for row in lexicons.rows("victims"):
        if row["singular"].endswith("ة"):
            base = Person(row["singular"], "one", row["class"], row["kind"].partition(" ")[0])
            women.setdefault(normalise(row["singular"]), base)
    return women


def _hamza(singular: str) -> str:
    return singular[0] if singular[0] in "أإآ" else ""


def _person_forms(base: Person, singular: str, plurals: str) -> Iterator[tuple[str, Person]]:
    """Yield the forms of one noun. A sound plural in -ين is also the dual; where it is, nothing tells which."""
    one = normalise(singular)
    stem = one[:-1] + "ت" if singular.endswith("ة") else one
    yield from _singular_forms(base, one, stem, singular)
    oblique = "two_or_many" if "ون" in plurals.split() else "two"
    if base.kind not in ("kinonly", "oneof") and len(one) > 2:
        yield stem + "ان", replace(base, number="two")
        yield stem + "ين", replace(base, number=oblique)
    if base.counts == "body":
        yield from ((stem + ending, replace(base, number="two")) for ending in ("ي", "ا"))
    if base.kind in ("kin", "kinonly"):
        for pronoun in PRONOUNS:
            number = "two" if len(one) > 2 else "one"  # أخيه and أخاه are cases of one brother
            yield stem + "ي" + pronoun, replace(base, number=number, owned=True)
            yield stem + "ا" + pronoun, replace(base, number=number, owned=True)
    for plural in plurals.split():
        yield from _plural_forms(base, one, plural)


def _singular_forms(base: Person, one: str, stem: str, singular: str) -> Iterator[tuple[str, Person]]:
    if base.kind != "kinonly":
        yield one, base
    if not singular.endswith(("ة", "ا", "ى", "اء")) and len(one) > 2 and base.kind not in ("kinonly", "oneof"):
        yield one + "ا", replace(base, accusative=True)
    if base.kind in ("kin", "kinonly", "own", "title"):  # والدها، سائقها، زعيمها
        for pronoun in PRONOUNS:
            yield stem + pronoun, replace(base, owned=True)


def _plural_forms(base: Person, one: str, plural: str) -> Iterator[tuple[str, Person]]:
    spelled = base.hamza if plural in _BROKEN or not base.hamza else _hamza(plural)  # إمام، أئمة
    many = replace(base, number="many", hamza=spelled)
    stem = one[:-1] if one.endswith("ه") else one
    if plural == "ون":
        yield from ((stem + ending, many) for ending in ("ون", "و", "ي") if stem + ending != one)
        constructs = [stem + "ي", stem + "و"]
    else:
        whole = stem + normalise(plural) if plural in _BROKEN else normalise(plural)
        yield whole, many
        if not whole.endswith(("ه", "ا", "ي", "ات")):
            yield whole + "ا", replace(many, accusative=True)
        constructs = [whole[:-1] + "ت" if whole.endswith("ه") else whole]
        if whole.endswith("اء"):  # أبنائه، أبناؤه
            constructs += [whole[:-1] + "ئ", whole[:-1] + "ؤ"]
        if plural.endswith("ى"):  # قتلاه
            constructs.append(whole[:-1] + "ا")
    for construct in constructs:
        yield from ((construct + pronoun, replace(many, owned=True)) for pronoun in PRONOUNS)
