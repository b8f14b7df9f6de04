"""The lexicons of casualty claims, compiled: every form of an outcome word, of a noun of people, and of a marker.

Forms are made from the rows (cases, duals, sound plurals, pronouns of kin) and normalised. Decides nothing about a
sentence.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from hasila.arabic import normalise
from hasila.lexicons import Lexicons
from hasila.quantities import PhraseTable

#: Words of the column ``notes`` of outcomes.tsv, in the order of the fields of :class:`Trigger`.
_NOTES = (
    "deed",
    "sentence",
    "natural",
    "carrier",
    "figurative",
    "ill",
    "hospital",
    "counted",
    "spend",
    "tail",
    "follows",
    "flight",
    "burial",
    "lost",
    "arrests",
    "pronoun",
    "mourners",
    "beside",
    "on",
    "fate",
    "toppled",
)
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن")
_PAST_ENDINGS = ("", "ت", "ا", "تا", "وا", "ن")
_PRESENT_ENDINGS = ("", "ان", "ا", "ون", "وا", "ن")
_PLURAL_ENDINGS = ("ا", "تا", "وا", "ون", "ان", "ن")
_PLURAL_TAILS = ("وا", "ون", "تا", "يا", "هم", "هن", "هما")
_BROKEN = {"ون", "ات", "ة"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word of harm: its outcome, and whether it governs as a masdar, or as a verb whose subject or object suffers."""

    lemma: str
    kind: str  # masdar, passive (subject suffers), active (object suffers), either
    outcome: str
    wording: str | None
    #: Beginnings of a word that must follow for the verb to mean harm (لقي … مصرعه).
    needs: tuple[str, ...]
    #: Governs only nouns known to be people.
    people_only: bool
    #: Governs only what stands right beside it, as the verb is common in other senses (فقد).
    near: bool = False
    #: Names a deed: its masdar may take the agent before the victim, and ل before it is a purpose.
    is_deed: bool = False
    #: A court may order it.
    is_sentence: bool = False
    #: A natural death is worded like this too.
    is_natural: bool = False
    #: Only brings in an outcome noun.
    is_carrier: bool = False
    #: Common in sport and figures of speech.
    is_figurative: bool = False
    #: Said of the sick as well.
    is_ill: bool = False
    #: Harm only where violence or accident is named (أدخل المستشفى).
    needs_violence: bool = False
    #: Governs numbers and accusatives only, as it is common in other senses (ضبط).
    counted_only: bool = False
    #: Also means to spend time.
    may_be_spending: bool = False
    #: The victims stand behind the rest of the idiom (أودى … بحياة ثلاثة).
    object_after_tail: bool = False
    #: Its victims stand before it only (تم اعتقالهم).
    follows_victims: bool = False
    #: Displaced only where civilians or families are said to flee a place.
    is_flight: bool = False
    #: Names a funeral: of one who died a natural death too.
    is_burial: bool = False
    #: A force that is named behind it lost fighters of its own (فقد الجيش عشرة جنود): they died.
    loses_fighters: bool = False
    #: Takes people only where arrests are its subject (حملة اعتقالات طالت 14 شابا).
    of_arrests: bool = False
    #: Takes up victims named before it with a pronoun (ما أدى إلى مقتله).
    takes_pronouns: bool = False
    #: Its subject is a crowd, often counted, and never its victims (شيع الآلاف شهيدا).
    has_mourners: bool = False
    #: Takes people right behind it only, as things suffer it too (حرق منزل شقيقة الرئيس).
    beside: bool = False
    #: Its victim stands behind «on», who found him before (عثرت امرأة على ابنها مشنوقا).
    behind_on: bool = False
    #: Harm only where nobody is said to know it (تجهل العائلات مصير تسعة).
    of_fate: bool = False
    #: Of those only whom the rest of the idiom names (الإطاحة بثلاثة مهربين), as rulers are toppled too.
    of_the_named: bool = False
    #: The verb form agrees with several people.
    plural: bool = False
    #: The verb form is imperfect.
    present: bool = False


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


