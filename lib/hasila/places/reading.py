"""How the places of one sentence are read off its words: head nouns, directions, gazetteer names, lists.

The reader knows nothing of articles; :mod:`hasila.places` does. :mod:`hasila.places.names` tells how far a name goes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache

from hasila.arabic import QUOTES, Sentence, readings
from hasila.places.borders import BorderPlaces
from hasila.places.contained import contained
from hasila.places.grammar import Found, PlaceGrammar

_LIST_MARKS = frozenset("،,-–/")
#: Marks before the names of a tally.
_OPENING = frozenset(":،؛•*-–—")
#: Marks that end the phrase of a place.
_CLOSING = frozenset("،؛.؟!")
#: What strikes a place has so many words.
_SUBJECT = 4
#: Endings of a plural without article, after which no name of its owner follows.
_PLURAL = ("ون", "ين", "ان")


@lru_cache(maxsize=100_000)
def _rests(word: str) -> tuple[str, ...]:
    """Return what is left of a word under each way to read prefixes off it."""
    return tuple(rest for _, rest in readings(word, 3))


class SentencePlaces(BorderPlaces):
    """Reads the places off the words of one sentence."""

    def __init__(self, sentence: Sentence, grammar: PlaceGrammar, licensed: frozenset[str] = frozenset()) -> None:
        super().__init__(sentence.words, sentence.text.raw, grammar)
        self.licensed = licensed
        self.norm = sentence.norm
        readers = grammar.readers
        #: Numbers of the words at which a place may begin.
        self.starts = [n for n, w in enumerate(self.words) if readers[w.text] and w.kind == "word"]
        if len(self.words) > 2 and grammar.plays("in", self.words[0].text) and 1 not in self.starts:
            self.starts.insert(0 if not self.starts or self.starts[0] > 1 else 1, 1)
        if licensed:
            self.starts = sorted(
                {*self.starts, *self._licensed_starts(frozenset(name.split()[0] for name in licensed))}
            )

    def places(self) -> list[Found]:
        """Return the places in order, none inside another."""
        every: list[Found] = []
        for place, inner in zip(self._found, self._inner, strict=True):
            if inner is not None and (not every or every[-1].last <= inner.first):
                every.append(inner)
            every.append(place)
        return every

    def contained(self) -> list[Found]:
        """Return the places of unknown names that stand right before those that hold them."""
        return [place for place in self._inner if place is not None]

    @cached_property
    def _inner(self) -> list[Found | None]:
        """The place of unknown name right before each place found, which holds it."""
        return [contained(self.words, self.raw, place, self.grammar) for place in self._found]

    @cached_property
    def _found(self) -> list[Found]:
        found: list[Found] = []
        for at in self.starts:
            if found and at < found[-1].last:
                continue
            here = self._at(at, found[-1] if found else None)
            if here is not None:
                found.append(here)
        return found

    def holds_any(self, firsts: frozenset[str]) -> bool:
        """Say whether a word of the sentence may begin a name of which the first words are ``firsts``."""
        norm = self.norm  # quick: few sentences hold the letters of any
        held = frozenset(first for first in firsts if first.removeprefix("ا") in norm)  # «للجيش» is «الجيش» after «ل»
        return bool(held) and bool(self._licensed_starts(held))

    def _licensed_starts(self, firsts: frozenset[str]) -> list[int]:
        return [
            number
            for number, word in enumerate(self.words)
            if word.kind == "word" and not firsts.isdisjoint(_rests(word.text))
        ]

    def headed(self) -> list[Found]:
        """Return the places with a head noun before the name only."""
        readers = self.grammar.readers
        headed = (at for at in self.starts if "head" in readers[self.words[at].text])
        found = (self._with_head(at) for at in headed if self.grammar.head(self.words[at].text))
        return [place for place in found if place is not None and place.name > place.first]

    def _at(self, at: int, before: Found | None) -> Found | None:
        tried = self.grammar.readers[self.words[at].text]
        for name in tried:
            found = self._bare(at, before) if name == "known" else self._by[name](at)
            if found is not None and found.last == at + 1 and not found.known and "known" in tried[1:]:
                found = self._bare(at, before) or found  # «المدينة المنورة» is a name, «المدينة» a noun
            if found is not None:
                return found
        if self.licensed and "known" not in tried:
            return self._bare(at, before) or self._opening(at)
        return self._opening(at)

    @cached_property
    def _by(self) -> dict[str, Callable[[int], Found | None]]:
        """The readers by the names that the grammar gives them."""
        return {
            "border": self._border,
            "head": self._with_head,
            "entrance": self._entrance,
            "between": self._between,
            "direction": self._directed,
            "capital": self._capital,
            "two words": self._of_two_words,
            "country": self._whole_country,
        }

    def _whole_country(self, at: int) -> Found | None:
        """Read «عموم البلاد» and the like, where a total is of no smaller place."""
        if at + 1 >= len(self.words) or not self.grammar.plays("the_country", self.words[at + 1].text):
            return None
        cut = self.grammar.prefixed("all_over", self.words[at].text)
        return None if cut is None else Found(at, at + 2, "country", cut, (), at)

    def _opening(self, at: int) -> Found | None:
        """Read a name that no gazetteer knows where the sentence opens with it («وفي الطيبة استشهد جندي»)."""
        if at != 1 or not self.grammar.plays("in", self.words[0].text):
            return None
        last = at + 1 + (self._continues(at + 1) and not self.grammar.plays("clause", self.words[at + 1].text))
        named = self._may_be_name(at) and all(self._may_be_town(n) for n in range(at, last))
        after = last + (last < len(self.words) and self.words[last].text == "،")
        harmed = after < len(self.words) and self.grammar.plays("clause", self.words[after].text)
        return Found(at, last, "town", 0, (), at) if named and harmed else None

    def _of_two_words(self, at: int) -> Found | None:
        """Read a village by the first word of its name («في أم كذا», «في تل كذا»), after a preposition."""
        if not self.grammar.plays("in", self.words[at - 1].text if at else "") or not self._continues(at + 1):
            return None
        first = self.words[at].text in self.grammar.parts["town_of_two"]
        return Found(at, at + 2, "town", 0, (), at) if first and not self._is_everyday(at + 1) else None

    def _entrance(self, at: int) -> Found | None:
        """Read a side of a place («المدخل الجنوبي لكذا», «الأطراف الشرقية لمدينة كذا»)."""
        cut = self.grammar.prefixed("entrance", self.words[at].text)
        if cut is None or at + 2 >= len(self.words) or not self._led(at, cut):
            return None
        adjective, outer = self.words[at + 1].text, self.words[at + 2].text
        if not (adjective.startswith("ال") and adjective.endswith(("ي", "يه")) and outer.startswith("ل")):
            return None
        place = self._with_head(at + 2)
        named = at + 2 + (at + 3 < len(self.words) and self.grammar.prefixed("capital", outer) is not None)
        last = place.last if place is not None else named + self._gazetted(named)[0]
        return Found(at, last, "quarter", cut, (), at) if last > named else None

    def _between(self, at: int) -> Found | None:
        """Read the way between two towns («بين كذا وكذا», «الطريق الواصل بين كذا وبلدة كذا»)."""
        if not self.grammar.plays("between", self.words[at].text):
            return None
        if self.grammar.any_plays("relation", self.words[max(0, at - 2) : at]):
            return None  # «العلاقات المتوترة بين كذا وكذا»: capitals named for their states
        first = self._end_of_town(at + 1)
        head = self.grammar.head(self.words[at + 1].text) if at + 1 < len(self.words) else None
        if first is not None and head is not None and head[1].many:
            return Found(at, first, "road", 0, (), at)
        if first is None or first >= len(self.words) or not self.words[first].text.startswith("و"):
            return None
        last = self._end_of_town(first)
        return None if last is None else Found(at, last, "road", 0, (), at)

    def _end_of_town(self, at: int) -> int | None:
        """Return where a named or known town that begins at ``at`` ends; countries fight and do not lie apart."""
        if at >= len(self.words) or self.words[at].kind != "word":
            return None
        place = self._with_head(at)
        if place is not None:
            return None if place.kind == "country" else place.last
        length, known = self._gazetted(at)
        return at + length if length and known[0].kind not in ("country", "region") else None

    def _bare(self, at: int, before: Found | None) -> Found | None:
        if self.words[at].text in self.grammar.parts["hamza_and"] and self._has_hamza(at):
            return None  # «وأن» is no town of Van
        following = self._texts(at + 1)
        for cut, rest in readings(self.words[at].text, 3):
            length, known = self.grammar.gazetteer.at([rest, *following])
            if self.licensed and not length and not self.words[at].text[:cut].endswith("ل"):
                length = self._licensed(rest, following)
            alone = length > 1 and known and known[0].kind != "country" and known[0].sure
            if not length or not (alone or self._stands_as_place(at, cut, before)):
                continue
            if length == 1 and rest in self.grammar.parts["common"]:
                continue
            name = " ".join([rest, *(w.text for w in self.words[at + 1 : at + length])])
            told = name in self.licensed or self._in_list(at, before) or self._is_bare_in(at, cut, length)
            if (known and known[0].sure) or told:
                kind = known[0].kind if known else "town"
                last = self._over_slash(at + length) if at else at + length
                return Found(at, last, kind, cut, known, at)
        return None

    def _is_bare_in(self, at: int, cut: int, length: int) -> bool:
        """Say whether a name that is a word too is bare after «في», with no article and nothing of its own behind.

        A noun would be definite or described there («في الحارة», «في حارة ضيقة»); «في حجة أمس» is a town.
        """
        text, after = self.words[at].text, self.words[at + length : at + length + 1]
        if cut or text.startswith("ال") or not self.grammar.plays("within", self.words[at - 1].text):
            return False
        month = text in self.grammar.months and not self.raw.startswith("إ", self.words[at].start)  # as «في إب» is
        if month or self.grammar.head(text) is not None or not self._is_no_state(at, cut):
            return False
        return not after or after[0].text in _CLOSING or self.grammar.plays("time", after[0].text)

    def _licensed(self, rest: str, following: list[str]) -> int:
        """Return the length of a name that the article gives with a head noun elsewhere; 0 where none begins here."""
        return next((n for n in (3, 2, 1) if " ".join([rest, *following[: n - 1]]) in self.licensed), 0)

    def _stands_as_place(self, at: int, cut: int, before: Found | None) -> bool:
        prefix = self.words[at].text[:cut]
        if prefix.endswith(("ب", "ل")):
            return True
        previous = at - 1
        while previous >= 0 and self.words[previous].text in QUOTES | {"#"}:
            previous -= 1
        if previous < 0 or self._is_rubric(at):
            return self._is_rubric(at)
        text = self.words[previous].text
        if self.grammar.plays("given", text) and self._is_given_name(previous):
            return False
        if self.grammar.plays("before", text) or self.grammar.plays("away", text):
            return not self.grammar.plays("hit", text) or self._is_no_state(at, cut)  # «قصفت روسيا» acts
        if self.grammar.prefixed("event", text) is not None and self._is_no_state(at, cut):
            return True
        if cut == 0 and self.grammar.plays("undergoes", text):
            return True  # «تعيش كذا حصارا»
        if self._is_no_state(at, cut) and (self._is_of_people(text) or (cut == 0 and self._is_struck(at))):
            return True
        capital = previous > 0 and self.grammar.plays("capital", self.words[previous - 1].text)
        tallied = cut == 0 and text in _OPENING and self._is_counted(at)  # «حلب 5، حمص 4»
        return capital or tallied or self._in_list(at, before)

    def _is_of_people(self, text: str) -> bool:
        """Say whether the word names people, harmed or not, who are told by their place («سكان كذا», «ضحايا كذا»)."""
        return self.grammar.plays("among", text) or self.grammar.plays("people_of", text)

    def _is_struck(self, at: int) -> bool:
        """Say whether the place at ``at`` is what was struck: verb and subject stand before («هز انفجار عنيف كذا»)."""
        for number in range(at - 2, max(-1, at - 2 - _SUBJECT), -1):
            between = self.words[number + 1 : at]
            if self.grammar.plays("strikes", self.words[number].text):
                return self._may_be_subject([word.text for word in between])
            if between[0].kind != "word" or self.grammar.plays("before", between[0].text):
                return False
        return False

    def _may_be_subject(self, words: list[str]) -> bool:
        """Say whether the words are a whole subject: definite at the end, a plural, an event with its adjective."""
        if any(self.grammar.plays(part, word) for word in words for part in ("event", "blow")):
            return True
        bare = [word for word in words if not word.startswith("ال")]
        if any(self.grammar.plays("stop", word) for word in bare):
            return False
        if any(self.grammar.plays(part, words[-1]) for part in ("seat", "office")) and words[-1] in bare:
            return False
        return words[-1] not in bare or words[-1].endswith(_PLURAL)

    def _is_counted(self, at: int) -> bool:
        """Say whether a figure stands right behind the name, with a colon between or not («: تعز 12 قتيلا»)."""
        length = max(1, self.grammar.gazetteer.at(self._texts(at))[0])
        after = self.words[at + length : at + length + 2]
        return bool(after) and any(word.kind == "number" for word in (after[1:] if after[0].text == ":" else after[:1]))

    def _is_given_name(self, at: int) -> bool:
        """Say whether «علي» is a man's name, in an article that writes the preposition «على»."""
        word = self.words[at]
        return self.raw.endswith("ي", word.start, word.end) and "على" in self.raw

    def _is_no_state(self, at: int, cut: int) -> bool:
        places = self.grammar.gazetteer.at([self.words[at].text[cut:], *self._texts(at + 1)])[1]
        return not places or places[0].kind != "country"

    def _is_rubric(self, at: int) -> bool:
        """Say whether the sentence opens with this name and a mark: «إدلب.. كذا», «حلب::كذا»."""
        after = [w.text for w in self.words[at : at + 5] if w.kind == "mark"]
        return at == 0 and bool(after) and after[0] in (":", ".", "-", "–", "|", "/")

    def _in_list(self, at: int, before: Found | None) -> bool:
        if before is None:
            return False
        between = self.words[before.last : at]
        joined = self.words[at].text.startswith("و") or any(w.text in _LIST_MARKS for w in between)
        return joined and all(w.kind == "mark" for w in between)
