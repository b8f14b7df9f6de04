"""Actors in an article: list, rules and repeats laid together.

Order of work: the view; one pass of the automaton; names from lists; bodies of states (head + adjective); names by
head noun; persons; states where they act; short forms that repeat a name of the article. Of overlapping candidates the
longest stands. Refuses: pronouns, plain common nouns, weapons, states as places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hasila.actors.agency import Agency, Verbs
from hasila.actors.gazetteer import Actor, load_gazetteer, spelled
from hasila.actors.listed import LAM, Head, ListedFinder, load_heads
from hasila.actors.mention import Found, longest, norm_span, plain_name
from hasila.actors.name_words import NameWords
from hasila.actors.organisations import OrganisationFinder
from hasila.actors.outlets import OutletFinder
from hasila.actors.patterns import (
    BLOCK,
    BODY,
    FORM,
    GIVEN,
    HEAD,
    PLACE,
    SHORT,
    SPEECH,
    STATE,
    TITLE,
    TOPIC,
    Hit,
    Patterns,
)  # fmt: skip
from hasila.actors.persons import PersonFinder
from hasila.actors.repeats import Repeats, ShortForm, load_short_forms
from hasila.actors.selection import is_office, longest_hits, prefer_listed, without_named_offices
from hasila.actors.speakers import SpeakerFinder, speech_forms
from hasila.actors.titled import TitleFinder
from hasila.actors.view import View
from hasila.arabic import Text, normalise
from hasila.lexicons import Lexicons
from hasila.records import ActorMention

#: Stands for the phrases that look like an actor and are none.
NOBODY = Actor("", "other_org", "", None)
#: An article with so many different words of sport is about sport.
_SPORT_WORDS = 4
#: An article is about a state that this share of the names of states and places in it belongs to.
_SHARE = 0.4


class ActorFinder:
    """Finds the actors of an article. Build once from the lexicons; ``find`` is pure."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.gazetteer = load_gazetteer(lexicons)
        self._verbs = Verbs(lexicons)
        self._agency = Agency(lexicons, self.gazetteer.names, self.gazetteer.capitals, self._verbs)
        self._persons = PersonFinder(NameWords(lexicons, self.gazetteer, self._verbs))
        self._titled = TitleFinder(self._persons)
        self._organisations = OrganisationFinder(self._persons, self._verbs)
        self._speakers = SpeakerFinder(self._persons.words)
        self._speech = sorted(set(speech_forms(lexicons)))
        self._heads = load_heads(lexicons)
        self._short_forms = load_short_forms(lexicons, self.gazetteer)
        self._repeats = Repeats(self.gazetteer, self._persons.words, self._heads)
        self._outlets = OutletFinder(lexicons, self.gazetteer)
        self._listed = ListedFinder(self.gazetteer, self._heads, self._persons, self._agency, self._outlets)
        self._blocked = [spelled(row["phrase"]) for row in lexicons.rows("not_actors")]
        self._titles = {normalise(r["title"]): r["kind"] for r in lexicons.rows("titles")}
        self._patterns = Patterns(self._entries())

    def find(self, text: Text, outlet: str | None) -> list[ActorMention]:
        """Return the mentions in ``text`` in order of place; ``outlet`` is the name of the article's publisher."""
        view = View.of(text)
        hits = self._patterns.hits(view.lowered)
        found = [*self._listed.find(view, hits[FORM], hits[BODY]), *self._by_rule(view, hits)]
        found += [Found(hit.start, hit.end, NOBODY, "gazetteer") for hit in hits[BLOCK]]
        own = self._outlets.own(text.title, outlet)
        found += self._outlets.find(view, own)
        found += [made(view, span, "media", "pattern") for span in self._outlets.datelines(view)]
        found = without_named_offices(view, prefer_listed(view, found, self._persons.words.is_kin))
        country = self._country(hits)
        shorts = self._shorts(view, hits[SHORT], found, country)
        found = longest(found + shorts)
        sport = len({hit.value for hit in hits[TOPIC]}) >= _SPORT_WORDS
        if hits[STATE] and not sport:
            states = self._states(view, hits[STATE], found)
            shorts = self._shorts(view, hits[SHORT], states, country) if states else []
            found = longest(found + states + shorts)
        found = longest(found + self._repeats.find(view, found, hits[FORM]))
        found = without_named_offices(view, found)
        if sport:
            found = [one for one in found if not is_office(one.actor)]
        return [self._mention(text, view, one) for one in found if one.actor is not NOBODY]

    # ------------------------------------------------------------ compiling
    def _entries(self) -> Iterator[tuple[str, int, object]]:
        yield from ((key, FORM, form) for key, form in self.gazetteer.forms.items())
        bodies = ((spelled(form.before.removesuffix(LAM)), BODY, form) for form in self.gazetteer.body_forms)
        yield from (entry for entry in bodies if entry[0])
        states = {**self.gazetteer.capitals, **self.gazetteer.names}
        yield from ((name, STATE, value) for name, value in states.items())
        yield from ((key, SHORT, short) for key, short in self._short_forms.items())
        yield from ((title, TITLE, kind) for title, kind in self._titles.items())
        yield from ((word, TOPIC, word) for word in self._agency.topics)
        yield from ((verb, SPEECH, None) for verb in self._speech)
        yield from ((phrase, BLOCK, None) for phrase in self._blocked)
        yield from self._name_entries()

    def _name_entries(self) -> Iterator[tuple[str, int, object]]:
        for code, state in self.gazetteer.states.items():
            yield from ((normalise(place), PLACE, code) for place in state.places)
        for name in self._persons.words.given:
            yield name, GIVEN, " " in name
            if name.startswith("عبدال"):
                yield "عبد " + name[3:], GIVEN, True
        for word, head in self._heads.items():
            yield word, HEAD, head
            yield "ال" + word, HEAD, head

    # ------------------------------------------------------------ rules
    def _by_rule(self, view: View, hits: dict[int, list[Hit]]) -> Iterator[Found]:
        for hit in hits[HEAD]:
            head: Head = hit.value
            span = self._organisations.extend(view, hit, head.reach)
            if span is not None:
                yield made(view, span, head.actor_type, "pattern")
        for span in self._persons.names(view, hits[GIVEN]):
            yield made(view, span, "person", "pattern")
        for span in self._speakers.find(view, hits[SPEECH]):
            yield made(view, span, "person", "pattern")
        for hit in hits[TITLE]:
            if not self._persons.names_a_place(view, hit.start - len(hit.prefix)):
                titled = self._titled.after_title(view, hit.end, hit.value)
                if titled is not None:
                    yield made(view, titled, "person", "title")

    def _states(self, view: View, hits: list[Hit], found: list[Found]) -> list[Found]:
        states: list[Found] = []
        for hit in longest_hits(hits):
            if any(one.start < hit.end and hit.start < one.end for one in found):
                continue
            if self._agency.acts(view, hit, found + states):
                code, spelling = hit.value
                actor = self.gazetteer.body_actor(code, "state")
                states.append(Found(hit.start, hit.end, actor, "gazetteer", spelling))
        return states

    # ------------------------------------------------------------ short forms
    def _country(self, hits: dict[int, list[Hit]]) -> str | None:
        """Return the state an article is about: that of most names of states and their places, if of a good share."""
        counts = Counter(hit.value for hit in hits[PLACE])
        counts.update(hit.value[0] for hit in hits[STATE])
        if not counts:
            return None
        code, count = counts.most_common(1)[0]
        return str(code) if count >= _SHARE * counts.total() else None

    def _shorts(self, view: View, hits: list[Hit], found: list[Found], country: str | None) -> list[Found]:
        shorts = []
        for hit in hits:
            short: ShortForm = hit.value
            if self._agency.is_thing(view, hit):
                continue
            actor = short.resolve(self.gazetteer, found, hit.start, self._named_state(view, hit.end) or country)
            if actor is not None:
                shorts.append(Found(hit.start, hit.end, actor, "gazetteer", short.text))
        return shorts

    def _named_state(self, view: View, end: int) -> str | None:
        """Return the state whose adjective follows after one other definite word (السلطات القضائية السويسرية)."""
        for _ in range(2):
            span = view.word_after(end)
            if span is None or not view.text.startswith("ال", span[0]):
                return None
            adjective = self.gazetteer.adjectives.get(view.text[span[0] + 2 : span[1]])
            if adjective is not None:
                return adjective[0]
            end = span[1]
        return None

    def _mention(self, text: Text, view: View, found: Found) -> ActorMention:
        norm_start, norm_end = norm_span(view, found)
        start, end = text.raw_span(norm_start, norm_end)
        actor = found.actor
        sentence = text.sentence_at(norm_start)
        return ActorMention(
            sentence.sentence_id,
            start,
            end,
            actor.actor_id,
            actor.actor_type,
            actor.name_ar,
            actor.name_en,
            found.wording,
            found.method,
        )


def made(view: View, span: tuple[int, int], actor_type: str, method: str) -> Found:
    """Return a mention found by rule; its actor is named as written and keyed by the normalised name."""
    words = view.text[span[0] : span[1]].replace("عبد ال", "عبدال")
    key = ("person:" if actor_type == "person" else "org:") + words.replace(" ", "_")
    return Found(*span, Actor(key, actor_type, plain_name(view.raw(*span)), None), method)
