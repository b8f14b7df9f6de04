"""Actors in an article: list, rules and repeats laid together.

Order of work: the view; one pass of the automaton; names from lists; bodies of states (head + adjective); names by
head noun; persons; states where they act; short forms that repeat a name of the article. Of overlapping candidates the
longest stands. Refuses: pronouns, plain common nouns, weapons, states as places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from hasila.actors.agency import Agency, Verbs
from hasila.actors.gazetteer import Actor, BodyForm, Form, load_gazetteer, spelled
from hasila.actors.mention import Found, crosses_closing, longest, norm_span, same_hamza
from hasila.actors.organisations import OrganisationFinder
from hasila.actors.outlets import OutletFinder
from hasila.actors.patterns import BLOCK, BODY, FORM, GIVEN, HEAD, KINDS, PLACE, SHORT, STATE, TITLE, TOPIC, Hit, Patterns
from hasila.actors.persons import PersonFinder
from hasila.actors.repeats import Repeats, ShortForm, load_short_forms
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
#: Bodies of a state that are buildings as well.
_BUILDINGS = ("embassy", "consulate")
#: Heads so far-reaching are no part of a listed name that stands after them.
_NO_HEAD = ("quoted", "inside", "complement")
#: Listed names of up to this many letters are compared with the raw letters too.
_SHORT = 6


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun of organisations: what they are, whether «ال» + head repeats one, how far names reach."""

    word: str
    actor_type: str
    short: bool
    reach: str


