"""Mentions by the lists: hand-written forms, and the bodies of states made of a head and an adjective or a name.

A hit counts where it stands as a name: with the hamza of the form, not across the end of a quotation, not as part of a
place's name; ambiguous forms only after a head noun, set off by quotation marks or brackets, or as speaker before a
colon. A head noun before the name belongs to the mention.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hasila.actors.agency import Agency
from hasila.actors.gazetteer import BodyForm, Form, Gazetteer, definite
from hasila.actors.mention import Found, crosses_closing, same_hamza
from hasila.actors.outlets import OutletFinder
from hasila.actors.patterns import Hit
from hasila.actors.persons import PersonFinder
from hasila.actors.view import View
from hasila.arabic import normalise
from hasila.lexicons import Lexicons

#: Bodies of a state that are buildings as well.
_BUILDINGS = ("embassy", "consulate")
#: The end of a template whose slot has «ل» written onto it.
LAM = " ل"
#: Heads that reach so far are no part of a listed name that stands after them.
_NO_HEAD = ("quoted", "inside", "complement")
#: Listed names of up to this many letters are compared with the raw letters too.
_SHORT = 7


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun of organisations: what they are, whether «ال» + head repeats one, how far names reach."""

    word: str
    actor_type: str
    short: bool
    reach: str


def _suits(head: Head, is_medium: bool) -> bool:
    return head.actor_type == "media" if is_medium else head.actor_type not in ("media", "state_body")


def load_heads(lexicons: Lexicons) -> dict[str, Head]:
    """Return normalised head noun to :class:`Head`."""
    rows = lexicons.rows("organisation_heads")
    return {normalise(r["head"]): Head(r["head"], r["type"], r["short"] == "yes", r["reach"]) for r in rows}


class ListedFinder:
    """Finds the mentions that the lists name."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        heads: Mapping[str, Head],
        persons: PersonFinder,
        agency: Agency,
        outlets: OutletFinder,
    ) -> None:
        self._gazetteer, self._heads, self._persons = gazetteer, heads, persons
        self._agency, self._outlets = agency, outlets

    def find(self, view: View, forms: Iterable[Hit], bodies: Iterable[Hit]) -> Iterator[Found]:
        """Yield the mentions by hand-written forms (``forms``: their hits) and by heads of bodies (``bodies``)."""
        for hit in forms:
            form: Form = hit.value
            if not self._stands(view, hit) or self._is_place(view, hit):
                continue
            start, head = self._with_head(view, hit, form.actor.actor_type == "media")
            if form.use == "anywhere" or (form.use == "named" and self._is_named(view, hit, start, form)):
                wording = f"{head.word} {form.text}" if head else form.text
                yield Found(start, hit.end, form.actor, "gazetteer", wording)
        for hit in bodies:
            yield from self._body(view, hit)

    def _is_place(self, view: View, hit: Hit) -> bool:
        person = hit.value.actor.actor_type == "person"
        return person and self._persons.names_a_place(view, hit.start - len(hit.prefix))

    @staticmethod
    def _stands(view: View, hit: Hit) -> bool:
        """Tell whether a hit of the list is no other word (أثر, إثر) and does not run over the end of a quotation."""
        if hit.end - hit.start <= _SHORT and not same_hamza(hit.value.text, view.raw(hit.start, hit.end)):
            return False
        space = view.text.find(" ", hit.start, hit.end)
        return space < 0 or view.positions is None or not crosses_closing(view, hit.start, hit.end)

    def _with_head(self, view: View, hit: Hit, is_medium: bool) -> tuple[int, Head | None]:
        """Return where the name starts, the head noun before it taken in (تنظيم "داعش"); media take media's heads."""
        span = view.word_before(hit.start) if not hit.prefix else None
        if span is None:
            return hit.start, None
        word = view.text[span[0] : span[1]]
        for cut in range(2):
            head = self._heads.get(word[cut:])
            fits = head is not None and head.reach not in _NO_HEAD and _suits(head, is_medium)
            if fits and (cut == 0 or word[0] in "ولبف"):
                return span[0] + cut, head
        return hit.start, None

    def _is_named(self, view: View, hit: Hit, start: int, form: Form) -> bool:
        if start != hit.start or (view.text[hit.end : hit.end + 2] == ": " and not hit.prefix):
            return True
        opened = hit.start > 0 and view.is_set_off(hit.start - 1, hit.start)
        if opened and (hit.end >= len(view.text) or view.is_set_off(hit.end, hit.end + 1)):
            return True
        return form.actor.actor_type == "media" and self._outlets.in_dateline(view, hit.start, hit.end)

    def _body(self, view: View, hit: Hit) -> Iterator[Found]:
        form: BodyForm = hit.value
        if form.body in _BUILDINGS and self._agency.is_site(view, hit):
            return
        lam = form.before.endswith(LAM)
        value, end = self._slot_value(view, hit.end, form.slot, lam)
        after = form.after_key
        if value is None or (after and not view.text.startswith(" " + after, end)):
            return
        end += len(" " + after) if after else 0
        code, words = value
        actor = self._gazetteer.body_actor(code, form.body)
        if view.positions is not None and crosses_closing(view, hit.start, end):
            return
        yield Found(hit.start, end, actor, "gazetteer", form.fill(words))
        if form.slot in "mf" and not after:
            yield from self._joined_adjective(view, end, form)

    def _joined_adjective(self, view: View, end: int, form: BodyForm) -> Iterator[Found]:
        """Yield the second body where one head has two adjectives (القوات الروسية والتركية)."""
        span = view.word_after(end)
        if span is None or not view.text.startswith("وال", span[0]):
            return
        value = self._slot_code(view.text[span[0] + 1 : span[1]], form.slot)
        if value is not None:
            actor = self._gazetteer.body_actor(value[0], form.body)
            yield Found(span[0] + 1, span[1], actor, "gazetteer", form.fill(value[1]))

    def _slot_value(self, view: View, end: int, slot: str, lam: bool) -> tuple[tuple[str, str] | None, int]:
        """Return (state code, spelling) of the longest adjective or name after ``end``, and where it ends.

        ``lam``: «ل» is written onto it (الفصائل الموالية لتركيا).
        """
        best: tuple[str, str] | None = None
        reached, position = end, end
        for _ in range(3):
            span = view.word_after(position)
            if span is None or (slot in "mf" and not view.text.startswith("ال", span[0])):
                break
            position = span[1]
            words = view.text[end + 1 : position]
            if lam:
                words = "ال" + words[2:] if words.startswith("لل") else words[1:] if words.startswith("ل") else ""
            value = self._slot_code(words, slot)
            if value is not None:
                best, reached = value, position
        return best, reached

    def _slot_code(self, words: str, slot: str) -> tuple[str, str] | None:
        if slot == "name":
            return self._gazetteer.names.get(words)
        if slot == "capital":
            return self._gazetteer.capitals.get(words)
        if not all(word.startswith("ال") for word in words.split()):
            return None
        bare = " ".join(word[2:] for word in words.split())
        code, gender, spelling = self._gazetteer.adjectives.get(bare, ("", "", ""))
        return (code, definite(spelling)) if gender == slot else None
