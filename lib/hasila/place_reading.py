"""How the places of one sentence are read off its words: head nouns, directions, gazetteer names, lists.

The reader knows nothing of articles; :mod:`hasila.places` does. How far a name goes is told by
:mod:`hasila.place_names`.
"""

from __future__ import annotations

from hasila.arabic import QUOTES, Sentence, readings
from hasila.gazetteer import KnownPlace
from hasila.place_contained import contained
from hasila.place_grammar import Found, Head, PlaceGrammar
from hasila.place_names import PlaceNames

_LIST_MARKS = frozenset("،,-–/")
_DASHES = frozenset("-–—")
#: The dash between the ends of a road stands within so many words.
_LONGEST_END = 5
#: Letters of the article and the ending alone: shorter words are no adjectives of origin.
_SHORT_ADJECTIVE = 5
_HAMZA = frozenset("أإآؤئ")


class SentencePlaces(PlaceNames):
    """Reads the places off the words of one sentence."""

    def __init__(self, sentence: Sentence, grammar: PlaceGrammar, licensed: frozenset[str]) -> None:
        super().__init__(sentence.words, sentence.text.raw, grammar)
        self.licensed = licensed
        self.licensed_firsts = frozenset(name.split()[0] for name in licensed)
        may_begin = grammar.may_begin
        #: Numbers of the words at which a place may begin.
        self.starts = [n for n, w in enumerate(self.words) if w.kind == "word" and may_begin(w.text)]
        if len(self.words) > 2 and grammar.plays("in", self.words[0].text) and 1 not in self.starts:
            self.starts.insert(0 if not self.starts or self.starts[0] > 1 else 1, 1)
        if licensed:
            licensed_too = (n for n, w in enumerate(self.words) if w.kind == "word" and self._may_be_licensed(w.text))
            self.starts = sorted({*self.starts, *licensed_too})

    def places(self) -> list[Found]:
        """Return the places in order, none inside another."""
        found = self._found()
        every: list[Found] = []
        for place in found:
            inner = contained(self.words, self.raw, place, self.grammar)
            if inner is not None and (not every or every[-1].last <= inner.first):
                every.append(inner)
            every.append(place)
        return every

    def contained(self) -> list[Found]:
        """Return the places of unknown names that stand right before those that hold them."""
        inner = (contained(self.words, self.raw, place, self.grammar) for place in self._found())
        return [place for place in inner if place is not None]

    def _found(self) -> list[Found]:
        found: list[Found] = []
        for at in self.starts:
            if found and at < found[-1].last:
                continue
            here = self._at(at, found[-1] if found else None)
            if here is not None:
                found.append(here)
        return found

    def _may_be_licensed(self, word: str) -> bool:
        return bool(self.licensed) and any(rest in self.licensed_firsts for _, rest in readings(word, 3))

    def headed(self) -> list[Found]:
        """Return the places with a head noun before the name only."""
        found = (self._with_head(at) for at in self.starts if self.grammar.head(self.words[at].text))
        return [place for place in found if place is not None and place.name > place.first]

    def _at(self, at: int, before: Found | None) -> Found | None:
        return (
            self._with_head(at)
            or self._entrance(at)
            or self._between(at)
            or self._directed(at)
            or self._bare(at, before)
            or self._capital(at)
            or self._of_two_words(at)
            or self._opening(at)
            or self._whole_country(at)
        )

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
        last = place.last if place is not None else at + 2 + self._gazetted(at + 2)[0]
        return Found(at, last, "quarter", cut, (), at) if last > at + 2 else None

    def _between(self, at: int) -> Found | None:
        """Read the way between two towns («بين كذا وكذا», «الطريق الواصل بين كذا وبلدة كذا»)."""
        if not self.grammar.plays("between", self.words[at].text):
            return None
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

    def _capital(self, at: int) -> Found | None:
        """Read a capital by its country («العاصمة الفرنسية»)."""
        cut = self.grammar.prefixed("capital", self.words[at].text)
        if cut is None or at + 1 >= len(self.words):
            return None
        nation = self.words[at + 1].text
        if not (nation.startswith("ال") and nation.endswith("يه")):
            return None
        name = at + 2 + (at + 3 < len(self.words) and self.words[at + 2].text == "،")
        length, known = self.grammar.gazetteer.at(self._texts(name)) if name < len(self.words) else (0, ())
        if length == 0 or (name > at + 2 and all(place.kind != "town" for place in known)):
            return Found(at, at + 2, "town", cut, (), at)
        return Found(at, name + length, "town", cut, known, name)

    def _with_head(self, at: int) -> Found | None:
        text = self.words[at].text
        alone = self.grammar.prefixed("alone", text)
        head = self.grammar.head(text)
        if head is None:
            return self._numbered(at) or self._described(at) or self._alone(at, alone)
        cut, kind = head
        joined = self._joined_heads(at, cut, kind)
        if joined is not None:
            return joined
        if not kind.hamza and self._has_hamza(at):
            return None  # «وأدى» is no valley
        whole, places = self.grammar.gazetteer.at([text[cut:], *self._texts(at + 1)])
        if whole > 1:  # the head noun is part of the name itself
            return Found(at, self._over_slash(at + whole), places[0].kind, cut, places, at)
        if at + 1 < len(self.words) and self._is_no_name_of(kind, at):
            return None
        road = self._ends_of_road(at + 1) if kind.kind == "road" else None
        last = road or (self._names(at + 1) if kind.many else self._name(at + 1, kind))
        if last is None:
            return None
        if kind.kind == "site" and any(self.grammar.plays("body_of", w.text) for w in self.words[at + 1 : last + 1]):
            return None
        last += last < len(self.words) and self.words[last].kind == "number" and kind.kind in ("site", "area")
        if kind.kind == "countryside":
            last = self._adjectives(last)
        known = self._known(at, last)
        return Found(at, last, self._rank(text[cut:], kind, at + 1, known), cut, known, at + 1)

    def _joined_heads(self, at: int, cut: int, kind: Head) -> Found | None:
        """Read what several kinds of places share («مدن وبلدات الضفة الغربية», «قرى وبلدات ريف كذا»)."""
        text = self.words[at + 1].text if at + 1 < len(self.words) else ""
        second = self.grammar.head(text) if kind.many and text.startswith("و") else None
        if second is None or not second[1].many:
            return None
        place = self._with_head(at + 1)
        return None if place is None else Found(at, place.last, kind.kind, cut, place.known, at + 2)

    def _rank(self, noun: str, head: Head, at: int, known: tuple[KnownPlace, ...]) -> str:
        """Return the kind of place: a centre is a district in Egypt, and a region of Saudi Arabia holds districts."""
        if self.grammar.plays("centre", noun) and known:
            return "district"
        if head.kind == "district" and self.grammar.plays("province", self.words[at].text):
            return "governorate"
        return head.kind

    def _ends_of_road(self, at: int) -> int | None:
        """Return where the two ends of a road end («طريق كذا - كذا»)."""
        for dash in range(at + 1, min(at + _LONGEST_END, len(self.words) - 1)):
            if self.words[dash].text in _DASHES:
                after = dash + 1
                named = self._may_be_name(after) and (self._gazetted(after)[0] or not self._is_everyday(after))
                return self._name(after, Head("", False, False)) if named else None
            if self.words[dash].kind != "word" or self.grammar.plays("stop", self.words[dash].text):
                return None
        return None

    def _is_no_name_of(self, head: Head, at: int) -> bool:
        """Say whether no name follows a head noun: a common word, a bureau («مديرية الأمن»), an ambush's place."""
        following = self.words[at + 1].text
        if following in self.grammar.parts["common"]:
            return True
        return head.kind in ("district", "area") and following in self.grammar.parts["bureau"]

    def _has_hamza(self, at: int) -> bool:
        word = self.words[at]
        return any(letter in _HAMZA for letter in self.raw[word.start : word.end])

    def _described(self, at: int) -> Found | None:
        """Read a quarter or a site by its definite adjective («الحي اليوناني», «السوق الشعبي»)."""
        site, region = (self.grammar.prefixed(part, self.words[at].text) for part in ("described", "region"))
        cut = region if site is None else site
        if cut is None or at + 1 >= len(self.words):
            return None
        text = self.words[at + 1].text
        described = text.startswith("ال") and text.endswith(("ي", "يه")) and len(text) > _SHORT_ADJECTIVE
        described = described or self.grammar.plays("describing", text)
        kind = "region" if site is None else "quarter"
        return Found(at, self._adjectives(at + 2), kind, cut) if described and self._led(at, cut) else None

    def _led(self, at: int, cut: int) -> bool:
        """Say whether a preposition or a verb of harm stands before the place."""
        prefixed = self.words[at].text[:cut].endswith(("ب", "لل"))
        return prefixed or (at > 0 and self.grammar.plays("before", self.words[at - 1].text)) or self._is_left(at)

    def _is_left(self, at: int) -> bool:
        """Say whether people fled from the place («نزحوا من القرى الحدودية»)."""
        from_here = at > 1 and self.grammar.plays("of", self.words[at - 1].text)
        return from_here and any(self.grammar.plays("fled", w.text) for w in self.words[max(0, at - 9) : at - 1])

    def _alone(self, at: int, cut: int | None) -> Found | None:
        """Read a site that needs no name («في المدرسة»): a preposition must stand before it."""
        if cut is None or (self.grammar.plays("capital", self.words[at].text[cut:]) and self._names_capital(at + 1)):
            return None
        if self.grammar.plays("that_place", self.words[at].text[cut:]) and self._lies(at + 1):
            return None
        return Found(at, at + 1, "site", cut) if self._led(at, cut) else None

    def _lies(self, at: int) -> bool:
        """Say whether it is told where the place lies: a name for it stands elsewhere («المحافظة الواقعة جنوب كذا»)."""
        return at < len(self.words) and self.grammar.plays("lies", self.words[at].text)

    def _names_capital(self, at: int) -> bool:
        """Say whether the capital's name or its country follows («العاصمة صنعاء», «العاصمة الفرنسية»)."""
        return at < len(self.words) and (self.words[at].text.startswith("ال") or bool(self._gazetted(at)[0]))

    def _numbered(self, at: int) -> Found | None:
        cut = self.grammar.prefixed("numbered", self.words[at].text)
        follows = at + 1 < len(self.words) and self.words[at + 1].kind == "number"
        if cut is None or not follows or self.words[at].text.startswith("ل") or not self._led(at, cut):
            return None
        return Found(at, at + 2, "site", cut)

    def _bare(self, at: int, before: Found | None) -> Found | None:
        if self.words[at].text in self.grammar.parts["hamza_and"] and self._has_hamza(at):
            return None  # «وأن» is no town of Van
        for cut, rest in readings(self.words[at].text, 3):
            length, known = self.grammar.gazetteer.at([rest, *self._texts(at + 1)])
            length = length or self._licensed(rest, at)
            alone = length > 1 and known and known[0].kind != "country" and known[0].sure
            if not length or not (alone or self._stands_as_place(at, cut, before)):
                continue
            if length == 1 and rest in self.grammar.parts["common"]:
                continue
            name = " ".join([rest, *(w.text for w in self.words[at + 1 : at + length])])
            if (known and known[0].sure) or name in self.licensed or self._in_list(at, before):
                kind = known[0].kind if known else "town"
                last = self._over_slash(at + length) if at else at + length
                return Found(at, last, kind, cut, known, at)
        return None

    def _licensed(self, rest: str, at: int) -> int:
        """Return the length of a name that the article gives with a head noun elsewhere; 0 where none begins here."""
        for length in (3, 2, 1):
            if " ".join([rest, *self._texts(at + 1)[: length - 1]]) in self.licensed:
                return length
        return 0

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
        if self.grammar.plays("before", text) or self.grammar.plays("away", text):
            return True
        if self.grammar.prefixed("event", text) is not None and self._is_no_state(at, cut):
            return True
        capital = previous > 0 and self.grammar.plays("capital", self.words[previous - 1].text)
        return capital or self._in_list(at, before)

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