class ActorFinder:
    """Finds the actors of an article. Build once from the lexicons; ``find`` is pure."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.gazetteer = load_gazetteer(lexicons)
        self._verbs = Verbs(lexicons)
        self._agency = Agency(lexicons, [*self.gazetteer.names, *self.gazetteer.capitals], self._verbs)
        self._persons = PersonFinder(lexicons, self.gazetteer, self._verbs)
        self._organisations = OrganisationFinder(self._persons, self._verbs)
        self._heads = {normalise(r["head"]): _head(r) for r in lexicons.rows("organisation_heads")}
        self._short_forms = load_short_forms(lexicons, self.gazetteer)
        self._repeats = Repeats(self.gazetteer, self._persons, self._heads)
        self._outlets = OutletFinder(lexicons, self.gazetteer)
        self._blocked = [spelled(row["phrase"]) for row in lexicons.rows("not_actors")]
        self._titles = {normalise(r["title"]): r["kind"] for r in lexicons.rows("titles")}
        self._patterns = Patterns(self._entries())

    def find(self, text: Text, outlet: str | None) -> list[ActorMention]:
        """Return the mentions in ``text`` in order of place; ``outlet`` is the name of the article's publisher."""
        view = View.of(text)
        hits: dict[int, list[Hit]] = {kind: [] for kind in KINDS}
        for hit in self._patterns.hits(view.lowered):
            hits[hit.kind].append(hit)
        found = self._listed(view, hits)
        found += self._by_rule(view, hits, found)
        found += [Found(hit.start, hit.end, NOBODY, "gazetteer") for hit in hits[BLOCK]]
        own = self._outlets.own(text.title, outlet)
        found += self._outlets.find(view, own)
        found += [self._made(view, span, "media", "pattern") for span in self._outlets.datelines(view)]
        found = without_named_offices(view, prefer_listed(view, found, self._persons.is_kin))
        country = self._country(hits)
        shorts = self._shorts(view, hits[SHORT], found, country)
        found = longest(found + shorts)
        sport = len({hit.value for hit in hits[TOPIC]}) >= _SPORT_WORDS
        if hits[STATE] and not sport:
            found = longest(found + self._states(view, hits[STATE], found))
        found = longest(found + self._shorts(view, hits[SHORT], found, country))
        found = longest(found + self._repeats.find(view, found, hits[FORM]))
        found = without_named_offices(view, found)
        if sport:
            found = [one for one in found if not is_office(one.actor)]
        return [self._mention(text, view, one) for one in found if one.actor is not NOBODY]

    # ------------------------------------------------------------ compiling
    def _entries(self) -> Iterator[tuple[str, int, object]]:
        for key, form in self.gazetteer.forms.items():
            yield key, FORM, form
        for body_form in self.gazetteer.body_forms:
            before = spelled(body_form.before)
            if before:
                yield before, BODY, body_form
        for name, code in {**self.gazetteer.capitals, **self.gazetteer.names}.items():
            yield name, STATE, code
        for code, state in self.gazetteer.states.items():
            for place in state.places:
                yield normalise(place), PLACE, code
        for name in self._persons.given:
            yield name, GIVEN, " " in name
            if name.startswith("عبدال"):
                yield "عبد " + name[3:], GIVEN, True
        for title, kind in self._titles.items():
            yield title, TITLE, kind
        for word, head in self._heads.items():
            yield word, HEAD, head
            yield "ال" + word, HEAD, head
        for key, short in self._short_forms.items():
            yield key, SHORT, short
        for word in self._agency.topics:
            yield word, TOPIC, word
        for phrase in self._blocked:
            yield phrase, BLOCK, None

    # ------------------------------------------------------------ lists
    def _listed(self, view: View, hits: dict[int, list[Hit]]) -> list[Found]:
        found = []
        for hit in hits[FORM]:
            form: Form = hit.value
            if not self._stands(view, hit):
                continue
            if form.actor.actor_type == "person" and self._persons.names_a_place(view, hit.start - len(hit.prefix)):
                continue
            start = self._with_head(view, hit, form.actor.actor_type == "media")
            if form.use == "anywhere" or (form.use == "named" and self._is_named(view, hit, start, form)):
                wording = form.text if start == hit.start else f"{view.text[start : hit.start].strip()} {form.text}"
                found.append(Found(start, hit.end, form.actor, "gazetteer", wording))
        for hit in hits[BODY]:
            found += self._body(view, hit)
        return found

    @staticmethod
    def _stands(view: View, hit: Hit) -> bool:
        """Tell whether a hit of the list is no other word (أثر, إثر) and does not run over the end of a quotation."""
        if hit.end - hit.start <= _SHORT and not same_hamza(hit.value.text, view.raw(hit.start, hit.end)):
            return False
        space = view.text.find(" ", hit.start, hit.end)
        return space < 0 or view.positions is None or not crosses_closing(view, hit.start, hit.end)

    def _with_head(self, view: View, hit: Hit, is_medium: bool) -> int:
        """Return where the name starts, the head noun before it taken in (تنظيم "داعش"); media take media's heads."""
        if hit.prefix:
            return hit.start
        span = view.word_before(hit.start)
        if span is None:
            return hit.start
        word = view.text[span[0] : span[1]]
        for cut in range(2):
            head = self._heads.get(word[cut:])
            fits = head is not None and head.reach not in _NO_HEAD and (head.actor_type == "media") == is_medium
            if fits and (cut == 0 or word[0] in "ولبف"):
                return span[0] + cut
        return hit.start

    def _is_named(self, view: View, hit: Hit, start: int, form: Form) -> bool:
        if start != hit.start or (view.text[hit.end : hit.end + 2] == ": " and not hit.prefix):
            return True
        if hit.start > 0 and view.is_set_off(hit.start - 1, hit.start):
            if hit.end >= len(view.text) or view.is_set_off(hit.end, hit.end + 1):
                return True
        return form.actor.actor_type == "media" and self._outlets.in_dateline(view, hit.start, hit.end)

    def _body(self, view: View, hit: Hit) -> Iterator[Found]:
        form: BodyForm = hit.value
        if form.body in _BUILDINGS and self._agency.is_site(view, hit):
            return
        value, end = self._slot_value(view, hit.end, form.slot)
        after = spelled(form.after)
        if value is None or (after and not view.text.startswith(" " + after, end)):
            return
        end += len(" " + after) if after else 0
        code, text = value
        actor = self.gazetteer.body_actor(code, form.body)
        if view.positions is not None and crosses_closing(view, hit.start, end):
            return
        yield Found(hit.start, end, actor, "gazetteer", form.fill(text))
        if form.slot in "mf" and not after:
            yield from self._joined_adjective(view, end, form)

    def _joined_adjective(self, view: View, end: int, form: BodyForm) -> Iterator[Found]:
        """Yield the second body where one head has two adjectives (القوات الروسية والتركية)."""
        span = view.word_after(end)
        if span is None or not view.text.startswith("وال", span[0]):
            return
        code = self._slot_code(view.text[span[0] + 1 : span[1]], form.slot)
        if code is not None:
            wording = form.fill(view.text[span[0] + 1 : span[1]])
            yield Found(span[0] + 1, span[1], self.gazetteer.body_actor(code, form.body), "gazetteer", wording)

    def _slot_value(self, view: View, end: int, slot: str) -> tuple[tuple[str, str] | None, int]:
        """Return (state code, words) of the longest adjective or name after ``end``, and where it ends."""
        best: tuple[str, str] | None = None
        reached, position = end, end
        for _ in range(3):
            span = view.word_after(position)
            if span is None:
                break
            position = span[1]
            words = view.text[end + 1 : position]
            code = self._slot_code(words, slot)
            if code is not None:
                best, reached = (code, words), position
        return best, reached

    def _slot_code(self, words: str, slot: str) -> str | None:
        if slot == "name":
            return self.gazetteer.names.get(words)
        if slot == "capital":
            return self.gazetteer.capitals.get(words)
        if not all(word.startswith("ال") for word in words.split()):
            return None
        bare = " ".join(word[2:] for word in words.split())
        code, gender = self.gazetteer.adjectives.get(bare, (None, ""))
        return code if gender == slot else None

    # ------------------------------------------------------------ rules
    def _by_rule(self, view: View, hits: dict[int, list[Hit]], listed: list[Found]) -> list[Found]:
        found: list[Found] = []
        for hit in hits[HEAD]:
            head: Head = hit.value
            span = self._organisations.extend(view, hit, head.reach)
            if span is not None:
                found.append(self._made(view, span, head.actor_type, "pattern"))
        for span in self._persons.names(view, hits[GIVEN]):
            found.append(self._made(view, span, "person", "pattern"))
        for hit in hits[TITLE]:
            if self._persons.names_a_place(view, hit.start - len(hit.prefix)):
                continue
            titled = self._persons.after_title(view, hit.end, hit.value)
            if titled is not None:
                found.append(self._made(view, titled, "person", "title"))
        return found

    @staticmethod
    def _made(view: View, span: tuple[int, int], actor_type: str, method: str) -> Found:
        name = view.text[span[0] : span[1]]
        key = ("person:" if actor_type == "person" else "org:") + name.replace("عبد ال", "عبدال").replace(" ", "_")
        return Found(*span, Actor(key, actor_type, name, None), method)

    def _states(self, view: View, hits: list[Hit], found: list[Found]) -> list[Found]:
        states: list[Found] = []
        for hit in longest_hits(hits):
            if any(one.start < hit.end and hit.start < one.end for one in found):
                continue
            if self._agency.acts(view, hit, found + states):
                actor = self.gazetteer.body_actor(hit.value, "state")
                states.append(Found(hit.start, hit.end, actor, "gazetteer", view.text[hit.start : hit.end]))
        return states

    # ------------------------------------------------------------ short forms
    def _country(self, hits: dict[int, list[Hit]]) -> str | None:
        """Return the state an article is about: that of most names of states and their places, if of a good share."""
        counts = Counter(hit.value for kind in (STATE, PLACE) for hit in hits[kind])
        if not counts:
            return None
        code, count = counts.most_common(1)[0]
        return str(code) if count >= _SHARE * counts.total() else None

    def _shorts(self, view: View, hits: list[Hit], found: list[Found], country: str | None) -> list[Found]:
        named = [one.actor.actor_id for one in found]
        shorts = []
        for hit in hits:
            short: ShortForm = hit.value
            if self._agency.is_thing(view, hit):
                continue
            actor = short.resolve(self.gazetteer, named, self._named_state(view, hit.end) or country)
            if actor is not None:
                shorts.append(Found(hit.start, hit.end, actor, "gazetteer", short.text))
        return shorts

    def _named_state(self, view: View, end: int) -> str | None:
        """Return the state whose adjective follows after one other definite word (السلطات القضائية السويسرية)."""
        for _ in range(2):
            span = view.word_after(end)
            if span is None or not view.text.startswith("ال", span[0]):
                return None
            code, _gender = self.gazetteer.adjectives.get(view.text[span[0] + 2 : span[1]], (None, ""))
            if code is not None:
                return code
            end = span[1]
        return None

    def _mention(self, text: Text, view: View, found: Found) -> ActorMention:
        norm_start, norm_end = norm_span(view, found)
        start, end = text.raw_span(norm_start, norm_end)
        actor = found.actor
        sentence = text.sentence_at(norm_start)
        return ActorMention(
            sentence.sentence_id, start, end, actor.actor_id, actor.actor_type, actor.name_ar, actor.name_en,
            found.wording, found.method,
        )


