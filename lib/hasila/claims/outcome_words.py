"""The forms of an outcome word: past and present by person, idioms, verbs with a pronoun for the victims.

Forms are made from the rows of outcomes.tsv and normalised. Which of them governs in a sentence is for
:mod:`hasila.claims.triggers` to say.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from hasila.arabic import normalise
from hasila.claims.person_forms import PRONOUNS
from hasila.lexicons import Lexicons

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
    "trapped",
    "killer",
    "surname",
    "object",
)
_PAST_ENDINGS = ("", "ت", "ا", "تا", "وا", "ن")
_PRESENT_ENDINGS = ("", "ان", "ا", "ون", "وا", "ن")
_PLURAL_ENDINGS = ("ا", "تا", "وا", "ون", "ان", "ن")
_PLURAL_TAILS = ("وا", "ون", "تا", "يا", "هم", "هن", "هما")
#: Endings of two men or several women on a verb whose singular is listed too (تعرضا، اختفيا، اختفين).
_DUAL_TAILS = ("ا", "ن")


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
    #: Said of those caught in a well or a lift as well (احتجاز).
    may_be_trap: bool = False
    #: Names who did it (قاتل والدته): the verb «fought» is written like it.
    is_killer: bool = False
    #: Said of people, who may be called by a family name alone right behind it (مقتل القذافي).
    takes_surname: bool = False
    #: Harm only where people in the accusative stand behind it (طعن المهاجم شخصين), and read first there.
    needs_object: bool = False
    #: The verb form agrees with several people.
    plural: bool = False
    #: The verb form is imperfect.
    present: bool = False


def split_forms(forms: str) -> list[str]:
    """Return the normalised forms of a cell; an underscore stands for the space of a phrase."""
    return [normalise(form).replace("_", " ") for form in forms.split()]


def triggers_of(lexicons: Lexicons) -> tuple[dict[str, tuple[Trigger, ...]], list[tuple[str, Trigger]]]:
    """Return the outcome words by normalised form, idioms that need more words first, and the phrases among them."""
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
        tuple(split_forms(row["needs"])), row["object"] in ("person", "near"), row["object"] == "near",
        *(flag in row["notes"].split() for flag in _NOTES),
    )  # fmt: skip


def _trigger_forms(base: Trigger, row: dict[str, str]) -> Iterator[tuple[str, Trigger]]:
    verbal = base.kind != "masdar"
    listed = split_forms(row["forms"])
    listed += (
        [dual for dual in _duals(listed) if dual not in listed]
        if base.kind in ("passive", "active") and not base.near
        else []
    )
    firsts = {form.split()[0] for form in listed}
    for form in listed:
        first, *rest = form.split()
        several = first.endswith(_PLURAL_TAILS) and len(first) > 3
        several = several or (first.endswith(_DUAL_TAILS) and first[:-1] in firsts)
        several = several or any(word.endswith(("هم", "هما", "وا", "ون")) and len(word) > 3 for word in rest)
        present = verbal and (form.startswith("ي") or (form.startswith("ت") and "ي" + form[1:] in listed))
        yield form, replace(base, plural=verbal and several, present=present)
    for past in split_forms(row["past"]):
        yield from _conjugated(base, "", past, _PAST_ENDINGS)
        if base.kind in ("active", "either"):
            yield past.removesuffix("ن") + "نا", replace(base, kind="active")  # قتلنا 5 جنود
    for stem in split_forms(row["present"]):
        for person in ("ي", "ت"):
            yield from _conjugated(replace(base, present=True), person, stem, _PRESENT_ENDINGS)


def _duals(listed: list[str]) -> list[str]:
    """Return the duals of the past verbs that a row lists in both genders (راح، راحت: راحا; اختفى، اختفت: اختفيا)."""
    strong = [form for form in listed if form + "ت" in listed]
    weak = [form for form in listed if form.endswith("ي") and form[:-1] + "ت" in listed]
    return [form + "ا" for form in (*strong, *weak)] + [form + "تا" for form in strong]


def resumed_of(lexicons: Lexicons) -> dict[str, tuple[Trigger, ...]]:
    """Return the outcome words with a pronoun for the victims (مقتله، اعتقلته), the pronoun first in ``needs``."""
    found: dict[str, list[Trigger]] = {}
    for row in lexicons.rows("outcomes"):
        base = replace(_base(row), people_only=False, near=False)
        if not base.takes_pronouns:
            continue
        masdar = row["kind"] == "masdar" or not row["past"]
        stems = {form[:-1] + "ت" if form.endswith("ه") else form for form in split_forms(row["forms"]) if masdar}
        stems = {stem for stem in stems if " " not in stem}  # القبض عليه: a phrase has its pronoun already
        stems |= {past + ending for past in split_forms(row["past"]) for ending in ("", "ت", "و")}
        for stem, pronoun in itertools.product(split_forms(row["present"]), PRONOUNS):
            present = replace(base, needs=(pronoun,), present=True)
            for form in (f"ي{stem}{pronoun}", f"ت{stem}{pronoun}", f"ي{stem}و{pronoun}", f"ي{stem}ون{pronoun}"):
                found.setdefault(form, []).append(present)
        for stem in sorted(stems):
            stem = stem.removesuffix("ا") if stem.endswith("وا") else stem
            for pronoun in PRONOUNS:
                found.setdefault(stem + pronoun, []).append(replace(base, needs=(pronoun, *base.needs)))
    return {form: tuple(triggers) for form, triggers in found.items()}


def _conjugated(base: Trigger, prefix: str, stem: str, endings: Iterable[str]) -> Iterator[tuple[str, Trigger]]:
    for ending in endings:
        yield prefix + stem + ending, replace(base, plural=ending in _PLURAL_ENDINGS)
