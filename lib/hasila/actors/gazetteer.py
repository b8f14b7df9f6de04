"""The gazetteer: actors and the forms they are called by, compiled from the lexicons.

Two sources make one list. ``actors`` and ``actor_forms`` are written by hand, one row an actor and one row a form.
``actor_states`` crossed with ``actor_bodies`` and ``actor_body_forms`` gives the army, police, ministries and the like
of every state by rule; country names come from Unicode CLDR (through babel). A hand-written form wins over a made one.
This module finds nothing in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from babel import Locale

from hasila.arabic import normalise
from hasila.lexicons import LexiconError, Lexicons
from hasila.tables import ACTOR_TYPES

WORDINGS = ("neutral", "loaded")
#: anywhere: the form alone is a mention. article: only where another form of the actor stands in the article. named:
#: only after a head noun (حركة فتح), set off by quotation marks, or as speaker before a colon.
USES = ("anywhere", "article", "named")
#: Arab locales of CLDR whose country names are taken in, beside the root Arabic ones.
_LOCALES = ("ar", "ar_SA", "ar_EG", "ar_AE", "ar_LB", "ar_LY", "ar_MA")


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor with its neutral names; ``state`` is the ISO code of the state it is a body of, where made by rule."""

    actor_id: str
    actor_type: str
    name_ar: str
    name_en: str | None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A way to call an actor: as the lexicon spells it, how it is worded, by whom, and where it counts."""

    text: str
    actor: Actor
    wording: str = "neutral"
    whose: str = ""
    use: str = "anywhere"


@dataclass(frozen=True, slots=True)
class State:
    """A state: adjectives in the masculine, capitals, names; the first name is CLDR's."""

    code: str
    key: str
    english: str
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]
    names: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BodyForm:
    """A made form: words before a slot ({m}, {f}, {name}, {capital}), the slot, words after it."""

    before: str
    slot: str
    after: str
    body: str
    wording: str
    whose: str
    #: ``after`` as patterns spell it.
    after_key: str

    def fill(self, value: str) -> str:
        """Return the form with ``value`` in its slot."""
        return f"{self.before}{value}{self.after}".strip()


@dataclass(frozen=True)
class Gazetteer:
    """Everything the lexicons say about who is called what."""

    actors: dict[str, Actor]
    #: Hand-written forms by normalised spelling (with spelling variants).
    forms: dict[str, Form]
    states: dict[str, State]
    body_forms: tuple[BodyForm, ...]
    bodies: dict[str, dict[str, str]]
    #: Normalised adjective without its article to (state code, slot it fills: "m" or "f", spelling).
    adjectives: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    #: Normalised country name, or capital, to (state code, spelling).
    names: dict[str, tuple[str, str]] = field(default_factory=dict)
    capitals: dict[str, tuple[str, str]] = field(default_factory=dict)
    _made: dict[tuple[str, str], Actor] = field(default_factory=dict)

    def body_actor(self, code: str, body: str) -> Actor:
        """Return the actor that is ``body`` of the state ``code``; a hand-written actor of that id wins."""
        made = self._made.get((code, body))
        if made is None:
            made = self._made[code, body] = self._make_body(code, body)
        return made

    def _make_body(self, code: str, body: str) -> Actor:
        state, row = self.states[code], self.bodies[body]
        actor_id = state.key if body == "state" else f"{state.key}_{body}"
        if actor_id in self.actors:
            return replace(self.actors[actor_id], state=code)
        name_ar = fill_slots(row["name_ar"], state)
        return Actor(actor_id, row["type"], name_ar, row["name_en"].format(en=state.english), code)


def fill_slots(template: str, state: State) -> str:
    """Return a template with the state's first adjective, name and capital in its slots."""
    adjective = state.adjectives[0]
    values = {"m": definite(adjective), "f": definite(feminine(adjective)), "name": state.names[0]}
    return template.format(**values, capital=state.capitals[0] if state.capitals else state.names[0])


def feminine(adjective: str) -> str:
    """Return the feminine of a state's adjective, every word of it (كوري جنوبي to كورية جنوبية)."""
    return " ".join(word + "ة" for word in adjective.split())


def definite(adjective: str) -> str:
    """Return the adjective with the article before every word."""
    return " ".join("ال" + word for word in adjective.split())


@lru_cache(maxsize=8)
def load_gazetteer(lexicons: Lexicons) -> Gazetteer:
    """Compile the lexicons; LexiconError names a form of two actors, a form of no actor, an illegal label."""
    actors = {row["actor_id"]: _actor(row) for row in lexicons.rows("actors")}
    if len(actors) != len(lexicons.rows("actors")):
        raise LexiconError("actors: an actor_id stands twice")
    states = {row["code"]: _state(row) for row in lexicons.rows("actor_states")}
    bodies = {row["body"]: row for row in lexicons.rows("actor_bodies")}
    gazetteer = Gazetteer(actors, {}, states, tuple(_body_forms(lexicons, bodies)), bodies)
    for state in states.values():
        _index_state(gazetteer, state)
    variants = [(normalise(row["spelling"]), normalise(row["variant"])) for row in lexicons.rows("actor_spellings")]
    for form in _hand_forms(lexicons, gazetteer):
        _add_form(gazetteer.forms, form, variants)
    return gazetteer


