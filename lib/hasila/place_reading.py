"""How the places of one sentence are read off its words: head nouns, directions, gazetteer names, lists.

The reader knows nothing of articles; :mod:`hasila.places` does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hasila.arabic import Sentence, Word, readings
from hasila.gazetteer import KnownPlace
from hasila.place_contained import contained
from hasila.place_grammar import Found, Head, PlaceGrammar

_QUOTES = frozenset("\"“”„«»'‘’‹›")
_LIST_MARKS = frozenset("،,-–/")
_DASHES = frozenset("-–—")
#: The dash between the ends of a road stands within so many words.
_LONGEST_END = 5
_LONGEST_QUOTED = 5
#: Letters of the article and the ending alone: shorter words are no adjectives of origin.
_SHORT_ADJECTIVE = 5
#: Letters of the shortest name of a town, endings that are pronouns, and kinds of places that hold towns.
_SHORTEST = 4
_PRONOUNS = ("هم", "ها", "هما", "نا", "كم", "ته", "هن")
_HOLDERS = frozenset({"governorate", "district", "countryside", "town"})
_HAMZA = frozenset("أإآؤئ")
_MARKS = re.compile("[\u064b-\u0652\u0640]")
_VERB_WITH_OBJECT = re.compile(r"[تي]\w{2,}ها|\w{3,}ته|\w{3,}تها|\w{3,}وها")


class SentencePlaces:
    """Reads the places off the words of one sentence."""

    def __init__(self, sentence: Sentence, grammar: PlaceGrammar, licensed: frozenset[str]) -> None:
        self.words: Sequence[Word] = sentence.words
        self.raw = sentence.text.raw
        self.grammar = grammar
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

    def _may_be_town(self, at: int) -> bool:
        """Say whether the word may name a town: no word of the language, unless a town is called so («الطيبة»)."""
        text = self.words[at].text
        if text in self.grammar.months or text.endswith(_PRONOUNS):
            return False
        if len(text) < _SHORTEST or self.words[at].kind != "word" or self.grammar.head(text) is not None:
            return False
        called = text.startswith("ال") and self._gazetteer_knows(text) and text not in self.grammar.parts["common"]
        return called or not self._is_everyday(at)

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

    def _is_foreign(self, at: int) -> bool:
        """Say whether the word may name a town: no everyday word, and without article, conjunction and pronoun."""
        word = self.words[at]
        plain = word.kind == "word" and len(word.text) >= _SHORTEST and not word.text.startswith(("ال", "لل", "ب"))
        owned = word.text.endswith(_PRONOUNS) or self.raw[word.start : word.end].endswith("ه")
        if not plain or owned or self.grammar.head(word.text) is not None:
            return False
        return all(rest not in self.grammar.everyday for _, rest in readings(word.text, 2))

    def _is_everyday(self, at: int) -> bool:
        return any(rest in self.grammar.everyday for _, rest in readings(self.words[at].text, 2))

    def _holds(self, at: int) -> bool:
        """Say whether a place begins here that holds the one before it: «بولاية», «بتكساس», «شمال العراق»."""
        text = self.words[at].text
        if self.grammar.plays("direction", text):
            return self._directed(at) is not None
        if not text.startswith("ب") or len(text) <= _SHORTEST:
            return False
        head = self.grammar.head(text)
        return (head is not None and head[1].kind in _HOLDERS) or bool(
            self.grammar.gazetteer.at([text[1:], *self._texts(at + 1)])[0]
        )

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

    # ------------------------------------------------------------ head nouns
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

    def _is_verb(self, at: int) -> bool:
        """Say whether a verb with an object follows a head noun («نقطة تديرها قوات», «كمين نصبته قوات»)."""
        word = self.words[at]
        letters = _MARKS.sub("", self.raw[word.start : word.end])
        return _VERB_WITH_OBJECT.fullmatch(letters) is not None and not self._gazetteer_knows(word.text)

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

    def _texts(self, at: int) -> list[str]:
        return [w.text for w in self.words[at : at + 6]]

    def _numbered(self, at: int) -> Found | None:
        cut = self.grammar.prefixed("numbered", self.words[at].text)
        follows = at + 1 < len(self.words) and self.words[at + 1].kind == "number"
        if cut is None or not follows or self.words[at].text.startswith("ل") or not self._led(at, cut):
            return None
        return Found(at, at + 2, "site", cut)

    def _name(self, at: int, head: Head) -> int | None:
        """Return where the name that begins at ``at`` ends; None where no name stands there."""
        if at >= len(self.words):
            return None
        quoted = self._quoted(at)
        if quoted is not None:
            return None if head.article and head.kind == "area" else quoted  # «موقع «كذا»» is a page
        if self.words[at].text == "#":
            return self._name(at + 1, head)
        dated = self._dated_name(at, head)
        if dated is not None:
            return dated
        if not self._may_be_name(at) or (head.kind == "site" and self._is_verb(at)):
            return None
        nested = self._nested(at)
        if nested is not None:
            return nested
        if head.definite and self.grammar.head(self.words[at].text) is not None:
            return None
        length, known = self.grammar.gazetteer.at(self._texts(at))
        if length == 1 and self._continues(at + 1) and self._goes_beyond(at, head, known):
            length = 0
        last = at + length if length else self._unknown_name(at, head)
        return None if last is None else self._over_slash(last)

    def _goes_beyond(self, at: int, head: Head, known: tuple[KnownPlace, ...]) -> bool:
        """Say whether a name is longer than the known place it begins with («كفر كذا», «مستشفى سالم كذا»)."""
        return self.grammar.plays("compound", self.words[at].text) or (head.named_after and not known[0].sure)

    def _nested(self, at: int) -> int | None:
        """Read a head noun within the name («مركز مدينة كذا», «أطراف مخيم كذا») with its own name."""
        head = self.grammar.head(self.words[at].text)
        if head is None or head[0] or head[1].kind in ("area", "governorate"):
            return None
        return self._name(at + 1, head[1])

    def _dated_name(self, at: int, head: Head) -> int | None:
        """Read a site named after a day («ملعب 5 يوليو», «شارع 26 سبتمبر»)."""
        named = (
            head.kind in ("site", "quarter", "area") and self.words[at].kind == "number" and at + 1 < len(self.words)
        )
        return at + 2 if named and self.words[at + 1].text in self.grammar.months else None

    def _quoted(self, at: int) -> int | None:
        if self.words[at].text not in _QUOTES:
            return None
        for close in range(at + 2, min(at + _LONGEST_QUOTED + 2, len(self.words))):
            if self.words[close].text in _QUOTES:
                return close + 1
        return None

    def _may_be_name(self, at: int) -> bool:
        word = self.words[at]
        if word.kind != "word" or len(word.text) < 2 or self._is_stop(word.text):
            return False
        if self.grammar.plays("direction", word.text) and not word.text.startswith("ال"):
            return False
        head = self.grammar.head(word.text)
        if (head is not None and head[0]) or self.grammar.prefixed("direction", word.text):
            return False
        if self.grammar.prefixed("event", word.text):
            return False
        prefixed = word.text.startswith(("لل", "بال")) or self._is_led_by_letter(word.text)
        return not prefixed and self._prefixed_context(word.text) is None

    def _is_stop(self, text: str) -> bool:
        """Say whether the word ends a name; a known name may look like "and" with such a word («وان»)."""
        if text in self.grammar.parts["stop"]:
            return True
        return self.grammar.plays("stop", text) and not self._gazetteer_knows(text)

    def _is_led_by_letter(self, text: str) -> bool:
        """Say whether the word is «ب» before an everyday word («بتفجير»), and so no name."""
        led = text.startswith("ب") and len(text) > _SHORTEST and text[1:] in self.grammar.everyday
        return led and text not in self.grammar.everyday and not self._gazetteer_knows(text)

    def _prefixed_context(self, text: str) -> int | None:
        """Return the letters cut where the word is a preposition with a word that stands before places («بأنحاء»)."""
        cut = self.grammar.prefixed("before", text)
        return cut if cut and not self._gazetteer_knows(text) else None

    def _gazetteer_knows(self, text: str) -> bool:
        return bool(self.grammar.gazetteer.at([text])[0])

    def _unknown_name(self, at: int, head: Head) -> int | None:
        """Return the end of a name that no gazetteer knows: one word, or two where its form asks for it."""
        text, after = self.words[at].text, at + 1
        common = not text.startswith("ال") or (head.kind in ("district", "area") and self._is_everyday(at))
        if self._describes(at, head) or (head.article and common):
            return None
        if not self._continues(after):
            return after
        second = self.words[after].text
        if head.kind == "site" and self._is_verb(after):
            return after
        indefinite = not text.startswith("ال")
        if indefinite and head.named_after and not second.startswith("ال") and self._is_everyday(after):
            return after
        if self.grammar.plays("compound", text) or self.grammar.plays("bridge", second):
            end = after + 1
            follows = end < len(self.words) and self.words[end].kind == "word"
            return end + 1 if self.grammar.plays("bridge", second) and follows else end
        named_after = head.named_after and not second.startswith(("و", "ب", "ل"))
        if indefinite and (second.startswith("ال") or named_after):
            return after + 1
        return after

    def _describes(self, at: int, head: Head) -> bool:
        """Say whether an indefinite adjective stands after the head noun («سوق شعبي»), and so no name."""
        text = self.words[at].text
        if text.startswith("ال") or head.many or self.grammar.plays("compound", text):
            return False
        followed = self._continues(at + 1) and self.words[at + 1].text.startswith("ال")
        alone = not self._continues(at + 1) or self.words[at + 1].text.startswith(("و", "ب", "ل"))
        if head.definite and (alone or text.startswith("ل")):
            return True
        if at + 1 < len(self.words) and self._holds(at + 1) and self._is_foreign(at):
            return False
        if head.kind == "district" and not followed and text.endswith("ه"):
            return True
        feminine = head.kind in ("village", "town") or self.words[at - 1].text.endswith("ه")
        return not followed and text.endswith("يه" if feminine else ("ي", "يه"))

    def _continues(self, at: int) -> bool:
        if at >= len(self.words) or not self._may_be_name(at) or not self.words[at].spaced:
            return False
        text = self.words[at].text
        if self.grammar.plays("adjective", text) or self.grammar.plays("before", text):
            return False
        return self.grammar.head(text) is None

    def _over_slash(self, last: int) -> int:
        """Take the second name of a place that is written with two («كري سبي/تل أبيض»)."""
        joined = last + 1 < len(self.words) and self.words[last].text == "/" and not self.words[last + 1].spaced
        if joined and self.words[last + 1].kind == "word":
            length, _ = self.grammar.gazetteer.at([w.text for w in self.words[last + 1 : last + 5]])
            return last + 1 + max(1, length)
        return last

    def _names(self, at: int) -> int | None:
        """Return the end of a list of names («بلدتي كذا وكذا»)."""
        head = Head("", False, False)
        last = self._name(at, head)
        while last is not None and last < len(self.words):
            following = self._list_item(last)
            if following is None:
                break
            last = following
        return last

    def _list_item(self, at: int) -> int | None:
        word = self.words[at]
        if word.text in _LIST_MARKS and at + 1 < len(self.words) and self.words[at + 1].kind == "word":
            lists = word.text in "-–" or bool(self._gazetted(at + 1)[0])
            return self._item_end(at + 1) if lists else None
        return self._item_end(at) if word.text.startswith("و") and len(word.text) > 2 else None

    def _item_end(self, at: int) -> int | None:
        text = self.words[at].text
        rest = text[1:] if text.startswith("و") else text
        if not self._may_be_name(at) or self.grammar.head(rest) is not None or self.grammar.plays("turn", text):
            return None
        length, _ = self._gazetted(at)
        if length:
            return at + length
        compound = rest in self.grammar.parts["compound"] and self._continues(at + 1)
        return at + 2 if compound else at + 1

    def _adjectives(self, last: int) -> int:
        while last < len(self.words) and self.grammar.plays("adjective", self.words[last].text):
            if not self.words[last].text.lstrip("و").startswith("ال"):
                break
            last += 1
        return last

    # ------------------------------------------------------------ names without a head noun
    def _directed(self, at: int) -> Found | None:
        """Read a direction with a place after it: a region («شمال غربي سوريا», «وسط مالي»)."""
        text = self.words[at].text
        cut = self.grammar.prefixed("direction", text)
        if cut is None or text[cut:].startswith("ال"):
            return None
        after = at + 1
        while after < len(self.words) and self.grammar.plays("direction", self.words[after].text):
            after += 1
        if after >= len(self.words) or self.words[after].kind != "word":
            return None
        length, known = self._gazetted(after)
        if not length or not self._exactly(after, length):
            return None
        kind = "region" if known[0].kind in ("country", "region") else "countryside"
        return Found(at, after + length, kind, cut, known, at)

    def _exactly(self, at: int, length: int) -> bool:
        head = self.grammar.head(self.words[at].text)
        return (head is None or length > 1) and bool(
            self.grammar.gazetteer.at([w.text for w in self.words[at : at + length]])[0]
        )

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
        while previous >= 0 and self.words[previous].text in _QUOTES | {"#"}:
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

    def _gazetted(self, at: int) -> tuple[int, tuple[KnownPlace, ...]]:
        rest = [w.text for w in self.words[at + 1 : at + 6]]
        for _, text in readings(self.words[at].text, 3):
            length, known = self.grammar.gazetteer.at([text, *rest])
            if length:
                return length, known
        return 0, ()

    def _known(self, first: int, last: int) -> tuple[KnownPlace, ...]:
        words = [w.text for w in self.words[first + 1 : last] if w.kind == "word"]
        with_head = [w.text for w in self.words[first:last] if w.kind == "word"]
        length, known = self.grammar.gazetteer.at(with_head)
        return known if length > 1 else self.grammar.gazetteer.at(words)[1] if words else ()
