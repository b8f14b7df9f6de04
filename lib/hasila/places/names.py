"""How far the name of a place goes: over its words, its quotation marks, the joined names of a list.

Knows the words of one sentence only, and reads on from where :mod:`hasila.places.reading` says that a place begins.
"""

from __future__ import annotations

import re

from hasila.arabic import QUOTES, readings
from hasila.gazetteer import KnownPlace
from hasila.places.grammar import Head
from hasila.places.known import KnownPlaces

_LIST_MARKS = frozenset("،,-–/")
_LONGEST_QUOTED = 5
#: Letters of the shortest name of a town, endings that are pronouns, and kinds of places that hold towns.
_SHORTEST = 4
_PRONOUNS = ("هم", "ها", "هما", "نا", "كم", "ته", "هن")
_HOLDERS = frozenset({"governorate", "district", "countryside", "town"})
_MARKS = re.compile("[\u064b-\u0652\u0640]")
#: Verbs as they may stand after a place: imperfect, feminine and plural.
_LIKE_VERB = re.compile(r"[يتن]\w+|و\w+|ف\w+|ل\w+|\w+(?:ت|وا|ون)|ا[نستع]\w{3,}")
_VERB_WITH_OBJECT = re.compile(r"[تي]\w{2,}ها|[تي]\w{3,}ه|\w{3,}ته|\w{3,}تها|\w{3,}وها")


