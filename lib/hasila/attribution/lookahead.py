"""What stands at a word of a sentence and after it: a speaker, an addressee, words reported.

These are questions about the words ahead; which report they make is decided in :mod:`hasila.attribution.reports`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hasila.arabic import QUOTES, Word, without_article
from hasila.attribution.grammar import SpeechGrammar
from hasila.attribution.phrases import COMMAS, Phrase, PhraseReader

#: How far after a verb and its speaker the words reported may begin.
REACH = 16
#: Kinds of nouns that carry somebody's words: a statement, a tally.
CARRIERS = ("carrier", "tally")
_PAUSES = COMMAS | {"#"}
#: A name in quotes has at most this many words.
_NAME = 4


class Lookahead:
    """Answers for the words of one sentence.

    ``named``: word numbers where an actor's name begins or goes on; ``begins``: those where one begins.
    """

    def __init__(
        self,
        reader: PhraseReader,
        grammar: SpeechGrammar,
        named: frozenset[int],
        begins: frozenset[int] = frozenset(),
    ) -> None:
        self.words: Sequence[Word] = reader.words
        self.reader = reader
        self.grammar = grammar
        self.named = named
        self.begins = begins

    def named_speaker(self, at: int, attached: bool) -> Phrase | None:
        """Return the known speaker whose phrase begins here; ``attached``: a preposition is written onto it."""
        at = self.over_latest(at)
        phrase = self.reader.read(at)
        if phrase is None or not (self.is_known(phrase.first) or self.is_foreign(phrase)):
            return None
        second = self.words[phrase.first + 1].text if phrase.last > phrase.first + 1 else ""
        if self.grammar.plays("party", self.words[phrase.first].text) and self.grammar.plays("to_blame", second):
            return None  # «بحسب الجهة المسؤولة»: how the victims are sorted
        if attached and not self.words[at].text.startswith("لل"):
            phrase = replace(phrase, cut=1)
        return self.inside_carrier(phrase) or self.published_by(phrase) or self.owner_of(phrase)

    def is_foreign(self, phrase: Phrase) -> bool:
        """Say whether the phrase is one word that no list of the news has: the name of an outlet («بحسب بلومبيرج»)."""
        text = self.words[phrase.first].text
        unknown = not self.grammar.is_common(text) and not self.grammar.is_common(text[1:])
        return phrase.last == phrase.first + 1 and len(text) > 4 and unknown and not text.startswith(("ال", "لل"))

    def owner_of(self, phrase: Phrase) -> Phrase | None:
        """Return whose the tally or statement is: «تعداد لوكالة كذا», «بيان صادر أمس عن كذا», and itself if described.

        «إحصاءات حقوقية» have an adjective and no owner; a toll alone is nobody's.
        """
        if phrase.last < len(self.words) and self.reader.is_addressee(phrase.last):
            owner = self.addressee(phrase.last, 1)
            return owner if owner is not None and self.is_known(owner.first) else None
        if self.grammar.plays("issued", self.words[phrase.last - 1].text):
            at = self.over_pauses(phrase.last)
            if at < len(self.words) and self.grammar.plays("about", self.words[at].text):
                owner = self.reader.read(at + 1)
                return owner if owner is not None and self.is_known(owner.first) else None
        adjective = self.words[phrase.first + 1].text if phrase.last > phrase.first + 1 else ""
        return replace(phrase, last=phrase.first + 2) if self.grammar.plays("described", adjective) else None

    def over_latest(self, at: int) -> int:
        """Return the tally after «the latest», else the word itself."""
        latest = at + 1 < len(self.words) and self.grammar.plays("latest", self.words[at].text)
        return at + 1 if latest and self.grammar.speaker_kind(self.words[at + 1].text) in CARRIERS else at

    def published_by(self, phrase: Phrase) -> Phrase | None:
        """Return who made a tally or statement known: «الحصيلة التي نشرتها الوزارة», «حصيلة أعلنتها الوزارة»."""
        at = phrase.last
        if at < len(self.words) and self.grammar.stop(self.words[at].text) == "relative":
            at += 1
        verb = self.grammar.verb(self.words[at].text) if at < len(self.words) else None
        if verb is None or not verb.suffixed:
            return None
        owner = self.reader.read(self.over_times(at + 1))
        return owner if owner is not None and self.is_known(owner.first) else None

    def inside_carrier(self, phrase: Phrase) -> Phrase | None:
        """Return whose statement, tally or words the phrase names; the phrase itself where it is no such thing."""
        first = self.told_by(phrase)
        while first < phrase.last and self.carries(first):
            first += 1
        if first == phrase.first:
            return phrase
        if first >= phrase.last:
            return None
        text = self.words[first].text
        cut = 1 if text.startswith("ل") and not text.startswith("لل") and self.grammar.speaker_kind(text[1:]) else 0
        return Phrase(first, phrase.last, cut) if self.is_known(first) else None

    def told_by(self, phrase: Phrase) -> int:
        """Return where the speakers begin whom information comes from («معلومات … من مصادر»), else the first word."""
        kind = self.grammar.speaker_kind(self.words[phrase.first].text)
        if kind not in ("information", "report", "carrier", "tally"):
            return phrase.first
        for at in range(phrase.first + 1, phrase.last - 1):
            if self.grammar.plays("out_of", self.words[at].text) and self.is_known(at + 1):
                return at + 1
        return phrase.first

    def carries(self, at: int) -> bool:
        """Say whether the word is a statement or tally, or stands between one and whose it is."""
        text = self.words[at].text
        kind = self.grammar.speaker_kind(text)
        plays = self.grammar.plays
        return kind in ("carrier", "tally") or any(
            plays(part, text) for part in ("issued", "about", "between", "dangling")
        )

    def is_known(self, at: int) -> bool:
        """Say whether a speaker may begin here: an actor's name, or a word that the lexicon of speakers knows."""
        while at < len(self.words) and (self.words[at].text in QUOTES or self.words[at].text == "#"):
            at += 1
        if at >= len(self.words):
            return False
        kind = self.grammar.speaker_kind(self.words[at].text)
        following = self.words[at + 1].text if at + 1 < len(self.words) else ""
        if self.grammar.plays("one_of", self.words[at].text) and following:
            return self.is_known(at + 1 + self.grammar.plays("out_of", following))
        if self.grammar.plays("watches", self.words[at].text) and self._is_watched(following):
            return False
        return at in self.named or (kind is not None and kind not in ("none", "rumour"))

    def is_spokesman(self, at: int) -> bool:
        """Say whether a word that also means «speaking of» names who speaks for others («قالت متحدثة باسم كذا»)."""
        if self.grammar.speaker_kind(self.words[at].text) not in ("role", "roles") or at + 1 >= len(self.words):
            return False
        following = self.words[at + 1].text
        talks = any(self.grammar.plays(part, following) for part in ("about", "to"))
        return not talks and self.grammar.stop(following) != "in"

    def _is_watched(self, following: str) -> bool:
        """Say whether the word behind «شاهد» makes it a verb («شاهد الوزير …»), not a witness («شاهد عيان»)."""
        ends = not following.isalpha() or self.grammar.stop(following) is not None
        return not (ends or self.grammar.plays("witness", following))

    def is_object(self, at: int) -> bool:
        """Say whether a preposition is written onto the word («لقوات الأمن»): such a phrase is no subject."""
        text = self.words[at].text
        if at in self.named or text[:1] not in ("ل", "ب") or without_article(text) in self.grammar.speakers:
            return False
        return text.startswith("لل") or self.grammar.speaker_kind(text) is not None

    def addressee(self, at: int, window: int = 2) -> Phrase | None:
        """Return the medium that was told («لوكالة كذا») within ``window`` words from ``at``."""
        for start in range(at, min(at + window, len(self.words))):
            if self.words[start].kind == "word" and self.reader.is_addressee(start):
                if self.words[start].text == "ل":
                    return self.reader.quoted(start + 1) or self.reader.read(start + 1)
                phrase = self.reader.read(start)
                return replace(phrase, cut=0 if self.words[start].text.startswith("لل") else 1) if phrase else None
        return None

    def over_pauses(self, at: int, kind: str = "") -> int:
        """Return the first word from ``at`` on that is no comma, number sign or time of speaking."""
        while at < len(self.words) and (self.words[at].text in _PAUSES or self.is_time(at, kind)):
            at += 1
        return at

    def follows(self, at: int, kind: str) -> bool:
        """Say whether a stop of this kind comes next, over commas and times."""
        at = self.over_pauses(at, kind)
        return at < len(self.words) and self.grammar.stop(self.words[at].text) == kind

    def is_time(self, at: int, kind: str) -> bool:
        """Say whether a time of speaking stands here, unless a time is what is looked for."""
        if kind == "time":
            return False
        this = at + 1 < len(self.words) and self.grammar.plays("demonstrative", self.words[at].text)
        return self.grammar.stop(self.words[at + this].text) == "time"

    def over_times(self, at: int) -> int:
        """Return the first word from ``at`` on that is no time of speaking («أعلنت أمس وزارة كذا»)."""
        while at < len(self.words) and (self.is_time(at, "") or self.grammar.plays("told_us", self.words[at].text)):
            at += 1
        return at

    def colon(self, at: int) -> bool:
        """Say whether a colon stands here."""
        return at < len(self.words) and self.words[at].text == ":"

    def ends(self, at: int) -> bool:
        """Say whether nothing more is said of the speech: a mark, a time, the end."""
        return at >= len(self.words) or self.words[at].kind == "mark" or self.is_time(at, "")

    def that_follows(self, at: int) -> bool:
        """Say whether "that" or a colon stands within reach, before a full stop."""
        return any(word.text == ":" or self.grammar.stop(word.text) == "that" for word in self.words[at : at + REACH])

    def publishes_harm(self, at: int) -> bool:
        """Say whether harm, or a statement of it, is what somebody publishes («نشر الحزب بيانا بمقتل …»)."""
        if self.follows(at, "outcome") or self.follows(at, "deed"):
            return True
        words = self.words[at : at + REACH]
        stated = next((n for n, word in enumerate(words) if self._is_message(word.text)), None)
        return stated is not None and any(self.grammar.stop(word.text) == "outcome" for word in words[stated + 1 :])

    def _is_message(self, text: str) -> bool:
        return self.grammar.speaker_kind(text) in CARRIERS or self.grammar.stop(text) == "object"

    def says_next(self, at: int) -> bool:
        """Say whether what is said follows at once, or is set off by a colon within reach («وتابع فلان بالقول إن»)."""
        at = self.over_pauses(at)
        at += at < len(self.words) and self.grammar.plays("speaks_on", self.words[at].text)
        if self.follows(at, "that") or self.quotes_at(self.over_pauses(at)):
            return True
        return any(word.text == ":" for word in self.words[at : at + REACH])

    def that_or_speech(self, at: int) -> bool:
        """Say whether words reported begin within reach: after "that" or a colon, in quotes, or as news of it."""
        words = self.words[at : at + REACH]
        if any(word.text == ":" or self.grammar.stop(word.text) == "that" for word in words):
            return True
        return self.quotes_at(at) or any(
            self.grammar.plays("news", word.text) and self.grammar.plays("about", after.text)
            for word, after in pairwise(words)
        )

    def carrier_follows(self, at: int) -> bool:
        """Say whether a statement or tally is named next («أصدرت الوزارة أمس بيانا»)."""
        words = self.words[at : at + REACH // 2]
        return any(self.grammar.speaker_kind(word.text) in CARRIERS for word in words)

    def quotes_at(self, at: int) -> bool:
        """Say whether a quotation, longer than a name, opens here."""
        if at >= len(self.words) or self.words[at].text not in QUOTES:
            return False
        return not any(word.text in QUOTES for word in self.words[at + 1 : at + 2 + _NAME])

    def takes_object(self, at: int) -> bool:
        """Say whether what follows may be words reported: that, a report of harm, to, about, a quotation, a comma."""
        if at >= len(self.words):
            return False
        text = self.words[at].text
        if self.grammar.stop(text) in ("that", "outcome", "deed", "object", "time", "in", "clause"):
            return True
        if self.grammar.plays("about", text) or self.grammar.plays("to", text):
            return True
        return text == ":" or text in QUOTES or text in COMMAS or text.startswith("ب")