def prefer_listed(view: View, found: list[Found], kin: Callable[[str], bool]) -> list[Found]:
    """Return the longest mentions; no rule lengthens a listed name, but a person's goes on with «بن» or «آل»."""
    listed = {one.start: one for one in longest([one for one in found if one.method == "gazetteer"])}
    kept = []
    for one in found:
        known = listed.get(one.start)
        if one.method == "gazetteer" or known is None:
            kept.append(one)
        elif known.actor.actor_type == one.actor.actor_type == "person":
            following = view.word_after(known.end)
            if following is not None and kin(view.text[following[0] : following[1]]):
                kept.append(Found(one.start, one.end, known.actor, "gazetteer"))
    return longest(kept)


def without_named_offices(view: View, found: list[Found]) -> list[Found]:
    """Drop the unnamed holder of an office where the name follows (وزير الخارجية الفرنسي، جون إيف لودريان)."""
    kept = []
    for one, following in zip_longest(found, found[1:]):
        names_office = following is not None and following.actor.actor_type == "person" and is_office(one.actor)
        if names_office and following is not None and _close(view, one.end, following.start):
            continue
        kept.append(one)
    return kept


def is_office(actor: Actor) -> bool:
    """Tell whether the actor is whoever holds an office of a state."""
    return actor.actor_type == "person" and actor.state is not None


def _close(view: View, end: int, start: int) -> bool:
    between = view.text[end:start].strip(" ،,:")
    if "\n" in between or any(mark in between for mark in ".؛،"):
        return False
    return len(between.split()) <= 3 and all(word.startswith("ال") for word in between.split())


def longest_hits(hits: list[Hit]) -> Iterator[Hit]:
    """Yield hits in order of place, of overlapping ones the longest."""
    reached = -1
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if hit.start >= reached:
            reached = hit.end
            yield hit


def _head(row: dict[str, str]) -> Head:
    return Head(normalise(row["head"]), row["type"], row["short"] == "yes", row["reach"])