class PlaceNames(KnownPlaces):
    """Tells where names of places end among the words of one sentence; word numbers in, word numbers out."""

    def _may_be_town(self, at: int) -> bool:
        """Say whether the word may name a town: no word of the language, unless a town is called so («الطيبة»)."""
        text = self.words[at].text
        if text in self.grammar.months or text.endswith(_PRONOUNS):
            return False
        if len(text) < _SHORTEST or self.words[at].kind != "word" or self.grammar.head(text) is not None:
            return False
        called = text.startswith("ال") and self._gazetteer_knows(text) and text not in self.grammar.parts["common"]
        return called or not self._is_everyday(at)

    def _is_foreign(self, at: int, *, led: bool = False) -> bool:
        """Say whether the word may name a town: no everyday word, and without article, conjunction and pronoun.

        Within a name (``led``) it may begin with the letter of a preposition.
        """
        word = self.words[at]
        letters = ("ال", "لل") if led else ("ال", "لل", "ب")
        plain = word.kind == "word" and len(word.text) >= _SHORTEST - 1 and not word.text.startswith(letters)
        owned = word.text.endswith(_PRONOUNS) or self.raw[word.start : word.end].endswith("ه")
        if not plain or owned or self.grammar.head(word.text) is not None:
            return False
        return all(rest not in self.grammar.everyday for _, rest in readings(word.text, 2))

    def _is_everyday(self, at: int) -> bool:
        return any(rest in self.grammar.everyday for _, rest in readings(self.words[at].text, 2))

    def _holds(self, at: int) -> bool:
        """Say whether a place begins here that holds the one before it: «بولاية», «بتكساس», «شمال العراق»."""
        text = self.words[at].text
        if self.grammar.prefixed("direction", text) is not None:
            named = at + 1 < len(self.words) and self.grammar.head(self.words[at + 1].text) is not None
            return named or self._directed(at) is not None
        if not text.startswith("ب") or len(text) <= _SHORTEST:
            return False
        head = self.grammar.head(text)
        return (head is not None and head[1].kind in _HOLDERS) or bool(
            self.grammar.gazetteer.at([text[1:], *self._texts(at + 1)])[0]
        )

    def _is_verb(self, at: int) -> bool:
        """Say whether a verb with an object follows a head noun («نقطة تديرها قوات», «كمين نصبته قوات»)."""
        word = self.words[at]
        letters = _MARKS.sub("", self.raw[word.start : word.end])
        if self.grammar.plays("of_site", word.text):
            return True  # «مدرسة تؤوي نازحين»
        if letters[0] == "ي" and len(letters) > _SHORTEST - 1 and word.text in self.grammar.everyday:
            return word.text not in self.grammar.men and not self._gazetteer_knows(word.text)  # «فندق ينزل فيه»
        return _VERB_WITH_OBJECT.fullmatch(letters) is not None and not self._gazetteer_knows(word.text)

    def _name(self, at: int, head: Head) -> int | None:
        """Return where the name that begins at ``at`` ends; None where no name stands there."""
        if at >= len(self.words):
            return None
        quoted = self._quoted(at)
        if quoted is not None:
            return None if head.article and head.kind == "area" else quoted  # «موقع «كذا»» is a page
        if self.words[at].text == "#":
            return self._name(at + 1, head)
        dated = self._dated_name(at, head) or self._of_institution(at, head)
        if dated is not None:
            return dated
        if not self._may_be_name(at) or self._goes_on_with_noun(at) or (head.kind == "site" and self._is_verb(at)):
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

    def _goes_on_with_noun(self, at: int) -> bool:
        """Say whether the word is "and" before an everyday word («مطعم وعائلة»), and so no name (but «وادي» is one)."""
        text = self.words[at].text
        joined = text.startswith("و") and text[1:] in self.grammar.everyday
        return joined and text not in self.grammar.everyday and not self._gazetteer_knows(text)

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
        """Read a site named after a day, or a quarter after its houses («ملعب 5 يوليو», «حي 500 مسكن»)."""
        if self.words[at].kind != "number" or at + 1 >= len(self.words):
            return None
        text = self.words[at + 1].text
        housed = head.kind == "quarter" and self.grammar.plays("dwellings", text)
        dated = head.kind in ("site", "quarter", "area") and text in self.grammar.months
        return at + 2 if housed or dated else None

    def _of_institution(self, at: int, head: Head) -> int | None:
        """Read a site called by the service that holds it («سجن الأمن السياسي», «مقر الشرطة العسكرية»)."""
        if head.kind != "site" or head.many or not self.grammar.plays("service", self.words[at].text):
            return None
        text = self.words[at + 1].text if at + 1 < len(self.words) else ""
        branch = text.startswith("ال") and text.endswith(("ي", "يه", "مه", "ام"))
        return at + 2 if branch and self.words[at].text.startswith("ال") else None

    def _quoted(self, at: int) -> int | None:
        if self.words[at].text not in QUOTES:
            return None
        for close in range(at + 2, min(at + _LONGEST_QUOTED + 2, len(self.words))):
            if self.words[close].text in QUOTES:
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
        """Say whether the word is «ب» before an everyday word («بتفجير»), and so no name (but «بوشبكة» is one)."""
        if text.startswith("بو") and text[2:] in self.grammar.everyday:
            return False
        led = text.startswith("ب") and len(text) > _SHORTEST and text[1:] in self.grammar.everyday
        return led and text not in self.grammar.everyday and not self._gazetteer_knows(text)

    def _prefixed_context(self, text: str) -> int | None:
        """Return the letters cut where the word is a preposition with a word that stands before places («بأنحاء»)."""
        cut = self.grammar.prefixed("before", text)
        return cut if cut and not self._gazetteer_knows(text) else None

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
        if self._is_foreign_pair(at):
            return after + 1
        if self.grammar.plays("compound", text) or self.grammar.plays("bridge", second):
            end = after + 1
            follows = end < len(self.words) and self.words[end].kind == "word"
            return end + 1 if self.grammar.plays("bridge", second) and follows else end
        named_after = head.named_after and not second.startswith(("و", "ب", "ل"))
        if indefinite and (self._has_article(after) or named_after):
            return after + 1
        return after

    def _has_article(self, at: int) -> bool:
        """Say whether the word begins with the article and not with a hamza («ألقت»)."""
        word = self.words[at]
        return word.text.startswith("ال") and self.raw[word.start] not in "أإآ"

    def _is_foreign_pair(self, at: int) -> bool:
        """Say whether two words that the language has not make one name («جيلان بينار»): no verb, no man's name."""
        first, second = (self.words[n].text for n in (at, at + 1))
        if self._gazetteer_knows(first) or not (self._is_foreign(at) and self._is_foreign(at + 1, led=True)):
            return False
        return not (second in self.grammar.men or _LIKE_VERB.fullmatch(second))

    def _describes(self, at: int, head: Head) -> bool:
        """Say whether an indefinite adjective stands after the head noun («سوق شعبي»), and so no name."""
        text = self.words[at].text
        if text.startswith("ال") or head.many or self.grammar.plays("compound", text):
            return False
        followed = self._continues(at + 1) and self.words[at + 1].text.startswith("ال")
        if at + 1 < len(self.words) and self._holds(at + 1) and self._is_foreign(at):
            return False
        alone = not self._continues(at + 1) or self.words[at + 1].text.startswith(("و", "ب", "ل"))
        if head.definite and (alone or text.startswith("ل")) and text not in self.grammar.men:
            return True
        if head.kind == "district" and not followed and text.endswith("ه"):
            return text in self.grammar.everyday or text.startswith("م") or text.endswith("يه")
        if head.kind in ("village", "town") and self._continues(at + 1) and self._is_foreign(at + 1):
            return False
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
        """Take the second name of a place that is written with two («كري سبي/تل أبيض», «بيتون-شلبون»)."""
        if last + 1 >= len(self.words) or self.words[last].text not in "/-" or self.words[last + 1].spaced:
            return last
        if self.words[last + 1].kind != "word" or (self.words[last].text == "-" and self.words[last].spaced):
            return last
        length, _ = self.grammar.gazetteer.at([w.text for w in self.words[last + 1 : last + 5]])
        return last + 1 + max(1, length)

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
        if word.text == "و" and at + 2 < len(self.words) and self.words[at + 1].text == "#":
            return self._item_end(at + 2)
        if word.text in _LIST_MARKS and at + 1 < len(self.words) and self.words[at + 1].kind == "word":
            lists = word.text in "-–" or bool(self._gazetted(at + 1)[0])
            return self._item_end(at + 1) if lists else None
        return self._item_end(at) if word.text.startswith("و") and len(word.text) > 2 else None

    def _item_end(self, at: int) -> int | None:
        text = self.words[at].text
        rest = text[1:] if text.startswith("و") else text
        if not self._may_be_name(at) or self.grammar.head(rest) is not None or self.grammar.plays("turn", text):
            return None
        if text in self.grammar.parts["hamza_and"] and self._has_hamza(at):
            return None  # «، وأن» is no town of Van
        length, _ = self._gazetted(at)
        if length:
            return at + length
        compound = rest in self.grammar.parts["compound"] and self._continues(at + 1)
        return at + 2 if compound else at + 1

    def _adjectives(self, last: int) -> int:
        while last < len(self.words) and self.grammar.plays("adjective", self.words[last].text):
            if not self.words[last].text.removeprefix("و").startswith("ال"):
                break
            last += 1
        return last