class ClaimLexicon:
    """What the claim rules know, looked up by normalised form."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.persons = _persons(lexicons)
        #: Countries whose names are also people of them in the accusative (11 سوريا).
        self.lands = _lands(lexicons)
        self.women = _women(lexicons)
        self.triggers, phrases = _triggers(lexicons)
        self.trigger_phrases = PhraseTable(phrases)
        self.resumed = _resumed(lexicons)
        self.roles, marker_phrases = _markers(lexicons)
        self.marker_phrases = PhraseTable(marker_phrases)
        self.cues = {form: row["class"] for row in lexicons.rows("victims_cues") for form in _split(row["forms"])}
        self.context = _context(lexicons)
        #: Heads of the names of organisations: who is said to be in one belongs to it.
        self.bodies = frozenset(normalise(row["head"]) for row in lexicons.rows("organisation_heads"))
        self.bodies |= self.context["body"]
        self.joiners = frozenset(
            normalise(row["word"]) for row in lexicons.rows("name_words") if row["role"] == "joiner"
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
        self.kunya = self.joiners - self.tails
        #: Words that a family name may stand right behind.
        self.name_parts = self.given_names | self.weak_names | self.kunya
        self.titles = frozenset(normalise(row["title"]) for row in lexicons.rows("titles"))
        self.speech = frozenset(
            form for row in lexicons.rows("reporting_verbs") for form in _split(f"{row['forms']} {row['participles']}")
        )
        self.construct_names = frozenset(word for word, role in parts if role == "word")
        self.units = _units(lexicons)
        self.zero: dict[str, frozenset[str]] = _zero(lexicons)


def _units(lexicons: Lexicons) -> dict[str, str]:
    """Return the kind of each noun that counts no people; things in the accusative too (قاربا)."""
    units = {form: row["kind"] for row in lexicons.rows("claims_units") for form in _split(row["forms"])}
    things = {form: kind for form, kind in units.items() if kind in ("weapon", "building", "animal", "thing")}
    plain = {form + "ا": kind for form, kind in things.items() if len(form) > 2 and form[-1] not in "اه"}
    return {**plain, **units}


def _context(lexicons: Lexicons) -> dict[str, frozenset[str]]:
    """Return the words of each role in the lexicon of what tells the kind of victims from around them."""
    roles: dict[str, set[str]] = {}
    for row in lexicons.rows("victims_context"):
        roles.setdefault(row["role"], set()).add(normalise(row["word"]))
    return {role: frozenset(words) for role, words in roles.items()}


def _split(forms: str) -> list[str]:
    """Return the normalised forms of a cell; an underscore stands for the space of a phrase."""
    return [normalise(form).replace("_", " ") for form in forms.split()]


# ---------------------------------------------------------------- nouns of people
def _persons(lexicons: Lexicons) -> dict[str, Person]:
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


def _lands(lexicons: Lexicons) -> dict[str, Person]:
    """Return the accusatives of nations that are countries too: people behind a number from 11 to 99 only."""
    rows = [row for row in lexicons.rows("victims") if row["kind"].partition(" ")[2]]
    named = ((row, Person(row["singular"], "one", row["class"], row["kind"].partition(" ")[0])) for row in rows)
    return {normalise(row["singular"]) + "ا": replace(person, accusative=True) for row, person in named}


def _women(lexicons: Lexicons) -> dict[str, Person]:
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
        for pronoun in _PRONOUNS:
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
    if base.kind in ("kin", "kinonly", "own"):
        for pronoun in _PRONOUNS:
            yield stem + pronoun, replace(base, owned=True)


def _plural_forms(base: Person, one: str, plural: str) -> Iterator[tuple[str, Person]]:
    many = replace(base, number="many")
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
        yield from ((construct + pronoun, replace(many, owned=True)) for pronoun in _PRONOUNS)


# ---------------------------------------------------------------- outcome words
def _triggers(lexicons: Lexicons) -> tuple[dict[str, tuple[Trigger, ...]], list[tuple[str, Trigger]]]:
    forms: dict[str, list[Trigger]] = {}
    phrases: list[tuple[str, Trigger]] = []
    for row in lexicons.rows("outcomes"):
        base = _base(row)
        for form, trigger in _trigger_forms(base, row):
            if " " in form:
                phrases.append((form, trigger))
            else:
                forms.setdefault(form, []).append(trigger)
    return {form: tuple(sorted(group, key=lambda t: not t.needs)) for form, group in forms.items()}, phrases


def _base(row: dict[str, str]) -> Trigger:
    """Return what the row says of an outcome word in all its forms."""
    return Trigger(
        row["lemma"], row["kind"], row["outcome"], row["wording"] or None,
        tuple(_split(row["needs"])), row["object"] in ("person", "near"), row["object"] == "near",
        *(flag in row["notes"].split() for flag in _NOTES),
    )  # fmt: skip


def _trigger_forms(base: Trigger, row: dict[str, str]) -> Iterator[tuple[str, Trigger]]:
    verbal = base.kind != "masdar"
    listed = _split(row["forms"])
    for form in listed:
        first, *rest = form.split()
        several = first.endswith(_PLURAL_TAILS) and len(first) > 3
        several = several or any(word.endswith(("هم", "هما", "وا", "ون")) and len(word) > 3 for word in rest)
        present = verbal and (form.startswith("ي") or (form.startswith("ت") and "ي" + form[1:] in listed))
        yield form, replace(base, plural=verbal and several, present=present)
    for past in _split(row["past"]):
        yield from _conjugated(base, "", past, _PAST_ENDINGS)
        if base.kind in ("active", "either"):
            yield past.removesuffix("ن") + "نا", replace(base, kind="active")  # قتلنا 5 جنود
    for stem in _split(row["present"]):
        for person in ("ي", "ت"):
            yield from _conjugated(replace(base, present=True), person, stem, _PRESENT_ENDINGS)


def _resumed(lexicons: Lexicons) -> dict[str, tuple[Trigger, ...]]:
    """Return the outcome words with a pronoun for the victims (مقتله، اعتقلته), the pronoun first in ``needs``."""
    found: dict[str, list[Trigger]] = {}
    for row in lexicons.rows("outcomes"):
        base = replace(_base(row), people_only=False, near=False)
        if not base.takes_pronouns:
            continue
        masdar = row["kind"] == "masdar" or not row["past"]
        stems = {form[:-1] + "ت" if form.endswith("ه") else form for form in _split(row["forms"]) if masdar}
        stems |= {past + ending for past in _split(row["past"]) for ending in ("", "ت", "و")}
        for stem, pronoun in itertools.product(_split(row["present"]), _PRONOUNS):
            present = replace(base, needs=(pronoun,), present=True)
            for form in (f"ي{stem}{pronoun}", f"ت{stem}{pronoun}", f"ي{stem}و{pronoun}"):
                found.setdefault(form, []).append(present)
        for stem in sorted(stems):
            stem = stem.removesuffix("ا") if stem.endswith("وا") else stem
            for pronoun in _PRONOUNS:
                found.setdefault(stem + pronoun, []).append(replace(base, needs=(pronoun, *base.needs)))
    return {form: tuple(triggers) for form, triggers in found.items()}


def _conjugated(base: Trigger, prefix: str, stem: str, endings: Iterable[str]) -> Iterator[tuple[str, Trigger]]:
    for ending in endings:
        yield prefix + stem + ending, replace(base, plural=ending in _PLURAL_ENDINGS)


# ---------------------------------------------------------------- markers
def _markers(lexicons: Lexicons) -> tuple[dict[str, frozenset[str]], list[tuple[str, str]]]:
    single: dict[str, set[str]] = {}
    phrases: list[tuple[str, str]] = []
    for row in lexicons.rows("claims_markers"):
        phrase = normalise(row["phrase"])
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