def _actor(row: dict[str, str]) -> Actor:
    if row["type"] not in ACTOR_TYPES:
        raise LexiconError(f"actors: {row['actor_id']}: {row['type']!r} is no actor type")
    return Actor(row["actor_id"], row["type"], row["name_ar"], row["name_en"] or None)


def _state(row: dict[str, str]) -> State:
    own = tuple(filter(None, row["names"].split("|")))
    locales = [Locale.parse(name) for name in _LOCALES]
    cldr = dict.fromkeys(locale.territories[row["code"]] for locale in locales if row["code"] in locale.territories)
    plain = tuple(name for name in cldr if not re.search(r"[-()]", name))
    english = row["english"]
    key = re.sub(r"[^a-z]+", "_", english.lower()).strip("_")
    columns = {name: tuple(filter(None, row[name].split("|"))) for name in ("adjective", "capital", "places")}
    names = tuple(dict.fromkeys((*own[:1], *plain, *own[1:]) if row["own_name_first"] == "yes" else (*plain, *own)))
    return State(
        row["code"], row["key"] or key, english, columns["adjective"], columns["capital"], names, columns["places"]
    )


def _body_forms(lexicons: Lexicons, bodies: dict[str, dict[str, str]]) -> Iterator[BodyForm]:
    for body, row in bodies.items():
        yield _body_form(row["name_ar"], body, "neutral", "")
    for row in lexicons.rows("actor_body_forms"):
        if row["body"] not in bodies or row["wording"] not in WORDINGS:
            raise LexiconError(f"actor_body_forms: {row['template']}: unknown body or wording")
        yield _body_form(row["template"], row["body"], row["wording"], row["whose"])


def _body_form(template: str, body: str, wording: str, whose: str) -> BodyForm:
    before, slot, after = re.split(r"\{(\w+)\}", template)
    return BodyForm(before, slot, after, body, wording, whose, spelled(after))


def _index_state(gazetteer: Gazetteer, state: State) -> None:
    for adjective in state.adjectives:
        gazetteer.adjectives.setdefault(normalise(adjective), (state.code, "m", adjective))
        gazetteer.adjectives.setdefault(normalise(feminine(adjective)), (state.code, "f", feminine(adjective)))
    for name in state.names:
        gazetteer.names.setdefault(normalise(name), (state.code, name))
    for capital in state.capitals:
        gazetteer.capitals.setdefault(normalise(capital), (state.code, capital))


def _hand_forms(lexicons: Lexicons, gazetteer: Gazetteer) -> Iterator[Form]:
    written = {row["form"] for row in lexicons.rows("actor_forms")}
    for actor in gazetteer.actors.values():
        if actor.name_ar not in written and not _is_state_name(gazetteer, actor.name_ar):
            yield Form(actor.name_ar, actor)
    for row in lexicons.rows("actor_forms"):
        if _is_state_name(gazetteer, row["form"]):
            continue
        known = actor_of(gazetteer, row["actor_id"])
        if known is None:
            raise LexiconError(f"actor_forms: {row['form']}: no actor is called {row['actor_id']!r}")
        if row["wording"] not in WORDINGS or row["use"] not in USES:
            raise LexiconError(f"actor_forms: {row['form']}: illegal wording or use")
        yield Form(row["form"], known, row["wording"], row["whose"], row["use"])


def _is_state_name(gazetteer: Gazetteer, form: str) -> bool:
    return spelled(form) in gazetteer.names or spelled(form) in gazetteer.capitals


def actor_of(gazetteer: Gazetteer, actor_id: str) -> Actor | None:
    """Return the listed actor of an id, else the state or body of a state of that id; None where there is none."""
    if actor_id in gazetteer.actors:
        return gazetteer.actors[actor_id]
    for state in gazetteer.states.values():
        if actor_id == state.key:
            return gazetteer.body_actor(state.code, "state")
        body = actor_id.removeprefix(state.key + "_")
        if body != actor_id and body in gazetteer.bodies:
            return gazetteer.body_actor(state.code, body)
    return None


def _add_form(forms: dict[str, Form], form: Form, variants: list[tuple[str, str]]) -> None:
    key = spelled(form.text)
    if key in forms and forms[key].actor.actor_id != form.actor.actor_id:
        raise LexiconError(f"actor_forms: {form.text} stands for {form.actor.actor_id} and {forms[key].actor.actor_id}")
    forms[key] = form
    for spelling, variant in variants:
        if spelling in key:
            forms.setdefault(key.replace(spelling, variant), form)
    for variant in transliterations(form):
        forms.setdefault(variant, form)


def transliterations(form: Form) -> Iterator[str]:
    """Yield other spellings of a foreign person's name: Latin g is written غ or ج (غيراسيموف, جيراسيموف)."""
    english = form.actor.name_en or ""
    if form.actor.actor_type != "person" or "g" not in english.lower().replace("gh", ""):
        return
    key = spelled(form.text)
    for letter, other in (("غ", "ج"), ("ج", "غ")):
        if letter in key:
            yield key.replace(letter, other)


def spelled(form: str) -> str:
    """Return a form as patterns spell it: normalised, small Latin letters, quotation marks and brackets as spaces."""
    return " ".join(re.sub(r"[\"'«»“”_#()|]", " ", normalise(form).lower()).split())
