"""Noun phrases that name a speaker: where one that begins at a word ends, and what kind of speaker it names.

There is no parser behind this: a phrase goes on until a word that the lexicon of stops knows, a mark that ends it, or a
verb of speech. It refuses to guess: a phrase with no words in it is None.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hasila.arabic import QUOTES, Word, without_article
from hasila.attribution.grammar import SpeechGrammar
from hasila.attribution.quoted_names import QUOTED_NAME, QuotedNames

COMMAS = frozenset("،,")
#: Longest speaker in words ("the spokesman of the ministry of … in …"); measured speakers have at most twelve.
_LONGEST = 14
_APPOSITION = 7
_JOINERS = frozenset("_-/#")
#: "Its" and "their", as written onto a noun.
_ITS = frozenset(("ها", "هم", "ما", "ته"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words ``first`` to ``last`` (exclusive) of a sentence; ``cut`` letters of the first word are no part of it.

    They are a preposition or "and".
    """

    first: int
    last: int
    cut: int = 0


class PhraseReader(QuotedNames):
    """Reads speakers off the words of one sentence. ``barriers``: word numbers where a claim begins."""

    def __init__(
        self,
        words: Sequence[Word],
        grammar: SpeechGrammar,
        barriers: frozenset[int] = frozenset(),
        is_preposition: Callable[[Word], bool] = lambda word: True,
        media: frozenset[int] = frozenset(),
        joined: frozenset[int] = frozenset(),
        named: frozenset[int] = frozenset(),
    ) -> None:
        super().__init__(words, grammar)
        self.barriers = barriers
        #: Tells the preposition "on" from the name Ali, which normalising makes one.
        self.is_preposition = is_preposition
        #: Numbers of the words where the name of a medium begins.
        self.media = media
        #: Numbers of the words in which the name of an actor begins after "and".
        self.joined = joined
        #: Numbers of the words of the names of actors.
        self.named = named

    def read(self, first: int, limit: int | None = None) -> Phrase | None:
        """Return the phrase that begins at word ``first`` (quotes before it skipped); None where there is none."""
        end = len(self.words) if limit is None else min(limit, len(self.words))
        position = first
        while position < end and position - first < _LONGEST:
            following = self._step(position, first, end)
            if following is None or self._ends_with_quote(first, position):
                break
            position = following
        last = self._trimmed(first, position)
        if last <= first:
            return None
        return Phrase(first, last, int(first in self.joined or self.grammar.is_joined(self.words[first].text)))

    def quoted(self, first: int) -> Phrase | None:
        """Return the name in quotes that begins at word ``first``; None where none does."""
        if first >= len(self.words) or self.words[first].text not in QUOTES:
            return None
        last = self.over_quoted_name(first, len(self.words))
        return Phrase(first, last) if last else None

    def _ends_with_quote(self, first: int, at: int) -> bool:
        """Say whether the phrase is a name in quotes that has just been closed; only an apposition follows it."""
        opened = self.words[first].text in QUOTES and at > first
        return opened and self.words[at - 1].text in QUOTES and self.words[at].kind == "word"

    def _step(self, at: int, first: int, end: int) -> int | None:
        word = self.words[at]
        if at in self.barriers and not (at > first and self.grammar.plays("kin", self.words[at - 1].text)):
            return None
        if word.kind == "number":
            return at + 1 if self._is_channel(at, first) else None
        if word.kind == "mark":
            return self._over_mark(at, first, end)
        return at + 1 if self._belongs(at, first) else None

    def _is_channel(self, at: int, first: int) -> bool:
        """Say whether the number is the name of a channel (القناة 12، القناة السورية الـ 7)."""
        near = at == first + 1 or self.grammar.plays("number_follows", self.words[at - 1].text)
        return near and self.grammar.speaker_kind(self.words[first].text) == "media"

    def _over_mark(self, at: int, first: int, end: int) -> int | None:
        mark = self.words[at].text
        if mark in QUOTES:
            return self.over_quoted_name(at, end)
        if mark == "(" and at > first:
            return self._over_closing(at, end, ")")
        if mark in COMMAS and at > first:
            return self._over_apposition(at, end)
        if mark == "." and at + 1 < end and not self.words[at + 1].spaced:
            return at + 2
        return at + 1 if mark in _JOINERS and not (mark == "-" and self.words[at].spaced) else None

    def _over_closing(self, at: int, end: int, mark: str) -> int | None:
        for close in range(at + 1, min(at + QUOTED_NAME + 1, end)):
            if self.words[close].text == mark:
                return close + 1
        return None

    def _over_apposition(self, at: int, end: int) -> int | None:
        """Return the number of the word after "، name،" or "، name" where the words reported follow at once."""
        for after in range(at + 1, min(at + _APPOSITION + 1, end)):
            word = self.words[after]
            if word.kind == "number" or after in self.barriers or self.is_addressee(after):
                return None
            if self.grammar.plays("however", word.text) or (after == at + 1 and self._passes_on(word.text)):
                return None  # بحسب المرصد، إلا أن كذا; أضاف مصدر، وفق الوكالة، أن
            if word.text in COMMAS or word.text == ":" or self.grammar.stop(word.text) == "that":
                return after if after > at + 1 else None
            if word.kind == "word" and (self.grammar.verb(word.text) or not self._belongs(after, at + 1)):
                return None
        return None

    def _passes_on(self, text: str) -> bool:
        """Say whether a particle begins with the word that names who passes the words on («وفق», «بحسب»)."""
        return any(particle.kind == "according" for particle in self.grammar.particles.get(text, ()))

    def _belongs(self, at: int, first: int) -> bool:
        text = self.words[at].text
        if at == first and self.grammar.speaker_kind(text) in ("carrier", "tally", "report"):
            return True
        if self.grammar.plays("demonstrative", text):
            return at == first
        if at > first and self.is_letter(at):
            return True
        if at > first and self._begins_another(at, first):
            return False
        stop = self.grammar.stop(text)
        if stop == "in":
            return at > first and self._goes_on_after_in(at)
        if stop == "outcome" and at > first and self.grammar.plays("needs_on", text):
            return at + 1 >= len(self.words) or not self.grammar.plays("on", self.words[at + 1].text)
        if stop in ("setting", "filler", None):
            return not self._is_loose_preposition(at, first)
        return stop == "time" and at > first and self._is_title(at)

    def _begins_another(self, at: int, first: int) -> bool:
        """Say whether the word begins what is said, done or told, and to whom, behind a speaker."""
        text = self.words[at].text
        if self.is_other_medium(at, first) or self.grammar.plays("denied_words", text):
            return True
        if self.grammar.plays("statement", text) and self._is_following(at + 1):
            return True  # أصدرت القيادة العامة البيان التالي
        if self.is_told(at, first) or self._is_object(at) or self._is_deed(at):
            return True
        if text[-2:] in _ITS and self._is_owned(at):
            return True
        if self.grammar.verb(text) is not None or self.is_addressee(at):
            return True
        if self.grammar.masdar(text) is not None and self.words[at - 1].text.startswith("ال"):
            return True
        return text.endswith("ا") and self.grammar.speaker_kind(text) in ("carrier", "tally", "report")

    def _is_owned(self, at: int) -> bool:
        """Say whether a noun with "its" is what somebody acts on, behind a closed phrase («شدد الجيش حصاره»)."""
        text = self.words[at].text
        if len(text) < 5 or self.grammar.stop(text) is not None:
            return False
        closed = self.words[at - 1].text.startswith(("ال", "لل", "وال"))
        closed = closed or (at - 1 in self.named and at not in self.named)
        stem = text[:-3] if text.endswith("هما") else text[:-2]
        return closed and (self.grammar.is_common(stem) or self.grammar.is_common(stem.removesuffix("ت") + "ه"))

    def _is_following(self, at: int) -> bool:
        return at < len(self.words) and self.grammar.plays("verbatim_next", self.words[at].text)

    def _is_deed(self, at: int) -> bool:
        """Say whether a noun without article follows one with it: what is done («أكدت الإدارة العامة استبعاد فلان»)."""
        text, before = self.words[at].text, self.words[at - 1].text
        if not before.startswith(("ال", "لل", "بال", "وال")) or text.startswith(("ال", "لل", "و", "ب", "ل", "ك", "ف")):
            return False
        if not text.isalpha() or not self.grammar.is_common(text) or self.grammar.speaker_kind(text) is not None:
            return False
        named = text in self.grammar.given or text in self.grammar.weak_given or self.grammar.joins_name(text)
        named = named or self.grammar.stop(text) is not None
        following = self.words[at + 1].text if at + 1 < len(self.words) else ""
        plain = following.isalpha() and not following.startswith("ال")
        unknown = plain and not any(map(self.grammar.is_common, (following, following[:-1], following[:-2])))
        allowed = any(self.grammar.plays(part, text) for part in ("after_definite", "outlet_tail"))
        return not (named or unknown or allowed)

    def is_other_medium(self, at: int, first: int | None = None) -> bool:
        """Say whether a medium follows a phrase that is closed («أفاد المدير وكالة كذا»): it was told.

        So it is behind a source that is described («أفاد مصدر طبي وكالة كذا»); ``first``: where the phrase begins.
        """
        source = first is not None and at > first + 1 and self.grammar.speaker_kind(self.words[first].text) == "source"
        closed = source or self.words[at - 1].text.startswith("ال")
        closed = closed and not self.words[at].text.startswith("ال")
        return closed and self.grammar.speakers.get(self.words[at].text) == "media"

    def _is_object(self, at: int) -> bool:
        """Say whether a body is what somebody acts on, behind a closed phrase («هاجمت الصحف المحلية السلطات»)."""
        return self.words[at - 1].text.startswith("ال") and self.grammar.plays("plain_body", self.words[at].text)

    def _is_title(self, at: int) -> bool:
        """Tell the secretary *general* from last *year*: after a title or a body the word is an adjective."""
        if not self.grammar.plays("general", self.words[at].text):
            return False
        following = self.words[at + 1].text if at + 1 < len(self.words) else ""
        dated = self.grammar.stop(following) == "time" or following.isdigit()
        before = self.words[at - 1].text
        agrees = before.endswith(("ه", "ات")) == self.words[at].text.endswith("ه")
        described = before.startswith(("ال", "لل")) and agrees and not dated
        return described or self.grammar.speaker_kind(before) in ("role", "roles", "body")

    def _goes_on_after_in(self, at: int) -> bool:
        if at + 1 >= len(self.words) or self.words[at + 1].kind != "word":
            return at + 1 < len(self.words) and self.words[at + 1].text in QUOTES
        following = self.words[at + 1].text
        if self.grammar.owned_kind(following) == "tally":
            return False  # «المركز في حصيلته»
        return self.grammar.stop(following) is None and self.grammar.stop(without_article(following)) != "setting"

    def is_told(self, at: int, first: int) -> bool:
        """Say whether "to" is written onto the word behind a source («مصدر أمني للجوهرة»): who was told is no part."""
        text = self.words[at].text
        if not text.startswith("ل"):
            return False
        told = len(text) > 4 and self.grammar.speaker_kind(self.words[first].text) == "source"
        rest = "ا" + text[1:] if text.startswith("لل") else text[1:]
        if self.grammar.plays("governs_to", self.words[at - 1].text):
            return False
        return told and not (self.grammar.is_common(text) or self.grammar.is_common(rest))

    def _is_loose_preposition(self, at: int, first: int) -> bool:
        word, before = self.words[at], self.words[at - 1].text if at > first else ""
        plays = self.grammar.plays
        if plays("about", word.text):
            return not plays("issued", before)
        return plays("to", word.text) or (plays("on", word.text) and self.is_preposition(word))

    def is_addressee(self, at: int) -> bool:
        """Say whether the word is "to (a medium)": the one who was told, who relays the words."""
        text = self.words[at].text
        if text == "ل":
            return True
        if not text.startswith("ل"):
            return False
        if at in self.media:
            return True
        if len(text) < 4:
            return False
        if at + 1 < len(self.words) and self.grammar.plays("outlet_tail", self.words[at + 1].text):
            return True
        rest = "ا" + text[1:] if text.startswith("لل") else text[1:]
        if rest.isascii() and rest.isalpha():
            return True
        return self.grammar.speaker_kind(rest) in ("media", "correspondent")

    def _trimmed(self, first: int, last: int) -> int:
        while last > first and self._dangles(first, last - 1):
            last -= 1
        return last

    def _dangles(self, first: int, at: int) -> bool:
        """Say whether the word cannot be the last of a phrase: a preposition, a loose mark, a quote never opened."""
        word = self.words[at]
        if word.text in QUOTES:
            return not any(w.text in QUOTES for w in self.words[first:at])
        loose = self.grammar.plays("dangling", word.text) and not (at > first and self.is_letter(at))
        return loose or (word.kind == "mark" and word.text != ")")
